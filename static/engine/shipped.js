// The weights that come with the page: weights/index.json, written by the build, tells of each by its name.

import { isPage } from "./files.js";
import { fetchSteadily } from "./steady.js";

const address = (/** @type {string} */ path) => new URL(`../weights/${path}`, import.meta.url);

/** @type {Promise<string[]> | undefined} */
let listed;

/** @returns {Promise<string[]>} the names of the shipped networks; none if the list cannot be had */
export function shippedNames() {
  listed ??= fetchSteadily(address("index.json"), async (response) => (response.ok ? response.json() : {}))
    .then((notes) => Object.keys(notes).filter((name) => /^[\w-]+$/.test(name)))
    .catch(() => []);
  return listed;
}

/** What has been fetched, by name. @type {Map<string, Promise<Uint8Array | undefined>>} */
const kept = new Map();

/**
 * Fetched when it is first wanted.
 * @param {string} name such as "denoiser"
 * @returns {Promise<Uint8Array | undefined>} safetensors; undefined if it does not come with this page
 */
export function shippedWeights(name) {
  const weights = kept.get(name) ?? fetchWeights(name);
  kept.set(name, weights);
  weights.then((bytes) => bytes ?? kept.delete(name)); // so that a later call tries again
  return weights;
}

/** @param {string} name @returns {Promise<Uint8Array | undefined>} */
async function fetchWeights(name) {
  if (!(await shippedNames()).includes(name)) return undefined;
  try {
    return await fetchSteadily(address(`${name}.safetensors`), async (response) =>
      response.ok && !isPage(response) ? new Uint8Array(await response.arrayBuffer()) : undefined,
    );
  } catch {
    return undefined;
  }
}
