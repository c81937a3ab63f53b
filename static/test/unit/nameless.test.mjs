// The program without its names: what is removed, and that nothing else changes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { removeNames, segmentsOf } from "../../tools/nameless.mjs";
import { builtSite } from "../site.mjs";

test("the program that is served has no names of functions or files", () => {
  const program = readFileSync(join(builtSite, "hourglass.wasm"));
  assert(segmentsOf(program).length > 0);
  for (const name of ["nn.NewNetwork", "nn.(*Trainer).Step", "nn/trainer.go"]) {
    assert.equal(program.indexOf(name), -1, name);
  }
});

test("names, files and lines are zeros afterwards, and nothing else changes", () => {
  // One function; its tables of the stack, the file, the line, and one that it has in common with the line.
  const words = (/** @type {number[]} */ ...numbers) => Buffer.from(Uint32Array.from(numbers).buffer);
  const header = Buffer.concat([
    words(0xfffffff1, 0x08010000),
    Buffer.from(BigUint64Array.from([1n, 1n, 0n, 72n, 80n, 84n, 92n, 108n]).buffer),
  ]);
  const tables = Buffer.from([0, 2, 4, 0, 6, 0x81, 1, 0, 8, 9, 0, 0, 0, 0, 0, 0]);
  const record = words(11, 3, 13, 14, 1, 4, 8, 2, 15, 16, 17, 8, 0);
  const data = Buffer.concat([
    header,
    Buffer.from("main.a\0\0"),
    words(18),
    Buffer.from("a/b.go\0\0"),
    tables,
    words(19, 8),
    record,
    Buffer.from("rest"),
  ]);
  const kept = Buffer.from(data);
  for (const [from, to] of [
    [72, 80],
    [84, 92],
    [92 + 4, 92 + 8],
    [116 + 4, 116 + 8],
    [116 + 20, 116 + 28],
    [116 + 32, 116 + 40],
  ])
    kept.fill(0, from, to);

  // Two segments, as the linker leaves them where there are zeros between.
  const long = (/** @type {number} */ n) => Buffer.from([0x80 | (n & 127), n >> 7]);
  const segment = (/** @type {number} */ at, /** @type {Buffer} */ bytes) =>
    Buffer.concat([Buffer.from([0, 0x41]), long(at), Buffer.from([0x0b]), long(bytes.length), bytes]);
  const program = (/** @type {Buffer} */ bytes) => {
    const body = Buffer.concat([
      Buffer.from([2]),
      segment(256, bytes.subarray(0, 75)),
      segment(256 + 75, bytes.subarray(75)),
    ]);
    return Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), Buffer.from([11]), long(body.length), body]);
  };
  const stripped = program(data);
  assert.equal(removeNames(stripped), true);
  assert.deepEqual(stripped, program(kept));
});

test("what is no such program stays as it is", () => {
  const other = Buffer.from("\0asm\x01\0\0\0", "latin1");
  assert.equal(removeNames(other), false);
});
