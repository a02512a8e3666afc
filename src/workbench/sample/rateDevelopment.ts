import { claimLines } from "./claims";
import { SampleSheet } from "./sheet";

const claims = claimLines();
const last = claims.length + 4;
const COLUMNS = ["heading", "heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading"] as const;
const VALUES = ["wrapped", "text", "count", "money", "share", "money"] as const;

/** Where a split names all other services, which takes two lines. */
const ALL_OTHER = { B: 25, C: 43 };
const TWO_LINES = 38;

const rate = (track: string): string => `=APC.CAPITATION.RATE(Claims[Code],Claims[Allowed],B5,"${track}",B7,B6,Terms)`;
const split = (track: string): string => `=APC.CLAIMS.SPLIT(Claims[Code],Claims[Allowed],"${track}",B5,Terms)`;

export const rateDevelopment = new SampleSheet("Rate development")
  .title(
    "Rate development: what capitation rate does this experience support?",
    "A year of made-up claim lines, reversals among them, is split by service; what a track capitates becomes its rate.",
    "The lines stand to the right in the table Claims: allowed amounts in dollars. What is blue may be changed.",
  )
  .columns(336, 112, 104, 104, 80, 80, 24, 80, 128, 92, 108)
  .put("A4", [["1  Assumptions", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [
    ["Member months of the experience"],
    ["Completion"],
    ["Trend, total to the rate period"],
    ["Healthy Places Index decile"],
    ["Clinical factor, age and gender"],
    ["Member months to be paid"],
  ])
  .put("B5", [[1284, "member months"]], ["inputCount", "note"])
  .put("B6", [[0.965, "of incurred claims are in the data"]], ["inputShare", "note"])
  .put("B7", [[0.058, "in all, not a year"]], ["inputShare", "note"])
  .put("B8", [[2, "1 = lowest index, 10 = highest"]], ["inputCount", "note"])
  .put("B9", [[1.035, "1 = average"]], ["inputFactor", "note"])
  .put("B10", [[1120, "member months, one month’s panel"]], ["inputCount", "note"])
  .put(
    "A12",
    [["2  Rate and payment", "Track B", "Track C", "Unit"]],
    ["heading", "numberHeading", "numberHeading", "heading"],
  )
  .put("A13", [["Capitation rate", rate("B"), rate("C"), "dollars PMPM"]], [null, "money", "money", "note"])
  .put(
    "A14",
    [["Adjusted for risk", "=APC.RISKADJ(B13,$B$8,$B$9,Terms)", "=APC.RISKADJ(C13,$B$8,$B$9,Terms)", "dollars PMPM"]],
    [null, "money", "money", "note"],
  )
  .put(
    "A15",
    [
      [
        "Payment for the month",
        "=APC.CAPITATION.PAYMENT(B13,$B$10,$B$8,$B$9,Terms)",
        "=APC.CAPITATION.PAYMENT(C13,$B$10,$B$8,$B$9,Terms)",
        "dollars, rounded once",
      ],
    ],
    [null, "resultMoney", "resultMoney", "note"],
  )
  .put("A17", [["3  Where it comes from, track B: amounts in dollars"]], "section")
  .style("A18", 1, COLUMNS)
  .style("A19", 14, VALUES)
  .put("A18", [[split("B")]], "heading")
  .height(ALL_OTHER.B, TWO_LINES)
  .put("A34", [["4  Where it comes from, track C: amounts in dollars"]], "section")
  .style("A35", 1, COLUMNS)
  .style("A36", 20, VALUES)
  .put("A35", [[split("C")]], "heading")
  .height(ALL_OTHER.C, TWO_LINES)
  .put(
    "H4",
    [["Line", "Service date", "Code", "Allowed"]],
    ["numberHeading", "numberHeading", "heading", "numberHeading"],
  )
  .put("H5", claims, ["count", "inputDate", "inputText", "inputMoney"])
  .table("Claims", "H4", `K${last}`)
  .freeze(4);
