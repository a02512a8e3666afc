import { Button, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import { formatted } from "../../figureText";
import { PastePage } from "../../list/PastePage";
import { cellsOf } from "../../list/pastedText";
import { lackingText } from "../../ownTable";
import { painted } from "../../painted";
import type { RangeContent } from "../../port";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { counted } from "../../words";
import { extractOfRange, extractOfText, isExtract, type Extract } from "../extract";
import { LEDGER } from "../ledger";
import { textOfFile } from "../fileText";
import { nextNumber } from "../keptExtracts";
import { totalOf } from "../payments";
import { missingIn, writePayments, type ToWrite } from "../writtenPayments";
import { VENDORS, vendorsOf, type VendorMeanings, type Vendors } from "../vendors";
import { ExtractPage } from "./ExtractPage";
import { HandPage } from "./HandPage";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  lead: { ...typographyStyles.body1, margin: 0 },
  ways: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px" },
});

type Page = { readonly kind: "ways" | "paste" | "hand" } | ({ readonly kind: "extract" } & Given);

/** An extract, where it comes from, and what is to be known of that. */
interface Given {
  readonly extract: Extract;
  readonly from: string;
  readonly note: string;
}

/** What was written, said for as long as the workbook has it. */
interface Said extends ToWrite {
  /** Of the extract that was kept; null for a payment by hand. */
  readonly number: number | null;
}

const NO_VENDORS: VendorMeanings = new Map();

/** Payments into the ledger: from an extract, or one by hand. */
export function PayPart({ port, selected, active, at, payout }: PartProps): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const [shown, setShown] = useState<Page>({ kind: "ways" });
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const first = useRef<HTMLButtonElement | null>(null);
  const file = useRef<HTMLInputElement | null>(null);
  const turned = useRef(false);
  const { ledger } = at;
  const { own: called, content } = at.own(VENDORS);
  const vendors = useMemo(() => (content === null ? null : vendorsOf(content, called)), [content, called]);
  const range = active && selected.state === "selected" ? selected.selection : null;
  const extract = useMemo(() => (range === null ? null : recognised(range)), [range]);
  const turn = (next: Page) => {
    setFault(null);
    setShown(next);
  };
  const back = () => {
    turn({ kind: "ways" });
  };
  // What had the focus went with its page.
  useEffect(() => {
    if (shown.kind === "ways" && turned.current) first.current?.focus();
    turned.current ||= shown.kind !== "ways";
  }, [shown.kind]);
  const lacking = lackingText(LEDGER, ledger.lacking);
  const write = (toWrite: ToWrite) => {
    setWriting(true);
    setFault(null);
    setSaid(null);
    painted()
      .then(() => writePayments(port, { ledger, vendors, kept: at.extracts, called }, toWrite))
      .then(
        () => {
          setSaid({ ...toWrite, number: toWrite.extract === null ? null : nextNumber(at.extracts) });
          back();
        },
        (thrown: unknown) => {
          setFault(faultOf(thrown));
        },
      )
      .finally(() => {
        setWriting(false);
      });
  };
  const open = async (chosen: File): Promise<void> => {
    setFault(null);
    try {
      const read = await extractOfFile(chosen);
      if ("sentence" in read) setFault(read);
      else turn({ kind: "extract", ...read });
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
  };
  const told = fault === null ? null : <FaultBar fault={fault} />;
  if (shown.kind === "extract")
    return (
      <ExtractPage
        at={at}
        payout={payout}
        extract={shown.extract}
        from={shown.from}
        note={shown.note}
        vendors={vendors}
        isWriting={isWriting}
        told={told}
        onWrite={(taken, meanings, extract) => {
          write({ taken, said: meanings, extract });
        }}
        onBack={back}
      />
    );
  if (shown.kind === "paste")
    return (
      <PastePage
        label="An extract of payments, headings first"
        listOf={extractOfText}
        onList={(list) => {
          turn({ kind: "extract", extract: list, from: "the pasted text", note: "" });
        }}
        onBack={back}
      />
    );
  if (shown.kind === "hand")
    return (
      <HandPage
        at={at}
        payout={payout}
        wanting={lacking === "" ? null : `Nothing can be written. ${lacking}.`}
        isWriting={isWriting}
        told={told}
        onWrite={(taken) => {
          write({ taken, said: NO_VENDORS, extract: null });
        }}
        onBack={back}
      />
    );
  return (
    <div className={page.page}>
      <p className={styles.lead} role="status">
        {said !== null && isThere(said, at, vendors)
          ? saidText(said, called.table, at.extracts.extracts.own.sheet)
          : ""}
      </p>
      <p className={styles.lead}>What was paid, from an extract of the bank or of accounts payable:</p>
      {told}
      <div className={styles.ways}>
        {range !== null && extract !== null && (
          <Button
            appearance="primary"
            onClick={() => {
              turn({ kind: "extract", extract, from: range.address, note: "They are taken as they stand now." });
            }}
          >
            Use {range.address} ({counted(extract.rows.length, "row")})
          </Button>
        )}
        <Button
          ref={(element: HTMLButtonElement | null) => {
            first.current = element;
          }}
          onClick={() => {
            file.current?.click();
          }}
        >
          Choose a file
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen !== undefined) void open(chosen);
            // The same file may be chosen again once it was put right.
            currentTarget.value = "";
          }}
        />
        <Button
          onClick={() => {
            turn({ kind: "paste" });
          }}
        >
          Paste an extract
        </Button>
        <Button
          onClick={() => {
            turn({ kind: "hand" });
          }}
        >
          One payment by hand
        </Button>
      </div>
      <p className={page.note}>
        A file is read on this machine and sent nowhere. Or select an extract in the workbook, headings included:
        vendor, amount paid, and, where there are such columns, payment date, reference and payout.
      </p>
    </div>
  );
}

