import type { Outcome } from "../../core/rules/uplift/payments";
import { Refusal } from "../../core/shared";
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { Offered } from "../offer/offered";
import { ourOffer } from "../offer/ourOffer";
import { requireAsSeen } from "../offer/requireAsSeen";
import { scenarioMatrix, type WrittenScenario } from "../offer/scenarioMatrix";
import type { Writer } from "../offer/useWritten";
import { makeSheets } from "../offer/writtenSheets";
import type { WorkbookPort } from "../port";
import { counted, listed } from "../words";
import { referencesOf } from "../scenarios/useOwnTables";
import type { PaidScenario } from "./paidScenarios";
import { WAY } from "./writeLooks";
import { WrittenNote } from "./WrittenNote";

const useStyles = makeStyles({
  ...WAY,
  sheets: { display: "flex", flexDirection: "column", marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  readonly port: WorkbookPort;
  readonly offered: Offered;
  readonly paid: readonly PaidScenario[];
  /** Whether formulas find the scenarios by all their columns. */
  readonly hasScenarios: boolean;
  readonly outcome: Outcome;
  readonly writer: Writer;
  /** What says why nothing can be written past a ceiling. */
  readonly why: string;
  readonly onShow: (sheet: string) => void;
}

const OFFER = ["APC offer"] as const;
const MATRIX = ["APC by scenario", "APC scenario lists"] as const;

/** What the pane shows as live formulas over the workbook's own tables. */
export function OurSheets({ port, offered, paid, hasScenarios, outcome, writer, why, onShow }: Props): ReactElement {
  const styles = useStyles();
  const [isWithout, setWithout] = useState<ReadonlySet<"offer" | "matrix">>(new Set());
  const { payments } = offered;
  const scenarios = hasScenarios ? paid.flatMap(writable) : [];
  const unwritable = paid.filter((one) => !hasScenarios || writable(one).length === 0);
  const isWith = {
    offer: !isWithout.has("offer"),
    matrix: scenarios.length > 0 && !isWithout.has("matrix"),
  };
  const names = [...(isWith.offer ? OFFER : []), ...(isWith.matrix ? MATRIX : [])];
  const isBarred = payments.isLifted || names.length === 0 || writer.written.state === "writing";
  const toggle = (sheet: "offer" | "matrix"): void => {
    setWithout(
      (before) => new Set(before.has(sheet) ? [...before].filter((one) => one !== sheet) : [...before, sheet]),
    );
  };
  return (
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
        disabledFocusable={isBarred}
        {...(payments.isLifted && { "aria-describedby": why })}
        onClick={() => {
          if (isBarred) return;
          void writer.write(() =>
            makeSheets(
              names,
              ([...given]) => [
                ...(isWith.offer ? [ourOffer(given.shift() ?? "", offered)] : []),
                ...(isWith.matrix
                  ? scenarioMatrix([given.shift() ?? "", given.shift() ?? ""], scenarios, outcome)
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
      <WrittenNote written={writer.written} onShow={onShow} />
    </section>
  );
}

/** A scenario with figures that it may offer. */
function writable({ scenario, payments, tables }: PaidScenario): WrittenScenario[] {
  const references = tables === null ? null : referencesOf(tables);
  if (payments instanceof Refusal || payments.isLifted || references === null) return [];
  return [{ name: scenario.name, cellsAt: scenario.cellsAt, payments, tables: references }];
}
