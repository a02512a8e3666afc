import type { Edition } from "../edition";

/** Beside the transcription in help, as its pages are written. */
export const notes: Edition["notes"] = {
  measureSet: `GSD9 is this product’s name for the rate above 9.0%,
which the guide prints as a second GSD.`,
  attainment: "The guide prints this table under the title of Table 4; it is the attainment table.",
  socialRisk: "The guide’s Figure 2 repeats these tiers as a picture.",
  attribution: "The guide does not print them.",
};