/** Cells that nobody means as an extract. */
const MOST_CELLS = 50_000;

function recognised(range: RangeContent): Extract | null {
  const extract = range.rows * range.columns > MOST_CELLS ? null : extractOfRange(range);
  return extract !== null && isExtract(extract) ? extract : null;
}

/** In bytes: what a pane reads in a moment. */
const MOST_BYTES = 20_000_000;

async function extractOfFile(chosen: File): Promise<Given | Fault> {
  const refused = (sentence: string): Fault => ({ kind: "unsupported", sentence: `${chosen.name}: ${sentence}` });
  if (chosen.size > MOST_BYTES) return refused("a file of more than 20 MB. Take the payments of one payout.");
  const read = textOfFile(new Uint8Array(await chosen.arrayBuffer()));
  if (read === null) return refused("an Excel workbook. Open it, copy the payments and paste them here.");
  const extract = extractOfText(cellsOf(read.text));
  if (extract === null) return refused("no list. It needs headings, and at least one line below them.");
  return { extract, from: chosen.name, note: read.told ?? "" };
}

function isThere(
  { taken, said, number }: Said,
  { ledger, extracts }: PartProps["at"],
  vendors: Vendors | null,
): boolean {
  return (
    missingIn(ledger, taken).length === 0 &&
    [...said].every(([vendor, practice]) => (vendors?.of.get(vendor) ?? []).some((row) => row.practice === practice)) &&
    (number === null || extracts.list.some((one) => one.number === number))
  );
}

function saidText({ taken, said, number }: Said, table: string, sheet: string): string {
  return [
    ...(said.size === 0 ? [] : [`Kept ${counted(said.size, "vendor")} in the table ${table}.`]),
    ...(taken.length === 0 ? [] : [`Wrote ${counted(taken.length, "payment")}, ${formatted(totalOf(taken), CENTS)}.`]),
    ...(number === null ? [] : [`What became of each line is kept as extract ${number} in ${sheet}.`]),
  ].join(" ");
}
