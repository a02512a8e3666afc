import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";

/** How the head of a view looks, which is always in sight. */
export const HEAD = {
  flexShrink: 0,
  padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  backgroundColor: tokens.colorNeutralBackground2,
  borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
} as const;

const useStyles = makeStyles({
  figures: { display: "flex", justifyContent: "space-between", margin: `${tokens.spacingVerticalXXS} 0` },
  figure: { minWidth: 0 },
  right: { textAlign: "right" },
  term: { ...typographyStyles.caption2, color: tokens.colorNeutralForeground2 },
  looked: { color: tokens.colorNeutralForeground1, textDecorationLine: "underline", textUnderlineOffset: "3px" },
  value: { ...typographyStyles.caption1Strong, margin: 0, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  // Eight digits and more, four times over, in a narrow pane.
  small: { fontSize: tokens.fontSizeBase100 },
});

/** Characters of an amount that fit four times at full size. */
const LONGEST = 9;

export interface HeadFigure {
  readonly name: string;
  readonly text: string;
  /** In full, where the text is shorter. */
  readonly title?: string;
  /** Whether the list below shows it. */
  readonly isLooked?: boolean;
}

/** Four figures beside each other. */
export function HeadFigures({ figures }: { figures: readonly HeadFigure[] }): ReactElement {
  const styles = useStyles();
  const isLong = figures.some(({ text }) => text.length > LONGEST);
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, text, title, isLooked = false }, index) => (
        <div key={name} className={mergeClasses(styles.figure, index > 0 && styles.right)}>
          <dt className={mergeClasses(styles.term, isLooked && styles.looked)}>{name}</dt>
          <dd className={mergeClasses(styles.value, isLong && styles.small)} title={title}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
