// The methods beside the network: medians, projections, quantised codes.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  average,
  codeBytes,
  errors,
  grey,
  median,
  pack,
  project,
  quantise,
  rebuild,
  toLevels,
} from "../../baselines/methods.js";

test("the median of a neighbourhood, with paper beyond the edge", () => {
  const pixels = new Float32Array(784);
  pixels[5 * 28 + 5] = 1; // alone: 8 of 9 neighbours are paper
  for (const [y, x] of [
    [10, 10],
    [10, 11],
    [10, 12],
    [11, 10],
    [11, 11],
  ])
    pixels[y * 28 + x] = 0.5; // 5 of the 9 around (11, 11)
  for (const [y, x] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])
    pixels[y * 28 + x] = 1; // 4 of 9 in the corner: 5 are beyond the edge
  const out = median(pixels, 3);
  assert.equal(out[5 * 28 + 5], 0);
  assert.equal(out[11 * 28 + 11], 0.5);
  assert.equal(out[0], 0);
  assert.equal(out[12 * 28 + 12], 0); // 1 of 9
  const all = median(new Float32Array(784).fill(1), 5);
  assert.equal(all[0], 0); // 9 of 25
  assert.equal(all[2 * 28 + 2], 1); // 25 of 25
  assert.equal(all[28], 0); // rows 0 to 3, columns 0 to 2: 12 of 25
  assert.equal(all[28 + 1], 1); // 4 by 4: 16 of 25
});

test("two pictures do not touch each other", () => {
  const pixels = new Float32Array(2 * 784);
  pixels.fill(1, 784);
  const out = median(pixels, 3);
  assert.equal(Math.max(...out.subarray(0, 784)), 0);
  assert.deepEqual(
    errors(out, pixels).map((e) => Math.round(e * 784)),
    [0, 4],
  ); // the four corners
});

// Two components of three pixels, by hand.
const linear = { mean: Float32Array.of(0.5, 0.25, 0), components: Float32Array.of(1, 0, 0, 0, 0.6, 0.8) };

test("projection and back", () => {
  const codes = project(Float32Array.of(1, 0.5, 0.5, 0, 0.25, 1), linear, 2);
  // (.5, .25·.6 + .5·.8 = .55), (-.5, .8)
  assert.deepEqual(
    [...codes].map((v) => Number(v.toFixed(6))),
    [0.5, 0.55, -0.5, 0.8],
  );
  // .25 + .55·.6 = .58, .55·.8 = .44; .25 + .8·.6 = .73, .8·.8 = .64
  assert.deepEqual(
    [...rebuild(codes, linear, 2)].map((v) => Number(v.toFixed(6))),
    [1, 0.58, 0.44, 0, 0.73, 0.64],
  );
  // The first component alone, of codes that have two.
  assert.deepEqual(
    [...rebuild(codes, linear, 1, 2)].map((v) => Number(v.toFixed(6))),
    [1, 0.25, 0, 0, 0.25, 0],
  );
  assert.deepEqual([...rebuild(Float32Array.of(2, -1), linear, 2)], [1, 0, 0]); // clipped
});

test("the quantiser: each number of the code on its own scale, with both ends", () => {
  // Two bits, four values: 0 to 3 in steps of 1, and 10 to 40 in steps of 10.
  const codes = Float32Array.of(0, 10, 0.4, 40, 1.6, 24, 3, 36);
  assert.deepEqual([...quantise(codes, 2, 2)], [0, 10, 0, 40, 2, 20, 3, 40]);
  assert.deepEqual([...quantise(Float32Array.of(7, 7, 7), 1, 8)], [7, 7, 7]);
  const fine = Float32Array.from({ length: 256 }, (_, i) => i);
  assert.deepEqual(quantise(fine, 1, 8), fine);
  assert.equal(codeBytes(30, 8), 30);
  assert.equal(codeBytes(30, 6), 22.5);
});

test("levels, packed and not", () => {
  assert.deepEqual([...grey(Float32Array.of(0, 0.5, 1, -1, 2))], [0, 128, 255, 0, 255]);
  assert.deepEqual([...toLevels(Float32Array.of(0, 0.4, 0.6, 1), 2)], [0, 0, 1, 1]);
  assert.deepEqual([...toLevels(Float32Array.of(0, 0.3, 0.6, 1), 4)], [0, 1, 2, 3]);
  assert.deepEqual([...pack(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 1), 2)], [0b10000001, 0b10000000]);
  assert.deepEqual([...pack(Uint8Array.of(3, 0, 1, 2), 4)], [0b11000110]);
  assert.deepEqual([...pack(Uint8Array.of(15, 1), 16)], [0xf1]);
});

test("averages", () => assert.equal(average([1, 2, 6]), 3));
