// The Worker's front door: answers reads of weights from the data centre's cache before Go starts,
// 2 ms instead of 12. Everything else, and the first read, goes to the program.

import program from "./go/worker.mjs";

const weights = /^\/api\/weights\/[a-z2-7]{24}$/;

export default {
  /** @param {Request} request @param {unknown} env @param {{ waitUntil(promise: Promise<unknown>): void }} context */
  async fetch(request, env, context) {
    const { origin, pathname } = new URL(request.url);
    if (!weights.test(pathname)) return program.fetch(request, env, context);

    const cache = caches.default;
    const key = origin + pathname; // whatever the query
    const head = request.method === "HEAD";
    if (request.method === "GET" || head) {
      // The cache itself answers ranges and conditions.
      const kept = await cache.match(new Request(key, { headers: request.headers }));
      if (kept) return head ? new Response(null, kept) : kept;
    }
    const response = await program.fetch(request, env, context);
    if (request.method === "GET" && response.status === 200) context.waitUntil(cache.put(key, response.clone()));
    if (request.method === "DELETE" && response.ok) await cache.delete(key); // here; elsewhere it ends by itself within a day
    return response;
  },
  scheduled: program.scheduled,
};
