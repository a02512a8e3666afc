import { Button, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { FaultBar } from "../FaultBar";
import { hostSentence } from "../hostErrors";
import { isAllEqual, type Written } from "../offer/useWritten";
import type { Differing } from "../offer/writtenSheets";
import { counted, listed, MOST_TOLD } from "../words";
import type { Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import type { PortCell } from "../port";
import { shown } from "../valueText";

const useStyles = makeStyles({
  note: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  told: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  text: { ...typographyStyles.body1, margin: 0 },
  list: { ...typographyStyles.caption1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface Props {
  readonly written: Written;
  /** Whether a copy no longer holds what the pane shows. */
  readonly isOutdated?: boolean;
  /** How that is said. */
  readonly outdated?: string;
  readonly onShow: (sheet: string) => void;
}

/** What has become of the sheets that were written, said for as long as it is so. */
export function WrittenNote({
  written,
  isOutdated = false,
  outdated = "The plan has changed since the copy was written. Make a new one to send.",
  onShow,
}: Props): ReactElement {
  const styles = useStyles();
  const sheets = written.state === "written" ? written.sheets.map(({ sheet }) => sheet.name) : [];
  const check = written.state === "written" ? written.check : null;
  const there = sheets.filter((name) => check?.gone.includes(name) !== true);
  const isUnderWay =
    written.state === "writing" || (written.state === "written" && written.fault === null && (check?.pending ?? 1) > 0);
  const [first] = there;
  return (
    <div className={styles.note}>
      <div className={styles.told}>
        {isUnderWay && <Spinner size="tiny" aria-hidden />}
        <p className={styles.text} role="status">
          {sentenceOf(written)}
        </p>
      </div>
      {isOutdated && there.length > 0 && <p className={styles.text}>{outdated}</p>}
      {written.state === "failed" && <FaultBar fault={written.fault} />}
      {written.state === "written" && written.fault !== null && (
        <FaultBar
          fault={{ ...written.fault, sentence: `The sheets could not be read back. ${written.fault.sentence}` }}
        />
      )}
      {check !== null && check.pending === 0 && check.differing.length > 0 && (
        <ul className={styles.list}>
          {check.differing.slice(0, MOST_DIFFERING).map((one) => (
            <li key={`${one.sheet} ${one.figure.row} ${one.figure.column}`}>{differenceSentence(one)}</li>
          ))}
          {check.differing.length > MOST_DIFFERING && <li>and {check.differing.length - MOST_DIFFERING} more</li>}
        </ul>
      )}
      {first !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onShow(first);
          }}
        >
          Show the sheet
        </Button>
      )}
    </div>
  );
}

const MOST_DIFFERING = 5;

function quotedList(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  if (quoted.length > MOST_TOLD) return `${counted(names.length, "sheet")}: ${listed(quoted)}`;
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} and ${last}`;
}

function sentenceOf(written: Written): string {
  if (written.state === "writing") return "Writing the sheets …";
  if (written.state !== "written") return "";
  const { check, wasEqual, fault } = written;
  const names = quotedList(written.sheets.map(({ sheet }) => sheet.name));
  if (fault !== null) return `Wrote ${names}.`;
  if (check === null) return `Wrote ${names}. Reading the figures back …`;
  if (check.gone.length > 0)
    return `${quotedList(check.gone)} ${check.gone.length === 1 ? "is" : "are"} no longer in the workbook.`;
  if (isAllEqual(check)) return `Wrote ${names}. All ${counted(check.of, "figure")} read back equal, to the cent.`;
  if (check.pending > 0) return wasEqual ? `Reading ${names} again …` : `Wrote ${names}. Reading the figures back …`;
  const differ = `${check.differing.length} of ${counted(check.of, "figure")}`;
  return wasEqual
    ? `${names} changed since: ${differ} are no longer as they were written.`
    : `Wrote ${names}. ${differ} differ from the pane.`;
}

function differenceSentence({ sheet, figure, found }: Differing): string {
  return `${sheet}, ${figure.label}: ${figureText(figure.value)} as written, ${foundText(found)} in the sheet now`;
}

/** Dollars with their cents, shares with their digits. */
function figureText(value: PortCell | Refusal): string {
  return typeof value === "number" ? formatted(value, "#,##0.00##") : shown(value);
}

function foundText(found: PortCell): string {
  if (typeof found !== "object" || found === null) return figureText(found);
  return `${found.error} (${(found.sentence ?? hostSentence(found.error)).replace(/\.$/, "")})`;
}
