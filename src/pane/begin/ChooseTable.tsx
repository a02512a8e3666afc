import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanTable } from "../plan/planTables";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalXS}` },
});

interface Props {
  readonly table: PlanTable;
  readonly names: readonly string[];
  readonly onChoose: (table: PlanTable, name: string) => void;
}

/** Asked before any figure is shown: of another table they would be others. */
export function ChooseTable({ table, names, onChoose }: Props): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <p className={styles.text}>Several tables have the columns of {table}. Which one are the plan’s?</p>
      {names.map((name) => (
        <Button
          key={name}
          onClick={() => {
            onChoose(table, name);
          }}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
