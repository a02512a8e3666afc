import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { callRule } from "../../src/core/define/call";
import { incentive } from "../../src/core/rules/incentive/incentive";
import { openBundle } from "../bundle/openBundle";
import type { Host, HostMatrix } from "../../src/harness/host";
import { benchPages } from "./pages";
import { printBytes, printRatio } from "./report";
import {
  claimAmounts,
  claimCodes,
  incentiveColumns,
  measureOnDecimals,
  panelColumns,
  plainIncentive,
  plainSplit,
  planTables,
  type Columns,
} from "./workloads";

/**
 * Ratios within one run: each line times two things in turn and prints how many times as long the first
 * took, by medians. Times themselves depend on the machine and are printed for orientation only.
 */

const ROWS = 100_000;
const ROUNDS = 11;

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Both in turn, so that a machine that drifts drifts for both. */
function compare(title: string, work: () => unknown, against: () => unknown, aim?: string, rounds = ROUNDS): void {
  const times: number[] = [];
  const base: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = [milliseconds(work), milliseconds(against)];
    // The first round warms up.
    if (round > 0) {
      times.push(a);
      base.push(b);
    }
  }
  printRatio(title, times, base, aim);
}

const matrices = ({ practiceTypes, measures, baselines, scores }: Columns): HostMatrix[] => [
  practiceTypes,
  measures,
  baselines,
  scores,
];

function benchIncentive(host: Host): void {
  const clean = incentiveColumns(ROWS, 0);
  const mixed = incentiveColumns(ROWS, 0.05);
  const call = (columns: Columns) => (): unknown => host.call("INCENTIVE", matrices(columns), { json: false });
  compare(
    "INCENTIVE, 100,000 clean rows in one call ÷ plain double loop",
    call(clean),
    () => plainIncentive(clean),
    "1.9",
  );
  compare(
    "INCENTIVE, 5% of rows finer than four decimals ÷ plain double loop",
    call(mixed),
    () => plainIncentive(mixed),
    "6",
  );
  compare(
    "Decimal carrier alone, 100,000 clean rows ÷ plain double loop",
    () => measureOnDecimals(clean),
    () => plainIncentive(clean),
    undefined,
    3,
  );
  compare("INCENTIVE with its JSON ÷ without", () => host.call("INCENTIVE", matrices(clean)), call(clean));

  const terms: HostMatrix = [
    ["Parameter", "Value", "Source"],
    ["CBP.gold", 75, "Contract 4.2"],
    ["hpi.1", 0.06, "Contract 7"],
  ];
  const single = (count: number) => (): void => {
    for (let row = 0; row < count; row += 1) {
      host.call("INCENTIVE", [...matrices(clean).map((column) => [column[row] ?? []]), terms]);
    }
  };
  const range = (count: number) => (): unknown =>
    host.call("INCENTIVE", [...matrices(clean).map((column) => column.slice(0, count)), terms]);
  compare("INCENTIVE, 10,000 single cells with a terms range ÷ one call for all", single(10_000), range(10_000));
}

/** In the core alone, because no answer of that size reaches Excel. */
function benchMillion(): void {
  const [million, part] = [incentiveColumns(10 * ROWS, 0), incentiveColumns(ROWS, 0)];
  const call = (columns: Columns) => (): unknown => callRule(incentive, matrices(columns));
  compare("INCENTIVE, 1,000,000 rows in the core ÷ 100,000 rows", call(million), call(part), "13", 3);
}

function benchTrack(host: Host): void {
  const codes = claimCodes(ROWS);
  const seen = (): unknown => {
    const counts = new Map<unknown, number>();
    return codes.map(([code]) => [counts.set(code, (counts.get(code) ?? 0) + 1).get(code)]);
  };
  compare(
    "TRACK, 100,000 codes ÷ plain loop with a Map",
    () => host.call("TRACK", [codes, [["C"]]], { json: false }),
    seen,
  );
}

function benchPricing(host: Host): void {
  const codes = claimCodes(ROWS);
  const amounts = claimAmounts(ROWS);
  const split = (): unknown => host.call("CLAIMS.SPLIT", [codes, amounts, [["C"]]], { json: false });
  compare("CLAIMS.SPLIT, 100,000 lines ÷ plain loop with a Map", split, () => plainSplit(codes, amounts), "3");
  const panel = panelColumns(1000);
  const rows = panel.slice(1);
  compare(
    "INCENTIVE.PANEL, 1,000 practices × 11 measures ÷ INCENTIVE over the same rows",
    () => host.call("INCENTIVE.PANEL", panel, { json: false }),
    () => host.call("INCENTIVE", rows, { json: false }),
    "1",
  );
}

function benchUplift(host: Host): void {
  const { practices, scores, columns } = planTables(3000);
  const [direct, populationHealth, incentive] = [[[0.05]], [[0.1]], [[0.15]]];
  compare(
    "UPLIFT.PRACTICES, 3,000 practices with 30,000 scores ÷ INCENTIVE.PANEL over the same scores",
    () =>
      host.call("UPLIFT.PRACTICES", [practices, direct, populationHealth, incentive, scores], {
        json: false,
      }),
    () => host.call("INCENTIVE.PANEL", [...columns], { json: false }),
    "4",
  );
  const hundred = Array.from({ length: 100 }, (_, index) => [index / 1000]);
  const total = (shares: HostMatrix) => (): unknown =>
    host.call("UPLIFT.TOTAL", [practices, direct, populationHealth, shares, [["Expected"]], scores], { json: false });
  compare("UPLIFT.TOTAL, 100 shares ÷ one", total(hundred), total([[0.15]]), "3");
}

function printMessages(host: Host): void {
  const before = { ...host.characters };
  host.call("INCENTIVE", matrices(incentiveColumns(ROWS, 0)));
  printBytes(
    "Message to INCENTIVE, 100,000 rows (a message to Excel holds 5,000 kB)",
    host.characters.sent - before.sent,
  );
  printBytes(
    "Message from INCENTIVE, 100,000 rows (an answer holds 1,900 kB)",
    host.characters.received - before.received,
  );
}

function printSizes(): void {
  const script = readFileSync(resolve("dist/functions.js"));
  printBytes("functions.js", script.length);
  printBytes("functions.js, gzipped", gzipSync(script, { level: 9 }).length, "40 kB");
}

async function bench(): Promise<void> {
  const host = await openBundle("this realm");
  benchIncentive(host);
  benchTrack(host);
  benchPricing(host);
  benchUplift(host);
  benchMillion();
  printMessages(host);
  printSizes();
  await benchPages();
}

void bench();
