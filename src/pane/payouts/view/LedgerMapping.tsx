import { Button, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { ColumnChoices } from "../../list/ColumnChoices";
import { columnName, type GivenList } from "../../list/givenList";
import { headingsOf, type OwnRow } from "../../ownTable";
import { PageTitle } from "../../PageTitle";
import { usePageStyles } from "../../usePageStyles";
import { counted } from "../../words";
import { LEDGER, type LedgerColumn } from "../ledger";
import { guessedColumns, lackingOf, takenLedger } from "../takenLedger";
import { DayOrder } from "./DayOrder";

const useStyles = makeStyles({ title: typographyStyles.subtitle1 });

const BY_HEADING = new Map(
  Object.entries(LEDGER.columns).map(([column, { heading }]) => [heading, column as LedgerColumn]),
);

interface Props {
  readonly list: GivenList;
  /** Where it stands. */
  readonly from: string;
  readonly isMaking: boolean;
  readonly told: ReactNode;
  readonly onMake: (rows: readonly OwnRow<LedgerColumn>[]) => void;
  readonly onBack: () => void;
}

/** Which columns of a ledger are which of ours; a new sheet is made of their values. */
export function LedgerMapping({ list, from, isMaking, told, onMake, onBack }: Props): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState(() => guessedColumns(list.headings));
  const [isDayFirst, setDayFirst] = useState(false);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { rows, totals, ordered } = useMemo(() => takenLedger(list, chosen, isDayFirst), [list, chosen, isDayFirst]);
  const lacking = lackingOf(chosen);
  const unused = chosen.flatMap((column, at) => (column === null ? [columnName(list, at)] : []));
  const isReady = lacking.length === 0 && rows.length > 0;
  return (
    <div className={page.page}>
      <PageTitle id="apc-ledger-mapping" className={styles.title} ref={title}>
        What your columns are
      </PageTitle>
      <p className={page.note}>
        {counted(list.rows.length, "row")} of {from}. They stay as they are: a new sheet is made of their values.
      </p>
      <ColumnChoices
        list={list}
        options={headingsOf(LEDGER)}
        chosen={chosen.map((column) => (column === null ? "" : LEDGER.columns[column].heading))}
        onChoose={(at, heading) => {
          setChosen((before) => before.map((one, index) => (index === at ? (BY_HEADING.get(heading) ?? null) : one)));
        }}
      />
      {unused.length > 0 && <p className={page.note}>Not used: {unused.join(", ")}.</p>}
      {totals > 0 && <p className={page.note}>Left out: {counted(totals, "row")} called Total.</p>}
      {ordered !== null && <DayOrder ordered={ordered} isDayFirst={isDayFirst} onChoose={setDayFirst} />}
      <p className={page.note} role="status">
        {lacking.length > 0 ? `Still to find: ${lacking.join(", ")}.` : ""}
      </p>
      {told}
      <div className={page.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!isReady || isMaking}
          onClick={() => {
            if (isReady) onMake(rows);
          }}
        >
          Make a ledger of {counted(rows.length, "line")}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}
