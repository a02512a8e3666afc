import type { Reading } from "../../define/rule";

export const monthsOfQuarter: Reading = {
  id: "A39",
  title: "A quarterly payment",
  quote: "“will be paid either monthly or quarterly”, on a “monthly PMPM” (Element 2).",
  ours: "A quarter is the sum of its three monthly panels: 1,000, 900 and 800 members at $3 are $8,100.",
  alternatives: "Three times the first month, $9,000.",
};
