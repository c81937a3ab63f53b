// The Worker's front door: answers reads of weights from the data centre's cache before Go starts,
// 2 ms instead of 12. Everything else, and the first read, goes to the program.

import program from "./go/worker.mjs";

const weights = /^\/api\/weights\/[a-z2-7]{24}$/;

/**
 * What to ask the cache, or null where it might answer otherwise than the program: it knows the whole,
 * one range of a GET, and "not changed" for the one tag that there is.
 * @param {string} key @param {Request} request
 */
function question(key, { method, headers }) {
  const [range, tag] = [headers.get("range"), headers.get("if-none-match")];
  if ((method !== "GET" && method !== "HEAD") || headers.has("if-match") || headers.has("if-range")) return null;
  if (range !== null && (method !== "GET" || tag !== null || !/^bytes=(\d+-\d*|-\d*[1-9]\d*)$/.test(range)))
    return null;
  if (tag !== null && tag !== `"${key.slice(-24)}"`) return null;
  /** @type {Record<string, string>} */
  const asked = {}; // and no other condition
  if (range !== null) asked.range = range;
  if (tag !== null) asked["if-none-match"] = tag;
  return new Request(key, { headers: asked });
}

export default {
  /** @param {Request} request @param {unknown} env @param {{ waitUntil(promise: Promise<unknown>): void }} context */
  async fetch(request, env, context) {
    const { origin, pathname } = new URL(request.url);
    if (!weights.test(pathname)) return program.fetch(request, env, context);

    const cache = caches.default;
    const key = origin + pathname; // whatever the query
    const asked = question(key, request);
    const kept = asked && (await cache.match(asked));
    // A range without bytes gets the program's sentence.
    if (kept && kept.status < 400) return request.method === "HEAD" ? new Response(null, kept) : kept;
    const response = await program.fetch(request, env, context);
    if (request.method === "GET" && response.status === 200) context.waitUntil(cache.put(key, response.clone()));
    if (request.method === "DELETE" && (response.ok || response.status === 404)) await cache.delete(key); // here; elsewhere it ends by itself within a day
    return response;
  },
  scheduled: program.scheduled,
};
