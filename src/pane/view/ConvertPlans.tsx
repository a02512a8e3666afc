import type { PracticeType } from "../../core/guide/edition";
import { fold, PRACTICE_TYPES } from "../../core/shared";
import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { SelectField } from "../SelectField";
import type { Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { counted } from "../words";
import { untypedSites, type PlanRow } from "../scenarios/plansForm";
import { SCENARIOS_SHEET } from "../scenarios/scenarioTable";
import type { Converted, Scenarios } from "../scenarios/useScenarios";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  make: { alignSelf: "flex-start" },
});

interface Props {
  readonly plans: readonly PlanRow[];
  readonly convert: Scenarios["convert"];
  readonly onMade: (converted: Converted) => void;
}

/** Plans that were described in the pane become practices of the workbook; what a mix of types is made of, somebody says. */
export function ConvertPlans({ plans, convert, onMade }: Props): ReactElement {
  const styles = useStyles();
  const [types, setTypes] = useState<ReadonlyMap<string, PracticeType>>(new Map());
  const [state, setState] = useState<Fault | "making" | null>(null);
  const untyped = useMemo(() => untypedSites(plans), [plans]);
  const open = untyped.filter((site) => !types.has(fold(site)));
  const make = async (): Promise<void> => {
    setState("making");
    const answer = await convert((site) => types.get(fold(site)) ?? null);
    setState("kind" in answer ? answer : null);
    if ("told" in answer) onMade(answer);
  };
  return (
    <div className={styles.part}>
      <p className={styles.text}>
        {SCENARIOS_SHEET} holds plans that were described in the pane: {counted(plans.length, "row")}. Their sites can
        become practices of this workbook, and each row a scenario over them. The plans stay as they are, in a sheet
        under another name. Undoing that takes more than one step.
      </p>
      {untyped.map((site) => (
        <SelectField
          key={site}
          label={`Practice type of ${site}`}
          value={types.get(fold(site)) ?? ""}
          options={[["", "Choose"], ...PRACTICE_TYPES.map((type) => [type, type] as const)]}
          onChange={(chosen) => {
            const type = PRACTICE_TYPES.find((one) => one === chosen);
            const others = [...types].filter(([name]) => name !== fold(site));
            setTypes(new Map(type === undefined ? others : [...others, [fold(site), type]]));
          }}
        />
      ))}
      <Button
        className={styles.make}
        disabledFocusable={open.length > 0 || state === "making"}
        onClick={() => {
          if (open.length === 0 && state !== "making") void make();
        }}
      >
        Make practices of them
      </Button>
      <p className={styles.text} role="status">
        {state === "making"
          ? "Writing to the workbook …"
          : open.length > 0
            ? `Their plan has a mix of types: say what ${counted(open.length, "practice")} ${open.length === 1 ? "is" : "are"}.`
            : ""}
      </p>
      {state !== null && state !== "making" && <FaultBar fault={state} />}
    </div>
  );
}
