// Looks into weights from anywhere in a worker of its own, so that nothing that is on the page changes
// until they are known to be good.

import { Problem } from "../strings/problem.js";
import { Engine } from "../engine/engine.js";
import { savedSettings } from "../engine/model.js";
import { shapeKeys } from "../app/link.js";
import { find, fit } from "../app/state.js";
import { expand } from "./compact.js";
import { readFile, readHeader, writeFile } from "./safetensors.js";
import { SourceError } from "./sources.js";

/** @typedef {Record<string, string>} Notes */

/**
 * @typedef {object} Network
 * @property {Uint8Array} bytes safetensors
 * @property {import("../engine/model.js").Model} model
 * @property {Notes} notes of the file
 * @property {string[]} names of its tensors
 * @property {Record<string, string | number>} base the settings that it comes with
 * @property {8 | 16} [bits] to which its numbers were rounded
 */

/**
 * @template T
 * @param {(engine: Engine) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withEngine(work) {
  const engine = await Engine.start();
  try {
    return await work(engine);
  } finally {
    engine.stop();
  }
}

/**
 * @param {Uint8Array | Promise<Uint8Array>} bytes of a safetensors file, from anywhere; where they are
 *   still on their way, the worker starts meanwhile
 * @returns {Promise<Network>} rejects with what is wrong with them
 */
export async function inspect(bytes) {
  const coming = Promise.resolve(bytes);
  coming.catch(() => {}); // said below, even if it comes before the worker
  return withEngine(async (engine) => look(engine, await coming));
}

/** How a ZIP of torch.save, its older pickle, and Keras's HDF5 begin. */
const zip = "80,75,3,4";
const otherKinds = [zip, "128,2,138,10", "137,72,68,70"];

/**
 * Whether a ZIP has a file of torch.save, numpy or Keras in it: names stand in the clear.
 * @param {Uint8Array} bytes
 */
function holdsWeights(bytes) {
  const most = 1 << 16;
  const ends = [bytes.subarray(0, most), bytes.subarray(-most)].map((part) =>
    String.fromCharCode(...part.filter((byte) => byte < 128)),
  );
  return ends.some((text) => /\.pkl|\.npy|\.h5|\.keras|\.safetensors/.test(text));
}

/**
 * The same of a file, which may be of any kind: one that does not even begin like safetensors is called that.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Promise<Network>}
 */
export async function inspectFile(bytes, name) {
  try {
    return await inspect(bytes);
  } catch (error) {
    if (bytes[8] === 0x7b || !(error instanceof Problem) || !error.code.startsWith("safetensors")) throw error;
    const kind = bytes.subarray(0, 4).join();
    if (kind === zip && !holdsWeights(bytes)) throw new SourceError("source.zip", [name], { gone: true });
    if (otherKinds.includes(kind)) throw new SourceError("source.otherWeights", [name], { gone: true });
    throw new SourceError("source.notWeights", [name], { gone: true, cause: error.cause });
  }
}

/**
 * @param {string} z the text of a link
 * @returns {Promise<Network>}
 */
export function inspectText(z) {
  return withEngine(async (engine) => {
    const { notes, tensors, bits } = await expand(z, async ({ layers }) => {
      await engine.configure({ layers });
      return readFile(await engine.saveWeights()).tensors;
    });
    return { ...(await look(engine, writeFile({ metadata: { ...notes, format: "pt" }, tensors }))), bits };
  });
}

/** @param {Engine} engine @param {Uint8Array} bytes @returns {Promise<Network>} */
async function look(engine, bytes) {
  const model = await engine.loadWeights(bytes);
  const { header, metadata } = readHeader(bytes);
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  return { bytes, model, notes: metadata, names, base: baseOf(model) };
}

/**
 * The settings that a network comes with, as far as this page has them.
 * @param {import("../engine/model.js").Model} model as loadWeights returns it
 */
function baseOf(model) {
  /** @type {Record<string, string | number>} */
  const base = { shown: "own" };
  for (const [key, text] of Object.entries(savedSettings(model))) {
    const setting = find(key);
    if (!setting) continue;
    const { value, problem } = fit(setting, text);
    if (!problem && !unavailable(key, value)) base[key] = value;
    else if (shapeKeys.includes(key)) throw new Problem("file.layers", [model.layers.slice(0, 60)]);
  }
  return base;
}

/** A choice that this site does not offer. @param {string} key @param {string | number} value */
function unavailable(key, value) {
  const option =
    find(key)?.kind === "choice"
      ? document.querySelector(`#setting-${key} option[value="${CSS.escape(String(value))}"]`)
      : null;
  return option instanceof HTMLOptionElement && option.disabled;
}
