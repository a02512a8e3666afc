import { Refusal } from "../../core/shared";
import { Button, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { counterpartyOffer, isSame, practicesFor, recipientOf, type Recipient } from "../offer/counterpartyOffer";
import type { Offered } from "../offer/offered";
import { requireAsSeen } from "../offer/requireAsSeen";
import type { Writer } from "../offer/useWritten";
import { makeSheets } from "../offer/writtenSheets";
import { addedIn, type PaymentLine } from "../plan/payments";
import { paymentTitles } from "../plan/planTables";
import type { WorkbookPort } from "../port";
import { SelectField } from "../SelectField";
import { counted } from "../words";
import { WAY } from "./writeLooks";
import { WrittenNote } from "./WrittenNote";

const useStyles = makeStyles({ ...WAY, text: { ...typographyStyles.body1, margin: 0 } });

interface Props {
  readonly port: WorkbookPort;
  readonly offered: Offered;
  readonly writer: Writer;
  /** What says why nothing can be written past a ceiling. */
  readonly why: string;
  readonly onShow: (sheet: string) => void;
}

const COPY = ["Offer", "Offer terms"] as const;
const NOBODY = "";
const EVERYBODY = "all";

/** A copy for a counterparty that stands alone. */
export function CounterpartySheets({ port, offered, writer, why, onShow }: Props): ReactElement {
  const styles = useStyles();
  const [to, setTo] = useState(NOBODY);
  const { payments, ranges, shares, setting } = offered;
  const recipients = useMemo(
    () =>
      payments.practices
        .filter(({ name }) => name !== "")
        .map(recipientOf)
        .filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index),
    [payments],
  );
  // Nobody's practices go to a counterparty before somebody has said whose.
  const recipient = to === EVERYBODY ? null : recipients.find((one) => keyOf(one) === to);
  // As many options as practices, which stay as they are while another part is turned to.
  const recipientField = useMemo(
    () => (
      <SelectField
        label="Whose practices"
        value={recipient === undefined ? NOBODY : to}
        options={[
          [NOBODY, "Choose"],
          ...recipients.map((one) => [keyOf(one), one.name] as const),
          [EVERYBODY, `All ${payments.practices.length} practices`],
        ]}
        onChange={setTo}
      />
    ),
    [payments, recipients, recipient, to],
  );
  const copied = useMemo(
    () => (recipient === undefined ? [] : practicesFor({ ranges, payments }, recipient)),
    [ranges, payments, recipient],
  );
  const unpaid = copied.filter(({ line }) => addedIn(line, "At most") instanceof Refusal).length;
  const isBarred = payments.isLifted || recipient === undefined || unpaid > 0 || writer.written.state === "writing";
  const others = recipient === undefined ? 0 : payments.practices.length - copied.length;
  // What a copy holds: the same once more, and it is as it was written.
  const nowInCopy = useMemo(
    () => JSON.stringify([shares, payments.terms, setting, copied.map(({ line }) => lineText(line))]),
    [shares, payments, setting, copied],
  );
  return (
    <section className={styles.way} aria-label="For a counterparty">
      <h2 className={styles.heading}>For a counterparty</h2>
      <div className={styles.wide}>{recipientField}</div>
      <p className={styles.note}>
        Two sheets that stand alone, with native formulas that need no add-in and refer to nothing else. Left out: what
        we expect (Expected share, scores), scenarios and their notes, the sources of terms, ceilings that this offer
        does not need{others > 0 ? `, ${counted(others, "other practice")}` : ""}.
      </p>
      {unpaid > 0 && (
        <p className={styles.text}>
          {counted(unpaid, "practice")} {unpaid === 1 ? "has" : "have"} no figure: mend{" "}
          {unpaid === 1 ? "its row" : "their rows"} first.
        </p>
      )}
      <Button
        className={styles.wide}
        disabledFocusable={isBarred}
        {...(payments.isLifted && { "aria-describedby": why })}
        onClick={() => {
          if (isBarred) return;
          void writer.write(
            () =>
              makeSheets(
                COPY,
                (given) => counterpartyOffer(given, offered, recipient),
                port,
                () => requireAsSeen(port, offered),
              ),
            nowInCopy,
          );
        }}
      >
        {recipient === undefined
          ? "Choose whose practices first"
          : `Make 2 sheets for ${recipient?.name ?? "all practices"}`}
      </Button>
      <p className={styles.note}>
        {COPY.join(", ")}. Send a copy of these two sheets alone: this workbook also holds your scores and scenarios.
      </p>
      <WrittenNote
        written={writer.written}
        isOutdated={writer.written.state === "written" && writer.written.of !== nowInCopy}
        onShow={onShow}
      />
    </section>
  );
}

/** An organisation may be called as a practice is. */
function keyOf({ name, isOrganisation }: Recipient): string {
  return `${isOrganisation ? "organisation" : "practice"} ${name}`;
}

/** What a copy holds of a practice. */
function lineText({ cell }: PaymentLine): unknown[] {
  return paymentTitles().map((title) => {
    const value = cell(title);
    return value instanceof Refusal ? value.code : value;
  });
}
