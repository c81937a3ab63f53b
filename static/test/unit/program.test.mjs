import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { builtSite, startProgram } from "../site.mjs";

const program = await startProgram();
program.configure({ layers: "784-16-784", batch: 50, seed: 3 });

test("settings come back in full", () => {
  const model = program.describe();
  assert.equal(model.layers, "784-16-784:sigmoid");
  assert.equal(model.parameters, String(785 * 16 + 17 * 784));
});

test("a value with a line break is no second setting", () => {
  assert.throws(() => program.configure({ layers: "784-16-784\nseed=9" }), /line break/);
});

test("errors of the program are sentences", () => {
  assert.throws(() => program.configure({ code: 0 }), { message: "code 0, possible is a whole number from 1 to 784" });
  assert.throws(() => program.reconstruct(new Float32Array(783)), { message: "783 numbers are no images of 784 pixels" });
  assert.throws(() => program.reconstruct(new Float32Array(784).fill(NaN)), { message: "pixel 0 of image 0 is NaN, pixels are 0 to 1" });
  assert.equal(program.describe().seed, "3");
});

test("an internal error leaves the program alive", () => {
  assert.throws(() => program.drawGrid(99, new Float32Array(784)), /internal error/);
  assert.equal(program.reconstruct(new Float32Array(784)).length, 784);
});

test("results survive a growing memory", () => {
  const before = program.reconstruct(new Float32Array(784));
  const sum = before.reduce((a, b) => a + b);
  program.beginData(60000, 10000); // 55 MB
  assert.equal(before.reduce((a, b) => a + b), sum);
  assert.deepEqual(program.reconstruct(new Float32Array(784)), before);
});

test("weights that are not weights are refused, and the old ones stay", () => {
  const before = program.parameters();
  for (const bytes of [new Uint8Array(0), new Uint8Array(100), crypto.getRandomValues(new Uint8Array(5000)), program.saveWeights().slice(0, -1)]) {
    assert.throws(() => program.loadWeights(bytes), /safetensors/);
  }
  assert.deepEqual(program.parameters(), before);
  const again = program.saveWeights();
  program.setParameters(new Float32Array(before.length));
  program.loadWeights(again);
  assert.deepEqual(program.parameters(), before);
});

// A page of 600 KB is there in a second on a phone.
test("the program stays small", { skip: readFileSync(join(builtSite, "..", "toolchain"), "utf8").trim() === "local" && "it was built by another toolchain" }, () => {
  const { size } = statSync(join(builtSite, "hourglass.wasm.br"));
  assert(size <= 600_000, `${size} bytes compressed`);
});
