// Saved networks in the hands of others: Keras's layouts, ONNX Runtime, numpy.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { toONNX } from "../../share/onnx.js";
import { annotate, readFile, readHeader, writeFile } from "../../share/safetensors.js";
import { checkNote, kerasNotes, modelScript, modulesOf, ring, torchNotes } from "../../share/torch.js";
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

/** A Python that has a package, or "". @param {string} name */
function pythonWith(name) {
  for (const path of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(path, ["-c", `import ${name}`], { stdio: "ignore" });
      return path;
    } catch {
      // the next one
    }
  }
  return "";
}

const shipped = ["denoiser", "conv", "deep", "map"];

/** Networks of every kind, and those that come with the page: the program has each when it is visited. */
function* networks() {
  for (const list of [...lists, "784-128-drop.2-16-128-784", "784-32-up7-c8-mp3-784", "28x28x1-c2-28x28x2-c1:leaky"])
    yield { name: list, ...make(program, list) };
  for (const name of shipped) {
    const bytes = new Uint8Array(readFileSync(join(here, "..", "..", "weights", `${name}.safetensors`)));
    yield { name, model: program.loadWeights(bytes), bytes };
  }
}

/** @param {(folder: string) => void} work */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "hourglass-python-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs a program once for each i, as if alone; a package takes seconds to start. If it exits, its code is printed.
 * @param {string} name of the package that it needs
 * @param {string} folder where
 * @param {number} times
 * @param {string} path of the program, in Python, as its arguments are
 * @param {string} args
 * @returns {Buffer} what it prints
 */
function inOnePython(name, folder, times, path, args) {
  const all = `
import runpy, sys
for i in range(${times}):
    sys.argv = [${path}, *${args}]
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as exit:
        print(int(exit.code or 0))
`;
  return execFileSync(pythonWith(name), ["-c", all], { cwd: folder, maxBuffer: 2 ** 28 });
}

test(
  "numpy alone reads the files and computes the same, in both layouts",
  { skip: pythonWith("numpy") ? false : "there is no Python with numpy here" },
  () =>
    inFolder((folder) => {
      const pixels = pictures(program);
      writeFileSync(join(folder, "pixels.f32"), new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
      /** @type {Array<{ name: string, wanted: Float32Array }>} */
      const cases = [];
      for (const { name, bytes } of networks())
        for (const file of [bytes, program.kerasWeights(bytes)]) {
          writeFileSync(join(folder, `${cases.length}.safetensors`), file);
          cases.push({ name, wanted: program.reconstruct(pixels) });
        }
      const reader = join(here, "..", "read_safetensors.py");
      const out = inOnePython("numpy", folder, cases.length, `"${reader}"`, '[f"{i}.safetensors", "pixels.f32"]');
      const restored = new Float32Array(new Uint8Array(out).buffer);
      assert.equal(restored.length, cases.length * pixels.length);
      for (const [i, { name, wanted }] of cases.entries()) {
        const its = restored.subarray(i * pixels.length, (i + 1) * pixels.length);
        assert(farthest(its, wanted) < 1e-5 * Math.max(1, ...wanted.map(Math.abs)), name);
      }
    }),
);

/** @param {string} name @param {import("../../engine/model.js").Model} model @param {Uint8Array} bytes */
function forTorch(name, model, bytes) {
  const pixels = ring();
  const restored = program.reconstruct(Float32Array.from(pixels, (byte) => byte / 255));
  const { metadata, tensors } = readFile(bytes);
  const more = { ...torchNotes(model.spec), check: checkNote(pixels, restored) };
  return { file: writeFile({ metadata: { ...metadata, ...more }, tensors }), script: modelScript(model, name) };
}

test(
  "model.py builds each network in PyTorch, and finds what is not its own",
  { skip: pythonWith("torch") ? false : "there is no Python with PyTorch here" },
  () =>
    inFolder((folder) => {
      /** @type {string[]} */
      const names = [];
      for (const { name, model, bytes } of networks()) {
        const at = join(folder, String(names.push(name) - 1));
        const { file, script } = forTorch("x.safetensors", model, bytes);
        mkdirSync(at);
        writeFileSync(join(at, "x.safetensors"), file);
        writeFileSync(join(at, "model.py"), script);
        if (name !== "denoiser") continue;
        // Zeros as PyTorch's padding=2 has them: what the program is there to prevent.
        assert.match(script, /Conv\(1, 32, 5, 2, \(1, 2, 1, 2\)\)/);
        const wrong = join(folder, String(names.push("wrong") - 1));
        mkdirSync(wrong);
        writeFileSync(join(wrong, "x.safetensors"), file);
        writeFileSync(join(wrong, "model.py"), script.replace("(1, 2, 1, 2)", "(2, 1, 2, 1)"));
      }
      const out = inOnePython("torch", folder, names.length, 'f"{i}/model.py"', "[]"); // the weights are beside it
      const lines = out.toString().trim().split("\n");
      assert.equal(lines.length, 2 * names.length);
      for (const [i, name] of names.entries()) {
        const off = Number(lines[2 * i].match(/ 784 restored pixels is off by (\d\.\de[-+]\d\d)\.$/)?.[1]);
        const code = lines[2 * i + 1];
        if (name === "wrong") assert(off > 0.01 && code === "1", `${name}: ${off}, ${code}`);
        else assert(off < 1e-5 && code === "0", `${name}: ${off}, ${code}`);
      }
    }),
);

test("model.py and the notes tell what the defaults of others would change", () => {
  const { model, bytes } = make(program, "784-c16k5s2-c8k4s2-mp3-40:leaky-drop.2-392-7x7x8-t8-t1k4:tanh");
  const { file, script } = forTorch("x.safetensors", model, bytes);
  assert.deepEqual(
    modulesOf(model.spec)
      .map(({ name }) => name)
      .slice(0, 4),
    ["encoder.0", "encoder.2", "encoder.4", "encoder.6"],
  );
  for (const line of [
    "Conv(1, 16, 5, 2, (1, 2, 1, 2)),  # 28x28x1 -> 14x14x16",
    "nn.MaxPool2d(3, ceil_mode=True),",
    "nn.LeakyReLU(0.01),",
    "nn.Unflatten(1, (8, 7, 7)),",
    "Transposed(8, 8, 3, 2, (0, 1, 0, 1)),",
    "nn.Dropout(0.2),",
  ])
    assert(script.includes(`            ${line}`), line);
  const { metadata } = readHeader(file);
  assert.match(metadata.padding, /encoder\.0 \(1, 2, 1, 2\), encoder\.2 \(1, 1, 1, 1\), .*decoder\.4 \(0, 1, 0, 1\)/);
  assert.deepEqual([metadata.negative_slope, metadata.ceil_mode], ["0.01", "True"]);
  assert.deepEqual(kerasNotes(model.spec), {
    negative_slope: "0.01",
    pooling: "windows stick out below and to the right, not on both sides",
  });
  // One row that sticks out is below in TensorFlow too.
  assert.deepEqual(kerasNotes(make(program, "784-c4s2-mp-c2s1-mp-4-784").model.spec), {});
  assert.deepEqual(torchNotes(make(program, "784-4-784").model.spec), {});
  const tied = make(program, "784-100-2-100~-784~");
  assert.match(
    modelScript(tied.model, "x"),
    /nn\.Linear\(100, 784\), {2}# 100 -> 784; tied: weights of encoder\.0, transposed/,
  );
});
