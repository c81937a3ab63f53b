// Numbers as the page writes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, loss, psnr, shortMSE, whole } from "../../ui/numbers.js";

test("numbers as the page shows them", () => {
  assert.equal(psnr(0.01), "20.0 dB");
  assert.equal(psnr(0), "∞ dB");
  assert.equal(loss(0.0675), "0.0675");
  assert.equal(loss(123.456), "123.5");
  assert.equal(whole(60000), "60,000");
});

test("a short mean squared error is never another number", () => {
  const all = /** @type {const} */ ([
    [0, ".0000"],
    [0.0675, ".0675"],
    [0.99994, ".9999"],
    [0.99996, "1.000"],
    [1, "1.000"],
    [1.23456, "1.235"],
    [9.9999, "10.00"],
    [44.7305, "44.73"],
    [4473.05, "4473"],
    [1234567, "1.235e+6"],
    [NaN, "–"],
    [Infinity, "∞"],
  ]);
  for (const [mse, text] of all) assert.equal(shortMSE(mse), text);
});

test("what diverged has no decibels", () => {
  assert.equal(psnr(NaN), "–");
  assert.equal(psnr(Infinity), "-∞ dB");
  assert.equal(psnr(100), "-20.0 dB");
});

test("durations", () => {
  for (const [seconds, text] of /** @type {const} */ ([
    [0, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [3599, "1 h 0 min"],
    [5400, "1 h 30 min"],
    [Infinity, "–"],
    [NaN, "–"],
  ])) {
    assert.equal(duration(seconds), text);
  }
});
