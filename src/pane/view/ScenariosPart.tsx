import { exact, Refusal } from "../../core/shared";
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { signed } from "../figureText";
import { ELEMENTS, type Shares } from "../plan/elements";
import { Question } from "./Question";
import { percentText } from "../typedNumber";
import type { Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { More } from "../icons";
import { toggled } from "../toggled";
import { addedIn, type Payments } from "../plan/payments";
import { blockOf } from "../scenarios/changesBlock";
import { scenarioNamed, type Converted, type Scenarios } from "../scenarios/useScenarios";
import {
  SCENARIOS_SHEET,
  termsAt,
  typedOf,
  type Scenario,
  type ScenarioTable,
  type TableNames,
} from "../scenarios/scenarioTable";
import { isKept, isOf, termsOf, type AtHand } from "../scenarios/atHand";
import { ComparedPractices } from "./ComparedPractices";
import { ConvertPlans } from "./ConvertPlans";
import { moneyOver, moneyText } from "./money";
import { FIRST_SETTING } from "../plan/setting";
import { unlikeSpans } from "../plan/spans";
import type { PaidScenario } from "./paidScenarios";
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
  item: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr) max-content",
    alignItems: "start",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  check: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  name: {
    ...typographyStyles.body1Strong,
    padding: 0,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "left",
    maxWidth: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  line: { ...typographyStyles.caption1, margin: 0, fontVariantNumeric: "tabular-nums" },
  mark: {
    ...typographyStyles.caption1,
    marginLeft: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
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
  /** A scenario's own tables, where they are at hand. */
  readonly tables: TableNames;
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
  const offer = paid.find(({ scenario }) => scenario.isOffer);
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
  const amount = (payments: Payments | Refusal): number | Refusal =>
    payments instanceof Refusal ? payments : addedIn(payments.total, looked.outcome);
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
            {paid.map(({ scenario, payments, periods }) => (
              <li key={scenario.index} className={styles.item}>
                <Checkbox
                  className={styles.check}
                  aria-label={`Compare “${scenario.name}”`}
                  checked={!unchecked.has(scenario.name)}
                  onChange={() => {
                    setUnchecked((before) => toggled(before, scenario.name));
                  }}
                />
                <div>
                  <button
                    type="button"
                    className={styles.name}
                    title={scenario.name}
                    disabled={scenario.shares instanceof Refusal || scenario.setting instanceof Refusal}
                    onClick={() => {
                      if (scenario.shares instanceof Refusal || scenario.setting instanceof Refusal) return;
                      plan.set(typedOf(scenario.shares));
                      plan.settle(scenario.setting);
                      onTake(scenario);
                      setName(scenario.name);
                      setSaid({
                        sentence: `“${scenario.name}” is at hand.`,
                        holds: (now, held) => isOf(scenarioNamed(now, scenario.name), held),
                      });
                    }}
                  >
                    {scenario.name === "" ? "No name" : scenario.name}
                  </button>
                  {scenario.isOffer && <span className={styles.mark}>Last offer</span>}
                  <p className={styles.line}>
                    {scenario.shares instanceof Refusal ? "" : sharesText(scenario.shares)}
                    {ownText(scenario)}
                  </p>
                  <p className={styles.line}>
                    {payments instanceof Refusal
                      ? payments.sentence
                      : `${moneyText(amount(payments), periods, true)}${differenceText(payments, periods, offer, looked)}`}
                    {!(payments instanceof Refusal) && payments.isLifted ? ", past a ceiling" : ""}
                  </p>
                </div>
                <Menu positioning="below-end">
                  <MenuTrigger disableButtonEnhancement>
                    <Button appearance="subtle" icon={<More />} aria-label={`Actions for “${scenario.name}”`} />
                  </MenuTrigger>
                  <MenuPopover>
                    <MenuList>
                      <MenuItem
                        onClick={() =>
                          void act(
                            scenarios.pin(scenario.isOffer ? null : scenario),
                            scenario.isOffer ? "No last offer is pinned." : `“${scenario.name}” is the last offer.`,
                            ({ list }) =>
                              (list.find(({ isOffer }) => isOffer)?.name ?? null) ===
                              (scenario.isOffer ? null : scenario.name),
                          )
                        }
                      >
                        {scenario.isOffer ? "Unpin as last offer" : "Pin as last offer"}
                      </MenuItem>
                      <MenuItem
                        onClick={() =>
                          void act(
                            scenarios.changeTerms(scenario),
                            `What “${scenario.name}” changes of the terms stands in a table of its own.`,
                            (now) => {
                              const row = scenarioNamed(now, scenario.name);
                              return row !== undefined && blockOf(row) !== null;
                            },
                          )
                        }
                      >
                        Change terms for this scenario
                      </MenuItem>
                      <MenuItem
                        onClick={() => {
                          setLeaving(scenario);
                        }}
                      >
                        Delete
                      </MenuItem>
                    </MenuList>
                  </MenuPopover>
                </Menu>
              </li>
            ))}
          </ul>
          {compared.length > 0 && <ComparedPractices plan={plan} compared={compared} offer={offer ?? null} />}
        </>
      )}
    </div>
  );
}

function sharesText(shares: Shares): string {
  return `${ELEMENTS.map((element) => percentText(shares[element])).join(" + ")}%`;
}

/** What a scenario has for itself. */
function ownText({ setting, tables, terms, place }: Scenario): string {
  const own = [
    ...(setting instanceof Refusal || setting.liveFrom === FIRST_SETTING.liveFrom ? [] : [`from ${setting.liveFrom}`]),
    ...(setting instanceof Refusal || setting.basis === FIRST_SETTING.basis ? [] : [`amounts ${setting.basis}`]),
    ...Object.values(tables).filter((name) => name !== ""),
    ...(terms instanceof Refusal || terms.length === 0 || place !== null ? [] : ["terms of its own"]),
  ];
  return own.length === 0 ? "" : `, ${own.join(", ")}`;
}

/** What a scenario's total is above or below that of the last offer. */
function differenceText(
  payments: Payments,
  periods: PaidScenario["periods"],
  offer: PaidScenario | undefined,
  { outcome, span }: SplitAtHand["looked"],
): string {
  if (offer === undefined || offer.payments instanceof Refusal || offer.payments === payments) return "";
  const unlike = unlikeSpans(span, offer.payments.terms, payments.terms);
  if (unlike !== null) return `. ${unlike.sentence}`;
  const now = moneyOver(addedIn(payments.total, outcome), periods);
  const then = moneyOver(addedIn(offer.payments.total, outcome), offer.periods);
  if (typeof now !== "number" || typeof then !== "number") return "";
  return `, ${signed(exact(now).minus(then).toNumber(), "#,##0.00")} from the last offer`;
}
