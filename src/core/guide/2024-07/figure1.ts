import type { Edition } from "../edition";

/** Figure 1, Track A; in the words of Element 1, FFS+ Model Direct Services. */
export const feeForServiceTrack: Edition["feeForServiceTrack"] = {
  row: "track A",
  service: "All direct services are reimbursed fee for service",
};
