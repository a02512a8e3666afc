import { exact, Refusal } from "../../core/shared";
import {
  Button,
  Checkbox,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { signed } from "../figureText";
import { More } from "../icons";
import { ELEMENTS, type Shares } from "../plan/elements";
import { addedIn, type Payments } from "../plan/payments";
import { withSheetRows } from "../plan/place";
import { FIRST_SETTING } from "../plan/setting";
import { unlikeSpans } from "../plan/spans";
import type { Scenario } from "../scenarios/scenarioTable";
import { percentText } from "../typedNumber";
import { moneyOver, moneyText } from "./money";
import type { PaidScenario } from "./paidScenarios";
import type { SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr) max-content",
    alignItems: "start",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  check: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  name: {
    ...typographyStyles.body1Strong,
    padding: 0,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "left",
    maxWidth: "100%",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  line: { ...typographyStyles.caption1, margin: 0, fontVariantNumeric: "tabular-nums" },
  mark: {
    ...typographyStyles.caption1,
    marginLeft: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** A scenario whose row can be read. */
export type ReadScenario = Scenario & {
  readonly shares: Exclude<Scenario["shares"], Refusal>;
  readonly setting: Exclude<Scenario["setting"], Refusal>;
};

interface Props {
  readonly paid: PaidScenario;
  /** The tables of which it is paid, where they are to be told. */
  readonly toldTables: readonly string[];
  /** The last offer, where there is one. */
  readonly offer: PaidScenario | null;
  readonly looked: SplitAtHand["looked"];
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onTake: (scenario: ReadScenario) => void;
  readonly onPin: (scenario: Scenario) => void;
  readonly onChangeTerms: (scenario: Scenario) => void;
  readonly onDelete: (scenario: Scenario) => void;
}

/** A scenario in the list: what it is, what it comes to, and what can be done with it. */
export function ScenarioItem({
  paid: { scenario, tables, payments, periods },
  toldTables,
  offer,
  looked,
  isCompared,
  onCompare,
  onTake,
  onPin,
  onChangeTerms,
  onDelete,
}: Props): ReactElement {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <Checkbox
        className={styles.check}
        aria-label={`Compare “${scenario.name}”`}
        checked={isCompared}
        onChange={onCompare}
      />
      <div>
        <button
          type="button"
          className={styles.name}
          title={scenario.name}
          disabled={!isRead(scenario)}
          onClick={() => {
            if (isRead(scenario)) onTake(scenario);
          }}
        >
          {scenario.name === "" ? "No name" : scenario.name}
        </button>
        {scenario.isOffer && <span className={styles.mark}>Last offer</span>}
        <p className={styles.line}>
          {scenario.shares instanceof Refusal ? "" : sharesText(scenario.shares)}
          {ownText(scenario, toldTables)}
        </p>
        <p className={styles.line}>
          {payments instanceof Refusal
            ? withSheetRows(payments.sentence, tables)
            : `${moneyText(addedIn(payments.total, looked.outcome), periods, true)}${differenceText(payments, periods, offer, looked)}`}
          {!(payments instanceof Refusal) && payments.isLifted ? ", past a ceiling" : ""}
        </p>
      </div>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<More />} aria-label={`Actions for “${scenario.name}”`} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                onPin(scenario);
              }}
            >
              {scenario.isOffer ? "Unpin as last offer" : "Pin as last offer"}
            </MenuItem>
            <MenuItem
              onClick={() => {
                onChangeTerms(scenario);
              }}
            >
              Change terms for this scenario
            </MenuItem>
            <MenuItem
              onClick={() => {
                onDelete(scenario);
              }}
            >
              Delete
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}

function isRead(scenario: Scenario): scenario is ReadScenario {
  return !(scenario.shares instanceof Refusal || scenario.setting instanceof Refusal);
}

function sharesText(shares: Shares): string {
  return `${ELEMENTS.map((element) => percentText(shares[element])).join(" + ")}%`;
}

/** What a scenario has for itself. */
function ownText({ setting, terms, place }: Scenario, tables: readonly string[]): string {
  const own = [
    ...(setting instanceof Refusal || setting.liveFrom === FIRST_SETTING.liveFrom ? [] : [`from ${setting.liveFrom}`]),
    ...(setting instanceof Refusal || setting.basis === FIRST_SETTING.basis ? [] : [`amounts ${setting.basis}`]),
    ...tables,
    ...(terms instanceof Refusal || terms.length === 0 || place !== null ? [] : ["terms of its own"]),
  ];
  return own.length === 0 ? "" : `, ${own.join(", ")}`;
}

/** What a scenario's total is above or below that of the last offer. */
function differenceText(
  payments: Payments,
  periods: PaidScenario["periods"],
  offer: PaidScenario | null,
  { outcome, span }: SplitAtHand["looked"],
): string {
  if (offer === null || offer.payments instanceof Refusal || offer.payments === payments) return "";
  const unlike = unlikeSpans(span, offer.payments.terms, payments.terms);
  if (unlike !== null) return `. ${unlike.sentence}`;
  const now = moneyOver(addedIn(payments.total, outcome), periods);
  const then = moneyOver(addedIn(offer.payments.total, outcome), offer.periods);
  if (typeof now !== "number" || typeof then !== "number") return "";
  return `, ${signed(exact(now).minus(then).toNumber(), "#,##0.00")} from the last offer`;
}
