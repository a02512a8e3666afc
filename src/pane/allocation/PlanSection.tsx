import { PRACTICE_TYPES } from "../../core/shared";
import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import type { PracticeType } from "../../core/guide/edition";
import { Add, Remove, SelectRange } from "../icons";
import { byType, FIELD, type Draft, type SiteDraft } from "./draft";
import { BASES, LIVE_FROM } from "./plan";
import { SelectField } from "./SelectField";
import { StartBlank } from "./StartBlank";
import { takeSites, takeValue } from "./takeRange";
import { TOLD_BELOW, TypedField, wrong } from "./TypedField";
import { readPercent } from "./typedNumber";
import type { Take } from "./useTake";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    alignItems: "start",
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  legend: { ...typographyStyles.body1Strong, margin: 0, padding: 0 },
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}`,
  },
  sites: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    padding: `0 0 ${tokens.spacingVerticalXXS}`,
  },
  cell: { padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} 0`, verticalAlign: "top" },
  decile: { width: "48px" },
  months: { width: "100px" },
  // No wider than its button: where a scroll bar takes its part of 320 px, the name needs the rest.
  removal: { width: "24px" },
  full: { width: "100%", minWidth: 0 },
  small: { minWidth: 0, width: "100%" },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  refusal: {
    ...typographyStyles.caption1,
    color: tokens.colorPaletteRedForeground1,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const MIX = "A mix";

/** The two documents differ. */
const LIVE_HINTS: Readonly<Record<string, string>> = {
  "July 2024": "By the guide; the interview says January 2025.",
  "January 2025": "By the interview; the guide says July 2024.",
};

interface Props {
  readonly draft: Draft;
  readonly refusals: ReadonlyMap<string, string>;
  readonly change: (next: (draft: Draft) => Draft) => void;
  readonly take: Take;
  /** Of the whole project; null while there is no plan yet. */
  readonly payouts: number | null;
  /** The day on which the project starts by the plan’s own terms, which decide; null where they leave it open. */
  readonly startByTerms: string | null;
  /** Whether what is typed is kept nowhere. */
  readonly losesIt: boolean;
  /** Leads back to a blank plan; null where it is one. */
  readonly onBlank: (() => void) | null;
  /** Names and tables of the workbook, for the plan's terms. */
  readonly places: readonly string[];
}

/** What the plan is: its payments, its sites, its practices and the terms it brings. */
export function PlanSection({
  draft,
  refusals,
  change,
  take,
  payouts,
  startByTerms,
  losesIt,
  onBlank,
  places,
}: Props): ReactElement {
  const styles = useStyles();
  const list = useId();
  const set = (part: Partial<Draft>) => {
    change((before) => ({ ...before, ...part }));
  };
  const isTrackA = draft.track === "A";
  const typed = (key: "basePmpm" | "capitatedPmpm" | "clinicalFactor") => ({
    value: draft[key],
    refusal: refusals.get(key),
    onType: (text: string) => {
      set({ [key]: text });
    },
    onTake: () => {
      take((range) => {
        set({ [key]: takeValue(range) });
      });
    },
  });
  return (
    <div className={styles.fields}>
      <TypedField
        label="Name of the plan or scenario"
        {...(losesIt && { hint: "Not kept yet: closing the pane loses it" })}
        value={draft.name}
        isNumber={false}
        onType={(name) => {
          set({ name });
        }}
      />
      <div className={styles.pair}>
        <SelectField
          label="Track"
          value={draft.track}
          refusal={refusals.get("track")}
          onChange={(track) => {
            set({ track });
          }}
          options={[
            ["A", "A, fee for service"],
            ["B", "B, E&M"],
            ["C", "C, E&M and more"],
          ]}
        />
        <SelectField
          label="Live from"
          hint={[
            payouts === null ? "" : `${payouts} payouts. `,
            startByTerms === null ? LIVE_HINTS[draft.liveFrom] : `The plan’s terms decide, with payout.start.`,
          ].join("")}
          value={startByTerms ?? draft.liveFrom}
          refusal={refusals.get("liveFrom")}
          disabled={startByTerms !== null}
          onChange={(liveFrom) => {
            set({ liveFrom });
          }}
          options={LIVE_FROM.map((one) => [one, one])}
        />
      </div>
      <div className={styles.pair}>
        <TypedField label="Base, $ PMPM" {...typed("basePmpm")} />
        <TypedField
          label="Capitated part of it"
          disabled={isTrackA && draft.capitatedPmpm.trim() === ""}
          {...typed("capitatedPmpm")}
        />
      </div>
      <div className={styles.pair}>
        <SelectField
          label="These amounts are"
          value={draft.basis}
          refusal={refusals.get("basis")}
          onChange={(basis) => {
            set({ basis });
          }}
          options={BASES.map((one) => [one, one])}
        />
        <TypedField label="Clinical factor" hint="Age and gender; blank is 1" {...typed("clinicalFactor")} />
      </div>
      <Practices draft={draft} refusals={refusals} set={set} />
      <Sites
        sites={draft.sites}
        refusals={refusals}
        onChange={(sites) => {
          set({ sites });
        }}
        onTake={() => {
          take((range) => {
            set({ sites: takeSites(range) });
          });
        }}
      />
      <Field
        label="The plan’s own terms"
        size="small"
        hint="A range or name of this workbook with Parameter, Value and Source; blank is the published guide"
        {...wrong(refusals.get("terms"))}
      >
        <Input
          size="medium"
          list={list}
          value={draft.terms}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => {
            set({ terms: value });
          }}
        />
      </Field>
      <datalist id={list}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<SelectRange />}
          onClick={() => {
            take(({ address }) => {
              set({ terms: address });
            });
          }}
        >
          Use the selected range as terms
        </Button>
      </div>
      {onBlank !== null && <StartBlank losesIt={losesIt} onBlank={onBlank} />}
    </div>
  );
}

