// Drawings in links of before:
//
//   text that packed.js makes of
//     1 byte    version, 1
//     1 byte    1 if it is the sample, which a stroke replaces
//     1 byte    which noise it meets
//     78,400    the ink, row by row, 0 for paper to 255
//     784       what the noise pen has left, 0 for nothing, else 1 + 254 times the value; only where there is some

import { Problem } from "../strings/problem.js";
import { unpack } from "../app/packed.js";
import { side } from "./drawing.js";

const version = 1;
const inkBytes = side * side;
const from = 3; // where the ink begins

/**
 * @param {string} packed from anywhere
 * @returns {Promise<import("./drawing.js").Snapshot>} rejects with what is wrong with it
 */
export async function fromOlderText(packed) {
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
