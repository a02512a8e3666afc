import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** What has to be made anew before the children are tried again. */
  readonly onAgain?: () => void;
}

interface State {
  readonly failed: boolean;
}

/** A sentence instead of an empty pane where a part could not load or failed. */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // Of nothing else than the browser: what failed may be the library that draws the rest.
    return (
      <div role="alert" style={{ padding: "16px" }}>
        <p style={{ marginTop: 0 }}>The pane could not show this. Your workbook and its formulas are untouched.</p>
        <button type="button" onClick={this.again}>
          Try again
        </button>
      </div>
    );
  }

  private readonly again = (): void => {
    this.props.onAgain?.();
    this.setState({ failed: false });
  };
}
