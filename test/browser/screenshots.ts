import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { field, openFunction } from "./paneSteps";
import { STEPS } from "./payoutSteps";
import { walkPlan } from "./planStates";
import { serveDist } from "./staticServer";
import { type ColourScheme, COLOUR_SCHEMES, WorkbenchPage } from "./workbenchPage";

/**
 * `npm run screenshots` writes pictures of every state of the workbench, wide and narrow, in three themes, to
 * the folder screenshots. With an address after `--` it takes them of the workbench that is served there.
 */

const FOLDER = "screenshots";
const WIDTHS = [1400, 320] as const;
/** As wide as Excel opens a pane, too, for what lies in the pane alone. */
const PANE_WIDTHS = [1400, 350, 320] as const;
const SHEETS = [
  "Panel",
  "Allocation by practice",
  "What differs",
  "Payout reconciliation",
  "Assumptions",
  "Services",
  "Rate development",
  "Practice scorecard",
  "Practice payouts",
  "About",
];

interface Taking {
  readonly workbench: WorkbenchPage;
  readonly shot: (name: string) => Promise<void>;
}

async function open(browser: Browser, origin: string, scheme: ColourScheme, width: number): Promise<Taking> {
  const workbench = await WorkbenchPage.open(browser, origin, {
    scheme,
    size: { width, height: width === 320 ? 640 : 900 },
  });
  await workbench.ready();
  return {
    workbench,
    shot: async (name) => {
      await workbench.page.screenshot({ path: join(FOLDER, `${scheme}-${width}-${name}.png`) });
    },
  };
}

async function takeAllocation(
  browser: Browser,
  origin: string,
  scheme: ColourScheme,
  width: (typeof PANE_WIDTHS)[number],
): Promise<void> {
  const { workbench, shot } = await open(browser, origin, scheme, width);
  const { page } = workbench;
  await workbench.beginAnew("small", scheme);
  let number = 0;
  await walkPlan(workbench, async (state) => {
    number += 1;
    await settled(page);
    await shot(`8-${String(number).padStart(2, "0")}-${state.replaceAll(" ", "-")}`);
  });
  await page.close();
}

async function takePayouts(
  browser: Browser,
  origin: string,
  scheme: ColourScheme,
  width: (typeof PANE_WIDTHS)[number],
): Promise<void> {
  const { workbench, shot } = await open(browser, origin, scheme, width);
  const { page } = workbench;
  let number = 0;
  for (const [state, step] of Object.entries(STEPS)) {
    await step(workbench);
    number += 1;
    await settled(page);
    await shot(`9-${String(number).padStart(2, "0")}-${state.replaceAll(" ", "-")}`);
  }
  await page.close();
}

async function takeAll(
  browser: Browser,
  origin: string,
  scheme: ColourScheme,
  width: (typeof WIDTHS)[number],
): Promise<void> {
  const { workbench, shot } = await open(browser, origin, scheme, width);
  const { page } = workbench;
  await settled(page);
  await shot("1-opened");
  for (const sheet of SHEETS) {
    await workbench.goTo(sheet);
    await settled(page);
    await shot(`2-${sheet.toLowerCase().replaceAll(" ", "-")}`);
  }

  await workbench.goTo("Panel");
  await workbench.choose("H8");
  await page.locator("#error-note").waitFor();
  await shot("3-error");
  await page.getByRole("button", { name: "Show its working" }).click();
  await page.getByRole("tabpanel", { name: "This cell" }).waitFor();
  await settled(page);
  await shot("4-working");
  await workbench.choose("L5");
  await page.getByText("Of the row “Practice 01”.").waitFor();
  await settled(page);
  await shot("4-working-of-a-table");
  await workbench.newSheet();
  await workbench.set(
    "B2",
    "=ROUND(SUM(APC.INCENTIVE(Panel!B5:B9,Panel!C5:C9,Panel!D5:D9,Panel!E5:E9))*APC.HPIADJ(2-1),4)",
  );
  await page.getByRole("combobox", { name: "Working of" }).waitFor();
  await settled(page);
  await shot("4-working-of-a-part");
  await workbench.choose("D5");
  await page.getByRole("heading", { name: "No APC function in Try!D5" }).waitFor();
  await shot("4-no-function");
  await page.getByRole("tab", { name: "Functions" }).click();
  await settled(page);
  await shot("5-functions");
  await page.getByRole("searchbox", { name: "Search functions" }).fill("mammogram");
  await settled(page);
  await shot("5-nothing-found");
  await page.getByRole("searchbox", { name: "Search functions" }).fill("");
  await openFunction(page, "INCENTIVE");
  await settled(page);
  await shot("5-function");
  for (const [name, typed] of [
    ["practiceType", "Adult"],
    ["measure", "CBP"],
    ["baseline", "60"],
    ["score", "66.5"],
  ] as const)
    await field(page, name).fill(typed);
  await page.getByText("The result is 0.06.").waitFor({ state: "attached" });
  await shot("5-function-filled");
  await field(page, "score").fill("0.61");
  await page.getByText("looks like a percent").first().waitFor();
  await settled(page);
  await shot("5-function-refused");
  await page.getByRole("button", { name: "Close Functions" }).click();

  await page.getByRole("button", { name: "What differs?" }).click();
  await shot("6-what-differs");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start again" }).click();
  await shot("7-start-again");
  await page.close();
}

/** Two frames without a change of the page: pictures have no other result to wait for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let quiet = 0;
        const watch = new MutationObserver(() => {
          quiet = 0;
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        const frame = (): void => {
          quiet += 1;
          if (quiet < 20) requestAnimationFrame(frame);
          else {
            watch.disconnect();
            resolve();
          }
        };
        frame();
      }),
  );
}

async function main(address: string | undefined): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const [browser, server] = await Promise.all([launchBrowser(), address === undefined ? serveDist() : undefined]);
  try {
    const origin = server?.origin ?? address ?? "";
    for (const scheme of COLOUR_SCHEMES) {
      for (const width of WIDTHS) await takeAll(browser, origin, scheme, width);
      for (const width of PANE_WIDTHS) {
        await takeAllocation(browser, origin, scheme, width);
        await takePayouts(browser, origin, scheme, width);
      }
    }
    process.stdout.write(`Pictures are in ${FOLDER}/.\n`);
  } finally {
    await browser.close();
    await server?.close();
  }
}

main(process.argv[2]).catch((thrown: unknown) => {
  process.stderr.write(`${String(thrown)}\n`);
  process.exitCode = 1;
});
