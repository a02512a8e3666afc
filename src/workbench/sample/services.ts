import { SampleSheet } from "./sheet";

/** Bare codes: their descriptions belong to the American Medical Association. */
const CODES = [
  "99202",
  "99203",
  "99204",
  "99205",
  "99211",
  "99212",
  "99213",
  "99214",
  "99215",
  "99213-25",
  "99304",
  "99308",
  "99341",
  "99348",
  "99358",
  "99381",
  "99385",
  "99391",
  "99395",
  "99396",
  "99401",
  "99406",
  "99417",
  "99483",
  "99490",
  "99495",
  "99496",
  "99497",
  "90460",
  "90471",
  "90472",
  "90480",
  "90686",
  "90715",
  "90791",
  "90837",
  "91320",
  "92551",
  "92552",
  "93000",
  "93306",
  "93880",
  "94010",
  "94640",
  "95004",
  "96110",
  "96127",
  "96372",
  "96413",
  "97802",
  "98000",
  "11102",
  "17110",
  "36415",
  "76700",
  "81002",
  "83036",
  "G0008",
  "G0439",
  "J1050",
] as const;

const last = CODES.length + 4;

export const services = new SampleSheet("Services")
  .title(
    "Services: what each track pays by capitation and what by fee for service",
    "Codes without their descriptions. The terms on the sheet Assumptions decide with the guide’s Tables 1 and 2.",
  )
  .columns(96, 160, 96, 96, 20, 620, 620)
  .put(
    "A4",
    [["Code", "Capitated in tracks", "Track B", "Track C", null, "What decided in track B", "What decided in track C"]],
    ["heading", "heading", "heading", "heading", null, "heading", "heading"],
  )
  .put(
    "A5",
    CODES.map((code) => [code]),
    "inputText",
  )
  .put("B5", [
    [`=APC.TRACK(A5:A${last},,Terms)`, `=APC.TRACK(A5:A${last},"B",Terms)`, `=APC.TRACK(A5:A${last},"C",Terms)`],
  ])
  .put("F5", [[`=APC.TRACK.RULE(A5:A${last},"B",Terms)`, `=APC.TRACK.RULE(A5:A${last},"C",Terms)`]])
  .style("F6", CODES.length - 1, ["clipped", "clipped"])
  .put("B3", [["Each column is one formula in row 5"]], "note")
  .freeze(4);
