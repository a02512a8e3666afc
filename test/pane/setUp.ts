import { configure } from "@testing-library/react";

/** How long a test waits at most for what it expects to see: the parts that load late have to be compiled first. */
configure({ asyncUtilTimeout: 60_000 });

/** What no rule of ours hides. */
const HIDDEN = "[hidden], dialog, datalist, template, input[type=hidden]";

/**
 * What styles show and hide is judged in the browser. jsdom would ask each of Fluent's thousands of rules, and each of
 * its own, about each element whenever a role is looked for, which takes longer than all else in these tests. So an
 * element is asked for its own style alone, and nothing is inherited.
 */
window.CSSStyleSheet.prototype.insertRule = () => 0;
const ofAllRules = window.getComputedStyle.bind(window);
window.getComputedStyle = (element, pseudo) =>
  element instanceof HTMLElement && !element.matches(HIDDEN) ? element.style : ofAllRules(element, pseudo);

/** jsdom's own answer looks through all fields for each label of each element, whenever a role or a label is looked for. */
for (const { prototype } of [HTMLInputElement, HTMLButtonElement, HTMLSelectElement, HTMLTextAreaElement]) {
  Object.defineProperty(prototype, "labels", {
    get(this: HTMLElement) {
      return [...document.getElementsByTagName("label")].filter((label) =>
        label.htmlFor === ""
          ? label.querySelector("input, button, select, textarea") === this
          : document.getElementById(label.htmlFor) === this,
      );
    },
  });
}
