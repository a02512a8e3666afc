import type { ReactElement } from "react";
import { SelectField } from "../../SelectField";
import { calledAmong, quoted, severalText, type Usable } from "../project";
import { listed } from "../../words";
import { useCloseStyles } from "./closeLooks";

interface Props {
  readonly usable: readonly Usable[];
  /** The scenario that somebody chose, whether it gives figures or not; null before that. */
  readonly called: string | null;
  /** Of which the payout was projected. */
  readonly noted: readonly string[];
  readonly onChoose: (scenario: string) => void;
}

export function ScenarioField({ usable, called, noted, onChoose }: Props): ReactElement {
  const styles = useCloseStyles();
  const chosen = calledAmong(usable, called, noted);
  const told = toldOf(noted, called, chosen);
  return (
    <>
      <SelectField
        label="Scenario"
        value={chosen?.scenario.name ?? ""}
        options={[
          ...(chosen === null ? [["", "Choose …"] as const] : []),
          ...usable.map(({ scenario: { name, isOffer } }) => [name, isOffer ? `${name} (last offer)` : name] as const),
        ]}
        onChange={onChoose}
      />
      {told !== "" && <p className={styles.note}>{told}</p>}
    </>
  );
}

/** Why somebody has to choose, or which other one the payout was projected from. */
function toldOf(noted: readonly string[], called: string | null, chosen: Usable | null): string {
  const [only, ...others] = noted;
  const meant = called ?? only;
  if (chosen === null && called === null && others.length > 0)
    return `${severalText("from", noted.map(quoted))}. Choose a scenario.`;
  if (chosen === null && meant !== undefined)
    return `${noted.includes(meant) ? `Projected from ${quoted(meant)}, which` : quoted(meant)} gives no figures now: choose a scenario.`;
  return noted.every((name) => name === chosen?.scenario.name) ? "" : `Projected from ${listed(noted.map(quoted))}.`;
}
