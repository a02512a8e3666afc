import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BookCell } from "../book/book";
import { Opener } from "../Opener";
import { Figure } from "./Figure";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  cell: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) fit-content(60%)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: { textAlign: "right" },
  opener: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

/** More than these are opened on demand. */
const MOST_SHOWN = 8;

/** Cells by what they are, each of which can be asked in turn. */
export function CellList({
  cells,
  onAsk,
}: {
  cells: readonly BookCell[];
  onAsk: (cell: BookCell) => void;
}): ReactElement {
  const styles = useStyles();
  const list = (
    <ul className={styles.list}>
      {cells.map((cell) => (
        <li key={cell.place} className={styles.cell}>
          <span>{cell.label}</span>
          <span className={styles.value}>
            <Figure cell={cell} onAsk={onAsk} />
          </span>
        </li>
      ))}
    </ul>
  );
  if (cells.length <= MOST_SHOWN) return list;
  return (
    <details>
      <Opener className={styles.opener}>{cells.length} cells</Opener>
      {list}
    </details>
  );
}
