import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

/** Cells of a table of figures, one below the other. */
export const useFigureStyles = makeStyles({
  label: {
    ...typographyStyles.body1,
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: {
    ...typographyStyles.body1,
    textAlign: "right",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  steps: { padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`, textAlign: "left" },
});

interface Props {
  readonly name: string;
  readonly text: string;
  readonly isAsked: boolean;
  readonly onAsk: (name: string | null) => void;
  /** Its steps, below it while it is asked about. */
  readonly children: ReactNode;
}

/** A figure that leads to its steps. */
export function FigureRow({ name, text, isAsked, onAsk, children }: Props): ReactElement {
  const styles = useFigureStyles();
  return (
    <>
      <tr>
        <th className={styles.label} scope="row">
          {name}
        </th>
        <td className={styles.value}>
          <Link
            as="button"
            aria-expanded={isAsked}
            aria-label={`${name}: ${text}`}
            onClick={() => {
              onAsk(isAsked ? null : name);
            }}
          >
            {text}
          </Link>
        </td>
      </tr>
      {isAsked && (
        <tr>
          <td className={styles.steps} colSpan={2}>
            {children}
          </td>
        </tr>
      )}
    </>
  );
}
