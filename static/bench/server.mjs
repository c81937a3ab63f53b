// Serves the built site, the contest's page and the peers' packages to the benchmark's browser.
// It is isolated, as the site is, so that everybody may use threads.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { builtSite } from "../test/site.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** By the beginning of the path, longest first. */
const folders = [
  ["/bench/", join(here, "page")],
  ["/peers/", join(here, "node_modules")],
  ["/weights/", join(here, "..", "weights")],
  ["/", builtSite],
];

/** @type {Record<string, string>} */
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** @returns {Promise<{ url: string, stop: () => void }>} */
export function serveContest() {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const [prefix, folder] = folders.find(([prefix]) => path.startsWith(prefix)) ?? folders[0];
    try {
      const body = await readFile(join(folder, path.slice(prefix.length)));
      response.writeHead(200, {
        "Content-Type": types[extname(path)] ?? "application/octet-stream",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => server.close() });
    });
  });
}
