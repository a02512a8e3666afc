import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, type KeyboardEvent, type ReactElement, type ReactNode } from "react";

const useStyles = makeStyles({
  tabs: {
    flexShrink: 0,
    display: "flex",
    // Excel's own menu covers the corner.
    paddingRight: "34px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    ...typographyStyles.body1,
    position: "relative",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    whiteSpace: "nowrap",
    border: "none",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-4px",
      borderRadius: tokens.borderRadiusLarge,
    },
  },
  // Four views fit in 320 pixels, beside what closes the pane.
  top: {
    "@media (max-width: 340px)": {
      paddingLeft: tokens.spacingHorizontalXXS,
      paddingRight: tokens.spacingHorizontalXXS,
    },
  },
  // Nothing of the host's lies over these, and there are more of them.
  within: { paddingRight: 0, paddingLeft: tokens.spacingHorizontalXS },
  // A name of several words takes a second line where there is little room; a word stays whole.
  narrow: {
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    whiteSpace: "normal",
    overflowWrap: "normal",
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      left: tokens.spacingHorizontalXS,
      right: tokens.spacingHorizontalXS,
      bottom: 0,
      height: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      // Colours are not kept where the system forces its own.
      "@media (forced-colors: active)": { backgroundColor: "Highlight" },
    },
  },
});

interface Props<V extends string> {
  readonly tabs: Readonly<Record<V, string>>;
  /** What they are, for whoever does not see them. */
  readonly label: string;
  readonly selected: V;
  readonly onSelect: (view: V) => void;
  /** Whether they stand within a view, and not at the top of the pane. */
  readonly isWithin?: boolean;
}

export function tabId(view: string): string {
  return `apc-tab-${view}`;
}

export function viewId(view: string): string {
  return `apc-view-${view}`;
}

/** A few views need no more than this; Fluent's own would be an eighth of what the pane loads first. */
export function Tabs<V extends string>({ tabs, label, selected, onSelect, isWithin = false }: Props<V>): ReactElement {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const views = Object.keys(tabs) as V[];

  const walk = (event: KeyboardEvent, from: number) => {
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: views.length - 1 }[event.key];
    const view = to === undefined ? undefined : views.at(to % views.length);
    if (view === undefined) return;
    event.preventDefault();
    onSelect(view);
    list.current?.querySelector<HTMLElement>(`#${tabId(view)}`)?.focus();
  };

  return (
    <div className={mergeClasses(styles.tabs, isWithin && styles.within)} role="tablist" aria-label={label} ref={list}>
      {views.map((view, index) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={tabId(view)}
          aria-controls={viewId(view)}
          aria-selected={view === selected}
          tabIndex={view === selected ? 0 : -1}
          className={mergeClasses(
            styles.tab,
            isWithin ? styles.narrow : styles.top,
            view === selected && styles.selected,
          )}
          onClick={() => {
            onSelect(view);
          }}
          onKeyDown={(event) => {
            walk(event, index);
          }}
        >
          {tabs[view]}
        </button>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly view: string;
  readonly isHidden: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

/** What a tab shows; hidden it stays, so that what is half filled in or scrolled to is not lost. */
export function TabPanel({ view, isHidden, className, children }: PanelProps): ReactElement {
  return (
    <div className={className} id={viewId(view)} role="tabpanel" aria-labelledby={tabId(view)} hidden={isHidden}>
      {children}
    </div>
  );
}
