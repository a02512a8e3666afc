import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { Button, Field, Input, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { scaleOf } from "../plan/ceilings";
import { formatted } from "../figureText";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey } from "../plan/elements";
import { BASES, LIVE_FROM, LIVE_HINTS, type Basis, type LiveFrom } from "../plan/setting";
import { SelectField } from "../SelectField";
import { ShareField } from "./ShareField";
import { percentText, readNumber, readPercent } from "../typedNumber";
import { OUTCOMES } from "../plan/payments";
import { PLAN_TABLES, type PlanTable } from "../plan/planTables";
import { solved } from "../plan/solve";
import { SPAN_WORDS } from "../plan/spans";
import type { PlanTables } from "../plan/usePlanTables";
import { FIRST_SHARES, type SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0, width: "100%" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalS} 0 0` },
  two: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  full: { minWidth: 0, width: "100%" },
  told: { ...typographyStyles.body1, margin: 0 },
});

/** No place is called so. */
const LENT = "\u0000";

interface Props {
  readonly plan: SplitAtHand;
  /** The tables that the figures come from. */
  readonly sources: { readonly practices: string; readonly scores: string | null };
  /** All tables that would do, and how one of them is chosen. */
  readonly found: PlanTables["found"];
  readonly onChoose: (table: PlanTable, name: string) => void;
  /** Where the plan's terms can stand: references and what they are called. */
  readonly places: readonly string[];
  readonly place: string;
  /** The scenario whose own tables hold; null where those of the plan do. */
  readonly owner: { readonly name: string; readonly isThere: boolean } | null;
  /** Goes back to the plan's own tables. */
  readonly onDisown: () => void;
  /** The day of the start where the terms say it themselves. */
  readonly startByTerms: string | null;
  /** The scenario whose own terms hold; null where those of a place do. */
  readonly lender: string | null;
  readonly onPlace: (place: string) => void;
}

/** The three shares, moved by steps or typed; the terms under which they pay; and the share that a budget allows. */
export function SplitPart({
  plan,
  sources,
  found,
  onChoose,
  owner,
  onDisown,
  startByTerms,
  places,
  place,
  lender,
  onPlace,
}: Props): ReactElement {
  const styles = useStyles();
  const { typed, type, wrong, computed, setting, settle } = plan;
  const terms = computed === null || computed instanceof Refusal ? [] : computed.terms;
  return (
    <div className={styles.part}>
      <p className={styles.note}>
        {typed === FIRST_SHARES
          ? "The guide publishes no split of the 30%: this one is an example to start from. "
          : ""}
        Shares of base payment; they add up.
      </p>
      {ELEMENTS.map((element) => {
        const share = readPercent(typed[element]);
        return (
          <ShareField
            key={element}
            element={element}
            text={typed[element]}
            most={Math.max(scaleOf(element, terms), share ?? 0)}
            refusal={wrong.get(element)}
            onType={(text) => {
              type(element, text);
            }}
            onSlide={(percent) => {
              type(element, percentText(exact(percent).div(100).toNumber()));
            }}
          />
        );
      })}
      <SelectField
        label="Terms: what the plan changes of the guide"
        value={lender === null ? place : LENT}
        options={[
          ["", "The published guide"],
          ...places.map((one) => [one, one] as const),
          ...(lender === null ? [] : [[LENT, `Those of “${lender}”`] as const]),
        ]}
        onChange={onPlace}
      />
      <div className={styles.two}>
        <SelectField
          label="Live from"
          hint={startByTerms === null ? (LIVE_HINTS[setting.liveFrom] ?? "") : "The terms decide, with payout.start."}
          value={startByTerms ?? setting.liveFrom}
          disabled={startByTerms !== null}
          options={LIVE_FROM.map((one) => [one, one] as const)}
          onChange={(liveFrom) => {
            settle({ liveFrom: liveFrom as LiveFrom });
          }}
        />
        <SelectField
          label="Base amounts are"
          value={setting.basis}
          options={BASES.map((one) => [one, one] as const)}
          onChange={(basis) => {
            settle({ basis: basis as Basis });
          }}
        />
      </div>
      {PLAN_TABLES.map((table) => (
        <SelectField
          key={table}
          label={`Table of ${table}`}
          value={sources[table] ?? ""}
          options={[
            ...(sources[table] === null ? [["", "None: Expected shares hold"] as const] : []),
            ...[...new Set([...found[table], sources[table] ?? ""])]
              .filter(Boolean)
              .map((name) => [name, name] as const),
          ]}
          onChange={(name) => {
            if (name !== "") onChoose(table, name);
          }}
        />
      ))}
      {owner !== null && (
        <div>
          <p className={styles.told}>
            {owner.isThere ? "These are" : "There are no more"} tables of the scenario “{owner.name}”.
          </p>
          <Button size="small" onClick={onDisown}>
            Back to the plan’s own tables
          </Button>
        </div>
      )}
      <SolveForm plan={plan} />
    </div>
  );
}

function SolveForm({ plan: { computed, type, looked } }: Pick<Props, "plan">): ReactElement {
  const styles = useStyles();
  const [element, setElement] = useState<ElementKey>("incentive");
  const [outcome, setOutcome] = useState<Outcome>("At most");
  const [budget, setBudget] = useState("");
  const amount = readNumber(budget);
  const answer = useMemo(
    () =>
      computed === null || computed instanceof Refusal || amount === null
        ? null
        : solved(computed, element, outcome, amount),
    [computed, element, outcome, amount],
  );
  return (
    <>
      <h2 className={styles.heading}>Which share does a budget allow?</h2>
      <div className={styles.two}>
        <Field label={`Dollars over base, ${SPAN_WORDS[looked.span]}`} size="small">
          <Input
            className={styles.full}
            input={{ className: styles.number, inputMode: "decimal" }}
            autoComplete="off"
            value={budget}
            onChange={(_event, { value }) => {
              setBudget(value);
            }}
          />
        </Field>
        <Field label="Outcome" size="small">
          <Select
            select={{ className: styles.full }}
            value={outcome}
            onChange={(_event, { value }) => {
              setOutcome(value as Outcome);
            }}
          >
            {OUTCOMES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label="Element" size="small">
        <Select
          select={{ className: styles.full }}
          value={element}
          onChange={(_event, { value }) => {
            setElement(value as ElementKey);
          }}
        >
          {ELEMENTS.map((one) => (
            <option key={one} value={one}>
              {ELEMENT_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.told} role="status">
        {answer === null
          ? budget.trim() !== "" && amount === null
            ? "Give a number of dollars, such as 250,000."
            : ""
          : answer instanceof Refusal
            ? `${looked.span === "period" ? "" : "Of one payout period: "}${answer.sentence.replace(/^budget: /, "")}.`
            : `${formatted(answer, "0.00%")} of base keeps within it.`}
      </p>
      {typeof answer === "number" && (
        <Button
          onClick={() => {
            type(element, percentText(answer));
          }}
        >
          Take {percentText(answer)}%
        </Button>
      )}
    </>
  );
}
