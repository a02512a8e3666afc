import { Button, makeStyles, SearchBox, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { search } from "./search";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  search: { width: "100%", maxWidth: "none" },
  count: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  family: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}` },
  list: { listStyleType: "none", margin: `0 calc(-1 * ${tokens.spacingHorizontalS})`, padding: 0 },
  entry: {
    display: "block",
    width: "100%",
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "left",
    fontFamily: "inherit",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ":active": { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: { display: "block", ...typographyStyles.body1Strong },
  says: { display: "block", ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  nothing: {
    padding: `${tokens.spacingVerticalXXL} 0`,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
  },
  nothingTitle: { ...typographyStyles.subtitle2, margin: 0 },
  nothingText: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly wanted: string;
  readonly onWanted: (wanted: string) => void;
  /** The function that was open before: the focus goes back to it. */
  readonly focused: string | null;
  readonly onOpen: (name: string) => void;
}

export function FunctionList({ wanted, onWanted, focused, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const groups = search(wanted);
  const names = groups.flatMap(({ functions }) => functions.map(({ name }) => name));
  const [current, setCurrent] = useState(focused);
  // One stop for the Tab key; the arrow keys walk through the list.
  const stop = current !== null && names.includes(current) ? current : names[0];
  const field = useRef<HTMLInputElement>(null);
  const entries = useRef(new Map<string, HTMLButtonElement>());

  useEffect(() => {
    if (focused !== null) entries.current.get(focused)?.focus();
  }, [focused]);

  const walk = (event: KeyboardEvent, from: number) => {
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) field.current?.focus();
    else entries.current.get(names[to] ?? "")?.focus();
  };

  return (
    <div className={styles.page}>
      <SearchBox
        input={{ ref: field }}
        className={styles.search}
        aria-label="Search functions"
        placeholder="Search: share, track, decile …"
        value={wanted}
        onChange={(_event, { value }) => {
          onWanted(value);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") walk(event, -1);
        }}
      />
      <p className={styles.count} role="status">
        {wanted.trim() === "" ? "" : `${names.length} ${names.length === 1 ? "function" : "functions"} found`}
      </p>
      {groups.map(({ family, functions }) => (
        <section key={family} aria-label={family}>
          <h2 className={styles.family}>{family}</h2>
          <ul className={styles.list}>
            {functions.map(({ name, says }) => (
              <li key={name}>
                <button
                  type="button"
                  className={styles.entry}
                  ref={(element) => {
                    if (element === null) entries.current.delete(name);
                    else entries.current.set(name, element);
                  }}
                  tabIndex={name === stop ? 0 : -1}
                  onFocus={() => {
                    setCurrent(name);
                  }}
                  onKeyDown={(event) => {
                    walk(event, names.indexOf(name));
                  }}
                  onClick={() => {
                    onOpen(name);
                  }}
                >
                  <span className={styles.name}>{name}</span>
                  <span className={styles.says}>{says}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {names.length === 0 && (
        <div className={styles.nothing}>
          <h2 className={styles.nothingTitle}>No function matches “{wanted.trim()}”</h2>
          <p className={styles.nothingText}>
            Try a word of what you want to know: share, target, gap, track, decile or terms.
          </p>
          <Button
            onClick={() => {
              onWanted("");
              field.current?.focus();
            }}
          >
            Show all functions
          </Button>
        </div>
      )}
    </div>
  );
}
