import { Checkbox } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { ChoiceRow } from "../../list/ChoiceRow";
import { ColumnChoices } from "../../list/ColumnChoices";
import { SelectField } from "../../SelectField";
import { toggled } from "../../toggled";
import { usePageStyles } from "../../usePageStyles";
import { counted } from "../../words";
import {
  EXTRACT_COLUMNS,
  SIGN_MEANINGS,
  unusedColumns,
  type Extract,
  type ExtractColumn,
  type ReadExtract,
  type Reading,
  type SignMeaning,
} from "../extract";
import type { Sign } from "../paidCells";
import { DayOrder } from "./DayOrder";

const WORDS = new Map(
  Object.entries(EXTRACT_COLUMNS).map(([column, words]) => [words as string, column as ExtractColumn]),
);

interface Props {
  readonly extract: Extract;
  readonly reading: Reading;
  /** The extract, read so. */
  readonly read: ReadExtract;
  readonly onRead: (change: Partial<Reading>) => void;
  /** What is asked besides where the columns leave it open. */
  readonly children: ReactNode;
}

/** What the columns of an extract are, and what its days, signs and currencies mean. */
export function ExtractReading({ extract, reading, read, onRead, children }: Props): ReactElement {
  const page = usePageStyles();
  const { columns, isDayFirst, isTurned, signs, dollars } = reading;
  const unused = unusedColumns(extract, columns);
  return (
    <>
      <ColumnChoices
        list={extract}
        options={[...WORDS.keys()]}
        chosen={columns.map((column) => (column === null ? "" : EXTRACT_COLUMNS[column]))}
        onChoose={(index, words) => {
          onRead({ columns: columns.map((one, place) => (place === index ? (WORDS.get(words) ?? null) : one)) });
        }}
      />
      {unused.length > 0 && <p className={page.note}>Not used: {unused.join(", ")}.</p>}
      {children}
      {read.ordered !== null && (
        <DayOrder
          ordered={read.ordered}
          isDayFirst={isDayFirst}
          onChoose={(dayFirst) => {
            onRead({ isDayFirst: dayFirst });
          }}
        />
      )}
      {read.plain.above + read.plain.below > 0 && (
        <SelectField
          label="Amounts above and below 0"
          value={isTurned ? "turned" : "plain"}
          hint={plainText(read.plain, extract.unit)}
          options={[
            ["plain", "Above 0: paid. Below 0: taken back"],
            ["turned", "Below 0: paid. Above 0: taken back"],
          ]}
          onChange={(value) => {
            onRead({ isTurned: value === "turned" });
          }}
        />
      )}
      {read.signs.length > 0 && (
        <ul className={page.list} aria-label="Signs after amounts">
          {read.signs.map(({ sign, count, example }) => (
            <ChoiceRow
              key={sign}
              theirs={example}
              note={`${counted(count, extract.unit)} with ${sign} after the amount`}
              label={`What ${sign} after an amount means`}
              options={Object.entries(SIGN_MEANINGS).map(([value, words]) => ({ value, words }))}
              none="Choose …"
              value={signs.get(sign) ?? ""}
              onChoose={(value) => {
                onRead({ signs: withSign(signs, sign, value) });
              }}
            />
          ))}
        </ul>
      )}
      {read.currencies.map(({ currency, count, example }) => (
        <Checkbox
          key={currency}
          label={`${counted(count, extract.unit)} in ${currency}, such as ${example}, left out: take them as US dollars`}
          checked={dollars.has(currency)}
          onChange={() => {
            onRead({ dollars: toggled(dollars, currency) });
          }}
        />
      ))}
    </>
  );
}

function withSign(before: Reading["signs"], sign: Sign, meaning: string): Reading["signs"] {
  const next = new Map(before);
  if (meaning === "") next.delete(sign);
  else next.set(sign, meaning as SignMeaning);
  return next;
}

/** 12 lines above 0, none below it. */
function plainText({ above, below }: ReadExtract["plain"], unit: string): string {
  const count = (lines: number, what: string): string => (lines === 0 ? "none" : counted(lines, what));
  return `Of this extract ${count(above, unit)} above 0, ${above === 0 ? counted(below, unit) : count(below, "other")} below it`;
}
