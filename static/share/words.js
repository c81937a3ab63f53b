// A network in words: what it is, and how it was trained, from notes that anyone may have written.

import { whole } from "../ui/numbers.js";
import { find, fit, optionLabel } from "../app/state.js";
import { hasText, local, t } from "../strings/strings.js";

/** @param {import("../engine/model.js").Model} model */
export function describeModel({ layers, parameters, code }) {
  const list = layers.length > 90 ? `${layers.slice(0, 90)}…` : layers;
  return t("share.model", { layers: list, parameters: whole(parameters), code: whole(code) });
}

/**
 * What a file of others left open, and how it was taken.
 * @param {import("../engine/model.js").Model} model
 * @param {string[]} names of its tensors
 */
export function describeAssumed({ layers, assumed, spec }, names) {
  if (!assumed) return "";
  const zeros = assumed.includes("biases") ? ` ${t("share.assumedBiases")}` : "";
  const some =
    names
      .slice(0, 8)
      .map((name) => clipped(name))
      .join(", ") + (names.length > 8 ? ", …" : "");
  if (assumed.startsWith("names")) return t("share.assumedNames", { names: some }) + zeros;
  if (!assumed.startsWith("layers")) return zeros.trim();
  const convolutions = spec.layers.filter(({ kind }) => kind === "conv");
  const even = convolutions.some(({ size, valid }) => size % 2 === 0 && !valid);
  const said = [
    ...(convolutions.length ? [t("share.assumedConv")] : []),
    ...(convolutions.some(({ size }) => size > 1)
      ? [t(convolutions.some(({ valid }) => valid) ? "share.assumedValid" : "share.assumedSame")]
      : []),
    ...(even ? [t("share.assumedEven")] : []),
  ];
  return [t("share.assumedLayers", { names: some, layers: clipped(layers) }), ...said].join(" ") + zeros;
}

/** @param {Record<string, string>} notes @returns {string} one sentence */
export function describeTraining(notes) {
  /** @type {string[]} */
  const parts = [];
  const number = (/** @type {string} */ key) => (/^[\d.e+-]{1,24}$/.test(notes[key] ?? "") ? Number(notes[key]) : NaN);
  const steps = number("steps");
  const epochs = number("epochs");
  const added = number("added"); // here, to a network whose steps are not known
  if (steps === 0 && notes.seed) return t("share.untrained", { seed: clipped(notes.seed) });
  if (steps > 0) parts.push(inSteps(steps));
  else if (epochs > 0) parts.push(epochs === 1 ? t("share.oneEpoch") : t("share.epochs", { epochs: whole(epochs) }));
  if (notes.data) parts.push(t("share.data", { data: choice("data", notes.data) }));
  for (const key of ["batch", "optimizer", "rate", "loss", "seed"])
    if (notes[key]) parts.push(`${t(/** @type {any} */ (`share.note.${key}`))} ${choice(key, notes[key])}`);
  const noise = number("noise");
  if (noise > 0)
    parts.push(
      t("share.noise", { noise: clipped(notes.noise), kind: choice("noiseKind", notes.noiseKind ?? "gaussian") }),
    );
  if (added > 0 && !parts.length) return t("share.onlyAdded", { steps: inSteps(added) });
  if (added > 0) parts.push(t("share.added", { steps: inSteps(added) }));
  return parts.length ? t("share.trained", { how: parts.join(", ") }) : t("share.noNotes");
}

/**
 * What notes claim of the score: mse0.25 with that noise; mse with that of the training, or beside claims
 * of the first kind without any.
 * @param {Record<string, string>} notes
 * @param {number} noise if there are several, the claim with this one
 * @returns {{ mse: string, noise: string, halfDigit: number } | undefined} halfDigit: by how much it was rounded
 */
export function claimOf(notes, noise) {
  const several = Object.keys(notes).some((key) => /^mse0?\.\d/.test(key));
  const here = noise ? notes[`mse${noise}`] : undefined;
  const mse = here ?? notes.mse ?? "";
  const written = mse.match(/^\d{0,2}(?:\.(\d{1,20}))?(?:e(-?\d{1,2}))?$/);
  if (!written || !(Number(mse) > 0)) return undefined;
  const [, decimals = "", exponent] = written;
  const halfDigit = 0.501 * 10 ** (Number(exponent ?? 0) - decimals.length);
  return { mse, noise: here ? String(noise) : several ? "0" : (notes.noise ?? "0"), halfDigit };
}

/** @param {number} steps */
const inSteps = (steps) => (steps === 1 ? t("share.oneStep") : t("share.steps", { steps: whole(steps) }));

/** A value as the page words it, else as it is. @param {string} key @param {string} value */
function choice(key, value) {
  const setting = find(key);
  if (setting?.kind !== "choice") return clipped(value);
  return fit(setting, value).problem || !hasText(`setting.${key}.${value}`)
    ? clipped(value, 80)
    : optionLabel(setting, value);
}

/** A number of the notes as the page writes numbers; anything else as it is. @param {string} text */
export const asWritten = (text) => (/^[\d.e+-]*$/.test(text) ? local(text) : text);

/** @param {string} text */
const clipped = (text, most = 40) => (text.length > most ? `${text.slice(0, most)}…` : asWritten(text));
