// The container of weights, as far as the page itself looks into it: its notes, its tensors by name.
// What decides whether a file is good is nn/safetensors in the program; this reads what it has written
// or accepted, and what is about to be given to it.

import { Problem } from "../strings/problem.js";

/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {number[]} shape
 * @property {Float32Array} data row-major
 */

/** @typedef {{ metadata: Record<string, string>, tensors: Tensor[] }} File in the order of the data */

/** @type {Record<string, number>} bytes of a number */
const widths = { F32: 4, F16: 2 };

const mostTensors = 1000; // as in nn/safetensors

/** What is wrong with bytes that are not a safetensors file. */
export class Malformed extends Problem {}

/**
 * The header of a file, and where its data begin.
 * @param {Uint8Array} bytes
 * @returns {{ header: Record<string, any>, metadata: Record<string, string>, from: number }}
 */
export function readHeader(bytes) {
  if (bytes.length < 10) throw new Malformed("file.short");
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > bytes.length - 8 || length > 2 ** 20 || bytes[8] !== 0x7b) throw new Malformed("file.header");
  let header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length)));
  } catch {
    throw new Malformed("file.header");
  }
  const metadata = Object.fromEntries(
    Object.entries(header.__metadata__ ?? {}).filter(([, value]) => typeof value === "string"),
  );
  return { header, metadata: /** @type {Record<string, string>} */ (metadata), from: 8 + length };
}

/**
 * Nothing is read before all that the header claims is known to be there, once.
 * @param {Uint8Array} bytes
 * @returns {File}
 */
export function readFile(bytes) {
  const { header, metadata, from } = readHeader(bytes);
  const entries = Object.entries(header).filter(([name]) => name !== "__metadata__");
  if (entries.length > mostTensors) throw new Malformed("file.tensors", [mostTensors]);
  const places = entries.map(([name, entry]) => {
    const { dtype, shape, data_offsets: offsets } = entry ?? {};
    const width = widths[dtype];
    const whole = (/** @type {unknown} */ list) =>
      Array.isArray(list) && list.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 31);
    if (!width || !whole(shape) || !whole(offsets)) throw new Malformed("file.dtype");
    const [first, last] = offsets;
    const count = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
    if (last - first !== count * width || from + last > bytes.length) throw new Malformed("file.tensor");
    return { name, shape, width, count, first, last };
  });
  places.sort((a, b) => a.first - b.first || a.last - b.last);
  // One after the other: so all of them together are no more than the file.
  let end = 0;
  for (const { first, last } of places) {
    if (first !== end) throw new Malformed("file.holes");
    end = last;
  }
  if (from + end !== bytes.length) throw new Malformed("file.after");
  const tensors = places.map(({ name, shape, width, count, first }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset + from + first, count * width);
    const data = new Float32Array(count);
    for (let i = 0; i < count; i++)
      data[i] = width === 4 ? view.getFloat32(4 * i, true) : fromHalf(view.getUint16(2 * i, true));
    return { name, shape, data };
  });
  return { metadata, tensors };
}

/** @param {File} file @returns {Uint8Array} in float32; the same file always gives the same bytes */
export function writeFile({ metadata, tensors }) {
  /** @type {Record<string, unknown>} */
  const header = { __metadata__: Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1))) };
  let at = 0;
  for (const { name, shape, data } of tensors)
    header[name] = { dtype: "F32", shape, data_offsets: [at, (at += 4 * data.length)] };
  const bytes = startFile(header, at);
  let to = bytes.length - at;
  const view = new DataView(bytes.buffer);
  for (const { data } of tensors) for (const value of data) view.setFloat32((to += 4) - 4, value, true);
  return bytes;
}

/**
 * The same file with other metadata.
 * @param {Uint8Array} bytes
 * @param {Record<string, string>} metadata
 */
export function annotate(bytes, metadata) {
  const { header, from } = readHeader(bytes);
  header.__metadata__ = Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)));
  const file = startFile(header, bytes.length - from);
  file.set(bytes.subarray(from), file.length - (bytes.length - from));
  return file;
}

/** @param {Record<string, unknown>} header @param {number} data bytes that follow it */
function startFile(header, data) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(text.length / 8) * 8; // so that the floats are aligned
  const bytes = new Uint8Array(8 + length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.fill(0x20, 8, 8 + length);
  bytes.set(text, 8);
  return bytes;
}

/** @param {number} bits of a binary16 */
export function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const mantissa = bits & 0x3ff;
  if (exponent === 31) return mantissa ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 25) * (1024 + mantissa) : 2 ** -24 * mantissa);
}

/** The nearest binary16, ties to even; what is too large becomes the largest. @param {number} value */
export function toHalf(value) {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.min(Math.abs(value), 65504);
  // In steps of the exponent that the value has; below the smallest normal one all steps are alike.
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 1e-10)));
  const steps = roundEven(size / 2 ** (exponent - 10));
  // A full 2048 carries into the exponent, as it should.
  return sign | (steps < 1024 ? steps : Math.min(((exponent + 14) << 10) + steps, 0x7bff));
}

/** @param {number} x */
function roundEven(x) {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
