import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNumber } from "../../ui/numberfield.js";

test("either decimal mark is understood, and what computers write", () => {
  const all = /** @type {const} */ ([
    ["0,005", 0.005],
    ["0.005", 0.005],
    ["0,0001", 0.0001],
    ["1,5", 1.5],
    [" 60000 ", 60000],
    ["1e-3", 0.001],
    ["1,5E-3", 0.0015],
    ["2e3", 2000],
    [".5", 0.5],
    [",5", 0.5],
    ["5,", 5],
    ["+3", 3],
    ["−1", -1],
    ["-0,25", -0.25],
    ["０．５", 0.5],
    ["1.0000", 1],
    ["٣", 3],
    ["۰٫۰۰۵", 0.005],
    ["12,34", 12.34],
    ["1000.125", 1000.125],
    ["0,125", 0.125],
  ]);
  for (const [words, value] of all) assert.deepEqual(parseNumber(words, "rate"), { value }, words);
});

test("marks between thousands are refused, and so is what may be one", () => {
  for (const words of [
    "1.000",
    "1,000",
    "12.345",
    "-1,234",
    "1.000e2",
    "1 000",
    "1\u00a0000",
    "60\u202f000",
    "1'000",
    "1’000",
    "1_000",
    "1.000.000",
    "1,234.5",
    "1.234,5",
    "1,00,000",
    "1 000,5",
    "١٬٠٠٠",
  ])
    assert.match(
      String(parseNumber(words, "rate").problem),
      /rate takes no mark between thousands, which “.*” may have/,
      words,
    );
});

test("what is no number, and no whole one, is said to be so", () => {
  for (const words of [
    "",
    " ",
    "x",
    "0x10",
    "1e",
    "e5",
    "--1",
    "1-2",
    ".",
    "½",
    "Infinity",
    "NaN",
    "1e999",
    "5 %",
    "0,5f",
  ])
    assert.match(String(parseNumber(words, "rate").problem), /rate is not a number$/, words);
  assert.match(String(parseNumber("2,5", "seed", { step: 1 }).problem), /seed is a whole number$/);
  assert.deepEqual(parseNumber("2,0", "seed", { step: 1 }), { value: 2 });
  for (const words of ["0,005", "0.12", "0,351"])
    assert.match(String(parseNumber(words, "noise", { step: 0.05 }).problem), /noise goes in steps of 0.05$/, words);
  for (const value of [0, 0.05, 0.15, 0.35, 0.6, 0.95, 1, 0.30000000000000004])
    assert.deepEqual(parseNumber(String(value), "noise", { step: 0.05 }), { value });
});
