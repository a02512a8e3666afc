import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { formatted } from "../../figureText";
import type { OwnRow } from "../../ownTable";
import type { DepartureLine } from "../departure";
import { LEDGER, type Ledger, type LedgerColumn } from "../ledger";
import { placeOfLine } from "../rows";

const useStyles = makeStyles({
  lines: { ...typographyStyles.caption1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface Props {
  readonly ledger: Ledger;
  readonly lines: readonly DepartureLine[];
}

/** What is written of a practice that leaves, cell by cell. */
export function DepartureLines({ ledger, lines }: Props): ReactElement {
  const styles = useStyles();
  return (
    <ul className={styles.lines} aria-label="What is written">
      {lines.map((line, index) => (
        <li key={index}>{lineText(line, ledger)}</li>
      ))}
    </ul>
  );
}

/** Row 12: earned 600.00, closed on 2025-03-31 … */
function lineText({ line, row }: DepartureLine, ledger: Ledger): string {
  const where = line === null ? "A new line" : `Row ${placeOfLine(ledger, line)?.row ?? line.index + 1}`;
  return `${where}: ${cellsText(row)}`;
}

function cellsText(row: OwnRow<LedgerColumn>): string {
  return (Object.keys(LEDGER.columns) as LedgerColumn[])
    .flatMap((column) => {
      const cell = row[column];
      if (column === "practice" || cell === undefined || typeof cell === "object") {
        // What is taken out of a line is told, too.
        return cell === null && column === "projected" ? ["no longer projected"] : [];
      }
      const { heading, format } = LEDGER.columns[column];
      return [`${heading.toLowerCase()} ${formatted(cell, format)}`];
    })
    .join(", ");
}
