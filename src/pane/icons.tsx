import type { ReactElement } from "react";

/** The few icons the pane needs, drawn here: Fluent's package is 300 MB. */
function Icon({ path }: { path: string }): ReactElement {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const Back = (): ReactElement => <Icon path="M13 8H3M7.5 3.5 3 8l4.5 4.5" />;

/** A selected range with its fill handle. */
export const SelectRange = (): ReactElement => (
  <Icon path="M10.5 13H2.5V3h11v7.5M12 12.5h2v2h-2zM2.5 6.5h11M6.5 3v10" />
);

export const OpenOutside = (): ReactElement => <Icon path="M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.5 2.5 8 8" />;

/** Three dots: there is more to choose from. */
export const More = (): ReactElement => (
  <Icon path="M2.75 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M12.25 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0" />
);
