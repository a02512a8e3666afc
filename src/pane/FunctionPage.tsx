import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Example, Rule } from "../core/define/rule";
import type { ToldArgument } from "../core/define/tell";
import { FIRST_EDITION, tell } from "../core/shared";
import { writeArgument, writeCall, writeText } from "./formula/write";
import { also, shown } from "./valueText";
import { FunctionForm, type TypedArguments } from "./FunctionForm";
import { Back } from "./icons";
import { HelpLink } from "./HelpLink";
import { Opener } from "./Opener";
import { PageTitle } from "./PageTitle";
import type { WorkbookPort } from "./port";
import { Readings } from "./Readings";
import { formulaTextOf } from "./typedArgument";
import type { Following, SelectionState } from "./useSelection";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`, paddingLeft: tokens.spacingHorizontalS },
  title: {
    ...typographyStyles.subtitle1,
    marginTop: tokens.spacingVerticalXS,
  },
  says: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0 0` },
  gives: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  columns: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, marginTop: tokens.spacingVerticalXS },
  form: { marginTop: tokens.spacingVerticalL },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}` },
  examples: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  formula: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  result: { ...typographyStyles.body1Strong, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  use: { minWidth: "auto", marginTop: tokens.spacingVerticalXS },
});

interface Props {
  readonly rule: Rule;
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the page. */
  readonly active: boolean;
  readonly onBack: () => void;
}

export default function FunctionPage({ rule, port, selected, active, onBack }: Props): ReactElement {
  const { says, answer, source, readings } = tell(rule, FIRST_EDITION);
  const styles = useStyles();
  const [typed, setTyped] = useState<TypedArguments>({});
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);

  return (
    <article className={styles.page} aria-labelledby="apc-function">
      <Button appearance="subtle" size="small" icon={<Back />} className={styles.back} onClick={onBack}>
        All functions
      </Button>
      <PageTitle id="apc-function" className={styles.title} ref={title}>
        {rule.name}
      </PageTitle>
      <p className={styles.says}>{says}</p>
      <p className={styles.gives}>Answers: {answer}.</p>
      {rule.gives.shape === "table" && (
        <details className={styles.columns}>
          <Opener>{rule.gives.columns.length} columns</Opener>
          {rule.gives.columns.join(", ")}
        </details>
      )}

      <div className={styles.form}>
        <FunctionForm
          rule={rule}
          port={port}
          selected={selected}
          active={active}
          typed={typed}
          onType={(name, text) => {
            setTyped((before) => ({ ...before, [name]: text }));
          }}
        />
      </div>

      <h3 className={styles.heading}>{rule.examples.length > 1 ? "Examples" : "Example"}</h3>
      <ul className={styles.examples}>
        {rule.examples.map((example, index) => (
          <li key={index}>
            <code className={styles.formula}>{writeCall(rule.name, example.args.map(writeArgument), 0)}</code>
            <p className={styles.result}>{resultOf(example, answer)}</p>
            <p className={styles.text}>{example.because}</p>
            {example.args.length > 0 && (
              <Button
                size="small"
                className={styles.use}
                onClick={() => {
                  setTyped(typedOf(rule, example));
                  title.current?.focus();
                  title.current?.scrollIntoView({ block: "start" });
                }}
              >
                Use these values
              </Button>
            )}
          </li>
        ))}
      </ul>

      <h3 className={styles.heading}>Source</h3>
      <p className={styles.text}>{source}</p>
      <p className={styles.quiet}>{FIRST_EDITION.document}</p>

      {readings.length > 0 && (
        <>
          <h3 className={styles.heading}>Where the guide leaves room</h3>
          <Readings readings={readings} />
        </>
      )}
      <p className={styles.heading}>
        <HelpLink name={rule.name} />
      </p>
    </article>
  );
}

function resultOf({ gives: result }: Example, answer: string): string {
  if (typeof result === "object" && result !== null && "length" in result) {
    return `${result.length} ${result.length === 1 ? "row" : "rows"} under the header`;
  }
  const percent = also(result, answer);
  return `${shown(result)}${percent === null ? "" : ` (${percent})`}`;
}

/** The arguments of an example as somebody would type them. */
function typedOf(rule: Rule, { args }: Example): TypedArguments {
  const { takes } = tell(rule, FIRST_EDITION);
  return Object.fromEntries(
    Object.entries(takes).map(([name, argument], index) => [name, typedText(argument, args[index])]),
  );
}

function typedText(argument: ToldArgument, value: unknown): string {
  if (typeof value !== "string") return writeArgument(value);
  return formulaTextOf(argument, value, new Set()) === writeText(value) ? value : writeText(value);
}
