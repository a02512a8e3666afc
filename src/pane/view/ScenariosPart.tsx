import { Button, Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import type { Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import type { Shares } from "../plan/elements";
import { isKept, isOf, termsOf, type AtHand } from "../scenarios/atHand";
import { blockOf } from "../scenarios/changesBlock";
import {
  SCENARIOS_SHEET,
  termsAt,
  typedOf,
  type Scenario,
  type ScenarioTable,
  type TableNames,
} from "../scenarios/scenarioTable";
import { scenarioNamed, type Converted, type Scenarios } from "../scenarios/useScenarios";
import { toggled } from "../toggled";
import { ComparedPractices } from "./ComparedPractices";
import { ConvertPlans } from "./ConvertPlans";
import type { PaidScenario } from "./paidScenarios";
import { Question } from "./Question";
import { ScenarioItem, type ReadScenario } from "./ScenarioItem";
import type { SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}`,
  },
  full: { minWidth: 0, width: "100%" },
  keep: { alignSelf: "flex-start" },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** What came of an action, said as long as it is so. */
interface Said {
  readonly sentence: string;
  readonly holds: (table: ScenarioTable, atHand: AtHand) => boolean;
}

interface Props {
  readonly plan: SplitAtHand;
  /** Of the split at hand; null where it cannot be kept. */
  readonly shares: Shares | null;
  readonly scenarios: Scenarios;
  readonly paid: readonly PaidScenario[];
  readonly place: string;
  /** The row whose own terms hold; null where those of the place do. */
  readonly lender: Scenario | null;
  /** What is kept of the tables at hand. */
  readonly tables: TableNames;
  /** What there is to tell of those of a scenario. */
  readonly toldTables: (paid: Pick<PaidScenario, "scenario" | "tables">) => readonly string[];
  /** Takes up a scenario's terms and tables. */
  readonly onTake: (scenario: Scenario) => void;
  readonly onConverted: (converted: Converted) => void;
}

/** The scenarios of the workbook: kept, taken up again, pinned as the last offer, and compared practice by practice. */
export function ScenariosPart({
  plan,
  shares,
  scenarios,
  paid,
  place,
  lender,
  tables,
  toldTables,
  onTake,
  onConverted,
}: Props): ReactElement {
  const styles = useStyles();
  const { looked, setting } = plan;
  const [name, setName] = useState("");
  const [said, setSaid] = useState<Said | { readonly fault: Fault } | null>(null);
  const [asking, setAsking] = useState<{ readonly name: string; readonly keep: () => void } | null>(null);
  const [leaving, setLeaving] = useState<Scenario | null>(null);
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set());
  const keepButton = useRef<HTMLButtonElement | null>(null);
  const { table } = scenarios;
  const offer = paid.find(({ scenario }) => scenario.isOffer) ?? null;
  const compared = paid.filter(({ scenario }) => !unchecked.has(scenario.name));
  const replaced = table === null ? undefined : scenarioNamed(table, name);
  const act = async (work: Promise<Fault | null>, sentence: string, holds: Said["holds"]): Promise<void> => {
    setSaid({ sentence: "Writing to the sheet …", holds: () => true });
    const fault = await work;
    setSaid(fault === null ? { sentence, holds } : { fault });
  };
  const atHand: AtHand = { shares, setting, tables, terms: lender === null ? place : termsOf(lender) };
  const sentence =
    said !== null && "sentence" in said && table !== null && said.holds(table, atHand) ? said.sentence : "";
  const take = (scenario: ReadScenario): void => {
    plan.set(typedOf(scenario.shares));
    plan.settle(scenario.setting);
    onTake(scenario);
    setName(scenario.name);
    setSaid({
      sentence: `“${scenario.name}” is at hand.`,
      holds: (now, held) => isOf(scenarioNamed(now, scenario.name), held),
    });
  };
  const pin = (scenario: Scenario): void => {
    void act(
      scenarios.pin(scenario.isOffer ? null : scenario),
      scenario.isOffer ? "No last offer is pinned." : `“${scenario.name}” is the last offer.`,
      ({ list }) => (list.find(({ isOffer }) => isOffer)?.name ?? null) === (scenario.isOffer ? null : scenario.name),
    );
  };
  const changeTerms = (scenario: Scenario): void => {
    void act(
      scenarios.changeTerms(scenario),
      `What “${scenario.name}” changes of the terms stands in a table of its own.${blockOf(scenario) === null ? " Undoing that takes more than one step." : ""}`,
      (now) => {
        const row = scenarioNamed(now, scenario.name);
        return row !== undefined && blockOf(row) !== null;
      },
    );
  };
  return (
    <div className={styles.part}>
      <Field label="Name of the split" size="small">
        <Input
          input={{ className: styles.full }}
          autoComplete="off"
          value={name}
          onChange={(_event, { value }) => {
            setName(value);
          }}
        />
      </Field>
      <Button
        ref={(element: HTMLButtonElement | null) => {
          keepButton.current = element;
        }}
        className={styles.keep}
        disabledFocusable={name.trim() === "" || table === null || shares === null}
        onClick={() => {
          const called = name.trim();
          if (called === "" || shares === null) return;
          // Its own cell is left as it is; another row takes what stands there.
          const terms = lender === null ? termsAt(place) : lender === replaced ? undefined : lender.termsCell.content;
          const keep = (): void => {
            void act(
              scenarios.keep({ name: called, shares, setting, tables, terms }, replaced),
              replaced === undefined ? `Kept “${called}”.` : `Replaced “${called}”.`,
              (now) => isKept(scenarioNamed(now, called), { shares, setting, tables }),
            );
          };
          // Terms that the row alone has would be lost without a word.
          if (replaced?.place === null && terms !== undefined) setAsking({ name: replaced.name, keep });
          else keep();
        }}
      >
        {replaced === undefined ? "Keep as a scenario" : `Replace “${replaced.name}”`}
      </Button>
      <p className={styles.text} role="status">
        {sentence}
      </p>
      {said !== null && "fault" in said && <FaultBar fault={said.fault} />}
      {scenarios.fault !== null && <FaultBar fault={scenarios.fault} onAgain={scenarios.again} />}
      {scenarios.plans !== null && (
        <ConvertPlans plans={scenarios.plans} convert={scenarios.convert} onMade={onConverted} />
      )}
      {asking !== null && (
        <Question
          sentence={`“${asking.name}” has terms of its own, which its row would lose: its cell Terms is written over.`}
          yes="Replace all the same"
          no="Leave it"
          onChoose={(isYes) => {
            keepButton.current?.focus();
            setAsking(null);
            if (isYes) asking.keep();
          }}
        />
      )}
      {leaving !== null && (
        <Question
          sentence={`“${leaving.name}” leaves the sheet ${SCENARIOS_SHEET} with its row.`}
          yes="Delete the row"
          no="Leave it"
          onChoose={(isYes) => {
            keepButton.current?.focus();
            setLeaving(null);
            if (isYes)
              void act(
                scenarios.remove(leaving),
                `Deleted “${leaving.name}”.`,
                (now) => scenarioNamed(now, leaving.name) === undefined,
              );
          }}
        />
      )}
      {table !== null && paid.length === 0 && scenarios.plans === null && (
        <p className={styles.note}>
          A scenario is a split under a name, with its terms. Each is a row of the sheet {SCENARIOS_SHEET} and travels
          with the workbook.
        </p>
      )}
      {paid.length > 0 && (
        <>
          <p className={styles.note}>
            {looked.outcome}, dollars over base. Those that are ticked stand side by side below.
          </p>
          <ul className={styles.list}>
            {paid.map((one) => (
              <ScenarioItem
                key={one.scenario.index}
                paid={one}
                toldTables={toldTables(one)}
                offer={offer}
                looked={looked}
                isCompared={!unchecked.has(one.scenario.name)}
                onCompare={() => {
                  setUnchecked((before) => toggled(before, one.scenario.name));
                }}
                onTake={take}
                onPin={pin}
                onChangeTerms={changeTerms}
                onDelete={setLeaving}
              />
            ))}
          </ul>
          {compared.length > 0 && <ComparedPractices plan={plan} compared={compared} offer={offer} />}
        </>
      )}
    </div>
  );
}
