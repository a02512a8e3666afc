import type { Edition } from "../edition";

/** The services of Tables 1 and 2 that stand there in words, without codes; "Filing of inflatable pump" as printed. */
export const services: Edition["services"] = {
  "Home visits": "home visits",
  "Rest home visits": "rest home visits",
  "Skilled Nursing Facility (SNF)": "skilled nursing facility",
  SNF: "skilled nursing facility",
  Echocardiograms: "echocardiograms",
  "Specimen handling": "specimen handling",
  "Inhalation treatment": "inhalation treatment",
  "Filing of inflatable pump": "implantable pump",
  "COVID testing": "COVID testing",
  "Flu Vaccines": "flu vaccines",
  "IV tubing": "IV tubing",
  "IV infusion": "IV infusion",
  "Pap smear": "Pap smear",
  IUDs: "IUDs",
  Abortion: "abortion",
  Ceftriaxone: "ceftriaxone",
  Progesterone: "progesterone",
  "Asthma-related": "asthma",
  "Nausea-related": "nausea",
  "IV Fluid": "IV fluid",
  Estradiol: "estradiol",
  Cortisone: "cortisone",
  Chemo: "chemotherapy",
};
