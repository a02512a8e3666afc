import { claimLines } from "./claims";
import { SampleSheet } from "./sheet";

const claims = claimLines();
const last = claims.length + 4;
const COLUMNS = ["heading", "heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading"] as const;
const VALUES = ["text", "text", "count", "money", "share", "money"] as const;

/** As wide as the longest service is written. */
const SERVICE = 452;
/** What is styled of a split: every service of a track's table, some of the plan's own and totals. Nothing stands below. */
const ROWS = 48;

const rate = (track: string): string => `=APC.CAPITATION.RATE(Claims[Code],Claims[Allowed],B5,"${track}",B7,B6,Terms)`;
const split = (track: string): string => `=APC.CLAIMS.SPLIT(Claims[Code],Claims[Allowed],"${track}",B5,Terms)`;

export const rateDevelopment = new SampleSheet("Rate development")
  .title(
    "Rate development: what capitation rate does this experience support?",
    "Made-up claim lines, reversals among them, are split by service; what a track capitates becomes its rate.",
    "The lines stand to the right, from column O on, in the table Claims: allowed amounts in dollars. What is blue may be changed.",
  )
  .columns(...[SERVICE, 112, 104, 104, 80, 80, 24], ...[SERVICE, 112, 104, 104, 80, 80, 24], ...[80, 128, 92, 108])
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
  .style("A19", ROWS, VALUES)
  .put("A18", [[split("B")]], "heading")
  .put("H17", [["4  Where it comes from, track C: amounts in dollars"]], "section")
  .style("H18", 1, COLUMNS)
  .style("H19", ROWS, VALUES)
  .put("H18", [[split("C")]], "heading")
  .put(
    "O4",
    [["Line", "Service date", "Code", "Allowed"]],
    ["numberHeading", "numberHeading", "heading", "numberHeading"],
  )
  .put("O5", claims, ["count", "inputDate", "inputText", "inputMoney"])
  .table("Claims", "O4", `R${last}`)
  .freeze(4);
