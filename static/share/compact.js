// Small weights as a text in the link itself, which no server ever sees:
//
//   base64url of deflate-raw of
//     1 byte       version, 1
//     1 byte       bits of a number: 16 or 8
//     2 bytes      length of the notes, little-endian
//     the notes    key=value&…, as in an address: layers, and how they were trained
//     the tensors  in the order of the weights file
//       16 bits    float16: all high bytes of the tensor, then all low ones, which deflates better
//       8 bits     a float32 scale, then whole numbers n from -127 to 127, each meaning n·scale
//
// Whatever comes in is checked: characters, lengths, an inflated size that stays within bounds, and
// numbers that are finite. Whether the layers can be is for the program to say.

import { Problem } from "../strings/problem.js";
import { pack, unpack } from "../app/packed.js";
import { fromHalf, toHalf } from "./safetensors.js";

/** @typedef {import("./safetensors.js").Tensor} Tensor */
/** @typedef {16 | 8} Bits */

/** The longest text, in characters: what every browser and most mail and chat programs let through. */
export const mostCharacters = 32_000;
const mostBytes = 1 << 20; // inflated
const version = 1;

/**
 * @param {Tensor[]} tensors
 * @param {Record<string, string>} notes
 * @param {Bits} bits
 * @returns {Promise<string>}
 */
export async function compact(tensors, notes, bits) {
  const text = new TextEncoder().encode(String(new URLSearchParams(notes)));
  const parts = [Uint8Array.of(version, bits, text.length & 255, text.length >> 8), text];
  for (const { data } of tensors) parts.push(...(bits === 16 ? halves(data) : eighths(data)));
  return pack(parts);
}

/** @param {Float32Array} data */
function halves(data) {
  const high = new Uint8Array(data.length);
  const low = new Uint8Array(data.length);
  data.forEach((value, i) => {
    const half = toHalf(value);
    high[i] = half >> 8;
    low[i] = half & 255;
  });
  return [high, low];
}

/** @param {Float32Array} data */
function eighths(data) {
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Math.fround(largest / 127) || 1;
  return [
    new Uint8Array(Float32Array.of(scale).buffer),
    Uint8Array.from(data, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))),
  ];
}

/**
 * @param {string} text from anywhere
 * @param {(notes: Record<string, string>) => Promise<Tensor[]>} model gives the tensors that the layers in
 *   the notes have, whatever stands in them; rejects if there can be no such layers
 * @returns {Promise<{ notes: Record<string, string>, tensors: Tensor[], bits: Bits }>} rejects on anything malformed
 */
export async function expand(text, model) {
  if (text.length > mostCharacters) throw new Problem("packed.long", [text.length, mostCharacters]);
  const bytes = await unpack(text, mostBytes);
  const [found, bits] = bytes;
  if (found !== version || (bits !== 16 && bits !== 8)) throw new Problem("packed.form");
  const from = 4 + bytes[2] + 256 * bytes[3];
  if (!(from <= bytes.length)) throw new Problem("packed.cutOff");
  const notes = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes.subarray(4, from))));
  const tensors = await model(notes);
  const count = tensors.reduce((sum, { data }) => sum + data.length, 0);
  const wanted = from + (bits === 16 ? 2 * count : count + 4 * tensors.length);
  if (bytes.length !== wanted) throw new Problem("packed.bytes", [bytes.length, wanted]);
  let at = from;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const filled = tensors.map(({ name, shape, data: { length } }) => {
    const data = new Float32Array(length);
    if (bits === 16) {
      for (let i = 0; i < length; i++) data[i] = fromHalf((bytes[at + i] << 8) | bytes[at + length + i]);
      at += 2 * length;
    } else {
      const scale = view.getFloat32(at, true);
      for (let i = 0; i < length; i++) data[i] = view.getInt8(at + 4 + i) * scale;
      at += 4 + length;
    }
    if (!data.every(Number.isFinite)) throw new Problem("packed.finite");
    return { name, shape, data };
  });
  return { notes, tensors: filled, bits };
}
