import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ManifestInfo } from "office-addin-manifest";
import { version } from "../../package.json";
import { DEVELOPMENT_HOST, BROKEN_MANIFESTS } from "./brokenManifests";
import { manifestFlaws } from "./manifestFlaws";
import { pngSize } from "./pngSize";

const PROJECT = join(__dirname, "../..");
const DIST = join(PROJECT, "dist");
const ICON_SIZES = [16, 32, 64, 80, 128];

const source = readFileSync(join(PROJECT, "manifest.xml"), "utf8");
const built = readFileSync(join(DIST, "manifest.xml"), "utf8");

function builtFile(path: string): Buffer | undefined {
  const file = join(DIST, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** In a process of its own: the reader comes as a kind of module that Jest does not load. */
function readByMicrosoft(file: string): ManifestInfo {
  const read =
    'require("office-addin-manifest").OfficeAddinManifest.readManifestFile(process.argv[1]).then((info) => console.log(JSON.stringify(info)))';
  return JSON.parse(
    execFileSync(process.execPath, ["-e", read, file], { cwd: PROJECT, encoding: "utf8" }),
  ) as ManifestInfo;
}

describe("the built manifest", () => {
  test("has no flaw", async () => {
    expect(await manifestFlaws(built, builtFile)).toEqual([]);
  });

  test("says to Microsoft's reader what it is and where it lies", () => {
    const info = readByMicrosoft(join(DIST, "manifest.xml"));
    const host = new URL(info.defaultSettings?.sourceLocation ?? "");
    expect(info).toMatchObject({
      manifestType: "xml",
      officeAppType: "TaskPaneApp",
      hosts: ["Workbook"],
      permissions: "ReadWriteDocument",
      defaultLocale: "en-US",
      version: `${version}.0`,
      appDomains: [],
    });
    expect(info.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(host.pathname).toMatch(/\/pane\.html$/);
    for (const url of [info.iconUrl, info.highResolutionIconUrl, info.supportUrl]) {
      const { origin, pathname } = new URL(url ?? "");
      expect(origin).toBe(host.origin);
      expect(builtFile(pathname.slice(host.pathname.length - "pane.html".length))).toBeDefined();
    }
  });

  test("differs from the source in the host alone", () => {
    const host = /<SourceLocation DefaultValue="([^"]*)\/pane\.html"/.exec(built)?.[1] ?? "";
    expect(host).toMatch(/^https:\/\/./);
    expect(built).toBe(source.replaceAll(DEVELOPMENT_HOST, host));
  });

  test("on another host leaves nothing on localhost", async () => {
    const moved = source.replaceAll(DEVELOPMENT_HOST, "https://example.org/apc");
    expect(moved).not.toMatch(/localhost/i);
    expect(await manifestFlaws(moved, builtFile)).toEqual([]);
  });

  test.each(ICON_SIZES)("comes with an icon of %i px", (size) => {
    expect(pngSize(builtFile(`assets/icon-${size}.png`) ?? Buffer.alloc(0))).toBe(`${size}×${size}`);
  });
});

test.each(BROKEN_MANIFESTS)("finds $flaw", async ({ replace, by, says }) => {
  const broken = source.replace(replace, by);
  expect(broken).not.toBe(source);
  expect((await manifestFlaws(broken, builtFile)).sort()).toEqual([...says].sort());
});
