import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode } from "react";
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
  body: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
});

interface Props {
  readonly title: string;
  readonly children: () => ReactNode;
}

/** A part of the view under its heading, closed at first; what is closed is not drawn. */
export function Section({ title, children }: Props): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.section}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <Opener className={styles.opener}>
        <span className={mergeClasses(styles.mark, open && styles.open)} aria-hidden="true" />
        <h2 className={styles.title}>{title}</h2>
      </Opener>
      <div className={styles.body}>{open && children()}</div>
    </details>
  );
}
