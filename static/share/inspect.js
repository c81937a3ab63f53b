// Looks into weights from anywhere in a worker of its own, so that nothing that is on the page changes
// until they are known to be good.

import { Engine } from "../engine/engine.js";
import { fit, find, settings, State } from "../app/state.js";
import { expand } from "./compact.js";
import { fromKeras } from "./keras.js";
import { layersOf } from "./layers.js";
import { readFile, readHeader, writeFile } from "./safetensors.js";

/** @typedef {Record<string, string>} Notes */

/**
 * @typedef {object} Network
 * @property {Uint8Array} bytes safetensors in the layouts of PyTorch
 * @property {Record<string, string>} model as the engine describes it
 * @property {Notes} notes of the file
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
  const isKeras = readMetadata(bytes).format === "keras";
  if (isKeras) {
    const { metadata, tensors } = readFile(bytes);
    const model = await engine.configure({ layers: metadata.layers });
    const names = readFile(await engine.saveWeights()).tensors.map(({ name }) => name);
    bytes = writeFile({ metadata: { ...metadata, format: "pt" }, tensors: fromKeras(layersOf(model), tensors, names) });
  }
  const model = await engine.loadWeights(bytes);
  const notes = readMetadata(bytes);
  return { bytes, model, notes, base: await baseOf(engine, model.layers, notes) };
}

/** @param {Uint8Array} bytes @returns {Notes} none if there is no header; the program says why */
function readMetadata(bytes) {
  try {
    return readHeader(bytes).metadata;
  } catch {
    return {};
  }
}

/** The settings that a network comes with: its layers, and of its notes what fits the page. @param {Engine} engine @param {string} layers @param {Notes} notes */
async function baseOf(engine, layers, notes) {
  const shape = shapeSettings(layers);
  /** @type {Record<string, string | number>} */
  const told = {};
  for (const setting of settings) {
    if (setting.effect === "page" || Object.hasOwn(shape, setting.key) || !Object.hasOwn(notes, setting.key)) continue;
    const { value, problem } = fit(setting, notes[setting.key]);
    if (!problem && !unavailable(setting.key, value)) told[setting.key] = value;
  }
  // Notes may contradict each other or the layers; then the layers alone count.
  for (const base of [{ ...told, ...shape }, shape, { layers, ...outputOf(layers) }]) {
    const trial = new State();
    trial.apply({ ...base });
    try {
      if ((await engine.configure(/** @type {any} */ (trial.networkSettings))).layers === layers)
        return { ...base, shown: "own" };
    } catch {
      // The next one is simpler.
    }
  }
  throw new Error(`the layers ${layers.slice(0, 60)} cannot be set on this page`);
}

/** A choice that this site does not offer. @param {string} key @param {string | number} value */
function unavailable(key, value) {
  const option =
    find(key)?.kind === "choice"
      ? document.querySelector(`#setting-${key} option[value="${CSS.escape(String(value))}"]`)
      : null;
  return option instanceof HTMLOptionElement && option.disabled;
}

/** @param {string} layers @returns {Record<string, string>} */
function outputOf(layers) {
  const output = layers.match(/:(\w+)$/)?.[1] ?? "";
  return find("output")?.options?.includes(output) ? { output } : {};
}

/** The settings that make these layers: those of a model, or the list. @param {string} layers @returns {Record<string, string | number>} */
function shapeSettings(layers) {
  const output = outputOf(layers);
  const vanilla = layers.match(/^784-(\d+)-784:\w+$/);
  if (vanilla) return { model: "vanilla", code: Number(vanilla[1]), layers: "", ...output };
  const deep = layers.match(/^784-512-256-128-(\d+)-128-256-512-784:\w+$/);
  if (deep) return { model: "deep", code: Number(deep[1]), layers: "", ...output };
  if (/^28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1:\w+$/.test(layers))
    return { model: "conv", layers: "", ...output };
  return { layers, ...output };
}
