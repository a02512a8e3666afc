import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { Opener } from "../Opener";

const useStyles = makeStyles({
  section: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  opener: {
    display: "flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    listStyleType: "none",
    "::-webkit-details-marker": { display: "none" },
    ":focus-visible": { outlineOffset: "-2px" },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  mark: {
    alignSelf: "center",
    flexShrink: 0,
    width: "7px",
    height: "7px",
    borderRight: "1.5px solid currentColor",
    borderBottom: "1.5px solid currentColor",
    transform: "rotate(-45deg)",
  },
  open: { transform: "rotate(45deg) translate(-2px, -2px)" },
  title: { ...typographyStyles.subtitle2, margin: 0, flexShrink: 0 },
  brief: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    marginLeft: "auto",
    textAlign: "right",
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  body: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
});

interface Props {
  readonly title: string;
  /** What the section comes to, read without opening it. */
  readonly brief?: string | undefined;
  readonly startsOpen?: boolean;
  /** Whether what was opened once lives on when it is closed: it holds what no draft holds. */
  readonly keeps?: boolean;
  /** Another object each time that somebody is led to what is wrong in here. */
  readonly led?: object | undefined;
  readonly children: () => ReactNode;
}

/** A part of the view under its heading; what is closed is not drawn. */
export function Section({ title, brief, startsOpen = false, keeps = false, led, children }: Props): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useState(startsOpen);
  const [opened, setOpened] = useState(startsOpen);
  const [followed, setFollowed] = useState(led);
  const details = useRef<HTMLDetailsElement>(null);
  if (open && !opened) setOpened(true);
  if (led !== followed) {
    setFollowed(led);
    if (led !== undefined) setOpen(true);
  }
  useEffect(() => {
    if (followed === undefined) return;
    const target =
      details.current?.querySelector<HTMLElement>("[aria-invalid='true']") ?? details.current?.querySelector("summary");
    target?.focus();
  }, [followed]);
  return (
    <details
      className={styles.section}
      ref={details}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <Opener className={styles.opener}>
        <span className={mergeClasses(styles.mark, open && styles.open)} aria-hidden="true" />
        <h2 className={styles.title}>{title}</h2>
        {brief !== undefined && <span className={styles.brief}>{brief}</span>}
      </Opener>
      <div className={styles.body}>{(open || (keeps && opened)) && children()}</div>
    </details>
  );
}
