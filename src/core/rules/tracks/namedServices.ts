import type { NamedService } from "../../guide/edition";

/**
 * The codes meant by each service that the tables of capitation name in words, for which the guide prints no codes.
 * They follow the code sets of 2020 to 2026, ended codes included, because claims of past years are priced
 * too. A list holds every code of the service; which of them an exception reaches is the rule's affair.
 * Codes outside every capitated row (laboratory, surgery) are left out: they are fee for service anyway.
 */
export const NAMED_SERVICES: Readonly<Record<NamedService, string>> = {
  /** Since 2023 also assisted living. Oversight (99374, 99375) is no visit. */
  "home visits": "99341-99345 99347-99350 99500-99512",
  /** All ended on 2023-01-01; such visits are home visits since. */
  "rest home visits": "99324-99328 99334-99337 99339 99340",
  /** The same codes serve nursing facilities without skilled care: a code alone cannot tell. */
  "skilled nursing facility": "99304-99310 99315 99316 99318",

  echocardiograms: "93303 93304 93306-93308 93312-93321 93325 93350-93352 93355 93356 C8921-C8930",
  "specimen handling": "99000 99001",
  "inhalation treatment": "94640 94642 94644 94645",
  /** Read as "filling of implantable pump": no code of an inflatable one lies in the row. */
  "implantable pump": "95990 95991 96521 96522",
  /** All three ended in 2023; no S or Q code was ever for such a test. */
  "COVID testing": "G2023 G2024 C9803",
  "flu vaccines": "Q2034-Q2039 G0008",
  "IV tubing": "S1015 S1016",
  /** Infusions, at home too; not pushes (96374), not injections or infusions under the skin (96369, G0069). */
  "IV infusion":
    "96360 96361 96365-96368 96413 96415-96417 Q0081 Q0084 Q0085 Q2052 S9325-S9327 S9329-S9331 S9336 S9338 " +
    "S9345-S9349 S9351 S9355 S9357 S9359 S9361 S9363-S9368 S9373-S9377 S9379 S9490 S9494 S9497 S9500-S9504 " +
    "G0068 G0070 G0088 G0090 G0138 G0498 C8957",
  "Pap smear": "Q0091 G0123 G0124 G0141 G0143-G0145 G0147 G0148",
  IUDs: "S4981 S4989 J7296-J7302",
  abortion: "S0190 S0191 S0199 S2260 S2265-S2267",

  ceftriaxone: "J0696",
  progesterone: "J2675",
  asthma:
    "J0280 J0517 J1180 J2182 J2356 J2357 J2786 J2810 J3105 J7607 J7609-J7615 J7620 J7622 J7624 J7626-J7629 " +
    "J7631-J7634 J7637 J7638 J7640 J7641 J7644 J7645 J7647-J7650 J7657-J7660 J7667-J7670 J7680 J7681 J7683 J7684 Q5154",
  nausea:
    "J0184 J0185 J0780 J1240 J1260 J1434 J1453 J1454 J1456 J1626 J1627 J1790 J2405 J2468 J2469 J2550 J2765 J2797 " +
    "J3230 J3250 J3280 J3310 J8498 J8501 J8502 J8597 J8650 J8655 J8670 Q0155 Q0161-Q0181 S0091 S0119 S0174 S0183",
  "IV fluid": "J7030 J7040 J7042 J7050 J7060 J7070 J7100 J7110 J7120 J7121 J7131 S5010 S5012-S5014",
  estradiol: "J0900 J1000 J1060 J1380",
  /** Injectable corticosteroids, as "cortisone shot" is commonly meant; the narrow reading is J1700, J1710, J1720. */
  cortisone:
    "J0702 J1010 J1020 J1030 J1040 J1094 J1095 J1100 J1700 J1710 J1720 J2650 J2919 J2920 J2930 J3299-J3304 " +
    "J7509 J7510 J7512 J8540 J8541",
  /**
   * The section of chemotherapy drugs; oral drugs, other forms and biosimilars of its kind under J8, Q and S. Of the
   * other J codes none, busulfan (J0594) and decitabine (J0894) neither: the table means the section.
   */
  chemotherapy:
    "J9000-J9999 J8510 J8520-J8522 J8530 J8560 J8562 J8565 J8600 J8610-J8612 J8700 J8705 J8999 Q2017 Q2049 Q2050 " +
    "Q5107 Q5112-Q5119 Q5123 Q5126 Q5129 Q5146 Q5160 S0088 S0108 S0172 S0176 S0178 S0182",
};

/** The row reads "Drugs, non-oral": the J code of an oral drug is not in it. */
export const ORAL_DRUGS =
  "J0571-J0575 J0601-J0605 J0607-J0609 J0615 J0750-J0752 J0889 J0901 J1105 J1202 J7500 J7502 J7503 J7506-J7510 J7512 " +
  "J7514 J7515 J7517 J7518 J7520 J7521 J7527 J7528 J8499 J8501 J8510 J8515 J8520-J8522 J8530 J8540 J8541 J8560 J8562 " +
  "J8565 J8597 J8600 J8610-J8612 J8650 J8655 J8670 J8700 J8705 J8999";
