import { Refusal } from "../../core/shared";
import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Fragment, useEffect, useRef, useState, type ReactElement } from "react";
import type { BookCell } from "../book/book";
import { Back } from "../icons";
import { PageTitle } from "../PageTitle";
import { CellList } from "./CellList";
import { Figure } from "./Figure";
import { figureText } from "./figureText";
import type { Offer } from "./offer";
import { causeOf, explain, type Explanation } from "./explanation";
import { CallExplanation } from "./CallExplanation";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`, paddingLeft: tokens.spacingHorizontalS },
  trail: { ...typographyStyles.caption1, listStyleType: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  step: { display: "flex", columnGap: tokens.spacingHorizontalXS },
  earlier: { fontSize: "inherit", lineHeight: "inherit", textAlign: "left" },
  title: {
    ...typographyStyles.subtitle2,
    marginTop: tokens.spacingVerticalS,
  },
  value: { ...typographyStyles.title3, margin: 0, fontVariantNumeric: "tabular-nums" },
  refused: { ...typographyStyles.body1, color: tokens.colorStatusDangerForeground3, margin: 0 },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}` },
  text: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXS} 0 0` },
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  formula: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    padding: tokens.spacingHorizontalS,
    overflowWrap: "break-word",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    // The contrast themes have one background only.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL, marginTop: tokens.spacingVerticalL },
});

interface Props {
  /** The offer as it is now, whose cells take the place of those that were asked. */
  readonly offer: Offer;
  readonly cell: BookCell;
  readonly onBack: () => void;
  /** Opens the page of a function. */
  readonly onOpen: (name: string) => void;
}

/** Where a figure comes from, and from there on to whatever it is made of. */
export function ExplanationPage({ offer, cell, onBack, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const [asked, setAsked] = useState<readonly BookCell[]>([cell]);
  const title = useRef<HTMLHeadingElement>(null);
  const trail = asked.map((one) => offer.same(one) ?? one);
  const here = trail[trail.length - 1] ?? cell;
  const depth = trail.length;
  useEffect(() => {
    title.current?.focus();
    title.current?.scrollIntoView({ block: "nearest" });
  }, [depth]);

  const explanation = explain(here);
  const backTo = (length: number) => {
    if (length === 0) onBack();
    else setAsked(asked.slice(0, length));
  };
  const ask = (next: BookCell) => {
    setAsked([...asked, next]);
  };
  return (
    <article className={styles.page} aria-labelledby="apc-explanation">
      <Button
        appearance="subtle"
        size="small"
        icon={<Back />}
        className={styles.back}
        onClick={() => {
          backTo(depth - 1);
        }}
      >
        {depth === 1 ? "Allocation" : "Back"}
      </Button>
      {depth > 1 && (
        <nav aria-label="Asked before">
          <ol className={styles.trail}>
            {trail.slice(0, -1).map(({ label }, index) => (
              <li key={index} className={styles.step}>
                <span aria-hidden="true">›</span>
                <Link
                  as="button"
                  className={styles.earlier}
                  onClick={() => {
                    backTo(index + 1);
                  }}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <PageTitle id="apc-explanation" className={styles.title} ref={title}>
        {here.label}
      </PageTitle>
      <p className={styles.value}>{figureText(here)}</p>
      {here.value instanceof Refusal && <Refused cell={here} refusal={here.value} onAsk={ask} />}
      <Held cell={here} explanation={explanation} />
      {explanation.working.kind === "made" && <Made working={explanation.working} onAsk={ask} onOpen={onOpen} />}
      {explanation.working.kind === "call" && (
        <CallExplanation key={here.place} working={explanation.working} onAsk={ask} onOpen={onOpen} />
      )}
    </article>
  );
}

/** Why there is no figure, and the cell at which that begins. */
function Refused({
  cell,
  refusal,
  onAsk,
}: {
  cell: BookCell;
  refusal: Refusal;
  onAsk: (cell: BookCell) => void;
}): ReactElement {
  const styles = useStyles();
  const cause = causeOf(cell);
  return (
    <>
      <p className={styles.refused}>{refusal.sentence}</p>
      {cause !== cell && (
        <p className={styles.text}>
          It begins with {cause.label}: <Figure cell={cause} onAsk={onAsk} />
        </p>
      )}
    </>
  );
}

/** What stands in the cell, and where. */
function Held({ cell, explanation: { formula, spilled } }: { cell: BookCell; explanation: Explanation }): ReactElement {
  const styles = useStyles();
  const place = <span className={styles.mono}>{cell.place}</span>;
  if (formula === null) return <p className={styles.text}>An input of the plan. In the sheets it stands in {place}.</p>;
  return (
    <>
      <h3 className={styles.heading}>Formula</h3>
      <code className={styles.formula}>
        {formula.split(/(?<=,)/).map((part, index) => (
          <Fragment key={index}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
      <p className={styles.quiet}>
        {spilled === null ? (
          <>In the sheets it stands in {place}.</>
        ) : spilled.column === undefined ? (
          <>
            In the sheets it stands in <span className={styles.mono}>{spilled.from.place}</span> and fills the cells
            below it; this one is {place}.
          </>
        ) : (
          <>
            In the sheets it stands in <span className={styles.mono}>{spilled.from.place}</span> and fills a table; this
            cell, {place}, shows its row {cell.row - spilled.from.row} under “{spilled.column}”.
          </>
        )}
      </p>
    </>
  );
}

function Made({
  working: { of, rules },
  onAsk,
  onOpen,
}: {
  working: Extract<Explanation["working"], { kind: "made" }>;
  onAsk: (cell: BookCell) => void;
  onOpen: (name: string) => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.heading}>Made of</h3>
      <CellList cells={of} onAsk={onAsk} />
      {rules.length > 0 && (
        <div className={styles.links}>
          {rules.map(({ name }) => (
            <Link
              key={name}
              as="button"
              onClick={() => {
                onOpen(name);
              }}
            >
              About {name}
            </Link>
          ))}
        </div>
      )}
    </>
  );
}
