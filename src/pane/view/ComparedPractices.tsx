import { Refusal } from "../../core/shared";
import { makeStyles, mergeClasses, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { Fragment, useMemo, useState, type ReactElement } from "react";
import { Choice } from "./Choice";
import { formatted } from "../figureText";
import { addedIn, type PaymentLine, type Payments } from "../plan/payments";
import { SPAN_WORDS } from "../plan/spans";
import { counted } from "../words";
import { Dot, DrawnTable, Key, Ring, scaleOver, Stretch, type Scale } from "./drawing";
import { CENTS, changeText, moneyText } from "./money";
import { lineNamed, type PaidScenario } from "./paidScenarios";
import { changesOf, type Change, type Changes, type Paid } from "./practiceChanges";
import { NamesTold } from "./RowFaults";
import type { SplitAtHand } from "./usePlan";
import { BlankRows, useWindowed } from "./windowed";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  key: {
    ...typographyStyles.body1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  name: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  full: { flexGrow: 1, minWidth: 0 },
  select: { minWidth: 0, width: "100%" },
  // Their own margin is that of a page.
  told: { margin: `0 calc(-1 * ${tokens.spacingHorizontalM})` },
  scroll: {
    overflowX: "auto",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  table: { borderCollapse: "collapse", width: "100%", fontVariantNumeric: "tabular-nums" },
  head: {
    ...typographyStyles.caption1Strong,
    textAlign: "right",
    verticalAlign: "bottom",
    maxWidth: "96px",
    overflowWrap: "anywhere",
    padding: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  label: {
    ...typographyStyles.caption1,
    textAlign: "left",
    maxWidth: "120px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: {
    ...typographyStyles.caption1,
    textAlign: "right",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  left: { textAlign: "left", paddingLeft: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

const FORMS = { picture: "Picture", table: "Table" } as const;

interface Props {
  readonly plan: SplitAtHand;
  readonly compared: readonly PaidScenario[];
  /** Null where no scenario is pinned as the last offer. */
  readonly offer: PaidScenario | null;
}

/** What each practice gets under each scenario: against the last offer as a picture, and all of them as a table. */
export function ComparedPractices({ plan, compared, offer }: Props): ReactElement {
  const styles = useStyles();
  const [form, setForm] = useState<keyof typeof FORMS>("picture");
  return (
    <>
      <h2 className={styles.heading}>What each practice gets</h2>
      {offer === null ? (
        <p className={styles.text}>Pin a scenario as the last offer to see who gains and who loses.</p>
      ) : (
        <Choice label="Shown as" options={FORMS} chosen={form} onChoose={setForm} />
      )}
      {offer !== null && form === "picture" ? (
        <SinceOffer plan={plan} compared={compared} offer={offer} />
      ) : (
        <UnderEach plan={plan} compared={compared} />
      )}
    </>
  );
}

/** A split that is held against the last offer. */
interface Candidate extends Paid {
  readonly key: string;
  readonly name: string;
}

function candidatesOf({ computed }: SplitAtHand, compared: readonly PaidScenario[]): Candidate[] {
  return [
    ...(computed === null || computed instanceof Refusal ? [] : [{ ...computed, key: "", name: "The split at hand" }]),
    ...compared
      .filter(({ scenario }) => !scenario.isOffer)
      .map(({ scenario, payments, periods }) => ({
        key: `${scenario.index}`,
        name: `${scenario.name === "" ? "No name" : scenario.name}${pastCeiling(payments)}`,
        payments,
        periods,
      })),
  ];
}

/** Nobody may offer it. */
function pastCeiling(payments: PaidScenario["payments"]): string {
  return !(payments instanceof Refusal) && payments.isLifted ? ", past a ceiling" : "";
}

type Kept = "all" | "lose" | "gain";

function keptOf({ practices }: Changes, kept: Kept): readonly Change[] {
  const wanted = practices.filter(({ by }) => (kept === "lose" ? by < 0 : kept === "gain" ? by > 0 : true));
  return [...wanted].sort((one, other) => (kept === "gain" ? other.by - one.by : one.by - other.by));
}

/** A hollow mark for the last offer, a filled one for the other split, whoever loses most first. */
function SinceOffer({ plan, compared, offer }: Props & { readonly offer: PaidScenario }): ReactElement {
  const styles = useStyles();
  const [wanted, setWanted] = useState("");
  const [kept, setKept] = useState<Kept>("all");
  const candidates = candidatesOf(plan, compared);
  const chosen = candidates.find(({ key }) => key === wanted) ?? candidates[0];
  const { outcome, span } = plan.looked;
  const { payments, periods } = chosen ?? offer;
  const changes = useMemo(
    () => changesOf(offer, { payments, periods }, outcome, span),
    [offer, payments, periods, outcome, span],
  );
  if (chosen === undefined)
    return <p className={styles.text}>Tick another scenario to hold it against the last offer.</p>;
  return (
    <>
      <div className={styles.key}>
        <Key isHollow />
        <span className={styles.name} title={offer.scenario.name}>
          Last offer: {offer.scenario.name}
        </span>
      </div>
      <div className={styles.key}>
        <Key isHollow={false} />
        <Select
          className={styles.full}
          select={{ className: styles.select }}
          size="small"
          aria-label="Held against the last offer"
          value={chosen.key}
          onChange={(_event, { value }) => {
            setWanted(value);
          }}
        >
          {candidates.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {changes instanceof Refusal ? (
        <p className={styles.text} role="status">
          No comparison: {changes.sentence}
        </p>
      ) : (
        <>
          <Choice
            label="Practices shown"
            options={{
              all: `All (${changes.practices.length})`,
              lose: `Lose (${keptOf(changes, "lose").length})`,
              gain: `Gain (${keptOf(changes, "gain").length})`,
            }}
            chosen={kept}
            onChoose={setKept}
          />
          <Drawn changes={changes} kept={kept} names={[offer.scenario.name, chosen.name]}>
            {`${outcome}, dollars over base of ${SPAN_WORDS[span]}; drawn as a part of the last offer’s base payment.`}
          </Drawn>
        </>
      )}
    </>
  );
}

interface DrawnProps {
  readonly changes: Changes;
  readonly kept: Kept;
  /** Of the last offer and of what is held against it. */
  readonly names: readonly [then: string, now: string];
  /** What is drawn. */
  readonly children: string;
}

function Drawn({ changes, kept, names: [then, now], children }: DrawnProps): ReactElement {
  const styles = useStyles();
  const { total, practices, onlyNow, unknown } = changes;
  const all = total === null ? [] : [total];
  // One scale whatever is kept of them.
  const scale = scaleOver(
    [...all, ...practices].flatMap(({ parts }) => (parts === null ? [] : [parts.then, parts.now ?? parts.then])),
  );
  const shown = keptOf(changes, kept);
  const rowOf = (change: Change) => ({
    key: change.key,
    isTotal: change === total,
    name: change === total ? "All practices" : change.name,
    words: `${then} ${formatted(change.then, CENTS)}, ${now} ${change.now === null ? "not one of its practices" : formatted(change.now, CENTS)}`,
    marks: <Dumbbell scale={scale} parts={change.parts} />,
    text: changeText(change.by),
  });
  return (
    <>
      <p className={styles.note}>{children}</p>
      <p className={styles.note} role="status">
        {shown.length} of {counted(practices.length, "practice")}
        {kept === "gain" ? ", whoever gains most first" : ", whoever loses most first"}
      </p>
      <DrawnTable scale={scale} format="0.#%" title="Change" lines={[...all, ...shown]} rowOf={rowOf} />
      <div className={styles.told}>
        <NamesTold
          heading="Only under the last offer, so that all of it is lost"
          names={shown.flatMap((change) => (change.now === null ? [change.name] : []))}
        />
        <NamesTold heading="Not under the last offer, so not drawn" names={onlyNow} />
        <NamesTold heading="Without a figure under one of both, so not drawn" names={unknown} />
      </div>
    </>
  );
}

function Dumbbell({ scale, parts }: { scale: Scale; parts: Change["parts"] }): ReactElement | null {
  if (parts === null) return null;
  return (
    <>
      {parts.now !== null && <Stretch scale={scale} from={parts.then} to={parts.now} />}
      <Ring scale={scale} value={parts.then} />
      {parts.now !== null && <Dot scale={scale} value={parts.now} />}
    </>
  );
}

const TOTAL = "total";
/** In pixels, about. */
const ROW = 21;

/** The practices of all of them, one scenario beside the other: found by their names, for each may have its own tables. */
function UnderEach({ plan: { looked }, compared }: Omit<Props, "offer">): ReactElement {
  const styles = useStyles();
  const paid = compared.flatMap(({ payments }) => (payments instanceof Refusal ? [] : [payments.practices]));
  const names = [...new Set(paid.flatMap((lines) => lines.map(({ name }) => name)))];
  const { around, drawn, below } = useWindowed<HTMLTableSectionElement, string | null>([null, ...names], ROW);
  const columns = compared.length + 1;
  const text = ({ payments, periods }: PaidScenario, of: (payments: Payments) => PaymentLine | undefined): string => {
    const line = payments instanceof Refusal ? undefined : of(payments);
    return line === undefined ? "–" : moneyText(addedIn(line, looked.outcome), periods);
  };
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Practices under each scenario">
      <table className={styles.table} aria-rowcount={names.length + 2}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.head, styles.left)} scope="col">
              Practice
            </th>
            {compared.map(({ scenario }) => (
              <th key={scenario.index} className={styles.head} scope="col">
                {scenario.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={around}>
          {drawn.map(({ row: name, index, above }) => (
            <Fragment key={name === null ? TOTAL : `of ${name}`}>
              <BlankRows height={above} columns={columns} />
              <tr aria-rowindex={index + 2}>
                <th
                  className={mergeClasses(styles.label, name === null && styles.strong)}
                  scope="row"
                  {...(name !== null && { title: name })}
                >
                  {name === null ? "All practices" : name === "" ? "No name" : name}
                </th>
                {compared.map((one) => (
                  <td key={one.scenario.index} className={mergeClasses(styles.value, name === null && styles.strong)}>
                    {text(one, (payments) => (name === null ? payments.total : lineNamed(payments, name)))}
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
          <BlankRows height={below} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}
