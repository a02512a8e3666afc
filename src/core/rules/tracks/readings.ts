import type { Reading } from "../../define/rule";
import { inRange, type CodeRange } from "../../cells/procedureCode";
import { inEdition, type Edition, type InEdition, type NamedService } from "../../guide/edition";
import { codeList, codesBeyondTheirRow, type Track } from "./classify";
import { NAMED_SERVICES, ORAL_DRUGS } from "./namedServices";

/** A reading that decides, or could have decided otherwise, for some codes of some tracks. */
export interface CodeReading extends Reading {
  readonly tracks: readonly Track[];
  readonly codes: InEdition<readonly CodeRange[]>;
}

export const transitionalCare: CodeReading = {
  id: "A20",
  title: "Transitional care and advance care planning in track B",
  quote:
    "Figure 1 adds “transitional care management, advance care planning” in track C; Table 1 capitates “Other E&M 99300-99499”, which holds them, in track B.",
  ours: "The table: capitated in track B.",
  alternatives: "The figure: fee for service in track B.",
  termKey: "track.B.99495-99498",
  tracks: ["B"],
  codes: codeList("99495-99498"),
};

export const wellVisitsInC: CodeReading = {
  id: "A21",
  title: "Well visits in track C",
  quote: "Table 1 pays “Annual well visits 99381–99387, 99391–99397” fee for service; Table 2 does not name them.",
  ours: "The tables: fee for service in track B, capitated in track C.",
  alternatives: "Fee for service in both.",
  termKey: "track.C.99381-99387",
  tracks: ["C"],
  codes: codeList("99381-99387 99391-99397"),
};

export const vaccinesAboveRange: CodeReading = {
  id: "A22",
  title: "Vaccines outside 90281–90756",
  quote: "Table 2 begins “Medicine Services” at 90757 and names no immunizations.",
  ours: "Literal: vaccine codes from 90757 on and the G codes of administration are capitated in track C, vaccine codes up to 90756 are not.",
  alternatives: "All immunizations fee for service.",
  termKey: "track.C.91300-91323",
  tracks: ["C"],
  codes: codeList("90757-90759 91300-91323 G0008-G0010"),
};

export const hospitalEvaluation: CodeReading = {
  id: "A23",
  title: "How far “E&M 992xx” reaches",
  quote: "“E&M 992xx” (Tables 1 and 2).",
  ours: "Literal: every code from 99200 to 99299, hospital, consultation and emergency visits included.",
  alternatives: "Office visits only, 99202 to 99215.",
  termKey: "track.B.99217-99299",
  tracks: ["B", "C"],
  codes: codeList("99217-99299"),
};

export const visitsAtHome: CodeReading = {
  id: "A24",
  title: "Home, rest home and SNF visits",
  quote: "“Home visits Rest home visits SNF” (Table 1), no codes.",
  ours: "Home 99341–99350, rest home 99324–99337 with 99339 and 99340, SNF 99304–99318, which also serve nursing facilities without skilled care.",
  alternatives: "A plan that knows the place of service moves single codes.",
  tracks: ["B", "C"],
  codes: codeList("99304-99318 99324-99350"),
};

export const telehealth: CodeReading = {
  id: "A30",
  title: "Telehealth visits of 2025",
  quote: "“Medicine Services 90757-99756” (Table 2); the guide is older than 98000–98016.",
  ours: "Literal: fee for service in track B, capitated in track C.",
  alternatives: "Capitated in both, as the visits they replace.",
  termKey: "track.B.98000-98016",
  tracks: ["B", "C"],
  codes: codeList("98000-98016"),
};

export const endOfMedicine: CodeReading = {
  id: "A31",
  title: "Where “Medicine Services 90757-99756” ends",
  quote: "“Medicine Services 90757-99756” (Table 2); neither end is a code, and the range runs over the E&M rows.",
  ours: "Literal, after the E&M rows.",
  alternatives: "An end at 99199 or 99607; it differs for 99500 to 99607.",
  termKey: "track.C.99500-99607",
  tracks: ["C"],
  codes: codeList("99500-99756"),
};

