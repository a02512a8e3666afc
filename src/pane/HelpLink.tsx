import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { OpenOutside } from "./icons";

const useStyles = makeStyles({
  link: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase300,
  },
});

/** Help stands beside the page that shows the pane. */
export function HelpLink({ name }: { name: string }): ReactElement {
  const styles = useStyles();
  return (
    <Link
      className={styles.link}
      href={`help/${name}.html`}
      target="_blank"
      rel="noopener"
      aria-label={`Help page of ${name}, opens in a new tab`}
    >
      Help page <OpenOutside />
    </Link>
  );
}
