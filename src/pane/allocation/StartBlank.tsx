import { Button } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { Question } from "./Question";

interface Props {
  /** Whether what is typed is kept nowhere. */
  readonly losesIt: boolean;
  readonly onBlank: () => void;
}

/** The way back to a plan of which nothing is typed; asks first where that would lose something. */
export function StartBlank({ losesIt, onBlank }: Props): ReactElement {
  const [asks, setAsks] = useState(false);
  const choose = (isYes: boolean) => {
    setAsks(false);
    if (isYes) onBlank();
  };
  return (
    <div>
      {asks && losesIt ? (
        <Question
          sentence="This plan is not kept, and starting blank loses it."
          yes="Start blank"
          no="Go on with it"
          onChoose={choose}
        />
      ) : (
        <Button
          size="small"
          onClick={() => {
            if (losesIt) setAsks(true);
            else onBlank();
          }}
        >
          Start blank
        </Button>
      )}
    </div>
  );
}
