// Networks of every kind, for tests of what is written of them and read again.

import assert from "node:assert/strict";
import { readFile } from "../share/safetensors.js";

/** @typedef {import("../engine/program.js").Program} Program */

/** Every kind of layer, in orders and sizes that the presets do not have. */
export const lists = [
  "784-64-784",
  "784-512-256-128-64-128-256-512-784",
  "28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1", // conv and denoise
  "784-100:tanh-2:linear-100~-784~",
  "784-c16k5s2-c8k4s2-mp-40:leaky-drop.2-392-7x7x8-t8-t1k4:tanh",
  "14x14x4-64-784-14x14x4-c4:linear",
  "784-c4k2s2-c8s2-mp3-20-72-drop.3-3x3x8-up2-c2-784",
  "784-256-16x4x4-4x16x4-784",
  "784-256-16x4x4*-c2v-784",
  "784-c3k1s2-t3k1-c1:linear",
  "784-20-c8-784",
  "7x7x16-c4-t4s1-16-784-7x7x16-c16",
];

/**
 * Test pictures: digits made by procedure, two of them.
 * @param {Program} program
 */
export function pictures(program) {
  program.beginData(1, 4);
  program.makeDigits(1, 4);
  return program.samples(1, 0, 4).pixels;
}

/**
 * @param {Program} program
 * @param {string} layers a network with biases that are not 0
 */
export function make(program, layers) {
  const model = program.configure({ layers, seed: 3 });
  program.setParameters(program.parameters().map((value, i) => value || Math.sin(i) / 7));
  const bytes = program.saveWeights();
  return { model, bytes, layers: model.spec.layers, ...readFile(bytes) };
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function farthest(a, b) {
  assert.equal(a.length, b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}
