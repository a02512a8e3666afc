import { createRoot } from "react-dom/client";
import { App } from "./App";
import { Boundary } from "./Boundary";
import type { PaneOptions } from "./options";
import type { WorkbookPort } from "./port";

/** For hosts, which import nothing else of the pane than this file and the port. */
export type { PaneOptions, View } from "./options";

export interface Pane {
  update(options: PaneOptions): void;
  /** Takes the pane away, with all that was typed into it. */
  unmount(): void;
}

/** Shows the pane in an element, which gives it its height; every host mounts this same one. */
export function mountPane(element: HTMLElement, port: WorkbookPort, options: PaneOptions = {}): Pane {
  const root = createRoot(element);
  const update = (next: PaneOptions) => {
    root.render(
      <Boundary>
        <App port={port} options={next} />
      </Boundary>,
    );
  };
  update(options);
  return {
    update,
    unmount() {
      root.unmount();
    },
  };
}
