import { FluentProvider } from "@fluentui/react-components";
import { render, screen } from "@testing-library/react";
import { catalogue } from "../../src/core/catalogue";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { RuleNotes } from "../../src/pane/RuleNotes";
import { themes } from "../../src/pane/theme";

/** What stands under every working. */

test.each([0, 1, 2])("a function of which the guide leaves %i things open shows as many", (count) => {
  const rule = catalogue.find(({ readings }) => readings.length === count);
  if (rule === undefined) throw new Error("No such function");
  const told = tell(rule, FIRST_EDITION);
  render(
    <FluentProvider theme={themes.light}>
      <RuleNotes told={told} onOpen={() => undefined} />
    </FluentProvider>,
  );
  expect(screen.queryAllByText("Where the guide leaves room")).toHaveLength(count === 0 ? 0 : 1);
  for (const { title } of told.readings) expect(screen.getByText(title)).toBeTruthy();
});
