// The border between JavaScript and the program: the table has what the program exports, and what crosses is
// copied once on the way out and once on the way in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { names, table } from "../../engine/table.js";
import { builtSite } from "../site.mjs";

const module = await WebAssembly.compile(readFileSync(join(builtSite, "hourglass.wasm")));

/** @type {import("../../engine/table.js").Entry[]} */
const entries = Object.values(table);

/** Where arguments and results lie; what the loader calls. */
const memory = ["input", "output", "outputLength", ...entries.flatMap(({ at }) => at ?? [])];
const runtime = ["run", "resume", "getsp"];

test("the table has each function that the program exports, and no other", () => {
  const exported = WebAssembly.Module.exports(module)
    .filter(({ kind }) => kind === "function")
    .map(({ name }) => name);
  assert.deepEqual(exported.sort(), [...names, ...memory, ...runtime].sort());
});

test("functions take as many numbers as the table says", async () => {
  await import(join(builtSite, "wasm_exec.js"));
  const { exports } = await WebAssembly.instantiate(module, new Go().importObject);
  for (const name of names) {
    const numbers = table[name].takes.filter((kind) => !["settings", "points", "bytes", "floats"].includes(kind));
    assert.equal(/** @type {Function} */ (exports[name]).length, numbers.length, name);
    assert(table[name].takes.length - numbers.length <= 1, `${name} takes two arguments through memory`);
  }
});

/** A worker's script, run here: what it says is collected, with the memory that it hands over. */
async function startWorker() {
  /** @type {(event: { data: any }) => Promise<void>} */
  let hear = async () => {};
  /** @type {Array<{ message: any, transfer: Transferable[] }>} */
  const said = [];
  Object.assign(globalThis, {
    addEventListener: (/** @type {string} */ _, /** @type {typeof hear} */ listener) => (hear = listener),
    postMessage: (/** @type {any} */ message, /** @type {Transferable[]} */ transfer) =>
      said.push({ message, transfer }),
    setInterval: () => {}, // its heartbeat would keep this process alive
  });
  await import(join(builtSite, "engine/worker.js"));
  await hear({ data: { id: 0, module } });
  let id = 0;
  return async (/** @type {string} */ request, /** @type {any[]} */ ...args) => {
    await hear({ data: { id: ++id, request, args } });
    const answer = said.find(({ message }) => message.id === id);
    assert(answer && !("error" in answer.message), answer?.message.error);
    return { result: answer.message.result, transfer: answer.transfer };
  };
}

test("a worker hands over the memory of its answers", async () => {
  const ask = await startWorker();
  await ask("configure", { layers: "784-16-784", batch: 50, data: "digits", images: 1000 });
  for (const name of /** @type {const} */ (["parameters", "saveWeights"])) {
    const { result, transfer } = await ask(name);
    assert.deepEqual(transfer, [result.buffer], name);
    assert.equal(result.byteLength, result.buffer.byteLength, name);
  }
  const pixels = new Float32Array(784).fill(0.5);
  for (const [name, argument] of /** @type {const} */ ([
    ["reconstruct", pixels],
    ["encode", pixels],
    ["decode", new Float32Array(16)],
  ])) {
    const { result, transfer } = await ask(name, argument);
    assert.deepEqual(transfer, [result.buffer], name);
  }
  const { result, transfer } = await ask("samples", 3); // two arrays in one piece of memory
  assert.deepEqual([result.pixels.length, result.labels.length], [3 * 784, 3]);
  assert.deepEqual(transfer, [result.pixels.buffer]);
});
