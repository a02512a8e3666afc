import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { closedPayouts, correctionsOfAll, type PayoutCorrections } from "../corrections";
import { usableOf } from "../project";
import { CloseSection } from "./CloseSection";
import { correctionsText, CorrectSection } from "./CorrectSection";
import type { PartProps } from "./part";
import { ProjectSection } from "./ProjectSection";
import { useNow } from "./useNow";
import { useSaid } from "./useSaid";

const useStyles = makeStyles({
  told: {
    ...typographyStyles.body1Strong,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
  },
});

/** A payout is projected, closed with what was earned, and corrected when that comes to otherwise later. */
export function ClosePart({ port, selected, active, at, payout, onAllocation }: PartProps): ReactElement {
  const styles = useStyles();
  const [still, setStill] = useState<ReadonlySet<number>>(new Set());
  const usable = useMemo(() => usableOf(at.paid), [at.paid]);
  const nowOf = useNow(at.closings, port, selected.changes, active);
  const { records, closings, ledger } = at;
  const closed = useMemo(
    () => (closings === null ? [] : closedPayouts(records, closings, ledger)),
    [records, closings, ledger],
  );
  const corrections = useMemo(() => correctionsOfAll(closed, nowOf), [closed, nowOf]);
  const asks = ({ payout: one, mayBeAnother }: PayoutCorrections): boolean => mayBeAnother && !still.has(one);
  const [project, close, correct] = [useSaid(at), useSaid(at), useSaid(at)];
  // What one of them writes the others have not seen.
  const isWriting = [project, close, correct].some((one) => one.isWriting);
  return (
    <div>
      {corrections.map((found) => {
        const text = found === null ? "" : correctionsText(found, asks(found));
        return text === "" ? null : (
          <p key={found?.payout} className={styles.told} role="status">
            {text}
          </p>
        );
      })}
      <ProjectSection
        port={port}
        at={at}
        payout={payout}
        usable={usable}
        saying={{ ...project, isWriting }}
        onAllocation={onAllocation}
      />
      <CloseSection port={port} at={at} payout={payout} usable={usable} saying={{ ...close, isWriting }} />
      <CorrectSection
        port={port}
        at={at}
        closed={closed}
        corrections={corrections}
        nowOf={nowOf}
        asks={asks}
        saying={{ ...correct, isWriting }}
        onStill={(one) => {
          setStill((before) => new Set([...before, one]));
        }}
      />
    </div>
  );
}
