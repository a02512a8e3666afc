import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Told } from "../core/define/tell";
import { HelpLink } from "./HelpLink";
import { Readings } from "./Readings";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}` },
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL, marginTop: tokens.spacingVerticalXL },
});

/** What stands under every working: where the guide leaves room, and where more is said of the function. */
export function RuleNotes({
  told: { rule, readings },
  onOpen,
}: {
  told: Told;
  onOpen: (name: string) => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <>
      {readings.length > 0 && (
        <>
          <h3 className={styles.heading}>Where the guide leaves room</h3>
          <Readings readings={readings} />
        </>
      )}
      <div className={styles.links}>
        <Link
          as="button"
          onClick={() => {
            onOpen(rule.name);
          }}
        >
          About {rule.name}
        </Link>
        <HelpLink name={rule.name} />
      </div>
    </>
  );
}
