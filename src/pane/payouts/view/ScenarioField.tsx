import type { ReactElement } from "react";
import { SelectField } from "../../SelectField";
import { calledAmong, type Usable } from "../project";
import { useCloseStyles } from "./closeLooks";

interface Props {
  readonly usable: readonly Usable[];
  /** The scenario that counts, whether it gives figures or not; null for the first. */
  readonly called: string | null;
  /** Of which the payout was projected; null where nothing says so. */
  readonly noted: string | null;
  readonly onChoose: (scenario: string) => void;
}

export function ScenarioField({ usable, called, noted, onChoose }: Props): ReactElement {
  const styles = useCloseStyles();
  const chosen = calledAmong(usable, called);
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
function toldOf(noted: string | null, called: string | null, chosen: Usable | null): string {
  if (chosen === null && called !== null)
    return `${called === noted ? `Projected from “${called}”, which` : `“${called}”`} gives no figures now: choose a scenario.`;
  return noted === null || chosen?.scenario.name === noted ? "" : `Projected from “${noted}”.`;
}
