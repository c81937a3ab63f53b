// The server behind a cable that can be pulled, or break off in the middle of a file.

import { createServer, request } from "node:http";
import { serve } from "./site.mjs";

/**
 * @typedef {object} Cable
 * @property {string} url stays the same over all that happens
 * @property {Array<{ path: string, status: number }>} answers that have come through it
 * @property {RegExp | undefined} cut paths whose answers break off half-way
 * @property {() => Promise<void>} pull nobody listens any more, and open connections end
 * @property {() => Promise<void>} plug it in again
 * @property {() => Promise<void>} stop
 */

/** @param {string} [site] @returns {Promise<Cable>} */
export async function cable(site) {
  const home = await serve(site);
  let port = 0;
  const server = createServer((asked, answered) => {
    const { method, url: path = "/", headers } = asked;
    const to = request(new URL(path, home.url), { method, headers }, (response) => {
      const { statusCode: status = 500, headers } = response;
      if (line.cut?.test(path)) {
        answered.writeHead(status, { ...headers, "Content-Length": 1e6 });
        answered.write("half of ");
        return response.resume().on("end", () => answered.destroy());
      }
      line.answers.push({ path, status });
      answered.writeHead(status, headers);
      response.pipe(answered);
    });
    to.on("error", () => answered.destroy());
    asked.pipe(to);
  });
  const plug = () =>
    new Promise((/** @type {(ready: void) => void} */ resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const pull = () =>
    new Promise((/** @type {(ended: void) => void} */ resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await plug();
  ({ port } = /** @type {import("node:net").AddressInfo} */ (server.address()));
  /** @type {Cable} */
  const line = {
    url: `http://127.0.0.1:${port}/`,
    answers: [],
    cut: undefined,
    pull,
    plug,
    async stop() {
      await pull();
      await home.stop();
    },
  };
  return line;
}
