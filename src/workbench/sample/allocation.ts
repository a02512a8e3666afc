import { madeUp } from "./random";
import { PANEL_SCORES, TYPES } from "./panel";
import { type SampleContent, SampleSheet } from "./sheet";
import { figureIn, type SpilledTable } from "../../pane/formula/spilledTable";

/** How many of the twenty practices each organisation has, in their order. */
const SIZES = [3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1];
const ORGANISATIONS = SIZES.flatMap((size, index) =>
  Array<string>(size).fill(`Organisation ${String(index + 1).padStart(2, "0")}`),
);
/** Half of what one track's practices are paid by capitation; fee for service has none of it. */
const TRACKS = ["B", "C", "A"] as const;

function practices(): SampleContent[][] {
  const random = madeUp(316);
  return TYPES.map((type, index) => {
    const track = TRACKS[index % TRACKS.length] ?? "A";
    const base = random(2_600, 3_900) / 100;
    const capitated = { A: 0, B: random(40, 52), C: random(58, 74) }[track];
    return [
      `Practice ${String(index + 1).padStart(2, "0")}`,
      ORGANISATIONS[index] ?? null,
      type,
      track,
      random(280, 1_450) * 10,
      base,
      track === "A" ? null : Math.round(base * capitated) / 100,
      random(1, 10),
      random(90, 112) / 100,
      random(6, 12) / 20,
    ];
  });
}

const FIRST = 5;
const last = FIRST + TYPES.length - 1;
/** A row for each practice and each organisation with several, and the total. */
const RESULTS = TYPES.length + SIZES.filter((size) => size > 1).length + 1;

/** Of direct services, population health and the performance incentive. */
export const SHARE_CELLS = ["$B$5", "$B$6", "$B$7"] as const;
const SHARES = SHARE_CELLS.join();
const RESULT: SpilledTable = { row: 4, lastRow: 200, from: "P", to: "AF", keys: ["P"] };
const total = (heading: string): string => `=${figureIn(RESULT, '"Total"', heading)}`;

export const allocation = new SampleSheet("Allocation by practice")
  .title(
    "Allocation by practice: what does one split of the uplift pay each practice?",
    "Three shares and the practices go in; scores come from the sheet Panel, terms from the sheet Assumptions. What is blue may be changed.",
  )
  .columns(
    ...[236, 116, 92, 20],
    ...[96, 124, 128, 80, 100, 92, 112, 88, 96, 104, 20],
    ...[152, 120, 108, 60, 80, 112, 104, 104, 72, 104, 104, 104, 104, 112, 112, 112, 80],
  )
  .height(4, 36)
  .put("A4", [["1  Shares of base payment", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put(
    "A5",
    [
      ["Direct services", 0.05, "of base"],
      ["Population health", 0.1, "of base"],
      ["Performance incentive, at most", 0.15, "of base"],
    ],
    [null, "inputShare", "note"],
  )
  .put(
    "A8",
    [["In all", "=B5+B6+B7", '="up to "&TEXT(APC.TERM("uplift.ceiling",Terms),"0.0%")']],
    [null, "share", "note"],
  )
  .put("A10", [["2  The plan in all", "Dollars", "Of base"]], ["heading", "numberHeading", "numberHeading"])
  .put("A11", [["Base payment", total("Base payment")]], [null, "money"])
  .put(
    "A12",
    [
      ["Added committed", total("Added committed"), "=B12/$B$11"],
      ["Added expected", total("Added expected"), "=B13/$B$11"],
      ["Added at most", total("Added at most"), "=B14/$B$11"],
    ],
    [null, "resultMoney", "share"],
  )
  .put("A15", [["with risk adjustment, which lies on top of the shares"]], "note")
  .put("A17", [["3  What the scores change", "Dollars", "Of base"]], ["heading", "numberHeading", "numberHeading"])
  .put(
    "A18",
    [
      ["Expected without scores", `=APC.UPLIFT.TOTAL(Practices[#All],${SHARES},"Expected",,Terms)`, "=B18/$B$11"],
      ["Expected with Panel’s scores", "=B13", "=B19/$B$11"],
      ["Difference", "=B19-B18", "=B20/$B$11"],
    ],
    [null, "money", "share"],
  )
  .put(
    "A21",
    [
      [
        "Practices with scores there",
        "=IF(ISERROR($P$4),$P$4,SUMPRODUCT(--(COUNTIF(Panel[Practice],Practices[Practice])>0)))",
        '="of "&ROWS(Practices[Practice])',
      ],
    ],
    [null, "count", "note"],
  )
  .put("A22", [["Expected share holds for a practice"], ["without scores on the sheet Panel."]], "note")
  .put(
    "E4",
    [
      [
        "Practice",
        "Organisation",
        "Practice type",
        "Track",
        "Member months",
        "Base PMPM",
        "Capitated PMPM",
        "Decile",
        "Clinical factor",
        "Expected share",
      ],
    ],
    ["heading", "heading", "heading", "heading", ...Array<"wrappedHeading">(6).fill("wrappedHeading")],
  )
  .put(`E${FIRST}`, practices(), [
    "inputText",
    "inputText",
    "inputText",
    "inputText",
    "inputCount",
    "inputMoney",
    "inputMoney",
    "inputCount",
    "inputFactor",
    "inputShare",
  ])
  .table("Practices", "E4", `N${last}`)
  .put("P3", [["Each practice, each organisation with several, and Total: one formula in P4, in dollars"]], "note")
  .style("P4", 1, ["heading", "heading", "heading", "heading", ...Array<"wrappedHeading">(13).fill("wrappedHeading")])
  .style(`P${FIRST}`, RESULTS, [
    "text",
    "text",
    "text",
    "text",
    "count",
    "money",
    "money",
    "money",
    "fineShare",
    ...Array<"money">(8).fill("money"),
  ])
  .put("P4", [[`=APC.UPLIFT.PRACTICES(Practices[#All],${SHARES},${PANEL_SCORES},Terms)`]], "heading")
  .freeze(4);
