import { codeRange, inRange } from "../../src/core/cells/procedureCode";
import type { NamedService } from "../../src/core/guide/edition";
import { codeList } from "../../src/core/rules/tracks/classify";
import { NAMED_SERVICES, ORAL_DRUGS } from "../../src/core/rules/tracks/namedServices";

/** The lists against what a coder knows of single codes: some that each service must hold, some that it must not. */

const holds = (list: string, code: string): boolean => codeList(list).some((range) => inRange(code, range));

const LISTS: [string, string][] = [...Object.entries(NAMED_SERVICES), ["oral drugs", ORAL_DRUGS]];

test.each(LISTS)("%s: every entry is a code or a range of codes, and none is given twice", (_name, list) => {
  const entries = list.split(" ");
  expect(entries.filter((entry) => codeRange(entry) === null)).toEqual([]);
  const ranges = codeList(list);
  const twice = ranges.filter((range, index) =>
    ranges.some((other, at) => at !== index && (inRange(range.from, other) || inRange(range.to, other))),
  );
  expect(twice).toEqual([]);
});

const SAMPLES: Readonly<Record<NamedService, readonly [held: string, not: string]>> = {
  "home visits": ["99341 99350 99500", "99374 99601"],
  "rest home visits": ["99324 99337 99340", "99341"],
  "skilled nursing facility": ["99304 99316", "99324"],
  echocardiograms: ["93306 93350 93356 C8921", "93000 93880 93662 C1759"],
  "specimen handling": ["99000 99001", "99002 G0471"],
  "inhalation treatment": ["94640 94645", "94664 Q0513"],
  "implantable pump": ["95990 96522", "96523 C1772"],
  "COVID testing": ["G2023 G2024 C9803", "G0314 C9507"],
  "flu vaccines": ["Q2034 Q2039 G0008", "G0009 G0310"],
  "IV tubing": ["S1015 S1016", "A4222"],
  "IV infusion": ["96365 96413 Q0081 Q2052 S9338 S9364 S9368 G0068 G0090 G0138", "96369 96374 96409 Q0083 G0069 G0089"],
  "Pap smear": ["Q0091 G0123 G0148", "G0101 G0476"],
  IUDs: ["J7296 J7299 J7300 J7301 S4989", "J7304 J7307"],
  abortion: ["S0190 S2265", "J0675"],
  ceftriaxone: ["J0696", "J0692 J0697"],
  progesterone: ["J2675", "J1050 J1726 J1729"],
  asthma: ["J1180 J2357 J7613 J7626 Q5154", "J7605 J7674 J0171"],
  nausea: ["J0184 J1456 J2405 J8502 Q0155 Q0162 Q0181 S0119", "J1200 J3410 J2060"],
  "IV fluid": ["J7030 J7120 S5010 S5014", "J3480 J2151"],
  estradiol: ["J1000 J1380", "J1410 J1435"],
  cortisone: ["J1010 J1095 J1100 J1720 J3299 J3301", "J1096 J7312 J0801"],
  chemotherapy: ["J9000 J9355 J8999 Q2050 Q5107 Q5146 Q5160 S0172", "J0594 J0893 J0894 Q5101 C9257"],
};

test.each(Object.entries(SAMPLES))("%s", (name, [held, not]) => {
  const list = NAMED_SERVICES[name as NamedService];
  expect(held.split(" ").filter((code) => !holds(list, code))).toEqual([]);
  expect(not.split(" ").filter((code) => holds(list, code))).toEqual([]);
});

test("oral drugs: by mouth, and only in the J codes, of which alone the row says non-oral", () => {
  const byMouth = "J0571 J0601 J0605 J0609 J0750 J0752 J1105 J7500 J7514 J7528 J8499 J8501 J8999".split(" ");
  const otherwise = "J0606 J0799 J1100 J2405 J7340 J7516 J7519 J8498 J8502".split(" ");
  expect(byMouth.filter((code) => !holds(ORAL_DRUGS, code))).toEqual([]);
  expect(otherwise.filter((code) => holds(ORAL_DRUGS, code))).toEqual([]);
  expect(ORAL_DRUGS.split(" ").filter((entry) => !entry.startsWith("J"))).toEqual([]);
});
