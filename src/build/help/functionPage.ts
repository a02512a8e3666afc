import type { Reading, Rule } from "../../core/define/rule";
import { readingIn, tell } from "../../core/define/tell";
import { FIRST_EDITION } from "../../core/guide/carried";
import { cite } from "../../core/guide/edition";
import { EDITIONS } from "../../core/guide/editions";
import { argumentList, signature } from "./arguments";
import { exampleBox, workingOf } from "./examples";
import { refusalOf } from "./formula";
import { dotted, html, joined, type Content, type Html } from "./html";
import { sectioned, writePage, type Section } from "./page";
import { cited, fileOf, INDEX, LATER_EDITIONS, neighbours, sectionId, slug, termLink } from "./places";
import { refusals } from "./refusals";

/** All that the declaration of a function says, on a page of its own. */
export function functionPage(rule: Rule): string {
  const { says } = tell(rule, FIRST_EDITION);
  return writePage({
    file: fileOf(rule),
    title: `APC.${rule.name}`,
    says,
    functionsBeside: true,
    main: html`<p class="eyebrow"><a href="${INDEX}#${slug(rule.family)}">${rule.family}</a></p>
<h1 class="name">APC.<wbr />${dotted(rule.name)}</h1>
<p class="lead">${says}</p>
${signature(rule)}
${sectioned(sectionsOf(rule))}
${neighbourLinks(rule)}`,
  });
}

function sectionsOf(rule: Rule): Section[] {
  const answered = rule.examples.filter((example) => refusalOf(rule, example) === undefined);
  const working = workingOf(rule);
  const sections: (Section | null)[] = [
    Object.keys(rule.takes).length === 0 ? null : { title: "Arguments", body: argumentList(rule) },
    { title: "Answer", body: answer(rule) },
    answered.length === 0
      ? null
      : {
          title: answered.length === 1 ? "Example" : "Examples",
          id: "examples",
          body: answered.map((example) => exampleBox(rule, example)),
        },
    working === null ? null : { title: "Working", body: working },
    { title: "When there is no answer", id: "refusals", body: refusals(rule) },
    rule.readings.length === 0 ? null : { title: "Readings", body: [READINGS_LEAD, rule.readings.map(readingBoxes)] },
    { title: "Sources", body: sources(rule) },
  ];
  return sections.filter((section) => section !== null);
}

function answer(rule: Rule): Content {
  const { gives } = rule;
  const says = tell(rule, FIRST_EDITION).answer;
  if (gives.shape === "value") return html`<p>${says}.</p>`;
  return html`<p>A table under a header row. ${says}.</p>
<p class="columns">Columns: ${joined(
    gives.columns.map((column) => html`<span class="tag">${column}</span>`),
    " ",
  )}</p>`;
}

const READINGS_LEAD = html`<p>Where the guide’s words leave room, this is how they are read here, and what else they could mean.</p>
`;

/** In the words of the first edition, then of each later one that has its own. */
function readingBoxes(reading: Reading): Content {
  const own = LATER_EDITIONS.filter(({ readings }) => reading.id in readings);
  return [
    readingBox(reading, reading.id, ""),
    own.map((edition) =>
      readingBox(readingIn(reading, edition), sectionId(reading.id, edition), `, edition ${edition.id}`),
    ),
  ];
}

function readingBox({ id, title, quote, ours, alternatives, termKey }: Reading, anchor: string, edition: string): Html {
  return html`<article class="reading" id="${anchor}">
<h3><span class="tag">${id}</span> ${title}${edition}</h3>
<dl>
<div><dt>The guide</dt><dd>${quote}</dd></div>
<div><dt>Here</dt><dd>${ours}</dd></div>
<div><dt>Otherwise</dt><dd>${alternatives}</dd></div>
${termKey === undefined ? null : html`<div><dt>To change it</dt><dd>Give <a href="${termLink(termKey)}"><code>${dotted(termKey)}</code></a> in the plan’s terms.</dd></div>`}
</dl>
</article>
`;
}

function sources({ cites }: Rule): Html {
  return html`<ul>${EDITIONS.flatMap((edition) =>
    cites.map(
      (citation) => html`
<li>${cited(citation, cite(citation, edition), edition)}</li>`,
    ),
  )}
</ul>`;
}

function neighbourLinks(rule: Rule): Html {
  const { previous, next } = neighbours(rule);
  const link = (to: Rule | undefined, words: string, relation: string): Content =>
    to === undefined
      ? null
      : html`
<a class="${relation}" rel="${relation}" href="${fileOf(to)}"><span class="label">${words}</span> ${dotted(`APC.${to.name}`)}</a>`;
  return html`<nav class="neighbours" aria-label="Previous and next function">${link(previous, "Previous", "prev")}${link(next, "Next", "next")}
</nav>`;
}
