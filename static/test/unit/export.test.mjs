// Saved networks in the hands of others: Keras's layouts, ONNX Runtime, numpy.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { toONNX } from "../../share/onnx.js";
import { annotate, readFile, readHeader, writeFile } from "../../share/safetensors.js";
import { farthest, lists, make, pictures } from "../networks.mjs";
import { startProgram } from "../site.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** @type {import("../../engine/program.js").Program} */
let program;
before(async () => void (program = await startProgram()));

test("Keras's layouts lead back to the same numbers, notes and all", () => {
  for (const list of lists) {
    const { bytes, metadata } = make(program, list);
    const parameters = program.parameters();
    const noted = annotate(bytes, { ...metadata, mse: "0.01" });
    const keras = program.kerasWeights(noted);
    const file = readFile(keras);
    const names = file.tensors.map(({ name }) => name);
    assert.deepEqual(names, names.toSorted(), list);
    assert.deepEqual(file.metadata, { ...readHeader(noted).metadata, format: "keras" });
    assert.deepEqual(writeFile(file), keras, list);
    assert.deepEqual(program.kerasWeights(keras), keras, list);
    program.configure({ layers: "784-1-784" });
    program.loadWeights(keras);
    assert.deepEqual(program.parameters(), parameters, list);
    assert.equal(program.describe().layers, metadata.layers);
  }
  const { metadata, tensors } = readFile(program.kerasWeights(make(program, "784-12-784").bytes));
  assert.throws(() => program.loadWeights(writeFile({ metadata, tensors: tensors.slice(1) })), /parameters/);
  tensors[0].name = "000.conv2d.kernel";
  assert.throws(() => program.loadWeights(writeFile({ metadata, tensors })), /no tensor 000\.dense\.kernel/);
});

// Do not change: files that people have must open as they did.
test("files of both layouts are the bytes that they always were", () => {
  const hash = (/** @type {Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const written = [
    "784-20:tanh-3:linear-20~-784~",
    "784-c4k5s2-mp-20:leaky-drop.2-392-7x7x8-t8-t1k4:tanh",
    "14x14x4-c2-up-8-784-14x14x4-c4:linear",
  ].map((layers) => {
    program.configure({ layers });
    program.setParameters(program.parameters().map((_, i) => ((i % 257) - 128) / 256));
    const { metadata, tensors } = readFile(program.saveWeights());
    const bytes = writeFile({ metadata: { format: metadata.format, layers: metadata.layers }, tensors });
    return [hash(bytes), hash(program.kerasWeights(bytes))];
  });
  assert.deepEqual(written, [
    ["06544425e6c5e0e3", "cef201911e74e655"],
    ["2fbc39aa8d392242", "dc9fbcd2f2365ed1"],
    ["84e63e84e9b7b44b", "a1414d5705f048bc"],
  ]);
});

const runtime = join(here, "..", "onnx", "node_modules", "onnxruntime-web");
test(
  "ONNX Runtime computes what the program computes, to 1e-5",
  { skip: existsSync(runtime) ? false : "onnxruntime-web is not installed: make test does that" },
  async () => {
    const ort = createRequire(import.meta.url)(runtime);
    ort.env.wasm.numThreads = 1;
    /**
     * @param {string} name
     * @param {import("../../engine/model.js").Model} model
     * @param {Uint8Array} bytes
     * @param {Float32Array} pixels
     */
    const check = async (name, model, bytes, pixels) => {
      const file = toONNX(model.spec, readFile(bytes).tensors, { layers: model.layers });
      const session = await ort.InferenceSession.create(file);
      const { restored, code } = await session.run({
        pixels: new ort.Tensor("float32", pixels, [pixels.length / 784, 784]),
      });
      assert(farthest(restored.data, program.reconstruct(pixels)) < 1e-5, name);
      assert(
        farthest(code.data, program.encode(pixels)) < 1e-5 * Math.max(1, ...code.data.map(Math.abs)),
        `${name}, code`,
      );
    };
    const digits = pictures(program);
    const noise = digits.map((_, i) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1); // reaches every pixel
    for (const list of lists) {
      const { model, bytes } = make(program, list);
      await check(list, model, bytes, digits);
      await check(list, model, bytes, noise);
    }
    for (const name of ["denoiser", "conv"]) {
      const bytes = readFileSync(join(here, "..", "..", "weights", `${name}.safetensors`));
      await check(name, program.loadWeights(bytes), bytes, digits);
    }
  },
);

/** A Python with numpy, or why not. */
function python() {
  for (const path of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(path, ["-c", "import numpy"], { stdio: "ignore" });
      return path;
    } catch {
      // the next one
    }
  }
  return "";
}

test(
  "numpy alone reads the files and computes the same, in both layouts",
  { skip: python() ? false : "there is no Python with numpy here" },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "hourglass-numpy-"));
    try {
      const pixels = pictures(program);
      writeFileSync(join(folder, "pixels.f32"), new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
      for (const list of lists.filter((list) => !/t\d|drop|~/.test(list) && !list.startsWith("14"))) {
        const { bytes } = make(program, list);
        for (const [name, file] of /** @type {const} */ ([
          ["torch", bytes],
          ["keras", program.kerasWeights(bytes)],
        ])) {
          writeFileSync(join(folder, `${name}.safetensors`), file);
          const out = execFileSync(python(), [
            join(here, "..", "read_safetensors.py"),
            join(folder, `${name}.safetensors`),
            join(folder, "pixels.f32"),
          ]);
          const restored = new Float32Array(new Uint8Array(out).buffer);
          assert(farthest(restored, program.reconstruct(pixels)) < 1e-5, `${list}, ${name}`);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
