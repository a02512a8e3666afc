import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { FaultBar } from "../FaultBar";
import { NamesakeForm } from "./NamesakeForm";
import { Question } from "./Question";
import { CompareSection, MOST_COMPARED } from "./CompareSection";
import { ScenarioItem } from "./ScenarioItem";
import { isSameDraft, quoted } from "./scenarios";
import { SCENARIOS_SHEET } from "./scenarioSheet";
import type { Allocation } from "./useAllocation";
import { useScenarioActions } from "./useScenarioActions";
import type { Scenarios } from "./useScenarios";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  button: { alignSelf: "flex-start" },
  told: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  status: { ...typographyStyles.body1, margin: 0, minWidth: 0, overflowWrap: "anywhere" },
  list: { listStyleType: "none", margin: 0, padding: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  readonly scenarios: Scenarios;
  readonly allocation: Pick<Allocation, "draft" | "change" | "compute">;
}

/** The scenarios of the workbook: kept, opened, compared. */
export function ScenariosSection({ scenarios, allocation }: Props): ReactElement {
  const styles = useStyles();
  const { table } = scenarios;
  const { draft, compute } = allocation;
  const actions = useScenarioActions(scenarios, allocation);
  const { notice, fault, namesake, opened } = actions;
  const [renaming, setRenaming] = useState<number | null>(null);
  const [checked, setChecked] = useState<readonly number[]>([]);
  const keepButton = useRef<HTMLButtonElement | null>(null);
  const undoButton = useRef<HTMLButtonElement | null>(null);
  const menus = useRef(new Map<number, HTMLButtonElement>());

  const list = table?.list ?? [];
  const names = list.map((one) => one.draft.name.trim().toLowerCase());
  const chosen = list.filter(({ id }) => checked.includes(id));
  const isFull = chosen.length >= MOST_COMPARED;
  const isNamed = draft.name.trim() !== "";
  const undoable = notice?.undo;
  const restored = list.find(({ index }) => index === notice?.restored)?.id;
  useEffect(() => {
    // What had the focus is gone: the row, or the button that brought it back.
    if (undoable?.kind === "removed") undoButton.current?.focus();
    else if (restored !== undefined) menus.current.get(restored)?.focus();
  }, [undoable, restored]);

  return (
    <section className={styles.section} aria-label="Scenarios">
      <Button
        className={styles.button}
        ref={(element: HTMLButtonElement | null) => {
          keepButton.current = element;
        }}
        disabledFocusable={!isNamed || table === null}
        onClick={() => void actions.keep()}
      >
        Keep as a scenario
      </Button>
      {!isNamed && <p className={styles.note}>Give the plan a name first: it is kept under it.</p>}
      {namesake !== null && (
        <NamesakeForm
          namesake={namesake}
          taken={names}
          onKeep={(name) => {
            keepButton.current?.focus();
            void actions.keep(name);
          }}
          onReplace={() => {
            keepButton.current?.focus();
            void actions.replace(namesake);
          }}
          onCancel={() => {
            keepButton.current?.focus();
            void actions.replace(null);
          }}
        />
      )}
      {opened.parted !== null && (
        <Question
          sentence={`The row of ${quoted(opened.parted.draft)} was edited in the sheet, and so was the plan here.`}
          yes="Take the sheet’s"
          no="Leave mine"
          onChoose={(isYes) => {
            keepButton.current?.focus();
            opened.settle(isYes);
          }}
        />
      )}
      <div className={styles.told}>
        <p className={styles.status} role="status">
          {notice?.sentence ?? ""}
        </p>
        {undoable !== undefined && (
          <Button
            size="small"
            ref={(element: HTMLButtonElement | null) => {
              undoButton.current = element;
            }}
            onClick={() => {
              keepButton.current?.focus();
              void actions.undo(undoable);
            }}
          >
            Undo
          </Button>
        )}
      </div>
      {fault !== null && <FaultBar fault={fault} />}
      {scenarios.fault !== null && <FaultBar fault={scenarios.fault} onAgain={scenarios.again} />}

      {table !== null && list.length === 0 && (
        <p className={styles.text}>
          A scenario is a plan under a name. Keep one for each offer and counteroffer, pin the last offer, and see up to
          four side by side. Each is a row of the sheet {SCENARIOS_SHEET} and travels with the workbook.
        </p>
      )}
      {list.length > 0 && (
        <>
          <p className={styles.note}>
            Maximum and expected: dollars added over base in one payout period.{" "}
            {isFull
              ? "Four are side by side: untick one to choose another."
              : "Tick up to four to see them side by side."}
          </p>
          {list.filter(({ isOffer }) => isOffer).length > 1 && (
            <p className={styles.note}>
              More than one row is marked as the last offer, and the first counts. Pin one to settle it.
            </p>
          )}
          {table !== null && table.lacking.length > 0 && (
            <p className={styles.note}>
              The table no longer has the columns {table.lacking.join(", ")}: they count as blank.
            </p>
          )}
          <ul className={styles.list}>
            {list.map((scenario) => {
              const { id } = scenario;
              const isChecked = chosen.includes(scenario);
              return (
                <ScenarioItem
                  key={id}
                  scenario={scenario}
                  computed={compute(scenario.draft)}
                  actions={actions}
                  open={opened.id !== id ? null : isSameDraft(scenario.draft, draft) ? "Open" : "Open, edited"}
                  isChecked={isChecked}
                  onCheck={
                    isFull && !isChecked
                      ? null
                      : () => {
                          setChecked(
                            isChecked ? checked.filter((one) => one !== id) : [...chosen.map((one) => one.id), id],
                          );
                        }
                  }
                  renaming={renaming === id ? names.filter((_, index) => list[index] !== scenario) : null}
                  onRenaming={(starts) => {
                    setRenaming(starts ? id : null);
                    if (!starts) menus.current.get(id)?.focus();
                  }}
                  menuRef={(element) => {
                    if (element === null) menus.current.delete(id);
                    else menus.current.set(id, element);
                  }}
                />
              );
            })}
          </ul>
          <Button className={styles.button} size="small" onClick={() => void actions.show()}>
            Show the sheet
          </Button>
          {chosen.length > 0 && <CompareSection list={list} chosen={chosen} draft={draft} compute={compute} />}
        </>
      )}
    </section>
  );
}
