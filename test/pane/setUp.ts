import { configure } from "@testing-library/react";

/** How long a test waits at most for what it expects to see: the parts that load late have to be compiled first. */
configure({ asyncUtilTimeout: 60_000 });

/**
 * What styles show and hide is judged in the browser. jsdom would ask each of Fluent's thousands of rules about each
 * element whenever a role is looked for, which takes longer than all else in these tests.
 */
window.CSSStyleSheet.prototype.insertRule = () => 0;
