import { madeUp } from "./random";
import { type SampleContent, SampleSheet } from "./sheet";

type PracticeType = "Mixed" | "Pediatric" | "Adult";

interface MeasureRange {
  code: string;
  types: readonly PracticeType[];
  /** Where made-up baselines lie, in tenths of a point. */
  baseline: readonly [from: number, to: number];
  /** How far made-up scores move, in tenths; downward is better for AHU and EDU. */
  change: readonly [from: number, to: number];
}

const EVERYONE: readonly PracticeType[] = ["Mixed", "Pediatric", "Adult"];
const CHILDREN: readonly PracticeType[] = ["Mixed", "Pediatric"];
const ADULTS: readonly PracticeType[] = ["Mixed", "Adult"];

/** What all practices of a type report; DSF-E and TCOC have no targets yet and are reported all the same. */
const MEASURES: readonly MeasureRange[] = [
  { code: "CIS", types: CHILDREN, baseline: [400, 640], change: [-20, 90] },
  { code: "IMA", types: CHILDREN, baseline: [240, 400], change: [-15, 70] },
  { code: "AMR", types: EVERYONE, baseline: [790, 890], change: [-15, 45] },
  { code: "DSF-E", types: EVERYONE, baseline: [150, 320], change: [-10, 90] },
  { code: "TCOC", types: EVERYONE, baseline: [4200, 5600], change: [-250, 180] },
  { code: "BCS", types: ADULTS, baseline: [660, 780], change: [-15, 50] },
  { code: "COL", types: ADULTS, baseline: [500, 650], change: [-20, 80] },
  { code: "CBP", types: ADULTS, baseline: [520, 700], change: [-25, 90] },
  { code: "GSD", types: ADULTS, baseline: [510, 670], change: [-25, 80] },
  { code: "AHU", types: ADULTS, baseline: [200, 285], change: [-45, 15] },
  { code: "EDU", types: ADULTS, baseline: [1150, 1520], change: [-160, 60] },
];

export const TYPES: readonly PracticeType[] = [
  ...Array<PracticeType>(8).fill("Mixed"),
  ...Array<PracticeType>(5).fill("Pediatric"),
  ...Array<PracticeType>(7).fill("Adult"),
];

const STATUS =
  "=APC.INCENTIVE.STATUS(Panel[[#This Row],[Practice type]],Panel[[#This Row],[Measure]],Panel[[#This Row],[Baseline]],Panel[[#This Row],[Score]],Terms)";

/** A row for each practice and measure, in the order in which a person would list them. */
function reports(): SampleContent[][] {
  const random = madeUp(2024);
  return TYPES.flatMap((type, index) => {
    const practice = `Practice ${String(index + 1).padStart(2, "0")}`;
    return MEASURES.filter(({ types }) => types.includes(type)).map(({ code, baseline, change }) => {
      const [before, moved, gap] = [random(...baseline), random(...change), random(1, 40)];
      // A few practices have no baseline, a few no data.
      return [
        practice,
        type,
        code,
        gap === 1 ? null : before / 10,
        gap === 2 || gap === 3 ? null : (before + moved) / 10,
        STATUS,
      ];
    });
  });
}

const rows = reports();
const last = rows.length + 4;

/** What is taken of the sheet as a table of scores: not its column Status, which would be calculated first. */
export const PANEL_SCORES = "Panel[[#All],[Practice]:[Score]]";

export const panel = new SampleSheet("Panel")
  .title(
    "Panel: what each of these made-up practices earned",
    "Change what is blue, or a term on the sheet Assumptions: results follow, on Allocation by practice too. Select one, then Functions, This cell.",
  )
  .columns(112, 124, 100, 100, 88, 176, 20, 112, 20, 112, 112, 88, 88, 96, 120)
  .height(4, 36)
  .put(
    "A4",
    [["Practice", "Practice type", "Measure", "Baseline", "Score", "Status"]],
    ["heading", "heading", "heading", "numberHeading", "numberHeading", "heading"],
  )
  .put("A5", rows, ["inputText", "inputText", "inputText", "inputPoints", "inputPoints", "text"])
  .table("Panel", "A4", `F${last}`)
  .put("H3", [["Formula in H5"]], "note")
  .put("H4", [["Share earned"]], "wrappedHeading")
  .style("H5", rows.length, ["share"])
  .put("H5", [["=APC.INCENTIVE(Panel[Practice type],Panel[Measure],Panel[Baseline],Panel[Score],Terms)"]], "share")
  // Nothing below the totals: a practice that cannot be read adds a row to them.
  .put(
    "J3",
    [["Totals by practice, one formula in J4. Share at most: what its measures can earn together under the terms"]],
    "note",
  )
  .style("J4", 1, ["heading", "heading", "wrappedHeading", "wrappedHeading", "wrappedHeading", "wrappedHeading"])
  .put(
    "J4",
    [["=APC.INCENTIVE.PANEL(Panel[Practice],Panel[Practice type],Panel[Measure],Panel[Baseline],Panel[Score],Terms)"]],
    "heading",
  )
  .style("J5", TYPES.length, ["text", "text", "share", "share", "count", "count"])
  .freeze(4);
