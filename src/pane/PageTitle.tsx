import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode, type Ref } from "react";

const useStyles = makeStyles({
  title: {
    width: "fit-content",
    // Lets the ring stand clear of the words and nothing be moved by it.
    margin: `0 0 0 calc(-1 * ${tokens.spacingHorizontalXS})`,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    scrollMarginTop: "64px",
    ":focus": { outline: "none" },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusSmall,
    },
  },
});

interface Props {
  readonly id: string;
  readonly className: string;
  readonly ref: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/**
 * The heading that takes the focus when a page opens. Tab never leads to it; but while it has the focus it says that
 * it is a stop, because office.js, which moves the focus in Excel for the web, leaves the pane from anything else.
 */
export function PageTitle({ id, className, ref, children }: Props): ReactElement {
  const [isFocused, setFocused] = useState(false);
  return (
    <h2
      id={id}
      className={mergeClasses(useStyles().title, className)}
      ref={ref}
      tabIndex={isFocused ? 0 : -1}
      onFocus={() => {
        setFocused(true);
      }}
      onBlur={() => {
        setFocused(false);
      }}
    >
      {children}
    </h2>
  );
}
