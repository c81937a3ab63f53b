// Whichever request for memory is the first to fail, the program ends with a sentence that says so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { memoryOf } from "../memory.mjs";
import { builtSite } from "../site.mjs";

const { Program } = await import(join(builtSite, "engine", "program.js"));
const { least, bounded } = memoryOf(readFileSync(join(builtSite, "hourglass.wasm")));

/** What a worker does, in short. @param {import("../../engine/program.js").Program} program */
function work(program) {
  program.configure({ layers: "784-256-32-256-784", batch: 128, seed: 3 });
  program.beginData(2000, 100);
  while (program.makeDigits(0, 400));
  program.makeDigits(1, 100);
  for (let i = 0; i < 2; i++) program.train(3);
  program.freeze();
  program.evaluate(0, 100);
  const checkpoint = program.checkpoint();
  program.resumeRun(checkpoint);
  program.reconstruct(new Float32Array(784 * 500));
  program.loadWeights(program.saveWeights());
}

/**
 * @param {number} pages at most
 * @returns {Promise<import("../../engine/program.js").Program | undefined>} undefined: there were too few for it
 */
async function start(pages) {
  const module = await WebAssembly.compile(bounded(pages));
  return Program.start(module).catch((/** @type {unknown} */ error) => {
    assert.equal(/** @type {any} */ (error).code, "program.memory", `${pages} pages: ${error}`);
  });
}

test("a program that gets no more memory says so, at whichever request", async (t) => {
  for (const method of /** @type {const} */ (["log", "warn"])) t.mock.method(console, method, () => {}); // Go's traces
  const whole = await Program.start(await WebAssembly.compile(bounded(65536)));
  work(whole);
  const all = whole.memoryBytes / 65536;
  assert(all > least + 200, `${least} to ${all} pages`);
  let failed = 0;
  // Go asks for 64 pages at a time, at least; every other request is enough.
  for (let pages = least; pages < all; pages += 128) {
    const program = await start(pages);
    if (!program) {
      failed++; // not even enough for its start
      continue;
    }
    /** @type {unknown[]} */
    const told = [];
    program.died = (error) => told.push(/** @type {any} */ (error).code);
    try {
      work(program);
      continue; // Go's collector may come earlier than it did above: it needed less
    } catch (error) {
      assert.equal(/** @type {any} */ (error).code, "program.memory", `${pages} pages: ${error}`);
    }
    failed++;
    assert.equal(program.dead, true);
    assert.deepEqual(told, ["program.memory"]);
    assert.throws(() => program.describe(), { code: "program.memory" });
  }
  assert(failed > (all - least) / 256, `${failed} requests of ${all - least} pages`); // at least half of those tried
});
