import { exact } from "../../core/shared";
import { Input, makeStyles, Slider, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { ELEMENT_NAMES, type ElementKey } from "../plan/elements";
import { percentText, readPercent } from "../typedNumber";

const useStyles = makeStyles({
  element: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { ...typographyStyles.body1, flexGrow: 1, minWidth: 0 },
  field: { width: "96px", minWidth: 0 },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0, width: "100%" },
  slider: { width: "100%" },
  // A mark for each quarter of a percent would be a dotted line.
  rail: { "::before": { backgroundImage: "none" } },
  refusal: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, margin: 0 },
});

/** A quarter of a percent of base, as people negotiate. */
const STEP = 0.25;

interface Props {
  readonly element: ElementKey;
  /** As it is typed, in percent. */
  readonly text: string;
  /** Where the slider ends, as a share of base. */
  readonly most: number;
  /** What is wrong with the share. */
  readonly refusal: string | undefined;
  readonly onType: (text: string) => void;
  readonly onSlide: (percent: number) => void;
}

/** One share of base: typed exactly, or moved by steps. */
export function ShareField({ element, text, most, refusal, onType, onSlide }: Props): ReactElement {
  const styles = useStyles();
  const share = readPercent(text);
  const refusalId = useId();
  return (
    <div className={styles.element} role="group" aria-label={ELEMENT_NAMES[element]}>
      <div className={styles.head}>
        <span className={styles.name} aria-hidden="true">
          {ELEMENT_NAMES[element]}
        </span>
        <Input
          className={styles.field}
          size="small"
          input={{
            className: styles.number,
            inputMode: "decimal",
            "aria-invalid": refusal !== undefined,
            ...(refusal !== undefined && { "aria-describedby": refusalId }),
          }}
          aria-label={`${ELEMENT_NAMES[element]}, percent of base`}
          contentAfter="%"
          autoComplete="off"
          value={text}
          onChange={(_event, { value }) => {
            onType(value);
          }}
        />
      </div>
      <Slider
        className={styles.slider}
        rail={{ className: styles.rail }}
        size="small"
        min={0}
        max={exact(most).times(100).toNumber()}
        step={STEP}
        value={share === null ? 0 : exact(share).times(100).toNumber()}
        aria-label={ELEMENT_NAMES[element]}
        aria-valuetext={share === null ? "not a number" : `${percentText(share)}% of base`}
        onChange={(_event, { value }) => {
          onSlide(value);
        }}
      />
      {refusal !== undefined && (
        <p id={refusalId} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