function Practices({
  draft,
  refusals,
  set,
}: {
  draft: Draft;
  refusals: ReadonlyMap<string, string>;
  set: (part: Partial<Draft>) => void;
}): ReactElement {
  const styles = useStyles();
  const only = PRACTICE_TYPES.find((type) => isAlone(type, draft.mix));
  const [mixed, setMixed] = useState(false);
  const isMix = mixed || only === undefined;
  const choose = (value: string) => {
    setMixed(value === MIX);
    if (value !== MIX) set({ mix: onlyOf(value as PracticeType) });
  };
  return (
    <div className={styles.group} role="group" aria-label="Practice types">
      <SelectField
        label="Practices are"
        value={isMix ? MIX : only}
        onChange={choose}
        options={[...PRACTICE_TYPES.map((type) => [type, type] as const), [MIX, "A mix of types"]]}
      />
      {isMix && (
        <>
          <p className={styles.note}>Parts of the members, in percent; together 100.</p>
          <div className={styles.pair}>
            {PRACTICE_TYPES.map((type) => (
              <TypedField
                key={type}
                label={type}
                unit="%"
                value={draft.mix[type]}
                refusal={refusals.get(FIELD.mix(type)) ?? (refusals.has("mix") ? TOLD_BELOW : undefined)}
                onType={(text) => {
                  set({ mix: { ...draft.mix, [type]: text } });
                }}
              />
            ))}
          </div>
          {refusals.has("mix") && (
            <p className={styles.refusal} role="alert">
              {refusals.get("mix")}
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** Whether all members are of one type, whichever way it is typed. */
function isAlone(type: PracticeType, mix: Draft["mix"]): boolean {
  return PRACTICE_TYPES.every(
    (one) => (one !== type && mix[one].trim() === "") || readPercent(mix[one]) === (one === type ? 1 : 0),
  );
}

function onlyOf(type: PracticeType): Draft["mix"] {
  return { ...byType("0", "0", "0"), [type]: "100" };
}

interface SitesProps {
  readonly sites: readonly SiteDraft[];
  readonly refusals: ReadonlyMap<string, string>;
  readonly onChange: (sites: readonly SiteDraft[]) => void;
  readonly onTake: () => void;
}

/** A table of its own: a site has a place, and a place has a decile. */
function Sites({ sites, refusals, onChange, onTake }: SitesProps): ReactElement {
  const styles = useStyles();
  const edit = (index: number, part: Partial<SiteDraft>) => {
    onChange(sites.map((site, at) => (at === index ? { ...site, ...part } : site)));
  };
  const COLUMNS = [
    ["name", "Site", ""],
    ["decile", "Decile", styles.decile],
    ["memberMonths", "Member months", styles.months],
  ] as const;
  return (
    <div role="group" aria-label="Sites">
      <h3 className={styles.legend}>Sites</h3>
      <p className={styles.note}>
        A site’s own place decides its Healthy Places decile, not where members live; 1 is the lowest index. Member
        months of one payout period, six months by the guide. A range to take has the columns Site, Decile and Member
        months.
      </p>
      <table className={styles.sites}>
        <thead>
          <tr>
            {COLUMNS.map(([key, title, width]) => (
              <th key={key} scope="col" className={mergeClasses(styles.head, width)}>
                {title}
              </th>
            ))}
            <td className={styles.removal} />
          </tr>
        </thead>
        <tbody>
          {sites.map((site, index) => {
            const wrong = COLUMNS.flatMap(([key]) => refusals.get(FIELD.site(index, key)) ?? []);
            return [
              <tr key={index}>
                {COLUMNS.map(([key, title]) => (
                  <td key={key} className={styles.cell}>
                    <Input
                      className={styles.small}
                      input={{
                        className: mergeClasses(styles.full, key !== "name" && styles.number),
                        "aria-invalid": refusals.has(FIELD.site(index, key)),
                      }}
                      aria-label={`${title} of site ${index + 1}`}
                      autoComplete="off"
                      value={site[key]}
                      onChange={(_event, { value }) => {
                        edit(index, { [key]: value });
                      }}
                    />
                  </td>
                ))}
                <td>
                  <Tooltip content="Remove this site" relationship="description">
                    <Button
                      appearance="subtle"
                      size="small"
                      icon={<Remove />}
                      aria-label={`Remove site ${index + 1}`}
                      disabled={sites.length === 1}
                      onClick={() => {
                        onChange(sites.filter((_, at) => at !== index));
                      }}
                    />
                  </Tooltip>
                </td>
              </tr>,
              wrong.length > 0 && (
                <tr key={`${index} refusal`}>
                  <td colSpan={4} className={styles.refusal} role="alert">
                    {wrong.join(" ")}
                  </td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<Add />}
          onClick={() => {
            onChange([
              ...sites,
              { name: `Practice ${String(sites.length + 1).padStart(2, "0")}`, decile: "", memberMonths: "" },
            ]);
          }}
        >
          Add a site
        </Button>
        <Button size="small" icon={<SelectRange />} onClick={onTake}>
          Take sites from the selected range
        </Button>
      </div>
    </div>
  );
}
