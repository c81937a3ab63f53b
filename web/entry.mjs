// The Worker's front door: answers reads of weights from the data centre's cache before Go starts, 2 ms instead of 12,
// and lets in no more requests at once than there is memory for. Everything else goes to the program.

import { answer, refusal, wantsWhole } from "./conditions.mjs";
import program from "./go/worker.mjs";

const weights = /^\/api\/weights\/[a-z2-7]{24}$/;

// Requests that run at once share 128 MB with the program's code. A program takes 6 MB, and an upload of 7.5 MB takes
// 54 MB of Go's (its bytes, three times the network that is read from them, garbage) beside its bytes in JavaScript.
// test/worker.test.mjs measures it.
const megabyte = 1 << 20;
const memory = 96 * megabyte;
const ofProgram = 8 * megabyte;
const longest = 8 * megabyte;
const perByte = 8;

// How fast an upload must be on average, in bytes a second, and the time for its beginning, as in bodies.go.
const minRate = 16 << 10;
const slowStart = 30_000;

/** What runs: a request whose client has hung up may end without a word, so that after a while it counts no more. */
const running = /** @type {Set<{ bytes: number, until: number }>} */ (new Set());

/** @param {Request} request */
function needs({ method, headers }) {
  if (method === "DELETE") return ofProgram + longest; // that it may have to put back
  if (method !== "POST") return ofProgram;
  const length = headers.get("content-length");
  return ofProgram + perByte * (length === null ? longest : Math.min(longest, Number(length) || 0));
}

/** How long a request may take from the end of its body on. */
const ending = 60_000;

/**
 * The request, whose body ends in an error when it is too slow: what counts no more must need no memory any more.
 * @param {Request} request @param {{ until: number, slow: boolean }} own @param {number} beginning in ms
 */
function paced(request, own, beginning) {
  if (!request.body) return request;
  const reader = request.body.getReader();
  const start = Date.now();
  let bytes = 0;
  const body = new ReadableStream({
    async pull(to) {
      own.until = start + beginning + (1000 * bytes) / minRate;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, Math.max(0, own.until - Date.now()));
      });
      const part = await Promise.race([reader.read(), late]);
      clearTimeout(timer);
      if (!part) {
        own.slow = true;
        to.error(new Error("too slow"));
        void reader.cancel();
        return;
      }
      if (part.done) {
        own.until = Date.now() + ending;
        to.close();
        return;
      }
      bytes += part.value.length;
      to.enqueue(part.value);
    },
    cancel: (why) => reader.cancel(why),
  });
  return new Request(request, { body });
}

/**
 * Starts the program when there is memory for it. Promises of one request are no business of another's, so it looks
 * from time to time.
 * @param {Request} request @param {{ PATIENCE_MS?: string, SLOW_START_MS?: string }} env @param {unknown} context
 * @returns {Promise<Response>}
 */
async function run(request, env, context) {
  const bytes = needs(request);
  const end = Date.now() + Number(env.PATIENCE_MS ?? 15_000);
  for (;;) {
    let used = bytes;
    for (const one of running) {
      if (one.until < Date.now()) running.delete(one);
      else used += one.bytes;
    }
    if (used <= memory) break;
    if (Date.now() >= end) {
      const seconds = "5";
      const busy = `There are more uploads at the moment than fit in here; try again in ${seconds} seconds.`;
      const headers = new Headers({ "retry-after": seconds, "x-content-type-options": "nosniff" });
      return refusal(headers, 503, "web.busy", busy, [seconds]);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const own = { bytes, until: Date.now() + ending, slow: false };
  running.add(own);
  try {
    const response = await program.fetch(paced(request, own, Number(env.SLOW_START_MS ?? slowStart)), env, context);
    if (!own.slow) return response;
    const headers = new Headers({ "x-content-type-options": "nosniff" });
    return refusal(headers, 408, "web.slow", "The upload was too slow.");
  } finally {
    running.delete(own);
  }
}

export default {
  /**
   * @param {Request} request @param {{ PATIENCE_MS?: string, SLOW_START_MS?: string }} env
   * @param {{ waitUntil(promise: Promise<unknown>): void }} context
   */
  async fetch(request, env, context) {
    const { origin, pathname } = new URL(request.url);
    if (!weights.test(pathname)) return run(request, env, context);

    const { method } = request;
    const cache = caches.default;
    const key = origin + pathname; // whatever the query
    const id = pathname.slice(-24);
    const reads = method === "GET" || method === "HEAD";
    const kept = reads && (await cache.match(key));
    if (kept) return answer(kept, request, id);
    const asked = wantsWhole(request)
      ? new Request(key, { headers: { "cf-connecting-ip": request.headers.get("cf-connecting-ip") ?? "" } })
      : request;
    const response = await run(asked, env, context);
    if (method === "GET" && response.status === 200) context.waitUntil(cache.put(key, response.clone()));
    // Here; elsewhere it ends by itself within a day.
    if (method === "DELETE" && (response.status === 204 || response.status === 404)) await cache.delete(key);
    return asked !== request && response.status === 200 ? answer(response, request, id) : response;
  },
  scheduled: program.scheduled,
};
