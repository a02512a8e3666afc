import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "../../src/build/help/html";
import { catalogue } from "../../src/core/catalogue";
import { Refusal } from "../../src/core/cells/refusal";
import type { Example, Rule } from "../../src/core/define/rule";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { cite, inEdition } from "../../src/core/guide/edition";
import { parametersIn, publishedIn } from "../../src/core/terms/parameters";
import type { FunctionsFile } from "../../src/harness/host";
import { builtPage, builtPages, inOneLine, rowCells, type BuiltPage } from "./builtPages";

/** The help pages in dist, against the declarations they are made from. */

const DIST = join(__dirname, "../../dist");
const pages = [...builtPages.values()];
const pageOf = ({ name }: Rule): BuiltPage => builtPage(`${name}.html`);

/** What of these words a page does not say. */
function unsaid({ text }: BuiltPage, words: readonly string[]): string[] {
  return words.filter((each) => !text.includes(inOneLine(each)));
}

test("there is a page for every function, and nothing else but the index, the terms and the guide", () => {
  const expected = ["index.html", "plan-terms.html", "guide.html", ...catalogue.map(({ name }) => `${name}.html`)];
  expect([...builtPages.keys()].sort()).toEqual(expected.sort());
});

test("every helpUrl leads to a page of the build, on the host that the manifest names", () => {
  const { functions } = JSON.parse(readFileSync(join(DIST, "functions.json"), "utf8")) as FunctionsFile;
  const host =
    /DefaultValue="(https:\/\/[^"]*)\/pane\.html"/.exec(readFileSync(join(DIST, "manifest.xml"), "utf8"))?.[1] ?? "";
  for (const { name, helpUrl } of functions) {
    expect(helpUrl).toBe(`${host}/help/${name}.html`);
    expect(existsSync(join(DIST, `help/${name}.html`))).toBe(true);
  }
});

