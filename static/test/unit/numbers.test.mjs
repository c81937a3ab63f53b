import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, loss, psnr, whole } from "../../numbers.js";

test("numbers as the page shows them", () => {
  assert.equal(psnr(0.01), "20.0 dB");
  assert.equal(psnr(0), "∞ dB");
  assert.equal(loss(0.0675), "0.0675");
  assert.equal(loss(123.456), "123.5");
  assert.equal(whole(60000), "60,000");
});

test("durations", () => {
  for (const [seconds, text] of /** @type {const} */ ([[0, "0 s"], [59.4, "59 s"], [59.6, "1 min"], [3599, "1 h 0 min"], [5400, "1 h 30 min"], [Infinity, "–"], [NaN, "–"]])) {
    assert.equal(duration(seconds), text);
  }
});
