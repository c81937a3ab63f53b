// The drawing in the address, so that whoever follows the link finds it on the pad:
//
//   text that packed.js makes of
//     1 byte    version, 1
//     1 byte    1 if it is the sample, which a stroke replaces
//     1 byte    the seed of its noise
//     78,400    the ink, row by row, 0 for paper to 255
//     784       what the noise pen has left, 0 for nothing, else 1 + 254 times the value; only where there is some
//
// If the text is too long so, each block of ten by ten pixels, which is one pixel of the network's, gets its mean.
//
// The sample as it stands at first has no text.

import { Problem } from "../strings/problem.js";
import { element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { pack, unpack } from "../app/packed.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./drawing.js").Snapshot} Snapshot */
/** @typedef {import("../app/state.js").State} State */

const version = 1;
const inkBytes = side * side;
const mostCharacters = 8000; // as the setting's pattern has it
const from = 3; // where the ink begins
const stillMilliseconds = 300; // without a change of the ink: the stroke has ended

/** @param {Snapshot} snapshot @returns {Promise<string>} */
export async function toText({ ink = new Uint8Array(inkBytes), smudges, sample = false, noise = 0 }) {
  const head = Uint8Array.of(version, Number(sample), noise);
  const left = smudges?.some((v) => v >= 0)
    ? [Uint8Array.from(smudges, (v) => (v < 0 ? 0 : 1 + Math.round(254 * Math.min(v, 1))))]
    : [];
  const exact = await pack([head, ink, ...left]);
  return exact.length <= mostCharacters ? exact : pack([head, inBlocks(ink), ...left]);
}

/** @param {Uint8Array} ink @returns {Uint8Array} with the mean of each block in all of it */
function inBlocks(ink) {
  const block = (/** @type {number} */ i) => Math.floor(i / side / 10) * 28 + Math.floor((i % side) / 10);
  const sums = new Float64Array(784);
  ink.forEach((v, i) => (sums[block(i)] += v));
  return ink.map((_, i) => Math.round(sums[block(i)] / 100));
}

/** @param {string} packed from anywhere @returns {Promise<Snapshot>} rejects with what is wrong with it */
export async function fromText(packed) {
  const bytes = await unpack(packed, from + inkBytes + 784);
  const smudges = bytes.subarray(from + inkBytes);
  if (bytes[0] !== version || bytes.length < from + inkBytes || ![0, 784].includes(smudges.length))
    throw new Problem("packed.form");
  return {
    sample: bytes[1] === 1,
    noise: bytes[2],
    ink: bytes.slice(from, from + inkBytes),
    smudges: smudges.length ? Float32Array.from(smudges, (v) => (v ? (v - 1) / 254 : -1)) : undefined,
  };
}

/**
 * Keeps the drawing and the setting "drawing" the same, both ways.
 * @param {Drawing} drawing with the sample on it
 * @param {State} state
 * @param {(sentence: string) => void} complain
 */
export function linkDrawing(drawing, state, complain) {
  const sample = drawing.snapshot.ink ?? new Uint8Array();
  let written = ""; // the text of what is on the pad
  let before = sample;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const same = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) =>
    a.length === b.length && a.every((v, i) => v === b[i]);

  const soon = () => (timer ??= setTimeout(look, stillMilliseconds));
  const look = async () => {
    timer = undefined;
    const { snapshot } = drawing;
    const { ink = sample, smudges, noise } = snapshot;
    if (!same(ink, before)) {
      before = ink;
      return soon();
    }
    const untouched = snapshot.sample && !noise && same(ink, sample) && !smudges?.some((v) => v >= 0);
    const now = untouched ? "" : await toText(snapshot);
    if (timer) return; // it has changed meanwhile
    written = now;
    state.set("drawing", now);
  };
  for (const event of ["remembered", "replaced"]) drawing.addEventListener(event, soon);
  for (const event of ["pointerup", "pointercancel", "keyup"]) element("pad").addEventListener(event, soon);

  const take = async () => {
    const wanted = String(state.values.drawing);
    if (wanted === written) return;
    written = wanted;
    try {
      const snapshot = wanted ? await fromText(wanted) : { ink: sample, sample: true, noise: 0 };
      if (written === wanted) drawing.take(snapshot);
    } catch (error) {
      complain(t("settings.badDrawing", { problem: text(error) }));
      soon(); // the address says again what is on the pad
    }
  };
  state.addEventListener("change", take);
  take();
}
