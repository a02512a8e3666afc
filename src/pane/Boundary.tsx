import { Component, type ReactNode } from "react";

interface State {
  readonly failed: boolean;
}

/** A sentence instead of an empty pane where a part could not load or failed. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert" style={{ padding: "16px" }}>
        The pane could not show this. Close and reopen it; your workbook and its formulas are untouched.
      </p>
    );
  }
}
