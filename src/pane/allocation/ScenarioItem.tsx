import {
  Button,
  Checkbox,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import type { ReactElement, RefCallback } from "react";
import type { BookCell } from "../book/book";
import { More } from "../icons";
import { nameOf } from "./draft";
import { figureText } from "./figureText";
import { ADDED_TITLES } from "./estimates";
import { ELEMENTS, type ElementKey } from "./plan";
import { RenameForm } from "./RenameForm";
import { columnsOf } from "./scenarioRow";
import { quoted, type Scenario } from "./scenarios";
import type { Computed } from "./useAllocation";
import type { ScenarioActions } from "./useScenarioActions";

const useStyles = makeStyles({
  item: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  check: { flexShrink: 0, marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  content: { flexGrow: 1, minWidth: 0 },
  title: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "32px" },
  name: {
    ...typographyStyles.body1Strong,
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "left",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  full: { overflowWrap: "anywhere" },
  mark: {
    ...typographyStyles.caption1,
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
  },
  offer: {
    border: `1px solid ${tokens.colorBrandStroke2}`,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
  },
  figures: {
    display: "grid",
    gridTemplateColumns: "repeat(3, max-content)",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    fontVariantNumeric: "tabular-nums",
  },
  added: { gridTemplateColumns: "repeat(2, max-content)", marginTop: tokens.spacingVerticalXS },
  term: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  figure: { ...typographyStyles.body1, margin: 0 },
  broken: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground1, margin: 0 },
  refusals: {
    ...typographyStyles.caption1,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
  },
});

interface Props {
  readonly scenario: Scenario;
  /** Null while its terms are being read. */
  readonly computed: Computed | null;
  readonly actions: Pick<ScenarioActions, "open" | "duplicate" | "rename" | "pin" | "remove">;
  /** What is said of the scenario in the editor; null of any other. */
  readonly open: "Open" | "Open, edited" | null;
  readonly isChecked: boolean;
  /** Null where no more can be chosen. */
  readonly onCheck: (() => void) | null;
  /** The names of all others while this one gets another; else null. */
  readonly renaming: readonly string[] | null;
  readonly onRenaming: (starts: boolean) => void;
  readonly menuRef: RefCallback<HTMLButtonElement>;
}

export function ScenarioItem({
  scenario,
  computed,
  actions,
  open,
  isChecked,
  onCheck,
  renaming,
  onRenaming,
  menuRef,
}: Props): ReactElement {
  const styles = useStyles();
  const called = quoted(scenario.draft);
  const name = nameOf(scenario.draft);
  return (
    <li className={styles.item}>
      <Checkbox
        className={styles.check}
        aria-label={`Compare ${called}`}
        checked={isChecked}
        disabled={onCheck === null}
        onChange={() => onCheck?.()}
      />
      <div className={styles.content}>
        {renaming !== null ? (
          <RenameForm
            name={scenario.draft.name}
            taken={renaming}
            onRename={(next) => actions.rename(scenario, next)}
            onEnd={() => {
              onRenaming(false);
            }}
          />
        ) : (
          <div className={styles.title}>
            <Tooltip
              content={{ children: name, className: styles.full }}
              relationship="inaccessible"
              positioning="below-start"
            >
              <button
                type="button"
                className={styles.name}
                onClick={() => {
                  actions.open(scenario);
                }}
              >
                {name}
              </button>
            </Tooltip>
            {scenario.isOffer && <span className={mergeClasses(styles.mark, styles.offer)}>Last offer</span>}
            {open !== null && <span className={styles.mark}>{open}</span>}
          </div>
        )}
        {computed !== null && <ItemFigures computed={computed} />}
      </div>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<More />} aria-label={`Actions for ${called}`} ref={menuRef} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                actions.open(scenario);
              }}
            >
              Open
            </MenuItem>
            <MenuItem onClick={() => void actions.duplicate(scenario)}>Duplicate</MenuItem>
            <MenuItem
              onClick={() => {
                onRenaming(true);
              }}
            >
              Rename
            </MenuItem>
            {scenario.isOffer ? (
              <MenuItem onClick={() => void actions.pin(null)}>Unpin as last offer</MenuItem>
            ) : (
              <MenuItem onClick={() => void actions.pin(scenario)}>Pin as last offer</MenuItem>
            )}
            <MenuItem onClick={() => void actions.remove(scenario)}>Delete</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}

const SHORT: Readonly<Record<ElementKey, string>> = {
  direct: "Direct",
  populationHealth: "Population",
  incentive: "Incentive",
};
const SUMMED = ["maximum", "expected"] as const;

/** Its figures, or why there are none. */
function ItemFigures({ computed: { offer, parsed } }: { computed: Computed }): ReactElement {
  const styles = useStyles();
  if (offer === null) return <Broken parsed={parsed} />;
  return (
    <>
      <dl className={styles.figures}>
        {ELEMENTS.map((element) => (
          <ItemFigure key={element} term={SHORT[element]} cell={offer.inputs.shares[element]} />
        ))}
      </dl>
      <dl className={mergeClasses(styles.figures, styles.added)}>
        {SUMMED.map((estimate) => {
          const added = offer.results.added[estimate];
          return added !== undefined && <ItemFigure key={estimate} term={ADDED_TITLES[estimate]} cell={added.period} />;
        })}
      </dl>
    </>
  );
}

function ItemFigure({ term, cell }: { term: string; cell: BookCell }): ReactElement {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.figure}>{figureText(cell)}</dd>
    </div>
  );
}

const MOST_REFUSALS = 3;

function Broken({ parsed: { refusals, missing } }: { parsed: Computed["parsed"] }): ReactElement {
  const styles = useStyles();
  const told = [...refusals].slice(0, MOST_REFUSALS);
  const blank = [...new Set(missing.map(columnsOf))];
  return (
    <>
      <p className={styles.broken}>
        {refusals.size > 0 ? "Its row cannot be computed:" : `Still to fill in: ${blank.join(", ")}.`}
      </p>
      {refusals.size > 0 && (
        <ul className={styles.refusals}>
          {told.map(([field, sentence]) => (
            <li key={field}>
              {columnsOf(field)}: {sentence}
            </li>
          ))}
          {refusals.size > told.length && <li>and {refusals.size - told.length} more</li>}
          {blank.length > 0 && <li>Still to fill in: {blank.join(", ")}.</li>}
        </ul>
      )}
    </>
  );
}
