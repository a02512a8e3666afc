import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, resolve } from "node:path";

const DIST = resolve(__dirname, "../../dist");

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".xml": "application/xml",
};

export interface StaticServer {
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves dist/ on a free port.
 * @param instead files by name whose content replaces what was built; null answers "not found".
 */
export async function serveDist(instead: Record<string, string | null> = {}): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = path === "/" ? "index.html" : path.slice(1);
    content(name, instead).then(
      (body) =>
        response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

async function content(name: string, instead: Record<string, string | null>): Promise<string | Buffer> {
  const replaced = instead[name];
  if (replaced === null) throw new Error(`${name} is left out`);
  return replaced ?? readFile(join(DIST, name));
}
