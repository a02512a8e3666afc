import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Reading } from "../core/define/rule";
import { Opener } from "./Opener";

const useStyles = makeStyles({
  reading: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":last-child": { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  title: {
    ...typographyStyles.body1,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    marginLeft: tokens.spacingHorizontalL,
    listStylePosition: "outside",
  },
  body: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  term: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground2,
    marginTop: tokens.spacingVerticalS,
  },
  text: { margin: 0 },
  key: { fontFamily: tokens.fontFamilyMonospace },
});

/** Where the guide's words leave room: closed at first, for whoever wants to know. */
export function Readings({ readings }: { readings: readonly Reading[] }): ReactElement {
  const styles = useStyles();
  return (
    <div>
      {readings.map(({ id, title, quote, ours, alternatives, termKey }) => (
        <details key={id} className={styles.reading}>
          <Opener className={styles.title}>{title}</Opener>
          <dl className={styles.body}>
            <dt className={styles.term}>The guide</dt>
            <dd className={styles.text}>{quote}</dd>
            <dt className={styles.term}>How it is read here</dt>
            <dd className={styles.text}>{ours}</dd>
            <dt className={styles.term}>What else it could mean</dt>
            <dd className={styles.text}>{alternatives}</dd>
            {termKey !== undefined && (
              <>
                <dt className={styles.term}>To choose otherwise, in your terms</dt>
                <dd className={mergeClasses(styles.text, styles.key)}>{termKey}</dd>
              </>
            )}
            <dt className={styles.term}>Reading</dt>
            <dd className={styles.text}>{id}</dd>
          </dl>
        </details>
      ))}
    </div>
  );
}
