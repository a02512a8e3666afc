import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

/**
 * Starts a browser: the Chrome, Edge or Chromium that is installed, else the Chromium that npm brought
 * with `@sparticuz/chromium`.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedBrowsers().find((path) => existsSync(path));
  // Containers and continuous integration offer neither the sandbox nor a graphics card.
  const args = ["--no-sandbox", "--disable-gpu"];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  const brought = unpackBrowser();
  return chromium.launch({ executablePath: brought.path, args, env: brought.environment });
}

function installedBrowsers(): string[] {
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
        `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${folder}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
        `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      ]);
    case "win32":
      return ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
        .map((variable) => process.env[variable])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
          join(folder, "Chromium", "Application", "chrome.exe"),
        ]);
    default:
      return [
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/opt/google/chrome/chrome",
        "/usr/bin/microsoft-edge",
        "/usr/bin/microsoft-edge-stable",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/snap/bin/chromium",
      ];
  }
}

type Environment = Record<string, string>;

/** The package's own file names folders that exist only on Amazon's machines. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * Unpacks the npm package's Chromium by hand: the package itself would put it where another version of
 * it may lie already, and would add the libraries it carries only on Amazon's machines.
 */
function unpackBrowser(): { path: string; environment: Environment } {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("The browser test needs Google Chrome, Microsoft Edge or Chromium: please install one.");
  }
  const packed = join(packageFolder(), "bin");
  const folder = resolve(__dirname, "../../node_modules/.cache/chromium", packageVersion());
  const path = join(folder, "chromium");
  if (!existsSync(path)) {
    once(folder, (unfinished) => {
      writeFileSync(join(unfinished, "chromium"), unbrotli(join(packed, "chromium.br")), { mode: 0o755 });
      untar(join(packed, "fonts.tar.br"), join(unfinished, "fonts"));
      writeFileSync(join(unfinished, "fonts", "fonts.conf"), FONTS);
      untar(join(packed, "al2023.tar.br"), join(unfinished, "libraries"));
    });
  }
  return { path, environment: environmentFor(path, folder) };
}

/** The system's own libraries and fonts where it has them, the package's where it has not. */
function environmentFor(path: string, folder: string): Environment {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (!existsSync("/etc/fonts/fonts.conf")) environment.FONTCONFIG_PATH = join(folder, "fonts");
  if (!starts(path, environment)) environment.LD_LIBRARY_PATH = join(folder, "libraries", "lib");
  return environment;
}

function starts(path: string, environment: Environment): boolean {
  try {
    execFileSync(path, ["--version"], { env: environment, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Fills a folder beside the wanted one and renames it, so that an interrupted run leaves nothing half done. */
function once(folder: string, fill: (unfinished: string) => void): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  fill(unfinished);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function unbrotli(file: string): Buffer {
  return brotliDecompressSync(readFileSync(file));
}

function untar(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-x", "-C", folder], { input: unbrotli(file) });
}

function packageFolder(): string {
  return resolve(dirname(createRequire(__filename).resolve("@sparticuz/chromium")), "../..");
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as { version: string };
  return version;
}
