import { Button, Checkbox, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useMemo, useState, type ReactElement } from "react";
import { Refusal } from "../../core/shared";
import { SelectField } from "../SelectField";
import { readTermsAt } from "../plan/useTerms";
import { Opener } from "../Opener";
import { counterpartyOffer, isSame, practicesFor, recipientOf, type Recipient } from "../offer/counterpartyOffer";
import type { Offered } from "../offer/offered";
import { ourOffer } from "../offer/ourOffer";
import { scenarioMatrix, type WrittenScenario } from "../offer/scenarioMatrix";
import type { Writer } from "../offer/useWritten";
import { makeSheets } from "../offer/writtenSheets";
import { quoteSheet } from "../formula/reference";
import { addedIn, type PaymentLine } from "../plan/payments";
import { paymentTitles } from "../plan/planTables";
import { counted, listed } from "../words";
import { PortFault, type WorkbookPort } from "../port";
import { toCore } from "../resolve";
import type { Setting } from "../plan/setting";
import type { References } from "../scenarios/useOwnTables";
import type { Following, SelectionState } from "../useSelection";
import { LiveList } from "./LiveList";
import type { PaidScenario } from "./paidScenarios";
import type { Computed, SplitAtHand } from "./usePlan";
import { WrittenNote } from "./WrittenNote";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}`,
  },
  way: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  sheets: { display: "flex", flexDirection: "column", marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  wide: { width: "100%", maxWidth: "360px" },
  opener: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** What was written, which is told of for longer than this part has figures. */
  readonly ours: Writer;
  readonly theirs: Writer;
  readonly computed: Computed;
  readonly looked: SplitAtHand["looked"];
  readonly setting: Setting;
  readonly paid: readonly PaidScenario[];
  readonly tables: References;
  /** Whether formulas find the scenarios by all their columns. */
  readonly hasScenarios: boolean;
  /** Where the terms stand. */
  readonly place: string;
  readonly onShow: (reference: string) => void;
}

const OFFER = ["APC offer"] as const;
const MATRIX = ["APC by scenario", "APC scenario lists"] as const;
const COPY = ["Offer", "Offer terms"] as const;
const NOBODY = "";
const EVERYBODY = "all";

/** Takes what the pane shows into the workbook: as live formulas, or as a copy for a counterparty that stands alone. */
export function WritePart(props: Props): ReactElement {
  const { port, selected, ours, theirs, computed, looked, setting, paid, tables, hasScenarios, place, onShow } = props;
  const styles = useStyles();
  const why = useId();
  const [isWithout, setWithout] = useState<ReadonlySet<"offer" | "matrix">>(new Set());
  const [to, setTo] = useState(NOBODY);
  const { payments, ranges, shares, start } = computed;
  const offered: Offered = { ranges, shares, payments, tables, terms: place, start, setting };
  const scenarios = hasScenarios ? paid.flatMap(writable) : [];
  const unwritable = paid.filter((one) => !hasScenarios || writable(one).length === 0);
  const isWith = {
    offer: !isWithout.has("offer"),
    matrix: scenarios.length > 0 && !isWithout.has("matrix"),
  };
  const names = [...(isWith.offer ? OFFER : []), ...(isWith.matrix ? MATRIX : [])];
  const recipients = useMemo(
    () =>
      payments.practices
        .filter(({ name }) => name !== "")
        .map(recipientOf)
        .filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index),
    [payments],
  );
  // Nobody's practices go to a counterparty before somebody has said whose.
  const recipient = to === EVERYBODY ? null : recipients.find((one) => keyOf(one) === to);
  // As many options as practices, which stay as they are while another part is turned to.
  const recipientField = useMemo(
    () => (
      <SelectField
        label="Whose practices"
        value={recipient === undefined ? NOBODY : to}
        options={[
          [NOBODY, "Choose"],
          ...recipients.map((one) => [keyOf(one), one.name] as const),
          [EVERYBODY, `All ${payments.practices.length} practices`],
        ]}
        onChange={setTo}
      />
    ),
    [payments, recipients, recipient, to],
  );
  const copied = useMemo(
    () => (recipient === undefined ? [] : practicesFor({ ranges, payments }, recipient)),
    [ranges, payments, recipient],
  );
  const unpaid = copied.filter(({ line }) => addedIn(line, "At most") instanceof Refusal).length;
  const isOursBarred = payments.isLifted || names.length === 0 || ours.written.state === "writing";
  const isTheirsBarred =
    payments.isLifted || recipient === undefined || unpaid > 0 || theirs.written.state === "writing";
  const others = recipient === undefined ? 0 : payments.practices.length - copied.length;
  // What a copy holds: the same once more, and it is as it was written.
  const nowInCopy = useMemo(
    () => JSON.stringify([shares, payments.terms, setting, copied.map(({ line }) => lineText(line))]),
    [shares, payments, setting, copied],
  );
  const toggle = (sheet: "offer" | "matrix"): void => {
    setWithout(
      (before) => new Set(before.has(sheet) ? [...before].filter((one) => one !== sheet) : [...before, sheet]),
    );
  };
  return (
    <div className={styles.part}>
      {payments.isLifted && (
        <p className={styles.text} id={why}>
          Past a ceiling nothing can be written: the functions refuse it.
        </p>
      )}
      <section className={styles.way} aria-label="For ourselves">
        <h2 className={styles.heading}>For ourselves</h2>
        <p className={styles.note}>Live formulas over the workbook’s own tables. Nothing that is there is changed.</p>
        <div className={styles.sheets}>
          <Checkbox
            label="The offer by practice, with totals and checks"
            checked={isWith.offer}
            onChange={() => {
              toggle("offer");
            }}
          />
          <Checkbox
            label={`Each practice under each scenario (${scenarios.length})`}
            checked={isWith.matrix}
            disabled={scenarios.length === 0}
            onChange={() => {
              toggle("matrix");
            }}
          />
        </div>
        <Button
          className={styles.wide}
          appearance="primary"
          disabledFocusable={isOursBarred}
          {...(payments.isLifted && { "aria-describedby": why })}
          onClick={() => {
            if (isOursBarred) return;
            void ours.write(() =>
              makeSheets(
                names,
                ([...given]) => [
                  ...(isWith.offer ? [ourOffer(given.shift() ?? "", offered)] : []),
                  ...(isWith.matrix
                    ? scenarioMatrix([given.shift() ?? "", given.shift() ?? ""], scenarios, looked.outcome)
                    : []),
                ],
                port,
                () => requireAsSeen(port, offered),
              ),
            );
          }}
        >
          {names.length === 0 ? "Make no sheet" : `Make ${counted(names.length, "sheet")}`}
        </Button>
        <p className={styles.note}>
          {names.length === 0 ? "" : `${names.join(", ")}; with a number where a name is taken`}
        </p>
        {isWith.matrix && unwritable.length > 0 && (
          <p className={styles.note}>
            Left out, because {unwritable.length === 1 ? "it has" : "they have"} no figures or{" "}
            {unwritable.length === 1 ? "is" : "are"} past a ceiling:{" "}
            {listed(unwritable.map(({ scenario }) => scenario.name))}.
          </p>
        )}
        <WrittenNote
          written={ours.written}
          onShow={(sheet) => {
            onShow(`${quoteSheet(sheet)}!A1`);
          }}
        />
      </section>
      <section className={styles.way} aria-label="For a counterparty">
        <h2 className={styles.heading}>For a counterparty</h2>
        <div className={styles.wide}>{recipientField}</div>
        <p className={styles.note}>
          Two sheets that stand alone, with native formulas that need no add-in and refer to nothing else. Left out:
          what we expect (Expected share, scores), scenarios and their notes, the sources of terms, ceilings that this
          offer does not need{others > 0 ? `, ${counted(others, "other practice")}` : ""}.
        </p>
        {unpaid > 0 && (
          <p className={styles.text}>
            {counted(unpaid, "practice")} {unpaid === 1 ? "has" : "have"} no figure: mend{" "}
            {unpaid === 1 ? "its row" : "their rows"} first.
          </p>
        )}
        <Button
          className={styles.wide}
          disabledFocusable={isTheirsBarred}
          {...(payments.isLifted && { "aria-describedby": why })}
          onClick={() => {
            if (isTheirsBarred) return;
            void theirs.write(
              () =>
                makeSheets(
                  COPY,
                  (given) => counterpartyOffer(given, offered, recipient),
                  port,
                  () => requireAsSeen(port, offered),
                ),
              nowInCopy,
            );
          }}
        >
          {recipient === undefined
            ? "Choose whose practices first"
            : `Make 2 sheets for ${recipient?.name ?? "all practices"}`}
        </Button>
        <p className={styles.note}>
          {COPY.join(", ")}. Send a copy of these two sheets alone: this workbook also holds your scores and scenarios.
        </p>
        <WrittenNote
          written={theirs.written}
          isOutdated={theirs.written.state === "written" && theirs.written.of !== nowInCopy}
          onShow={(sheet) => {
            onShow(`${quoteSheet(sheet)}!A1`);
          }}
        />
      </section>
      <details>
        <Opener className={styles.opener}>The list as one formula in a cell</Opener>
        <LiveList port={port} selected={selected} computed={computed} tables={tables} place={place} />
      </details>
    </div>
  );
}

/** A scenario with figures that it may offer. */
function writable({ scenario, payments, tables }: PaidScenario): WrittenScenario[] {
  if (payments instanceof Refusal || payments.isLifted || tables === null) return [];
  return [{ name: scenario.name, cellsAt: scenario.cellsAt, payments, tables }];
}

/** An organisation may be called as a practice is. */
function keyOf({ name, isOrganisation }: Recipient): string {
  return `${isOrganisation ? "organisation" : "practice"} ${name}`;
}

/** What a copy holds of a practice. */
function lineText({ cell }: PaymentLine): unknown[] {
  return paymentTitles().map((title) => {
    const value = cell(title);
    return value instanceof Refusal ? value.code : value;
  });
}

/** A workbook tells late of an edit, and what the person saw computed is then no longer what the sheets would hold. */
async function requireAsSeen(port: WorkbookPort, { ranges, payments, tables, terms, start }: Offered): Promise<void> {
  const isAsSeen = async (
    reference: string | null,
    range: readonly (readonly unknown[])[] | null,
  ): Promise<boolean> => {
    if (reference === null || range === null) return reference === null && range === null;
    const { values } = await port.read(reference);
    return JSON.stringify(values.map((row) => row.map(toCore))) === JSON.stringify(range);
  };
  const given = start === null ? payments.terms : payments.terms.slice(0, -1);
  const same = await Promise.all([
    isAsSeen(tables.practices, ranges.practices),
    isAsSeen(tables.scores, ranges.scores),
    terms === "" || readTermsAt(terms, port).then((now) => JSON.stringify(now) === JSON.stringify(given)),
  ]);
  if (same.every((one) => one)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
}
