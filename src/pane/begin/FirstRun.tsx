import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import type { TermsOrRefusal } from "../plan/useTerms";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import type { RangeContent, WorkbookPort } from "../port";
import type { SelectionState } from "../useSelection";
import type { GivenList } from "../list/givenList";
import { PastePage } from "../list/PastePage";
import { MappingPage } from "./MappingPage";
import { isInOurWords, isRecognised, practiceListOf } from "./listOfPractices";
import { planSheets, type PlanRows } from "../plan/planSheets";
import { TABLE_NAMES } from "../plan/planTables";
import { samplePlan } from "./samplePlan";
import { TypePage } from "./TypePage";
import { usePageStyles } from "../usePageStyles";
import { counted } from "../words";

const useStyles = makeStyles({
  lead: { ...typographyStyles.body1, margin: 0 },
  ways: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

interface PlanTerms {
  readonly place: string;
  readonly rows: TermsOrRefusal;
}

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  /** The workbook's terms: where they are, "" where there are none, and what they are. */
  readonly terms: PlanTerms;
  /** Said once tables were made. */
  readonly onMade: () => void;
}

type Page =
  | { readonly kind: "ways" | "paste" | "type" }
  | { readonly kind: "map"; readonly list: GivenList; readonly from: string };

/** The ways to the first table of practices; nothing of what is in the workbook is moved or replaced. */
export function FirstRun({ port, selected, active, terms, onMade }: Props): ReactElement {
  const styles = { ...usePageStyles(), ...useStyles() };
  const [page, setPage] = useState<Page>({ kind: "ways" });
  const [isMaking, setMaking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const first = useRef<HTMLButtonElement | null>(null);
  const turned = useRef(false);
  const turn = (next: Page) => {
    setFault(null);
    setPage(next);
  };
  const back = () => {
    turn({ kind: "ways" });
  };
  const work = (making: Promise<void>) => {
    setMaking(true);
    setFault(null);
    making
      .then(onMade, (thrown: unknown) => {
        setFault(faultOf(thrown));
      })
      .finally(() => {
        setMaking(false);
      });
  };
  const make = (plan: PlanRows) => {
    work(port.createSheets(planSheets(plan, terms.place)));
  };
  /** What has our headings is the table, where it stands; anything else is copied. */
  const use = ({ address, values }: RangeContent, list: GivenList) => {
    if (isInOurWords(values)) work(port.makeTable(TABLE_NAMES.practices, address));
    else turn({ kind: "map", list, from: address });
  };
  const range = active && selected.state === "selected" ? selected.selection : null;
  const list = useMemo(() => (range === null ? null : recognised(range)), [range]);
  // What had the focus went with its page.
  useEffect(() => {
    if (page.kind === "ways" && turned.current) first.current?.focus();
    turned.current ||= page.kind !== "ways";
  }, [page.kind]);
  const told = fault === null ? null : <FaultBar fault={fault} />;
  if (page.kind === "map")
    return (
      <MappingPage
        list={page.list}
        from={page.from}
        terms={terms.rows}
        isMaking={isMaking}
        told={told}
        onMake={make}
        onBack={back}
      />
    );
  if (page.kind === "paste")
    return (
      <PastePage
        label="A list of practices, headings first"
        listOf={practiceListOf}
        onList={(list) => {
          turn({ kind: "map", list, from: "the pasted list" });
        }}
        onBack={back}
      />
    );
  if (page.kind === "type") return <TypePage isMaking={isMaking} told={told} onMake={make} onBack={back} />;

  return (
    <div className={styles.page}>
      <p className={styles.lead}>
        What does each practice get? A table of them in this workbook is the plan: everything here is computed from it
        and follows it.
      </p>
      {told}
      <div className={styles.ways}>
        {range !== null && list !== null && (
          <Button
            appearance="primary"
            disabledFocusable={isMaking}
            onClick={() => {
              use(range, list);
            }}
          >
            Use {range.address} ({counted(list.rows.length, "row")})
          </Button>
        )}
        <Button
          ref={(element: HTMLButtonElement | null) => {
            first.current = element;
          }}
          onClick={() => {
            turn({ kind: "paste" });
          }}
        >
          Paste a list
        </Button>
        <Button
          onClick={() => {
            turn({ kind: "type" });
          }}
        >
          Type the first practice
        </Button>
        <Button
          disabledFocusable={isMaking}
          onClick={() => {
            make(samplePlan());
          }}
        >
          Sample
        </Button>
      </div>
      {list === null && (
        <p className={styles.note}>
          Or select a list in the workbook, headings included: Practice, Practice type, Member months, Base PMPM, in any
          order and under your own names.
        </p>
      )}
    </div>
  );
}

/** Cells that nobody means as a list of practices. */
const MOST_CELLS = 50_000;

function recognised({ values, rows, columns }: RangeContent): GivenList | null {
  const list = rows * columns > MOST_CELLS ? null : practiceListOf(values);
  return list !== null && isRecognised(list) ? list : null;
}
