const { X509Certificate } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { createServer } = require("node:net");
const { homedir } = require("node:os");
const { join, resolve } = require("node:path");
const certificates = require("office-addin-dev-certs");
const { validateManifest } = require("office-addin-manifest");
const webpack = require("webpack");
const WebpackDevServer = require("webpack-dev-server");

/**
 * `npm run excel`: builds for development and serves to Excel, at the address that manifest.xml names, with a
 * certificate that this computer makes for itself.
 */

const ROOT = resolve(__dirname, "../..");
const PORT = 3000;
const ADDRESS = `https://localhost:${PORT}`;
const CERTIFICATES = join(homedir(), ".office-addin-dev-certs");
const MANIFEST = join(ROOT, "manifest.xml");
/** The platforms on which the certificate can be trusted for the user, who is asked. */
const TRUSTED = ["win32", "darwin"].includes(process.platform);

/** No dependency: it does not install everywhere, and is wanted on the user's computer alone. */
const DEBUGGING = "npx office-addin-debugging";

const HOW_TO_ADD = `
Add the add-in to Excel with the file ${MANIFEST}

  Windows  ${DEBUGGING} start manifest.xml desktop --app excel
           ${DEBUGGING} stop manifest.xml          takes it away again
           By hand: put manifest.xml in a shared folder, name that folder under File, Options,
           Trust Center, Trust Center Settings, Trusted Add-in Catalogs, tick Show in Menu and
           restart Excel; then Home, Add-ins, More Add-ins, Shared Folder.

  Mac      mkdir -p ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef
           cp manifest.xml ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/
           Restart Excel; then Home, Add-ins, and choose it under Developer Add-ins.

  Web      Open ${ADDRESS}/pane.html in the same browser once, so that it trusts the address.
           In a workbook: Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in, manifest.xml.

Then choose the Primary Care tab, or type =APC. in a cell.
Ctrl+C stops the server; without it the add-in does not load.
`;

const UNTRUSTED = `
The certificate could not be trusted on this system. A browser warns about it; have it go on, or have it trust
${join(CERTIFICATES, "ca.crt")}
`;

async function main() {
  if (!(await isFree()))
    throw new Error(`Port ${PORT}, which manifest.xml names, is in use. Stop what uses it, then try again.`);
  // What manifest.xml and the certificate are made for.
  delete process.env.APC_HOST;
  const server = await serverOptions();
  const config = require(join(ROOT, "webpack.config.js"))({}, { mode: "development" });
  const { devServer } = config.find((one) => one.devServer !== undefined);
  const compiler = webpack(config);
  let told = false;
  compiler.hooks.done.tap("HowToAdd", (stats) => {
    if (told || stats.hasErrors()) return;
    told = true;
    say(`\nServing at ${ADDRESS}\n${HOW_TO_ADD}${TRUSTED ? "" : UNTRUSTED}`);
  });
  const options = {
    ...devServer,
    port: PORT,
    server: { type: "https", options: server },
    // Excel for the web reads functions.json from a page of its own.
    headers: { "Access-Control-Allow-Origin": "*" },
    // The address is told with the rest, above.
    onListening: () => undefined,
  };
  await new WebpackDevServer(options, compiler).start();
  await validate();
}

/** Microsoft's own word on the manifest comes from a service of theirs: without a network there is none. */
async function validate() {
  try {
    const { isValid, report } = await validateManifest(MANIFEST);
    const errors = (report?.errors ?? []).map(({ title, content }) => `  ${title}: ${content}\n`);
    say(`\nMicrosoft's validation finds manifest.xml ${isValid ? "valid" : "not valid"}.\n${errors.join("")}`);
  } catch (error) {
    say(`\nMicrosoft's validation of manifest.xml was not reached: ${error.message}\n`);
  }
}

/** Asked first, because the server would stop with a stack trace. */
function isFree() {
  return new Promise((free) => {
    const server = createServer();
    server.once("error", () => free(false));
    server.listen(PORT, "localhost", () => server.close(() => free(true)));
  });
}

async function serverOptions() {
  if (TRUSTED) return certificates.getHttpsServerOptions();
  if (!isValid()) {
    certificates.deleteCertificateFiles(CERTIFICATES);
    await certificates.generateCertificates();
  }
  return Object.fromEntries(
    Object.entries({ ca: "ca.crt", cert: "localhost.crt", key: "localhost.key" }).map(([name, file]) => [
      name,
      readFileSync(join(CERTIFICATES, file)),
    ]),
  );
}

/** For another day at least. */
function isValid() {
  try {
    const { validTo } = new X509Certificate(readFileSync(join(CERTIFICATES, "localhost.crt")));
    return Date.parse(validTo) > Date.now() + 24 * 60 * 60 * 1000;
  } catch {
    return false;
  }
}

function say(text) {
  process.stdout.write(text);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
