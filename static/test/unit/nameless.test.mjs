import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { removeNames, segmentsOf } from "../../nameless.mjs";
import { builtSite } from "../site.mjs";

test("the program that is served has no names of functions or files", () => {
  const program = readFileSync(join(builtSite, "hourglass.wasm"));
  assert(segmentsOf(program).length > 0);
  for (const name of ["nn.NewNetwork", "nn.(*Trainer).Step", "nn/trainer.go"]) {
    assert.equal(program.indexOf(name), -1, name);
  }
});

test("names are zeros afterwards, and nothing else changes", () => {
  const header = Buffer.alloc(72);
  header.writeUInt32LE(0xfffffff1);
  header[7] = 8;
  [2, 1, 0, 72, 84, 88, 96, 100].forEach((n, i) => header.writeBigUInt64LE(BigInt(n), 8 + 8 * i));
  const data = Buffer.concat([header, Buffer.from("main.a\0main\0"), Buffer.from([1, 2, 3, 4]), Buffer.from("a/b.go\0\0"), Buffer.from("counters")]);
  // Two segments, as the linker leaves them where there are zeros between.
  const [first, second] = [data.subarray(0, 75), data.subarray(75)];
  const segment = (/** @type {number} */ at, /** @type {Buffer} */ bytes) => Buffer.concat([Buffer.from([0, 0x41, 0x80 | (at & 127), at >> 7, 0x0b, bytes.length]), bytes]);
  const body = Buffer.concat([Buffer.from([2]), segment(256, first), segment(256 + 75, second)]);
  const program = Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), Buffer.from([11, 0x80 | (body.length & 127), body.length >> 7]), body]);

  const before = Buffer.from(program);
  assert.equal(removeNames(program), 12 + 8);
  assert.equal(program.indexOf("main"), -1);
  assert.equal(program.indexOf("b.go"), -1);
  const changed = before.filter((byte, i) => byte !== program[i]);
  assert.equal(Buffer.from(changed).toString("latin1"), "main.amaina/b.go");
});

test("what is no such program stays as it is", () => {
  const other = Buffer.from("\0asm\x01\0\0\0", "latin1");
  assert.equal(removeNames(other), 0);
});
