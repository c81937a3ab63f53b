// How many workers may be asked for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fitWorkers, mostWorkers } from "../../engine/workers.js";

test("what can be asked for is taken without a word", () => {
  for (const wanted of /** @type {const} */ (["auto", 1, 2, 4, mostWorkers]))
    assert.deepEqual(fitWorkers(wanted), { workers: wanted });
});

test("anything else becomes the nearest, with a word", () => {
  for (const [wanted, workers] of /** @type {Array<[unknown, number | "auto"]>} */ ([
    [0, 1],
    [-3, 1],
    [2.7, 2],
    [1e9, mostWorkers],
    [Infinity, mostWorkers],
    [-Infinity, 1],
    [NaN, "auto"],
    [undefined, "auto"],
    [null, "auto"],
    ["", "auto"],
    ["many", "auto"],
    [[2], "auto"],
    [{}, "auto"],
    [true, "auto"],
  ])) {
    const fit = fitWorkers(wanted);
    assert.equal(fit.workers, workers, String(wanted));
    assert.match(fit.word?.message ?? "", new RegExp(`^workers .*; now it is ${workers}$`));
  }
});
