import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";

interface Props {
  readonly sentence: string;
  readonly yes: string;
  readonly no: string;
  readonly onChoose: (isYes: boolean) => void;
}

/** A question that waits until somebody answers it. */
export function Question({ sentence, yes, no, onChoose }: Props): ReactElement {
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{sentence}</MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() => {
            onChoose(true);
          }}
        >
          {yes}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onChoose(false);
          }}
        >
          {no}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
