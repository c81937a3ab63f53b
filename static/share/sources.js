// Where the weights of a link are: fetched with a limit on size and time, and with a problem for
// whatever goes wrong.

import { Problem } from "../strings/problem.js";
import { joined } from "../app/bytes.js";
import { isPage } from "../engine/files.js";

export const mostBytes = 8 << 20; // as much as the service keeps
const patience = 30_000; // milliseconds without a byte
const mostTime = 180_000; // milliseconds for all of them

/** gone: asking again makes no sense. */
export class SourceError extends Problem {
  /** @param {string} code @param {Array<string | number>} [args] @param {{ gone?: boolean, cause?: unknown }} [more] */
  constructor(code, args = [], { gone = false, cause } = {}) {
    super(code, args, { cause });
    this.gone = gone;
  }
}

/** What this site is called in a problem; the words of each language have it. */
export const thisSite = "this site";

/** @param {string} id */
export const isID = (id) => /^[a-z2-7]{24}$/.test(id);

/** @param {string} id of stored weights @param {AbortSignal} signal @returns {Promise<Uint8Array>} */
export async function fetchStored(id, signal) {
  if (!isID(id)) throw new SourceError("source.id", [], { gone: true });
  // Asked about each time, so that what was deleted is gone here too, though this browser has it.
  return fetchBytes(new URL(`api/weights/${id}`, document.baseURI), thisSite, { signal, cache: "no-cache" });
}

/**
 * The address of weights that lie anywhere: https, or this very site; on this machine also its own ports.
 * @param {string} value
 * @returns {URL} throws what can be shown
 */
export function elsewhere(value) {
  const url = URL.parse ? URL.parse(value) : tryURL(value);
  const local = (/** @type {string} */ host) => ["127.0.0.1", "localhost"].includes(host);
  const fine =
    url &&
    !url.username &&
    !url.password &&
    (url.protocol === "https:" ||
      url.origin === location.origin ||
      (url.protocol === "http:" && local(url.hostname) && local(location.hostname)));
  if (!fine) throw new SourceError("source.address", [], { gone: true });
  url.hash = "";
  return url;
}

/** @param {string} value */
function tryURL(value) {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

/**
 * @param {URL} url
 * @param {string} host as it is called in a sentence
 * @param {{ signal: AbortSignal, cache?: RequestCache }} options signal ends it; nobody is shown the error that
 *   it then throws
 * @returns {Promise<Uint8Array>}
 */
export async function fetchBytes(url, host, { signal, cache = "default" }) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal.addEventListener("abort", abort);
  let timer = setTimeout(abort, patience);
  const limit = setTimeout(abort, mostTime);
  try {
    signal.throwIfAborted();
    const response = await fetch(url, {
      mode: "cors",
      cache,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: stop.signal,
    });
    // A host may redirect to another one, which the person has not agreed to.
    const to = new URL(response.url).host;
    if (to !== url.host) throw new SourceError("source.redirected", [url.host, to], { gone: true });
    if (response.status === 404 || response.status === 410)
      throw new SourceError("source.absent", [host], { gone: true });
    if (isPage(response)) throw new SourceError("source.page", [host], { gone: true });
    if (!response.ok || !response.body) throw new SourceError("source.answered", [host, response.status]);
    if (Number(response.headers.get("Content-Length")) > mostBytes)
      throw new SourceError("source.large", [host], { gone: true });
    const reader = response.body.getReader();
    /** @type {Uint8Array[]} */
    const chunks = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(abort, patience);
      length += value.length;
      if (length > mostBytes) throw new SourceError("source.large", [host], { gone: true });
      chunks.push(value);
    }
    return joined(chunks);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (stop.signal.aborted) throw new SourceError("source.slow", [host]);
    if (url.origin === location.origin) throw new SourceError("source.unreachableHere");
    throw new SourceError("source.unreachable", [host]);
  } finally {
    clearTimeout(timer);
    clearTimeout(limit);
    signal.removeEventListener("abort", abort);
    stop.abort(); // what is still coming is not wanted
  }
}
