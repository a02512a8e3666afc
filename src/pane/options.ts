import type { ThemeName } from "./theme";

export type View = "allocation" | "payouts" | "functions" | "cell";

export interface PaneOptions {
  /** As the host looks; without it, as the system looks. */
  readonly theme?: ThemeName;
  /** The view to show, at first and whenever it is given again. */
  readonly view?: View;
}
