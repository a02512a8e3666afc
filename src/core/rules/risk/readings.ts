import type { Reading } from "../../define/rule";

export const decileBoundary: Reading = {
  id: "A18",
  title: "A percentile on the edge of two deciles",
  quote: "“adjusted upwards only for populations lower than the California state median HPI score” (Social Risk).",
  ours: "Below 10 is decile 1, and so on: 50 is decile 6, since only places below the median are adjusted.",
  alternatives:
    "The edge belongs to the lower decile: 50 is decile 5 and earns 1%, 10 is decile 1 and earns 5% instead of 4%.",
  termKey: "hpi.boundary",
};

export const decileDirection: Reading = {
  id: "A19",
  title: "Which end is decile 1",
  quote: "“located in the bottom five deciles for social deprivation” (Social Risk).",
  ours: "Decile 1 has the lowest Healthy Places Index and earns 5%. Percentiles are statewide and higher means healthier.",
  alternatives: "Percentiles that count from the other end turn 5% into 0%: check the source of yours.",
};

export const practiceLocation: Reading = {
  id: "A57",
  title: "Whose place counts",
  quote: "“HPI scores will be calculated based on practice location” (Social Risk).",
  ours: "One decile for each practice site, which you give. The index itself is not part of this product.",
  alternatives: "The members' own addresses, of which the guide speaks when it gives its reasons.",
};

export const adjustedPayments: Reading = {
  id: "A56",
  title: "Which payments are risk adjusted",
  quote:
    "“Element 1 (Track B and C) capitation payments and Element 2 population health management payments will be adjusted” (Risk Adjustment); “may be adjusted” (Element 2).",
  ours: "Capitation and population health. Never fee for service, never the incentive. It lies on top of the 30%: base 30 of which 20 capitated, 10% population health, decile 1 adds $1.15.",
  alternatives: "Population health left out, or the adjustment counted within the 30%.",
  termKey: "risk.populationHealth",
};

export const combination: Reading = {
  id: "A55",
  title: "Clinical and social risk together",
  quote: "“will be adjusted for clinical severity and social risk” (Risk Adjustment).",
  ours: "Multiplied: 1.10 × 1.05 = 1.155.",
  alternatives: "Added: 1.10 + 0.05 = 1.15.",
  termKey: "risk.combination",
};

export const ageAndGender: Reading = {
  id: "A55b",
  title: "The age and gender factors",
  quote: "“will adjust for age and gender in the payment demonstration project” (Clinical Risk).",
  ours: "The plan brings its own table; the mean is weighted by member months and not normalised.",
  alternatives: "Normalised to 1 over the plan's members, which needs all of them.",
};
