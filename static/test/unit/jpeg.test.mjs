// The encoder of grey JPEG files that the comparison counts bytes with.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bestTables, jpegFile, quantised, scan } from "../../baselines/jpeg.js";

const paper = new Uint8Array(784);
const strokes = Uint8Array.from({ length: 784 }, (_, i) => (i % 7 < 2 ? 255 - (i % 28) : (i * i) % 11));

test("a blank picture, by hand", () => {
  // The mean of a block is 8·(0-128) = -1024, in steps of 16 that is -64, a number of 7 bits; the 15 others do not
  // differ. Of the bits of -64, 64 + 63 = 0111111. Each block ends at once.
  const { tokens, decoded } = quantised(paper, 50);
  assert.deepEqual(tokens.slice(0, 4), [
    { table: 0, symbol: 7, bits: 7, extra: 0b0111111 },
    { table: 1, symbol: 0, bits: 0, extra: 0 },
    { table: 0, symbol: 0, bits: 0, extra: 0 },
    { table: 1, symbol: 0, bits: 0, extra: 0 },
  ]);
  assert.equal(tokens.length, 32);
  assert.deepEqual(decoded, paper);
  const tables = bestTables(tokens);
  // Two symbols have codes of one and two bits, 0 and 10; one alone has 0. 2 + 7 + 15 + 16 = 40 bits.
  assert.deepEqual(scan(tokens, tables), [0b10011111, 0b10000000, 0, 0, 0]);
  // Marks at both ends; header, quantisation, frame, two tables with three symbols, scan header.
  assert.equal(jpegFile(tokens, tables, 50).length, 4 + 18 + 69 + 13 + 2 * 21 + 3 + 10 + 5);
});

test("coarser steps take fewer bytes and lose more", () => {
  const found = [1, 20, 50, 80, 100].map((quality) => {
    const { tokens, decoded } = quantised(strokes, quality);
    const lost = decoded.reduce((sum, value, i) => sum + (value - strokes[i]) ** 2, 0) / 784;
    return { bytes: jpegFile(tokens, bestTables(tokens), quality).length, lost };
  });
  for (const [i, { bytes, lost }] of found.slice(1).entries()) assert(bytes > found[i].bytes && lost < found[i].lost);
  assert(found[4].lost < 0.5, `${found[4].lost}`); // steps of 1: rounding alone
});

/** @param {number[]} frequencies of symbols 1, 2, … @returns {{ lengths: number[], codes: string[] }} */
function codesFor(frequencies) {
  const tokens = frequencies.flatMap((n, i) =>
    Array.from({ length: n }, () => ({ table: /** @type {1} */ (1), symbol: i + 1, bits: 0, extra: 0 })),
  );
  const { codes } = bestTables(tokens)[1];
  const all = frequencies.map((_, i) => codes.get(i + 1) ?? assert.fail(`no code for ${i + 1}`));
  return {
    lengths: all.map(({ length }) => length),
    codes: all.map(({ code, length }) => code.toString(2).padStart(length, "0")),
  };
}

test("tables: no code begins another, none is of ones only, none is longer than 16 bits", () => {
  const fibonacci = [1, 1];
  while (fibonacci.length < 20) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
  for (const frequencies of [[1], [5, 1], [10, 3, 2, 1, 1], fibonacci]) {
    const { lengths, codes } = codesFor(frequencies);
    assert(Math.max(...lengths) <= 16, `${lengths}`);
    for (const code of codes) {
      assert(code.includes("0"), code);
      assert.equal(codes.filter((other) => other.startsWith(code)).length, 1, code);
    }
  }
});

test("tables are the best: within the reserved code of what the frequencies allow", () => {
  assert.deepEqual(codesFor([8, 4, 2, 1]).lengths, [1, 2, 3, 4]); // 1111 stays free
});

test("a byte of ones in the coded pixels is followed by a zero", () => {
  const tokens = Array.from({ length: 3 }, () => ({ table: /** @type {0} */ (0), symbol: 8, bits: 8, extra: 255 }));
  // Each 0 and eight ones: 01111111 10111111 11011111 111, filled up with ones to 11111111.
  assert.deepEqual(scan(tokens, bestTables(tokens)), [0x7f, 0xbf, 0xdf, 0xff, 0]);
});
