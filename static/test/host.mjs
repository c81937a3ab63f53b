// Another host of the page, without our server's types and headers.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { builtSite } from "./site.mjs";

/** @type {Record<string, string>} */
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/**
 * A host that knows few types, unpacks what ends in .gz, sends index.html for what it lacks, and sets no headers.
 * @param {{ base?: string, without?: RegExp, pages?: Record<string, string> }} how
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function host({ base = "/", without, pages = {} } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    if (pages[pathname]) return response.setHeader("Content-Type", "text/html").end(pages[pathname]);
    if (!pathname.startsWith(base)) return response.writeHead(404).end();
    let path = join(builtSite, pathname.slice(base.length) || "index.html");
    if (without?.test(pathname) || !existsSync(path) || statSync(path).isDirectory())
      path = join(builtSite, "index.html");
    response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
    if (path.endsWith(".gz")) response.setHeader("Content-Encoding", "gzip");
    response.end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const stop = () =>
    new Promise((/** @type {(ended: void) => void} */ resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${base}`, stop };
}
