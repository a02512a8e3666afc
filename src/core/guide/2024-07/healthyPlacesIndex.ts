import type { Edition } from "../edition";

/**
 * Risk Adjustment, Social Risk: "5% upwards adjustment for the lowest decile, 4% for the second lowest decile,
 * 3% for the third decile, 2% for the fourth decile, and 1% for the fifth decile. If the practice is located in
 * the top five deciles … the Initiative recommends no adjustment." Figure 2 repeats it as a picture that is not
 * transcribed.
 */
export const adjustmentByDecile: Edition["adjustmentByDecile"] = [
  { decile: 1, adjustment: "5%" },
  { decile: 2, adjustment: "4%" },
  { decile: 3, adjustment: "3%" },
  { decile: 4, adjustment: "2%" },
  { decile: 5, adjustment: "1%" },
  { decile: 6, adjustment: "0%" },
  { decile: 7, adjustment: "0%" },
  { decile: 8, adjustment: "0%" },
  { decile: 9, adjustment: "0%" },
  { decile: 10, adjustment: "0%" },
];
