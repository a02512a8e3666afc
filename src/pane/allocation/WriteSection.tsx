import { Button, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { shown } from "../valueText";
import { hostSentence } from "../hostErrors";
import type { PortCell, WorkbookPort } from "../port";
import type { Offer } from "./offer";
import type { Audience, Plan } from "./plan";
import type { ParsedDraft } from "./parseDraft";
import { useWriting, type Writing } from "./useWriting";
import type { Check, Differing } from "./writeOffer";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalS },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  wide: { width: "100%", maxWidth: "360px", alignSelf: "flex-start" },
  told: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface Props {
  readonly port: WorkbookPort;
  readonly parsed: ParsedDraft;
  /** The place at which the plan's own are read; "" for none. */
  readonly terms: string;
  /** Whether that is still the plan of the former terms, while others are being read. */
  readonly isReading: boolean;
}

/** Takes the plan at hand into the workbook: two sheets, read back and compared. */
export function WriteSection({ port, parsed: { plan, refusals }, terms, isReading }: Props): ReactElement {
  const styles = useStyles();
  const why = useId();
  const leavesOut = useId();
  const { writing, write, checkAgain } = useWriting(port);
  const [unshown, setUnshown] = useState<Fault | null>(null);
  const isBlocked = plan === null || isReading || writing.state === "writing";

  const hasChanged =
    writing.state === "written" && plan !== null && JSON.stringify(writing.plan) !== JSON.stringify(plan);
  const start = (audience: Audience) => {
    setUnshown(null);
    if (plan !== null && !isBlocked) void write(plan, audience, terms);
  };
  const show = ({ results }: Offer) => {
    const { sheet } = results.shares.earnable;
    port.show(sheet.elsewhere("A1")).then(
      () => {
        setUnshown(null);
      },
      (thrown: unknown) => {
        setUnshown(faultOf(thrown));
      },
    );
  };

  return (
    <section className={styles.section} aria-label="Take it to the workbook">
      <p className={styles.note}>
        Makes two new sheets: the assumptions, and the results as live formulas over them. Nothing that is there is
        changed.
      </p>
      <Button
        className={styles.wide}
        appearance="primary"
        disabledFocusable={isBlocked}
        aria-describedby={why}
        onClick={() => {
          start("ours");
        }}
      >
        Write to workbook
      </Button>
      <Button
        className={styles.wide}
        disabledFocusable={isBlocked}
        aria-describedby={`${leavesOut} ${why}`}
        onClick={() => {
          start("counterparty");
        }}
      >
        Write for a counterparty
      </Button>
      <p className={styles.note} id={why}>
        {whyNot(plan, refusals, isReading)}
      </p>
      <div className={styles.told}>
        {isUnderWay(writing) && <Spinner size="tiny" aria-hidden />}
        <p className={styles.text} role="status">
          {sentenceOf(writing)}
        </p>
      </div>
      {hasChanged && (
        <p className={styles.note}>The plan in the pane has changed since: the sheets hold it as it was written.</p>
      )}
      {writing.state === "failed" && (
        <FaultBar
          fault={writing.fault}
          onAgain={() => {
            start(writing.audience);
          }}
        />
      )}
      {writing.state === "written" && (
        <>
          {writing.check !== null && <Checked check={writing.check} />}
          {writing.fault !== null && (
            <FaultBar
              fault={{
                ...writing.fault,
                sentence: `The sheets are there, but could not be read back. ${writing.fault.sentence}`,
              }}
              onAgain={() => void checkAgain()}
            />
          )}
          <div className={styles.row}>
            <Button
              size="small"
              onClick={() => {
                show(writing.offer);
              }}
            >
              Show the sheet
            </Button>
            {writing.check !== null && (
              <Button size="small" onClick={() => void checkAgain()}>
                Check again
              </Button>
            )}
          </div>
          {unshown !== null && <FaultBar fault={unshown} />}
        </>
      )}
      <p className={styles.note} id={leavesOut}>
        A counterparty’s sheets leave out what we expect (baselines, assumed scores, expected amounts), the headroom,
        the scenario’s name, and ceilings that the offer does not need. They keep your other terms and their sources.
        Send a copy of these two sheets alone: this workbook also holds your scenarios.
      </p>
    </section>
  );
}

/** Why nothing can be written yet; "" where it can. */
function whyNot(plan: Plan | null, refusals: ParsedDraft["refusals"], isReading: boolean): string {
  if (isReading) return "The plan’s terms are being read: it can be written as soon as they are known.";
  if (plan !== null) return "";
  return refusals.size > 0 ? "Correct the fields that are marked in the plan first." : "Fill in the plan first.";
}

function isUnderWay(writing: Writing): boolean {
  if (writing.state !== "written") return writing.state === "writing";
  return writing.fault === null && (writing.check === null || writing.check.pending.length > 0);
}

/** Said once for each state, not for each figure that comes in. */
function sentenceOf(writing: Writing): string {
  if (writing.state === "writing") return "Writing the sheets …";
  if (writing.state !== "written") return "";
  const { check, offer } = writing;
  const wrote = `Wrote ${offer.sheets.map(({ name }) => `“${name}”`).join(" and ")}.`;
  if (check === null || check.pending.length > 0)
    return writing.fault === null ? `${wrote} Reading the figures back …` : wrote;
  return check.differing.length === 0
    ? `${wrote} All ${check.of} figures read back equal.`
    : `${wrote} So far ${check.differing.length} of ${check.of} figures differ from what was written.`;
}

const MOST_DIFFERING = 5;

function Checked({ check: { of, equal, differing, pending } }: { check: Check }): ReactElement {
  const styles = useStyles();
  return (
    <>
      {pending.length > 0 && (
        <p className={styles.note}>
          {equal} of {of} are equal so far; the workbook is still computing {pending.length}.
        </p>
      )}
      {differing.length > 0 && (
        <ul className={styles.list}>
          {differing.slice(0, MOST_DIFFERING).map((one) => (
            <li key={one.cell.address}>{differenceSentence(one)}</li>
          ))}
          {differing.length > MOST_DIFFERING && <li>and {differing.length - MOST_DIFFERING} more</li>}
        </ul>
      )}
    </>
  );
}

function differenceSentence({ cell, found }: Differing): string {
  return `${cell.label} (${cell.address}): ${shown(cell.value)} in the pane, ${foundText(found)} in the sheet`;
}

function foundText(found: PortCell): string {
  if (typeof found !== "object" || found === null) return shown(found);
  return `${found.error} (${(found.sentence ?? hostSentence(found.error)).replace(/\.$/, "")})`;
}
