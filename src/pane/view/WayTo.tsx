import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Place } from "../plan/place";

interface Props {
  readonly place: Place | null;
  readonly onShow: (reference: string) => void;
}

/** Leads to the row of the workbook that something is about. */
export function WayTo({ place, onShow }: Props): ReactElement | null {
  if (place === null) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        onShow(place.reference);
      }}
    >
      Go to row {place.row}
    </Button>
  );
}
