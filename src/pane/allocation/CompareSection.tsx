import { Checkbox, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import type { Compared } from "./compare";
import { CompareTable } from "./CompareTable";
import { nameOf, type Draft } from "./draft";
import type { Scenario } from "./scenarios";
import type { Allocation } from "./useAllocation";

/** More columns than that nobody keeps in view. */
export const MOST_COMPARED = 4;

const useStyles = makeStyles({
  heading: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalS} 0 0` },
  check: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  readonly list: readonly Scenario[];
  /** Those to be compared, at least one. */
  readonly chosen: readonly Scenario[];
  readonly draft: Draft;
  readonly compute: Allocation["compute"];
}

/** The chosen scenarios side by side, with the plan at hand or without it. */
export function CompareSection({ list, chosen, draft, compute }: Props): ReactElement | null {
  const styles = useStyles();
  const heading = useId();
  const [withDraft, setWithDraft] = useState(true);
  const offered = list.find(({ isOffer }) => isOffer);
  const column = (scenario: Scenario): Compared => ({
    key: String(scenario.id),
    name: nameOf(scenario.draft),
    mark: scenario === offered ? "last offer" : null,
    offer: compute(scenario.draft)?.offer ?? null,
  });
  const columns = chosen.map(column);
  if (withDraft)
    columns.push({ key: "draft", name: nameOf(draft), mark: "in the pane", offer: compute(draft)?.offer ?? null });
  const pinned = offered === undefined ? undefined : column(offered);
  const base = pinned === undefined || pinned.offer === null ? columns[0] : pinned;
  if (base === undefined) return null;
  return (
    <section aria-labelledby={heading}>
      <h3 className={styles.heading} id={heading}>
        Side by side
      </h3>
      <Checkbox
        className={styles.check}
        label="With the plan in the pane"
        checked={withDraft}
        onChange={(_event, { checked }) => {
          setWithDraft(checked === true);
        }}
      />
      <CompareTable columns={columns} base={base} />
    </section>
  );
}
