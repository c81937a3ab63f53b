// The service worker: keeps all that the page can need, a version whole or not at all, and answers from there.
// tools/offline.mjs builds it into one script, with the files of its version. What it asks the network for must be of
// that version too, so that no page is put together from two.

import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { hasVectors } from "../engine/vectors.js";

/** @typedef {"ready" | "saving" | "full" | "incomplete"} Kept all; all but shards that nobody asked for; why not */

const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (self));
const page = worker.registration.scope;

/** The program for other browsers. */
const foreign = new URL(hasVectors() ? "hourglass-scalar.wasm" : "hourglass.wasm", page).href;
/** Whether data costs: shards are then kept when they are used. */
const saving = () => worker.navigator.connection?.saveData === true;
const isShard = (/** @type {string} */ url) => url.endsWith("-ubyte.gz");

/** What the failed installation has stored: without it there is as much room as before. @type {Request[]} */
const stored = [];

const plugins = [
  {
    /** The browser may have the file: the server is asked if it is the same. @param {{ request: Request }} asked */
    requestWillFetch: async ({ request }) => new Request(request, { cache: "no-cache" }),
    /** @param {{ request: Request }} put under its key */
    cacheDidUpdate: async ({ request }) => void stored.push(request),
  },
];

const entries = FILES.map(([path, integrity]) => ({
  url: new URL(path, page).href,
  revision: integrity.slice(7, 31),
  integrity,
})).filter(({ url }) => url !== foreign);

/** All files of this version. */
const files = new PrecacheController({ plugins });
files.addToCacheList(entries);
const openCache = () => caches.open(files.strategy.cacheName);

worker.addEventListener("install", (event) => {
  const first = new PrecacheController({ plugins });
  first.addToCacheList(saving() ? entries.filter(({ url }) => !isShard(url)) : entries);
  event.waitUntil(first.install(event).catch(takeBack));
});

worker.addEventListener("activate", (event) => void files.activate(event)); // what older versions had goes

/** Why there is no room, or no file. @param {any} error @returns {Kept} */
const reason = (error) => (error?.name === "QuotaExceededError" ? "full" : "incomplete");

/** After an installation that failed. @param {unknown} error */
async function takeBack(error) {
  // What came before a line broke is not fetched again; a full disk has better uses for it.
  if (reason(error) === "full") {
    const cache = await openCache();
    for (const request of stored) await cache.delete(request);
  }
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" }))
    client.postMessage({ failed: reason(error) });
}

/** Keys of files whose bytes are known to be right: others are looked at before they are answered with. */
const sound = new Set();

/** Whether bytes are those of a file. @param {ArrayBuffer} bytes @param {string} key */
async function fits(bytes, key) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const words = files.getIntegrityForCacheKey(key)?.split(" ") ?? [];
  return words.includes(`sha256-${btoa(String.fromCharCode(...sum))}`);
}

/** @param {string} key @returns {Promise<Response | undefined>} undefined: it is gone, or damaged */
async function kept(key) {
  const cache = await openCache();
  const found = await cache.match(key);
  if (!found || sound.has(key)) return found;
  if (!(await fits(await found.arrayBuffer(), key))) return undefined;
  sound.add(key);
  return cache.match(key); // as it was stored: a browser keeps with it what it compiles
}

/** Why a file could not be kept that was to be. @type {Kept} */
let trouble = "incomplete";

/** A file from the network, which is kept from now on. @param {Request} request @param {string} key */
async function fetched(request, key) {
  const response = await fetch(request);
  if (!response.ok) return response;
  const copy = response.clone();
  if (await fits(await response.clone().arrayBuffer(), key)) {
    try {
      await (await openCache()).put(key, copy);
      sound.add(key);
    } catch (error) {
      trouble = reason(error);
    }
    return response;
  }
  // The server has another version, and this one is whole no more: it ends here. Nothing of the other one is mixed
  // with what was loaded from here; the next load is of the one that waits, or comes from the server.
  const { waiting } = worker.registration;
  const loads = request.mode === "navigate";
  if (waiting && !loads) waiting.postMessage({ ask: "use" });
  else await worker.registration.unregister();
  ended = true;
  return loads ? Response.redirect(request.url) : Response.error(); // the page that it leads to has no worker
}

/** Whether pages are no longer loaded from here. */
let ended = false;

/** @param {Request} request @param {string} key */
async function answer(request, key) {
  return (await kept(key).catch(() => undefined)) ?? fetched(request, key);
}

worker.addEventListener("fetch", (event) => {
  const { method, mode, headers, url } = event.request;
  if (method !== "GET" || headers.has("Range") || (ended && mode === "navigate")) return;
  const bare = url.replace(/[?#].*/, "");
  const isPage = mode === "navigate" && (bare === page || bare === `${page}index.html`);
  const key = files.getCacheKeyForURL(isPage ? page : url.replace(/#.*/, ""));
  if (key) event.respondWith(answer(event.request, key));
});

/** Fetches what is gone or damaged. @returns {Promise<Kept>} how much is there */
async function mend() {
  /** @type {Kept} */
  let state = "ready";
  for (const { url } of entries) {
    const key = /** @type {string} */ (files.getCacheKeyForURL(url));
    if (await kept(key).catch(() => undefined)) continue;
    if (isShard(url) && saving()) {
      state = "saving";
      continue;
    }
    await fetched(new Request(url, { cache: "no-cache" }), key).catch(() => {});
    if (!sound.has(key)) return trouble;
  }
  return state;
}

worker.addEventListener("message", (event) => {
  const { ask, version } = event.data ?? {};
  const [port] = event.ports;
  if (ask === "state") event.waitUntil(mend().then((state) => port.postMessage({ state, version: VERSION })));
  // A page that came from the network, and is of this version.
  if (ask === "claim" && version === VERSION) event.waitUntil(worker.clients.claim());
  if (ask === "use") worker.skipWaiting();
});
