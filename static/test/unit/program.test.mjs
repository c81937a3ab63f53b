// The program as JavaScript calls it, under Node.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decoderParameters, savedSettings, summaryOf } from "../../engine/model.js";
import { builtSite, startProgram } from "../site.mjs";

const program = await startProgram();
program.configure({ layers: "784-16-784", batch: 50, seed: 3 });

test("settings come back in full", () => {
  const model = program.describe();
  assert.equal(model.layers, "784-16-784:sigmoid");
  assert.equal(model.parameters, 785 * 16 + 17 * 784);
  assert.deepEqual(program.configure({ layers: "784-16-784", batch: 50, seed: 3 }), model);
});

test("the layers of a model in numbers", () => {
  assert.deepEqual(summaryOf(program.describe()), [
    { layer: "16:relu", output: "16", parameters: 785 * 16, multiplyAdds: 784 * 16 },
    { layer: "784:sigmoid", output: "784", parameters: 17 * 784, multiplyAdds: 16 * 784 },
  ]);
});

test("the decoder is what comes after the code, marked or not", () => {
  assert.equal(decoderParameters(program.check({ layers: "784-16-784" })), 17 * 784);
  assert.equal(decoderParameters(program.check({ layers: "784-8-64*-8-784" })), 65 * 8 + 9 * 784);
});

test("a file comes with its settings, whatever those of the program that opens it", () => {
  program.configure({ model: "deep", code: 20, rate: 0.01, noiseRange: "random", data: "digits" });
  const bytes = program.saveWeights();
  program.configure({ layers: "784-16-784", batch: 50, seed: 3 });
  const model = program.loadWeights(bytes);
  const { model: name, code, layers, rate, noiseRange, data } = savedSettings(model);
  assert.deepEqual([name, code, layers, rate, noiseRange, data], ["deep", "20", "", "0.01", "random", "digits"]);
  assert.deepEqual([model.batch, model.rate, model.code, model.layers.startsWith("784-512-")], [50, 0.001, 20, true]);
  program.configure({ layers: "784-16-784", batch: 50, seed: 3 });
});

test("what can change in the middle of a run, and what cannot", () => {
  program.adjust({ noise: 0.5, noiseKind: "square", noiseRange: "random", schedule: "cosine", sparsity: 0.001 });
  const { noise, noiseKind, noiseRange, schedule, sparsity, rate } = program.describe();
  assert.deepEqual(
    [noise, noiseKind, noiseRange, schedule, sparsity, rate],
    [0.5, "square", "random", "cosine", 0.001, 0.001],
  );
  assert.throws(() => program.adjust({ seed: 4 }), { message: 'setting "seed" is unknown' });
  assert.throws(() => program.adjust({ noise: 3 }), { message: "noise 3, possible is 0 to 1" });
  program.adjust({ noise: 0, noiseKind: "gaussian", noiseRange: "fixed", schedule: "constant", sparsity: 0 });
});

test("networks are counted: one that could not be made is none", () => {
  const before = program.networks;
  assert.throws(() => program.configure({ code: 0 }));
  assert.equal(program.networks, before);
  program.setParameters(program.parameters());
  assert.equal(program.networks, before);
  program.loadWeights(program.saveWeights());
  assert.equal(program.networks, before + 1);
});

test("each kind of noise", () => {
  const gray = new Float32Array(784).fill(0.5);
  const values = (/** @type {Float32Array} */ x) => [...new Set(x)].sort();
  assert.deepEqual(values(program.addNoise(gray, 0.3, 1, "saltpepper")), [0, 0.5, 1]);
  assert.equal(program.addNoise(gray, 0.25, 1, "square").filter((v) => v === 0).length, 49);
  assert(values(program.addNoise(gray, 0.1, 1, "gaussian")).length > 100);
  assert.throws(() => program.addNoise(gray, 1.5, 1, "square"), { message: "noise 1.5, possible is 0 to 1" });
});

test("every layer's activations", () => {
  const image = new Float32Array(784).fill(0.25);
  const all = program.activations(image);
  assert.equal(all.length, 16 + 784);
  assert.deepEqual(all.slice(0, 16), program.encode(image));
  assert.deepEqual(all.slice(16), program.reconstruct(image));
});

test("a value with a line break is no second setting", () => {
  assert.throws(() => program.configure({ layers: "784-16-784\nseed=9" }), /line break/);
});

test("errors of the program are sentences", () => {
  assert.throws(() => program.configure({ code: 0 }), { message: "code 0, possible is a whole number from 1 to 784" });
  assert.throws(() => program.reconstruct(new Float32Array(783)), {
    message: "783 numbers are no images of 784 pixels",
  });
  assert.throws(() => program.reconstruct(new Float32Array(784).fill(NaN)), {
    message: "pixel 0 of image 0 is NaN, pixels are 0 to 1",
  });
  assert.equal(program.describe().seed, 3);
});

test("an internal error leaves the program alive", () => {
  // There is no document in Node.
  assert.throws(() => program.startPad(), /internal error/);
  assert.equal(program.reconstruct(new Float32Array(784)).length, 784);
});

test("results survive a growing memory", () => {
  const before = program.reconstruct(new Float32Array(784));
  const sum = before.reduce((a, b) => a + b);
  program.beginData(60000, 10000); // 55 MB
  assert.equal(
    before.reduce((a, b) => a + b),
    sum,
  );
  assert.deepEqual(program.reconstruct(new Float32Array(784)), before);
});

test("weights that are not weights are refused, and the old ones stay", () => {
  const before = program.parameters();
  for (const bytes of [
    new Uint8Array(0),
    new Uint8Array(100),
    crypto.getRandomValues(new Uint8Array(5000)),
    program.saveWeights().slice(0, -1),
  ]) {
    assert.throws(() => program.loadWeights(bytes), /safetensors/);
  }
  assert.deepEqual(program.parameters(), before);
  const again = program.saveWeights();
  program.setParameters(new Float32Array(before.length));
  program.loadWeights(again);
  assert.deepEqual(program.parameters(), before);
});

// A page of 600 KB is there in a second on a phone.
test(
  "the program stays small",
  {
    skip:
      readFileSync(join(builtSite, "..", "toolchain"), "utf8").trim() === "local" &&
      "it was built by another toolchain",
  },
  () => {
    const { size } = statSync(join(builtSite, "hourglass.wasm.br"));
    assert(size <= 600_000, `${size} bytes compressed`);
  },
);
