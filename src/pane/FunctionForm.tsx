import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import type { Rule } from "../core/define/rule";
import type { ToldArgument } from "../core/define/tell";
import { FIRST_EDITION, Refusal, tell } from "../core/shared";
import { ArgumentField } from "./ArgumentField";
import { faultOf, type Fault } from "./fault";
import { FaultBar } from "./FaultBar";
import { writeCall } from "./formula/write";
import { shown } from "./valueText";
import type { WorkbookName, WorkbookPort } from "./port";
import { Preview, previewSentence } from "./Preview";
import type { Resolved } from "./resolve";
import { areaOf, type Extent } from "./formula/areas";
import { withoutSheet } from "./formula/reference";
import { InsertButton } from "./InsertButton";
import { formulaTextOf } from "./typedArgument";
import { answerTo, useAnswer, type Answer } from "./useAnswer";
import { useFormulaCell, useInsertion } from "./useInsertion";
import { useNames } from "./useNames";
import type { Following, SelectionState } from "./useSelection";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  // Stays in sight while the fields above it are filled, unless the pane is too low for both.
  answer: {
    position: "sticky",
    bottom: 0,
    "@media (max-height: 560px)": { position: "static" },
    margin: `0 calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    zIndex: 1,
  },
  heading: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground2, margin: 0 },
  note: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  formula: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  unseen: { position: "absolute", width: "1px", height: "1px", margin: 0, overflow: "hidden", clipPath: "inset(50%)" },
});

export type TypedArguments = Readonly<Record<string, string>>;

interface Props {
  readonly rule: Rule;
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the form: else it asks nothing of the workbook. */
  readonly active: boolean;
  readonly typed: TypedArguments;
  readonly onType: (name: string, text: string) => void;
}

export function FunctionForm({ rule, port, selected, active, typed, onType }: Props): ReactElement {
  const styles = useStyles();
  const [names, refreshNames] = useNames(port, selected.changes, active);
  const [selectionFault, setSelectionFault] = useState<Fault | null>(null);
  const formulaCell = useFormulaCell(selected);
  const { cell } = formulaCell;
  const [tried, setTried] = useState(false);
  const inputs = useRef(new Map<string, HTMLInputElement>());

  const takes = Object.entries(tell(rule, FIRST_EDITION).takes);
  const known = names && new Set(names.map(({ name }) => name.toUpperCase()));
  const typedOf = (name: string): string => typed[name] ?? (name === TERMS ? ownTerms(names) : "");
  const texts = takes.map(([name, argument]) => formulaTextOf(argument, typedOf(name), known));
  const missing = takes
    .filter(([, argument], index) => isNeeded(argument) && texts[index] === "")
    .map(([name]) => name);
  const [firstMissing] = missing;
  // Where an argument is missing its name stands in its place, as in the spreadsheet's own help.
  const sheet = cell === null ? null : (areaOf(cell)?.sheet ?? null);
  const written = takes.map(([name], index) =>
    missing.includes(name) ? name : withoutSheet(texts[index] ?? "", sheet),
  );
  const formula = writeCall(rule.name, written, firstMissing === undefined ? neededBy(takes) : 0);
  const [answer, given] = useAnswer(rule, texts, port, {
    from: cell,
    changes: selected.changes,
    active,
    complete: missing.length === 0,
  });
  const isWanted = active && missing.length === 0;
  const placing = useInsertion(port, { formula, cell, size: sizeOf(answer), args: texts }, selected.changes, isWanted);
  const refused =
    missing.length === 0
      ? refusalAtField(
          answer,
          takes.map(([name]) => name),
        )
      : null;

  const takeSelection = async (name: string) => {
    try {
      const { address } = await port.selection();
      setSelectionFault(null);
      onType(name, address);
    } catch (thrown) {
      setSelectionFault(faultOf(thrown));
    }
  };

  const insert = async () => {
    setTried(true);
    if (firstMissing !== undefined) {
      inputs.current.get(firstMissing)?.focus();
      return;
    }
    // What is typed last may not be computed yet.
    await placing.insert(sizeOf(await answerTo(rule, texts, port, true, cell ?? undefined)));
  };

  return (
    <form
      className={styles.form}
      noValidate
      aria-label={`Arguments of ${rule.name}`}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) refreshNames();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void insert();
      }}
    >
      {takes.map(([name, argument], index) => (
        <ArgumentField
          key={name}
          name={name}
          argument={argument}
          typed={typedOf(name)}
          names={names ?? []}
          read={readOf(given[index], texts[index] ?? "")}
          refusal={
            tried && missing.includes(name) ? fillIn(argument) : refused?.name === name ? refused.sentence : null
          }
          required={isNeeded(argument)}
          inputRef={(element) => {
            if (element === null) inputs.current.delete(name);
            else inputs.current.set(name, element);
          }}
          onType={(text) => {
            onType(name, text);
          }}
          onUseSelection={() => void takeSelection(name)}
        />
      ))}
      {selectionFault !== null && <FaultBar fault={selectionFault} />}
      <section className={styles.answer} aria-label="Result and formula">
        {/* Read out by one sentence: a table would be read cell by cell whenever one of them changes. */}
        <p className={styles.unseen} role="status">
          {missing.length > 0 || answer === null ? "" : sentenceOf(answer)}
        </p>
        <div>
          <h3 className={styles.heading}>Result</h3>
          {missing.length > 0 ? (
            <p className={styles.note}>Fill in {listed(missing)} to see it.</p>
          ) : answer === null ? (
            <p className={styles.note}>Computing …</p>
          ) : answer.fault !== undefined ? (
            <FaultBar fault={answer.fault} onAgain={selected.again} />
          ) : answer.cells === null ? (
            <p className={styles.note}>{unknownOf(answer)} The workbook computes it once the formula is inserted.</p>
          ) : (
            <Preview rule={rule} cells={answer.cells} at={refused?.name ?? null} />
          )}
        </div>
        <div>
          <h3 className={styles.heading}>Formula</h3>
          <code className={styles.formula}>{formula}</code>
        </div>
        <InsertButton
          placing={placing}
          {...formulaCell}
          missing={firstMissing}
          after=". Its steps are under “This cell”."
        />
        {selected.state === "fault" && <p className={styles.note}>{selected.fault.sentence}</p>}
      </section>
    </form>
  );
}

/** How many cells an answer fills; one where that is not known. */
function sizeOf(answer: Answer | null): Extent {
  const cells = answer?.cells ?? [];
  return { rows: Math.max(cells.length, 1), columns: Math.max(cells[0]?.length ?? 0, 1) };
}

const TERMS = "terms";

/** The workbook's own terms, where it has a name or a table for them. */
function ownTerms(names: readonly WorkbookName[] | null): string {
  return names?.find(({ reference }) => reference.toLowerCase() === TERMS)?.reference ?? "";
}

function isNeeded({ optional, blank, shape }: ToldArgument): boolean {
  return !optional && (shape !== "cell" || !blank);
}

/** Of choices the field's own help tells already. */
function fillIn({ kind }: ToldArgument): string {
  return kind.choices === undefined ? `Fill this in: ${kind.says}.` : "Fill this in.";
}

/** How many arguments the host asks for, blank or not. */
function neededBy(takes: readonly (readonly [string, ToldArgument])[]): number {
  return takes.reduce((count, [, { optional }], index) => (optional ? count : index + 1), 0);
}

/** A refusal of the whole answer that begins with an argument's name belongs to its field. */
function refusalAtField(answer: Answer | null, names: readonly string[]): { name: string; sentence: string } | null {
  const cells = answer?.cells ?? [];
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (!(only instanceof Refusal) || only.code !== "#VALUE!") return null;
  const name = names.find((each) => only.sentence.startsWith(`${each}: `));
  return name === undefined ? null : { name, sentence: only.sentence.slice(name.length + 2) };
}

/** What a reference holds, so that a wrong one is noticed; of a value nothing is to be said. */
function readOf(given: Resolved | undefined, text: string): string | null {
  if (given?.text !== text) return null;
  if ("why" in given) return `${given.text}: ${given.why}.`;
  if (given.address === undefined || given.values === undefined) return null;
  const [rows, columns] = [given.values.length, given.values[0]?.length ?? 0];
  const first = given.values.flat().slice(0, 3).map(shown).join(", ");
  return rows * columns === 1
    ? `Holds ${first}.`
    : `${shown(rows)} × ${shown(columns)} cells: ${first}${rows * columns > 3 ? " …" : ""}`;
}

function sentenceOf(answer: Answer): string {
  // A fault is an alert, which is read out by itself.
  if (answer.fault !== undefined) return "";
  return answer.cells === null ? "The result cannot be shown here." : previewSentence(answer.cells);
}

function unknownOf({ given }: Answer): string {
  const unknown = given.find((one) => "why" in one);
  return unknown === undefined || !("why" in unknown) ? "" : `${unknown.text}: ${unknown.why}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}