test("titles are unique, and every page has a language, one h1 and a main that the skip link reaches", () => {
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
  for (const { file, source, ids, title } of pages) {
    expect([file, title.length > 0, source.match(/<h1\b/g)?.length, source.match(/<main id="main"/g)?.length]).toEqual([
      file,
      true,
      1,
      1,
    ]);
    expect(source).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(source).toContain('<a class="skip" href="#main">');
    expect([file, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([file, []]);
  }
});

test("nothing runs and nothing is fetched from elsewhere", () => {
  const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
  for (const { source, links } of pages) {
    expect(source).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
    expect(source).not.toMatch(/<(?:script|style|iframe|object|embed|form)\b|\s(?:style|on\w+)=|javascript:/i);
    expect(links.filter((link) => /^[a-z]+:|^\/\//i.test(link))).toEqual([]);
  }
  const styles = new Set(
    pages.flatMap(({ source }) =>
      Array.from(source.matchAll(/<link rel="stylesheet" href="([^"]*)"/g), ([, href = ""]) => href),
    ),
  );
  expect(styles.size).toBeGreaterThan(0);
  for (const style of styles) expect(readFileSync(join(DIST, "help", style), "utf8")).not.toMatch(/url\(|@import/);
});

test("every link leads to a file of the build and to an anchor that is there", () => {
  const broken = pages.flatMap(({ file, links }) =>
    links.filter((link) => !leadsSomewhere(file, link)).map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});

function leadsSomewhere(from: string, link: string): boolean {
  const [target = "", anchor] = link.split("#");
  const file = target === "" ? from : target;
  if (anchor === undefined) return existsSync(join(DIST, "help", file));
  return builtPages.get(file)?.ids.includes(anchor) ?? false;
}

describe.each(catalogue.map((rule) => [rule.name, rule] as const))("%s", (_name, rule) => {
  test("says what it answers, its arguments and its sources", () => {
    const page = pageOf(rule);
    const { gives } = rule;
    const { says, answer } = tell(rule, FIRST_EDITION);
    expect(
      unsaid(page, [
        `APC.${rule.name}`,
        says,
        answer,
        ...(gives.shape === "table" ? gives.columns : []),
        ...rule.cites.map((citation) => cite(citation, FIRST_EDITION)),
      ]),
    ).toEqual([]);
    const entries = Object.entries(tell(rule, FIRST_EDITION).takes);
    expect(
      unsaid(
        page,
        entries.flatMap(([name, { kind }]) => [name, ...(kind.choices ?? [])]),
      ),
    ).toEqual([]);
    // Arguments that differ in a number only are described together.
    const undescribed = entries.filter(([, { says }]) => unsaid(page, [says]).length > 0);
    expect(
      undescribed.filter(
        ([, { says }]) => unsaid(page, [says.replace(/\d+/, `1 to ${undescribed.length}`)]).length > 0,
      ),
    ).toEqual([]);
  });

  test("shows every example with what it gives", () => {
    const page = pageOf(rule);
    for (const example of rule.examples) expect(unsaid(page, wordsOf(example))).toEqual([]);
  });

  test("tells every reading in full", () => {
    const page = pageOf(rule);
    for (const { id, title, quote, ours, alternatives, termKey } of rule.readings) {
      expect(page.ids).toContain(id);
      expect(unsaid(page, [title, quote, ours, alternatives, termKey ?? ""])).toEqual([]);
    }
  });
});

/** Every value that goes in or comes out, as a cell or a formula shows it. */
function wordsOf({ args, gives, because }: Example): string[] {
  const values = [...args, gives].flat(2).filter((value) => value !== null && value !== "");
  return [because, ...values.map((value) => (value instanceof Refusal ? value.code : shown(value)))];
}

function shown(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toFixed(9)));
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

test("the terms page explains every key, what it takes, what is published and where", () => {
  const page = builtPage("plan-terms.html");
  for (const { key, takes, decides: said, cites } of parametersIn(FIRST_EDITION)) {
    const published = publishedIn(FIRST_EDITION).get(key);
    const [name, decides, accepted, value, source] = rowCells(page, `key-${key}`);
    expect([name, accepted]).toEqual([key, takes.says]);
    expect([key, decides?.startsWith(inEdition(said, FIRST_EDITION))]).toEqual([key, true]);
    if (published === null) expect([key, value]).toEqual([key, "TBD"]);
    else expect([key, value]).not.toEqual([key, ""]);
    expect(source).toBe(cites === null ? "Not in the guide: a choice of this product’s" : cite(cites, FIRST_EDITION));
  }
  expect(
    ["CBP.gold", "CIS.Mixed.threshold", "payout.start", "weights"].map((key) => rowCells(page, `key-${key}`)[3]),
  ).toEqual(["74", "7.5%", "2024-07-01", "published"]);
});

test("the guide page holds the tables row by row", () => {
  const page = builtPage("guide.html");
  for (const row of FIRST_EDITION.measureSet) {
    const measure = row.starred ? `${row.measure}*` : row.measure;
    expect(rowCells(page, `table-3-${row.code.toLowerCase()}`)).toEqual([
      row.code,
      measure,
      row.measureType,
      row.benchmarkSource,
      row.population,
      row.informationOnly ?? "",
    ]);
  }
  for (const row of FIRST_EDITION.improvement) {
    const range = row.improvementRange.replace("-", "–");
    expect(rowCells(page, `table-4-${row.code.toLowerCase()}`)).toEqual([
      row.code,
      row.population,
      range,
      row.gold,
      row.improvementNeeded,
      row.mixed,
      row.pediatric,
      row.adult,
    ]);
  }
  for (const row of FIRST_EDITION.attainment) {
    expect(rowCells(page, `table-5-${row.code.toLowerCase()}`)).toEqual([
      row.code,
      row.population,
      row.threshold,
      row.gold,
      ...row.mixed,
      ...row.pediatric,
      ...row.adult,
    ]);
  }
  for (const { decile, adjustment } of FIRST_EDITION.adjustmentByDecile) {
    expect(rowCells(page, `social-risk-decile-${decile}`)).toEqual([String(decile), adjustment]);
  }
});

test("the guide page holds everything else that is transcribed", () => {
  const { places, basicCapitation, intermediateCapitation, upliftCeiling, incentiveCeiling, totalIncentive } =
    FIRST_EDITION;
  const { preference, specialties } = FIRST_EDITION.attribution;
  const services = [...basicCapitation, ...intermediateCapitation].flatMap(({ capitated, feeForService }) => [
    ...capitated,
    ...feeForService,
  ]);
  const ceilings = [upliftCeiling, incentiveCeiling, totalIncentive].flatMap(({ percent, part }) => [
    percent,
    places[part],
  ]);
  const payouts = FIRST_EDITION.payouts.schedule.flatMap(({ payout, paid, performanceThrough }) => [
    payout,
    paid,
    performanceThrough,
  ]);
  const attribution = [
    places.attribution,
    ...preference,
    ...specialties.map(({ specialty, restricted }) => (restricted ? `${specialty}*` : specialty)),
  ];
  expect(unsaid(builtPage("guide.html"), [...services, ...ceilings, ...payouts, ...attribution])).toEqual([]);
});

test("whatever enters a template is escaped once, and markup is left as it is", () => {
  const inner = html`<b>${"<&>"}</b>`;
  expect(html`<a title="${'"'}">${inner}${null}${["x", 1, [inner]]}</a>`.text).toBe(
    '<a title="&quot;"><b>&lt;&amp;&gt;</b>x1<b>&lt;&amp;&gt;</b></a>',
  );
});
