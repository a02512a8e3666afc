import { html, type Content, type Html } from "./html";

export interface Column {
  readonly title: Content;
  /** Numbers stand under each other. */
  readonly numeric?: boolean;
}

export interface Row {
  /** An anchor of its own. */
  readonly id?: string;
  readonly cells: readonly Content[];
}

interface Labelled {
  /** What the table is, for those who do not see where it stands. */
  readonly label: string;
  /** Whether it is only as wide as it must be: two short columns are not read across a whole page. */
  readonly snug?: boolean | undefined;
}

/** A table whose first column names its rows, in a box that scrolls by itself where the screen is narrow. */
export function dataTable({
  label,
  snug,
  columns,
  rows,
}: Labelled & { readonly columns: readonly Column[]; readonly rows: readonly Row[] }): Html {
  const head = html`<tr>${columns.map(({ title, numeric }) => html`<th scope="col"${numberClass(numeric)}>${title}</th>`)}</tr>`;
  const titles = columns.length > MOST_ON_A_PAGE ? columns.map(({ title }) => title) : undefined;
  return tableUnder(head, { label, snug, numeric: columns.map(({ numeric }) => numeric === true), rows, titles });
}

/** With more columns than this paper has no room: each row is printed as a list, under its columns' titles. */
export const MOST_ON_A_PAGE = 10;

/** The same under a head of one's own, where columns stand in groups. */
export function tableUnder(
  head: Content,
  {
    label,
    snug,
    numeric,
    rows,
    titles,
  }: Labelled & {
    readonly numeric: readonly boolean[];
    readonly rows: readonly Row[];
    readonly titles?: readonly Content[] | undefined;
  },
): Html {
  const titleOf = (index: number): Html | null =>
    titles === undefined ? null : html` data-title="${titles[index] ?? ""}"`;
  const rowOf = ({ id, cells }: Row): Html => html`
<tr${id === undefined ? null : html` id="${id}"`}>${cells.map((cell, index) =>
    index === 0
      ? html`<th scope="row">${cell}</th>`
      : html`<td${numberClass(numeric[index])}${titleOf(index)}>${cell}</td>`,
  )}</tr>`;
  return scrolling(
    label,
    html`<table>
<thead>
${head}
</thead>
<tbody>${rows.map(rowOf)}
</tbody>
</table>`,
    lookOf(numeric.length, rows.length, snug === true),
  );
}

function lookOf(columns: number, rows: number, snug: boolean): string {
  const looks = {
    many: columns > MOST_ON_A_PHONE,
    wide: columns > MOST_ON_A_PAGE,
    short: columns <= MOST_ON_A_PAGE && rows <= MOST_KEPT_TOGETHER,
    snug,
  };
  return Object.entries(looks)
    .flatMap(([look, holds]) => (holds ? [look] : []))
    .join(" ");
}

/** Up to this many rows stay on one page of paper. */
const MOST_KEPT_TOGETHER = 15;

/** More columns than this are not squeezed into a narrow screen. */
const MOST_ON_A_PHONE = 4;

/** The keyboard reaches the box, because nothing in it may be reachable and it must scroll all the same. */
export function scrolling(label: string, table: Html, look = ""): Html {
  return html`<div class="${`scroll ${look}`.trim()}" role="group" aria-label="${label}" tabindex="0">
${table}
</div>`;
}

function numberClass(numeric: boolean | undefined): Html | null {
  return numeric === true ? html` class="number"` : null;
}
