/** Markup that may stand on a page as it is. Whatever else enters a template is escaped there, and nowhere else. */
export class Html {
  constructor(readonly text: string) {}
}

export type Content = Html | string | number | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A template whose values are escaped, for text and for attributes in double quotes alike; null leaves nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(
    strings.map((text, index) => (index === 0 ? text : textOf(values[index - 1] ?? null) + text)).join(""),
  );
}

function textOf(content: Content): string {
  if (content === null) return "";
  if (content instanceof Html) return content.text;
  if (typeof content === "object") return content.map(textOf).join("");
  return String(content).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The parts with something between every two of them. */
export function joined(parts: readonly Content[], between: Content): Content {
  return parts.map((part, index) => (index === 0 ? part : [between, part]));
}

/** A dotted name that a narrow screen may break after its dots. */
export function dotted(name: string): Content {
  return joined(name.split("."), html`.<wbr />`);
}
