import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";

const useStyles = makeStyles({
  choice: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(0, 1fr)",
    margin: 0,
    padding: "2px",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    maxWidth: "360px",
  },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", padding: 0 },
  option: {
    ...typographyStyles.body1,
    position: "relative",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusSmall,
    textAlign: "center",
    cursor: "pointer",
    ":has(:focus-visible)": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  other: { ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  chosen: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    // Backgrounds are not kept where the system forces its own.
    "@media (forced-colors: active)": {
      forcedColorAdjust: "none",
      backgroundColor: "Highlight",
      color: "HighlightText",
    },
  },
  // Lies over its own words, so that a pointer finds it there.
  input: { position: "absolute", inset: 0, margin: 0, opacity: 0, cursor: "pointer" },
});

interface Props<V extends string> {
  /** What is chosen, for whoever has the page read out. */
  readonly label: string;
  readonly options: Readonly<Record<V, string>>;
  readonly chosen: V;
  readonly onChoose: (option: V) => void;
}

/** One of a few, side by side; the browser's own radio buttons, with their keys. */
export function Choice<V extends string>({ label, options, chosen, onChoose }: Props<V>): ReactElement {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.unseen}>{label}</legend>
      {(Object.entries<string>(options) as [V, string][]).map(([option, words]) => (
        <label key={option} className={mergeClasses(styles.option, option === chosen ? styles.chosen : styles.other)}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={option === chosen}
            onChange={() => {
              onChoose(option);
            }}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
