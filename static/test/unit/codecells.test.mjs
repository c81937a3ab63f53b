// Where the numbers of a code stand in its picture, and which shipped networks were trained without noise.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { trainedClean } from "../../app/state.js";
import { cellsOf } from "../../pad/codecells.js";

test("a vector stands line by line, maps beside each other", () => {
  const vector = cellsOf({ height: 1, width: 1, channels: 6, size: 6 });
  assert.deepEqual({ ...vector, at: [...vector.at] }, { width: 3, height: 2, at: [0, 1, 2, 3, 4, 5] });
  // Two maps of 2x2, channels last: the left one is channel 0.
  const maps = cellsOf({ height: 2, width: 2, channels: 2, size: 8 });
  assert.deepEqual({ ...maps, at: [...maps.at] }, { width: 4, height: 2, at: [0, 2, 1, 3, 4, 6, 5, 7] });
  for (const channels of [1, 2, 5, 64, 65]) {
    const { width, height, at } = cellsOf({ height: 3, width: 4, channels, size: 12 * channels });
    assert.equal(new Set(at).size, 12 * channels);
    assert(Math.max(...at) < width * height);
  }
});

test("the networks that are shown without noise are those trained without", () => {
  const folder = new URL("../../weights/", import.meta.url);
  const clean = readdirSync(folder).filter((name) => {
    const bytes = readFileSync(new URL(name, folder));
    const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString());
    return header.__metadata__.noise === "0";
  });
  assert.deepEqual(
    clean.map((name) => name.replace(".safetensors", "")),
    [...trainedClean].sort(),
  );
});
