import type * as Headless from "./headless";

declare global {
  /** Of this project's environment. */
  var loadHeadless: () => typeof Headless;
}
