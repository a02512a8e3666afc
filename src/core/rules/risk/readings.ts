import type { Reading } from "../../define/rule";

export const decileBoundary: Reading = {
  id: "A18",
  title: "A percentile on the edge of two deciles",
  quote: "“adjusted upwards only for populations lower than the California state median HPI score” (Social Risk).",
  ours: "Below 10 is decile 1, and so on: 50 is decile 6, since only places below the median are adjusted.",
  alternatives: "The edge belongs to the lower decile: 50 is decile 5 and earns 1%, 10 is decile 1 and earns 5% instead of 4%.",
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