export const pump: CodeReading = {
  id: "A28",
  title: "“Filing of inflatable pump”",
  quote: "“Filing of inflatable pump” (Table 2).",
  ours: "Filling of an implantable pump: 95990, 95991, 96521, 96522.",
  alternatives: "Word for word it names nothing in the row.",
  tracks: ["C"],
  codes: codeList("95990 95991 96521 96522"),
};

export const infusion: CodeReading = {
  id: "A29",
  title: "What IV infusion covers",
  quote: "“IV tubing, IV infusion” (Table 2).",
  ours: "Infusions; pushes (96374–96376, 96409, 96411) and injections under the skin (96369–96371) stay capitated.",
  alternatives: "Every way into a vein.",
  tracks: ["C"],
  codes: codeList(`96360-96376 96409-96417 ${NAMED_SERVICES["IV infusion"]}`),
};

const DRUG_CLASSES: readonly NamedService[] = ["asthma", "nausea", "progesterone", "estradiol", "cortisone"];

export const drugClasses: CodeReading = {
  id: "A33",
  title: "Drugs named by class",
  quote: "“Asthma-related, Nausea-related … Estradiol, Cortisone” (Table 2).",
  ours: "Injectable corticosteroids count as cortisone; asthma and nausea follow common use.",
  alternatives: "Cortisone alone: J1700, J1710 and J1720.",
  tracks: ["C"],
  codes: codeList(DRUG_CLASSES.map((drugs) => NAMED_SERVICES[drugs]).join(" ")),
};

export const chemotherapy: CodeReading = {
  id: "A34",
  title: "Chemo on both sides",
  quote: "“Drugs, non-oral and chemo – HCPCS – J Codes” is capitated and “Chemo” fee for service (Table 2).",
  ours: "The exception wins: J9000–J9999 are fee for service, and so are oral drugs.",
  alternatives: "Capitated, as the row's title says.",
  termKey: "track.C.J9000-J9999",
  tracks: ["C"],
  codes: codeList(`${NAMED_SERVICES.chemotherapy} ${ORAL_DRUGS}`),
};

export const smallSurgeries: CodeReading = {
  id: "A25",
  title: "Small surgeries and ultrasounds",
  quote: "Figure 1 adds “certain small surgeries, some ultrasounds” in track C; no row of Table 2 holds them.",
  ours: "The table: surgery 10004–69990 and ultrasound 76506–76999 stay fee for service.",
  alternatives: "A plan that capitates some of them names the codes in its terms.",
  termKey: "track.C.76506-76999",
  tracks: ["C"],
  codes: codeList("10004-69990 76506-76999"),
};

export const exceptionScope: CodeReading = {
  id: "A32",
  title: "Whether an exception reaches other rows",
  quote: "IUDs and COVID testing are named in two rows of Table 2, as if each row had its own.",
  ours: "A named exception reaches the codes of its own row.",
  alternatives:
    "It reaches the service wherever its codes stand: echocardiograms C8921–C8930, Pap smears G0123–G0148, and more.",
  termKey: "track.exceptions",
  tracks: ["C"],
  codes: (edition) => codesBeyondTheirRow("C", edition),
};

/** The most telling first: where several touch a code, TRACK.RULE names the first. */
export const CODE_READINGS: readonly CodeReading[] = [
  exceptionScope,
  transitionalCare,
  wellVisitsInC,
  vaccinesAboveRange,
  telehealth,
  endOfMedicine,
  visitsAtHome,
  hospitalEvaluation,
  pump,
  infusion,
  chemotherapy,
  drugClasses,
  smallSurgeries,
];

export function readingOf(code: string, track: Track, edition: Edition): CodeReading | null {
  return (
    CODE_READINGS.find(
      ({ tracks, codes }) => tracks.includes(track) && inEdition(codes, edition).some((range) => inRange(code, range)),
    ) ?? null
  );
}

export const basePayment: Reading = {
  id: "A17",
  title: "What base payment is",
  quote: "“up to an additional 30% above base payments” (Payment Model Overview), undefined.",
  ours: "Payment for direct services before any uplift: capitation and the fee-for-service rest, before risk adjustment. The rate stands on the amounts you give, allowed or paid.",
  alternatives: "Capitation alone: on $20 of $30 the 15% incentive is a third smaller.",
};
