// The axis of losses.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bounds } from "../../ui/losses.js";

test("a logarithmic axis holds the values and begins at a whole multiple of a power of ten", () => {
  for (let low = 3e-7; low < 50; low *= 1.013) {
    const [from, to] = bounds(low, low * 3, true);
    assert(from <= low && from > low / 2.6 && to > low * 3, `${low}: ${from} to ${to}`);
    assert.match(from.toExponential(), /^\de/, `${from}`);
  }
});

test("before there is a curve, and for what is no number", () => {
  for (const [low, high] of [
    [null, null],
    [undefined, undefined],
    [0, 1],
    [NaN, NaN],
    [1, Infinity],
  ]) {
    assert.deepEqual(bounds(low, high, true), [0.001, 0.1]);
    assert.deepEqual(bounds(low, high, false), [0, 0.1]);
  }
  assert.deepEqual(bounds(0.1, 0.2, false), [0, 0.21000000000000002]);
});
