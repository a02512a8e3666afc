import { unlikeSpans } from "../plan/spans";
import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { Input, makeStyles, Select, ToggleButton, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { signed } from "../figureText";
import { toggled } from "../toggled";
import { shown } from "../valueText";
import { addedIn, OUTCOMES, type PaymentLine, type PracticeLine } from "../plan/payments";
import { partnersOf } from "../plan/partners";
import type { PlanTables } from "../plan/usePlanTables";
import { counted } from "../words";
import { useListTools } from "./listTools";
import { moneyOver, moneyText } from "./money";
import { groupsOf, rowsOf, type Group, type Listing, type Order } from "./practiceList";
import { PracticesPicture } from "./PracticesPicture";
import { NamesTold, RowFaults } from "./RowFaults";
import { lineNamed, type PaidScenario } from "./paidScenarios";
import type { Computed, SplitAtHand } from "./usePlan";
import { WalkedList } from "./WalkedList";

const useStyles = makeStyles({
  toggle: { justifySelf: "end" },
  none: { ...typographyStyles.body1, margin: 0, padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
});

interface Props {
  readonly plan: SplitAtHand;
  readonly computed: Computed;
  /** What the last offer pays; null where none is pinned. */
  readonly offer: PaidScenario | null;
  readonly tables: Pick<PlanTables, "practices" | "scores">;
  readonly listing: Listing;
  readonly onList: (at: Partial<Listing>) => void;
  readonly onOpen: (line: PracticeLine) => void;
  /** Brings cells of the workbook into view. */
  readonly onShow: (reference: string) => void;
}

const ORDERS: Readonly<Record<Order, string>> = {
  listed: "As in the table",
  name: "By name",
  dear: "Largest amount first",
};

/** What each practice gets of one outcome: two lines a row, found by typing, walked by the arrows. */
export function PracticesPart({ plan, computed, offer, tables, listing, onList, onOpen, onShow }: Props): ReactElement {
  const styles = useStyles();
  const tools = useListTools();
  const { looked, look } = plan;
  const { payments, periods, ranges, terms } = computed;
  const { isDrawn, wanted, order } = listing;
  const groups = useMemo(
    () => groupsOf(payments, looked.outcome, order, wanted),
    [payments, looked.outcome, order, wanted],
  );
  const partners = useMemo(() => partnersOf(ranges, terms), [ranges, terms]);
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);

  /** What it gets more or less than by the last offer. */
  const sinceOffer = (line: PracticeLine): string[] => {
    if (offer === null || offer.payments instanceof Refusal) return [];
    if (unlikeSpans(looked.span, offer.payments.terms, payments.terms) !== null) return [];
    const before = lineNamed(offer.payments, line.name);
    const now = moneyOver(addedIn(line, looked.outcome), periods);
    const then = before && moneyOver(addedIn(before, looked.outcome), offer.periods);
    if (typeof now !== "number" || typeof then !== "number" || now === then) return [];
    return [signed(exact(now).minus(then).toNumber(), "#,##0")];
  };
  const amount = (line: PaymentLine) => moneyText(addedIn(line, looked.outcome), periods);
  return (
    <div>
      <div className={tools.tools}>
        <Input
          className={tools.wide}
          input={{ className: tools.full }}
          type="search"
          aria-label="Search practices"
          placeholder="Search practices"
          value={wanted}
          onChange={(_event, { value }) => {
            onList({ wanted: value });
          }}
        />
        <Select
          select={{ className: tools.full }}
          aria-label="Outcome"
          value={looked.outcome}
          onChange={(_event, { value }) => {
            look({ outcome: value as Outcome });
          }}
        >
          {OUTCOMES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Select
          select={{ className: tools.full }}
          aria-label="Order"
          value={order}
          onChange={(_event, { value }) => {
            onList({ order: value as Order });
          }}
        >
          {Object.entries(ORDERS).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </Select>
        <p className={tools.count} role="status">
          {lines.length === payments.practices.length
            ? `${counted(lines.length, "practice")}, dollars over base`
            : `${lines.length} of ${counted(payments.practices.length, "practice")}`}
        </p>
        <ToggleButton
          className={styles.toggle}
          size="small"
          checked={isDrawn}
          onClick={() => {
            onList({ isDrawn: !isDrawn });
          }}
        >
          Picture
        </ToggleButton>
      </div>
      <RowFaults
        lines={payments.practices}
        total={payments.total}
        outcome={looked.outcome}
        periods={periods}
        tables={tables}
        onShow={onShow}
      />
      <NamesTold
        heading="Without a score, so that the Expected share holds"
        names={partners.practices.filter((name) => expects(payments.practices, name))}
      />
      <NamesTold
        heading="Without a score or an Expected share, so that nothing is expected"
        names={partners.practices.filter((name) => !expects(payments.practices, name))}
      />
      <NamesTold heading="Scores of nobody in the table of practices" names={partners.scores} />
      {lines.length === 0 && <p className={styles.none}>No practice is called so.</p>}
      {isDrawn ? (
        <PracticesPicture lines={lines} total={payments.total} />
      ) : (
        <PracticeList
          groups={groups}
          listing={listing}
          onList={onList}
          amount={amount}
          brief={(line) =>
            [
              ...(looked.outcome === "Expected" ? [restsOn(line, partners.held.get(line.name) ?? 0)] : []),
              ...sinceOffer(line),
            ].join(", ")
          }
          onOpen={onOpen}
        />
      )}
    </div>
  );
}

interface ListProps extends Pick<Props, "listing" | "onList" | "onOpen"> {
  readonly groups: readonly Group[];
  readonly amount: (line: PaymentLine) => string;
  /** What stands below the amount. */
  readonly brief: (line: PracticeLine) => string;
}

/** Practices below the organisations that they are of, where there are any. */
function PracticeList({ groups, listing, onList, amount, brief, onOpen }: ListProps): ReactElement {
  const { stop, folded } = listing;
  const rows = useMemo(() => rowsOf(groups, folded), [groups, folded]);
  return (
    <WalkedList
      rows={rows}
      stop={stop}
      onStop={(key) => {
        onList({ stop: key });
      }}
      isOpen={(row) => (row.line === null ? !folded.has(row.group) : null)}
      onOpen={(row) => {
        if (row.line === null) onList({ folded: toggled(folded, row.group) });
        else onOpen(row.line);
      }}
      texts={(row) =>
        row.line === null
          ? [row.group, row.total === null ? "" : amount(row.total), counted(row.count, "practice"), ""]
          : [row.line.name === "" ? "No name" : row.line.name, amount(row.line), briefOf(row.line), brief(row.line)]
      }
    />
  );
}

function briefOf({ cell }: PracticeLine): string {
  return [cell("Practice type"), `track ${shown(cell("Track"))}`, `${shown(cell("Member months"))} months`]
    .map((part) => (part instanceof Refusal ? part.code : part))
    .join(", ");
}

/** What the expected amount of a practice rests on. */
function restsOn({ cell }: PracticeLine, scores: number): string {
  if (scores > 0) return scores === 1 ? "by 1 score" : `by ${scores} scores`;
  return cell("Earned share") === "" ? "nothing expected" : "by a typed share";
}

/** Whether something is expected of a practice that has no score. */
function expects(lines: readonly PracticeLine[], name: string): boolean {
  return lines.some((line) => line.name === name && line.cell("Earned share") !== "");
}
