import { Button, makeStyles, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { formatted } from "../../figureText";
import { ChoiceRow } from "../../list/ChoiceRow";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { counted } from "../../words";
import type { ReadExtract } from "../extract";
import { totalOf } from "../payments";
import { NOT_A_PRACTICE, suggestedFor, type VendorMeanings } from "../vendors";
import { SomeOf } from "./TakenPayments";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  start: { alignSelf: "flex-start" },
});

interface Props {
  /** Vendors of whom nothing is known yet, each with its lines. */
  readonly asked: ReadonlyMap<string, ReadExtract["lines"]>;
  readonly said: VendorMeanings;
  readonly practices: ReadonlySet<string>;
  readonly unit: string;
  /** Where it is kept. */
  readonly called: { readonly table: string; readonly sheet: string };
  readonly onSay: (meanings: Iterable<readonly [vendor: string, practice: string]>) => void;
}

/** Which practice each vendor is, asked once. */
export function VendorChoices({ asked, said, practices, unit, called, onSay }: Props): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const unsaid = [...asked.keys()].filter((vendor) => !said.has(vendor));
  return (
    <>
      <h3 className={styles.heading}>Which practice is each vendor?</h3>
      <p className={page.note}>
        Asked once: it is kept in the table {called.table} of the sheet {called.sheet}.
      </p>
      <SomeOf label="Vendors" count={asked.size}>
        {(shown) =>
          [...asked].slice(0, shown).map(([vendor, lines]) => (
            <ChoiceRow
              key={vendor}
              theirs={vendor}
              note={vendorNote(lines, unit, suggestedFor(vendor, practices))}
              label={`Which practice ${vendor} is`}
              options={[...practices, NOT_A_PRACTICE].map((practice) => ({ value: practice, words: practice }))}
              none="Choose …"
              value={said.get(vendor) ?? ""}
              onChoose={(practice) => {
                onSay([[vendor, practice]]);
              }}
            />
          ))
        }
      </SomeOf>
      {unsaid.length > 1 && (
        <Button
          size="small"
          className={styles.start}
          onClick={() => {
            onSay(unsaid.map((vendor) => [vendor, NOT_A_PRACTICE]));
          }}
        >
          Mark the other {unsaid.length.toLocaleString("en")} vendors as not practices
        </Button>
      )}
    </>
  );
}

function vendorNote(lines: ReadExtract["lines"], unit: string, suggested: string | null): string {
  const paid = `${counted(lines.length, unit)}, ${formatted(totalOf(lines), CENTS)}`;
  return suggested === null ? paid : `Perhaps ${suggested}? ${paid}`;
}
