import { callRule } from "../../core/define/call";
import { catalogue } from "../../core/catalogue";
import { EDITIONS } from "../../core/guide/editions";
import { dotted, html, joined, type Content, type Html } from "./html";
import { families, fileOf, GUIDE, INDEX, slug, TERMS } from "./places";

const PRODUCT = "Advanced Primary Care functions for Excel";

/** Nothing runs and nothing is fetched but our own stylesheet and icon. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** In the order in which they build on each other; the one for paper comes after them. */
const STYLES = ["page", "text", "tables"];

const SITE: readonly (readonly [file: string, words: string])[] = [
  [INDEX, "Functions"],
  [TERMS, "Plan’s terms"],
  [GUIDE, "The guide"],
  ["../index.html", "Workbench"],
];

export interface Page {
  readonly file: string;
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly says: string;
  /** What stands in main, with the page's only h1. */
  readonly main: Content;
  /** Whether the list of all functions stands beside it; the index is that list itself. */
  readonly functionsBeside: boolean;
}

export function writePage({ file, title, says, main, functionsBeside }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="description" content="${says}" />
<title>${title} · ${PRODUCT}</title>
<link rel="icon" href="../assets/icon-32.png" />
${STYLES.map(
  (name) => html`<link rel="stylesheet" href="${name}.css" />
`,
)}<link rel="stylesheet" href="print.css" media="print" />
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="product"><img src="../assets/icon-64.png" width="20" height="20" alt="" /> ${PRODUCT}</p>
<nav aria-label="Help">
<ul>${SITE.map(
    ([target, words]) => html`
<li><a href="${target}"${target === file ? html` aria-current="page"` : null}>${words}</a></li>`,
  )}
</ul>
</nav>
</header>
<div class="${functionsBeside ? "page beside" : "page"}">
<main id="main" tabindex="-1">
${main}
</main>
${functionsBeside ? functionList(file) : null}
</div>
<footer>
<p>${version()}. Numbers and rules are those of the ${joined(
    EDITIONS.map(({ document }) => html`<cite>${document}</cite>`),
    " and of the ",
  )}.</p>
</footer>
</body>
</html>
`.text;
}

function functionList(current: string): Html {
  return html`<nav class="functions" aria-label="All functions">
<h2>All functions</h2>
${families().map(
  ({ family, rules }) => html`<h3>${family}</h3>
<ul>${rules.map(
    (rule) => html`
<li><a href="${fileOf(rule)}"${fileOf(rule) === current ? html` aria-current="page"` : null}>${dotted(rule.name)}</a></li>`,
  )}
</ul>
`,
)}</nav>`;
}

/** As =APC.VERSION() shows it, so that a printed page says what it describes. */
function version(): string {
  const rule = catalogue.find(({ name }) => name === "VERSION");
  const shown = rule === undefined ? "" : callRule(rule, [])[0]?.[0];
  return typeof shown === "string" ? shown : "";
}

export interface Section {
  readonly title: string;
  readonly body: Content;
  /** Its anchor, where the title does not make a good one. */
  readonly id?: string;
}

/** What a page says, part by part, under a list of links to each. */
export function sectioned(sections: readonly Section[]): Content {
  const listed = sections.map((section) => ({ id: slug(section.title), ...section }));
  return html`<nav class="contents" aria-label="On this page">
<ul>${listed.map(
    ({ id, title }) => html`
<li><a href="#${id}">${title}</a></li>`,
  )}
</ul>
</nav>
${listed.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}`;
}
