// The drawing in the address, so that whoever follows the link finds it on the pad: "_" and base64url of what
// app/rangecoder.js makes of
//
//   1 bit     1 if it is the sample, which a stroke replaces
//   8 bits    the seed of its noise; only after a 1
//   2 bits    what the strokes are drawn on: 0 nothing; 1 a picture of the network's pixels, 28 each way, ten of the
//             raster's wide; 2 a picture of the raster's, 280 each way
//   strokes   pad/inkcode.js
//   picture   what the noise pen has left, 28 each way, 0 for nothing, else 1 + 254 times the value; only after a 1
//   16 bits   the sum of all that (FNV-1a): a text that has been cut off is seen to be
//
// Strokes that are longer so than their ink are sent as its picture, and of a picture that is too long, each ten by
// ten pixels become their mean. Links of before have no "_" (olderdrawing.js). The sample as it stands at first has
// no text.

import { Problem } from "../strings/problem.js";
import { fromBase64URL, toBase64URL } from "../app/packed.js";
import { Reader, Writer } from "../app/rangecoder.js";
import { element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { codePicture, codeStrokes } from "./inkcode.js";
import { fromOlderText } from "./olderdrawing.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./drawing.js").Snapshot} Snapshot */
/** @typedef {import("../app/state.js").State} State */

const inkBytes = side * side;
const mostCharacters = 8000; // as the setting's pattern has it

/** @param {Snapshot} snapshot @returns {string} */
export const toText = (snapshot) => shortest(snapshot).text;

/** @param {Snapshot} snapshot @returns {{ text: string, coarse: boolean }} coarse: it is not all that is on the pad */
function shortest(snapshot) {
  const { ink = new Uint8Array(inkBytes), strokes, base } = snapshot;
  const exact = strokes ? write({ ...snapshot, base, strokes }) : write({ ...snapshot, base: ink, strokes: [] });
  if (exact.length <= mostCharacters) return { text: exact, coarse: false };
  const picture = strokes ? write({ ...snapshot, base: ink, strokes: [] }) : exact;
  if (picture.length <= mostCharacters) return { text: picture, coarse: false };
  return { text: write({ ...snapshot, base: inBlocks(ink), strokes: [] }), coarse: true };
}

/** @param {Snapshot} snapshot */
function write(snapshot) {
  const writer = new Writer();
  code(writer, snapshot);
  const bytes = writer.end();
  const packed = toBase64URL(bytes);
  // A chat program takes a mark at the end of an address for the sentence's. A zero more changes nothing.
  return `_${/[\w]$/.test(packed) && !packed.endsWith("_") ? packed : toBase64URL(Uint8Array.of(...bytes, 0))}`;
}

/**
 * Both ways: what is written, or what is read.
 * @param {Reader | Writer} coder
 * @param {Snapshot} [given]
 * @returns {Snapshot}
 */
function code(
  coder,
  { sample: wasSample = false, noise: hadNoise = 0, base: given, strokes: drawn, smudges: left } = {},
) {
  const sample = coder.plain(1, Number(wasSample)) === 1;
  const noise = coder.plain(1, Number(hadNoise > 0)) ? coder.plain(8, hadNoise) : 0;
  const kind = coder.plain(2, !given?.some((v) => v > 0) ? 0 : isOfBlocks(given) ? 1 : 2);
  /** @type {Uint8Array | undefined} */
  let base;
  if (kind === 1) base = enlarged(codePicture(coder, 28, given && reduced(given)));
  if (kind === 2) base = codePicture(coder, side, given);
  const strokes = codeStrokes(coder, drawn);
  const spoiled = coder.plain(1, Number(left?.some((v) => v >= 0) ?? false)) === 1;
  const marks = spoiled
    ? codePicture(coder, 28, left && Uint8Array.from(left, (v) => (v < 0 ? 0 : 1 + Math.round(254 * Math.min(v, 1)))))
    : undefined;
  const sum = sumOf([Number(sample), noise, kind], base ?? [], ...strokes.map(flat), marks ?? []);
  if (kind === 3 || coder.plain(16, sum) !== sum) throw new Problem("packed.form");
  const smudges = marks && Float32Array.from(marks, (v) => (v ? (v - 1) / 254 : -1));
  return { sample, noise, base, strokes, smudges };
}

/** @param {import("./inkcode.js").Stroke} stroke */
const flat = ({ tool, radius, points }) => [Number(tool === "eraser"), radius, points.length, ...points];

/** FNV-1a, folded. @param {...ArrayLike<number>} parts @returns {number} 16 bits */
function sumOf(...parts) {
  let sum = 0x811c9dc5;
  for (const part of parts) for (let i = 0; i < part.length; i++) sum = Math.imul(sum ^ (part[i] & 0xffff), 0x01000193);
  return (sum ^ (sum >>> 16)) & 0xffff;
}

/** Of each pixel of the raster, the one of the network's that it lies in. @param {number} i */
const block = (i) => Math.floor(i / side / 10) * 28 + Math.floor((i % side) / 10);

/** The first of each block. @param {Uint8Array} ink @returns {Uint8Array} (784) */
const reduced = (ink) => Uint8Array.from({ length: 784 }, (_, i) => ink[10 * (Math.floor(i / 28) * side + (i % 28))]);

/** @param {Uint8Array} pixels (784) @returns {Uint8Array} (280, 280) */
const enlarged = (pixels) => Uint8Array.from({ length: inkBytes }, (_, i) => pixels[block(i)]);

/** @param {Uint8Array} ink */
function isOfBlocks(ink) {
  const pixels = reduced(ink);
  return ink.every((v, i) => v === pixels[block(i)]);
}

/** @param {Uint8Array} ink @returns {Uint8Array} with the mean of each block in all of it */
function inBlocks(ink) {
  const sums = new Float64Array(784);
  ink.forEach((v, i) => (sums[block(i)] += v));
  return enlarged(Uint8Array.from(sums, (sum) => Math.round(sum / 100)));
}

/** @param {string} packed from anywhere @returns {Promise<Snapshot>} rejects with what is wrong with it */
export async function fromText(packed) {
  if (!packed.startsWith("_")) return fromOlderText(packed);
  return code(new Reader(fromBase64URL(packed.slice(1))));
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
  const same = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) =>
    a.length === b.length && a.every((v, i) => v === b[i]);

  // At once: whoever has drawn may share, copy the address or leave in the same moment.
  const write = () => {
    const { snapshot } = drawing;
    const { ink = sample, smudges, noise } = snapshot;
    const untouched = snapshot.sample && !noise && same(ink, sample) && !smudges?.some((v) => v >= 0);
    const { text, coarse } = untouched ? { text: "", coarse: false } : shortest(snapshot);
    written = text;
    drawing.coarse = coarse;
    state.set("drawing", written);
  };
  drawing.addEventListener("replaced", write);
  for (const event of ["pointerup", "pointercancel", "keyup"]) element("pad").addEventListener(event, write);

  const take = async () => {
    const wanted = String(state.values.drawing);
    if (wanted === written) return;
    written = wanted;
    try {
      const snapshot = wanted ? await fromText(wanted) : { ink: sample, sample: true, noise: 0 };
      if (written === wanted) drawing.take(snapshot);
    } catch (error) {
      complain(t("settings.badDrawing", { problem: text(error) })); // and the address keeps it
    }
  };
  state.addEventListener("change", take);
  take();
}
