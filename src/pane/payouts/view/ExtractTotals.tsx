import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Section } from "../../view/Section";
import { WayTo } from "../../view/WayTo";
import { controlText, extractName } from "../keptExtracts";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    ...typographyStyles.caption1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  note: { ...typographyStyles.caption1, margin: `0 0 ${tokens.spacingVerticalXS}` },
});

/** The extracts that payments were taken of, each with its control total. */
export function ExtractTotals({ at, onShow }: Pick<PartProps, "at" | "onShow">): ReactElement | null {
  const styles = useStyles();
  const { list, lines } = at.extracts;
  if (list.length === 0) return null;
  return (
    <Section title="Extracts of payments">
      {() => (
        <>
          <p className={styles.note}>What became of each line, and why it was left out, is in {lines.own.sheet}.</p>
          <ul className={styles.list} aria-label="Extracts of payments">
            {list.map((extract) => (
              <li key={extract.number} className={styles.item}>
                <span className={styles.strong}>{extractName(extract)}</span>: {controlText(extract)}.{" "}
                <WayTo place={extract.place} onShow={onShow} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
