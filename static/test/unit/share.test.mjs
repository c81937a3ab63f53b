// What is shared, without the page: files, links, notes, and what the service says.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { compact, expand, mostCharacters } from "../../share/compact.js";
import { keep, kept } from "../../share/kept.js";
import { Malformed, annotate, fromHalf, readFile, readHeader, toHalf, writeFile } from "../../share/safetensors.js";
import { notesOf } from "../../share/subject.js";
import { claimOf, describeAssumed, describeTraining } from "../../share/words.js";
import { State } from "../../app/state.js";
import { farthest, lists, make } from "../networks.mjs";
import { builtSite, startProgram } from "../site.mjs";

/** @type {typeof import("../../share/service.js")} */
const { refusal } = await import(join(builtSite, "share/service.js"));

/** @type {import("../../engine/program.js").Program} */
let program;
before(async () => void (program = await startProgram()));

test("every float16 is read and written as it is, and others are rounded to the nearest", () => {
  for (let half = 0; half < 65536; half++) {
    const value = fromHalf(half);
    if (Number.isFinite(value)) assert.equal(toHalf(value), half);
  }
  assert.equal(fromHalf(toHalf(1e9)), 65504);
  assert.equal(fromHalf(toHalf(0.1)), 0.0999755859375);
  assert.equal(toHalf(1 + 2 ** -11), toHalf(1)); // a tie goes to the even one
  assert.equal(toHalf(1 + 3 * 2 ** -11), toHalf(1 + 2 ** -9));
});

test("the page writes the bytes that the program writes, and adds notes", () => {
  const { bytes, metadata, tensors } = make(program, "784-12-784");
  assert.deepEqual(writeFile({ metadata, tensors }), bytes);
  const noted = annotate(bytes, { ...metadata, mse: "0.01", 'Ä\n"': "…" });
  assert.equal(readHeader(noted).metadata.mse, "0.01");
  program.loadWeights(noted);
  assert.deepEqual(readFile(noted).tensors, tensors);
  for (const bad of [new Uint8Array(), new Uint8Array(20), bytes.subarray(0, 40), new Uint8Array(100).fill(255)])
    assert.throws(() => readHeader(bad), Malformed);
});

test("a file is measured before it is read", (t) => {
  /** @param {Record<string, unknown>} header @param {number} data bytes */
  const file = (header, data) => {
    const text = Buffer.from(JSON.stringify(header));
    const bytes = new Uint8Array(8 + text.length + data);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };
  const size = 7 << 20;
  const tensor = (/** @type {number} */ from, /** @type {number} */ to) => ({
    dtype: "F32",
    shape: [(to - from) / 4],
    data_offsets: [from, to],
  });
  const many = (/** @type {number} */ n, /** @type {(i: number) => unknown} */ of) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`${i}`, of(i)]));
  const { Float32Array } = globalThis;
  globalThis.Float32Array = /** @type {any} */ (
    class {
      constructor() {
        throw new Error("read before it was measured");
      }
    }
  );
  t.after(() => void (globalThis.Float32Array = Float32Array));
  assert.throws(
    () =>
      readFile(
        file(
          many(300, () => tensor(0, size)),
          size,
        ),
      ),
    /overlap/,
  );
  assert.throws(
    () =>
      readFile(
        file(
          many(1001, (i) => tensor(4 * i, 4 * i + 4)),
          4004,
        ),
      ),
    /more than 1000/,
  );
  assert.throws(() => readFile(file({ a: tensor(0, 8), b: tensor(4, 12) }, 12)), /overlap/);
  assert.throws(() => readFile(file({ a: tensor(0, 8), b: tensor(12, 16) }, 16)), /holes/);
  assert.throws(() => readFile(file({ a: tensor(0, 8) }, 12)), /after the last/);
  assert.throws(() => readFile(file({ a: tensor(0, 16) }, 12)), /not there/);
  assert.throws(() => readFile(file({ a: { ...tensor(0, 8), shape: [2 ** 30, 2 ** 30, 2 ** 30] } }, 8)), /not there/);
  globalThis.Float32Array = Float32Array;
  assert.equal(
    readFile(file({ b: tensor(8, 12), a: tensor(0, 8), c: tensor(0, 0) }, 12))
      .tensors.map(({ name }) => name)
      .join(""),
    "cab",
  );
});

test("notes tell what is known of a training, and no more", () => {
  const { values } = new State();
  const saved = {
    format: "pt",
    layers: "784-4-784:sigmoid",
    settings: "model=vanilla&code=4",
    steps: "0",
    seed: "1",
    batch: "256",
    optimizer: "adam",
    noise: "0.4",
    noiseKind: "gaussian",
  };
  const score = { mse: 0.0123456, psnr: 19, images: 10_000 };
  const own = notesOf(saved, values, { step: 0, fromScratch: true });
  assert.match(describeTraining(own), /^Not trained yet.*seed 1/);
  assert.equal(notesOf(saved, values, { step: 21, fromScratch: true, score }).mse, "0.01235");

  // Images that are not MNIST's are called what the site calls them; of unknown ones nothing is said.
  const trained = (/** @type {string} */ data) => notesOf(saved, values, { step: 3, fromScratch: true, data });
  assert.match(describeTraining(trained("mnist")), /3 steps, on MNIST,/);
  const source = "IDX files of this server's owner, in the form of MNIST";
  assert.match(describeTraining(trained(source)), new RegExp(`3 steps, on ${source},`));
  assert.doesNotMatch(describeTraining(trained("")), /on /);

  // One that was opened keeps its notes and gets none that it never had.
  const made = {
    padding: "encoder.0 (0, 1, 0, 1)",
    ceil_mode: "True",
    negative_slope: "0.01",
    pooling: "x",
    check: "{}",
  };
  const opened = {
    ...made,
    format: "keras",
    layers: "x",
    epochs: "45",
    batch: "32",
    noise: "0",
    mse: "0.00328",
    off: "0.01",
  };
  const kept = { format: "pt", layers: saved.layers, epochs: "45", batch: "32", noise: "0", mse: "0.00328" };
  Object.assign(kept, { settings: saved.settings });
  assert.deepEqual(notesOf(saved, values, { step: 0, fromScratch: false, opened, score }), kept);
  assert.equal(notesOf(saved, { ...values, noise: 0 }, { step: 0, fromScratch: false, opened, score }).mse, "0.01235");
  const further = notesOf(saved, values, { step: 1, fromScratch: false, opened, score });
  assert.equal("mse" in further || "steps" in further, false);
  assert.equal(describeTraining(further), "Trained, as its notes say: 45 epochs, batch 32, then 1 step more.");
  assert.equal(notesOf(saved, values, { step: 5, fromScratch: false, opened: further }).added, "6");
  const counted = notesOf(saved, values, { step: 5, fromScratch: false, opened: { steps: "120" } });
  assert.equal(describeTraining(counted), "Trained, as its notes say: 125 steps.");

  // Of one that was restored nothing is known.
  assert.deepEqual(Object.keys(notesOf(saved, values, { step: 0, fromScratch: false })), [
    "format",
    "layers",
    "settings",
  ]);
  assert.match(
    describeTraining(notesOf(saved, values, { step: 3, fromScratch: false })),
    /does not say.*3 steps were added/,
  );
});

test("what the service refuses is said in the page's words", () => {
  const cause = { code: "weights", cause: { code: "weights.noTensor", args: ["x", "y"] } };
  const answer = { code: "web.weights", args: [], cause, error: "Later." };
  const words = (/** @type {number} */ status, seconds = NaN) => refusal(status, answer, seconds).message;
  assert.equal(words(400), "This site does not take these weights: weights: no tensor x; the file has y.");
  assert.match(words(429, 90), /possible in 2 min\.$/);
  assert.match(words(429, 0), /later\.$/);
  for (const status of [401, 403, 404, 413, 500, 507]) assert.doesNotMatch(words(status), /tensor|Later/);
  assert.deepEqual(
    [404, 413].map((status) => refusal(status, answer, 0).gone),
    [true, false],
  );
});

test("what was shared is kept, however much it is", () => {
  const stored = new Map();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
    },
  });
  const id = (/** @type {number} */ i) =>
    "a".repeat(20) +
    String(1000 + i)
      .replace(/[01]/g, "b")
      .replace(/[89]/g, "c");
  const ids = new Set(Array.from({ length: 400 }, (_, i) => id(i)));
  for (const id of ids) assert(keep({ id, token: "t", name: "n", day: "2026-01-01" }));
  assert(ids.size > 120);
  assert.deepEqual(
    kept().map((one) => one.id),
    [...ids].reverse(),
  );
});

test("a claim is taken at its own noise and to its own digits", () => {
  assert.equal(claimOf({}, 0.4), undefined);
  for (const mse of ["", "-1", "0", "NaN", "x", "1e999", "123", "0x1"])
    assert.equal(claimOf({ mse }, 0), undefined, mse);
  const claim = claimOf({ mse: "0.2125", noise: "0.4" }, 0.2);
  assert.deepEqual([claim?.mse, claim?.noise], ["0.2125", "0.4"]);
  assert(
    Math.abs(0.21245 - 0.2125) <= Number(claim?.halfDigit) && Math.abs(0.2124 - 0.2125) > Number(claim?.halfDigit),
  );
  assert(Math.abs(Number(claimOf({ mse: "1.234e-7" }, 0)?.halfDigit) / 5.01e-11 - 1) < 1e-6);
  const several = { mse: "0.00121", "mse0.25": "0.00343", noise: "0.8" };
  assert.deepEqual([claimOf(several, 0.25)?.mse, claimOf(several, 0.25)?.noise], ["0.00343", "0.25"]);
  assert.deepEqual([claimOf(several, 0.4)?.mse, claimOf(several, 0.4)?.noise], ["0.00121", "0"]);
});

test("weights in a link come back within half a step, and fit", async () => {
  for (const bits of /** @type {const} */ ([16, 8])) {
    for (const list of lists) {
      const { tensors, model } = make(program, list);
      const count = tensors.reduce((sum, { data }) => sum + data.length, 0);
      if (count > 11_000) continue;
      const notes = { layers: model.layers, steps: "12", title: "a&b=ü" };
      const text = await compact(tensors, notes, bits);
      assert(text.length < mostCharacters, `${list}: ${text.length}`);
      assert.match(text, /^[\w-]+$/);
      const back = await expand(text, async (found) => {
        assert.deepEqual(found, notes);
        return tensors;
      });
      assert.equal(back.bits, bits);
      back.tensors.forEach((tensor, i) => {
        const largest = Math.max(...tensors[i].data.map(Math.abs));
        const step = bits === 8 ? largest / 254 : 2 ** (Math.floor(Math.log2(largest || 1)) - 11);
        assert(farthest(tensor.data, tensors[i].data) <= step * 1.001, `${list} ${tensor.name}`);
      });
      // A second link of what came out of the first is the same.
      assert.equal(await compact(back.tensors, notes, bits), text);
    }
  }
});

test("what is no such link is refused, and inflates within bounds", async () => {
  const { tensors, model } = make(program, "784-4-784");
  const good = await compact(tensors, { layers: model.layers }, 16);
  const expandIt = (/** @type {string} */ text) => expand(text, async () => tensors);
  const raw = async (/** @type {Uint8Array} */ bytes) => {
    const stream = new Blob([/** @type {BlobPart} */ (bytes)])
      .stream()
      .pipeThrough(new CompressionStream("deflate-raw"));
    return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
  };
  await assert.rejects(expandIt(""), /characters/);
  await assert.rejects(expandIt("a b"), /characters/);
  await assert.rejects(expandIt("ü"), /characters/);
  await assert.rejects(expandIt("x".repeat(40_000)), /at most/);
  await assert.rejects(expandIt("AAAA"), /inflated|form/);
  await assert.rejects(expandIt(good.slice(0, -200)), /inflated|bytes/);
  await assert.rejects(expandIt(await raw(new Uint8Array(20_000_000))), /more than/);
  await assert.rejects(expandIt(await raw(Uint8Array.of(9, 16, 0, 0))), /no known form/);
  await assert.rejects(expandIt(await raw(Uint8Array.of(1, 16, 255, 255))), /cut off/);
  await assert.rejects(expandIt(await raw(Uint8Array.of(1, 8, 0, 0, 1, 2, 3))), /the layers need/);
  const numbers = tensors.reduce((sum, { data }) => sum + data.length, 0);
  await assert.rejects(
    expandIt(await raw(new Uint8Array([1, 16, 0, 0, ...new Array(2 * numbers).fill(0x7e)]))),
    /not finite/,
  );
});

test("what a file of others leaves open is said with the names in it", () => {
  const said = (/** @type {string} */ layers, /** @type {any} */ assumed, names = ["fc1.weight", "fc1.bias"]) =>
    describeAssumed({ ...program.configure({ layers }), assumed }, names);
  assert.equal(said("784-9-784", ""), "");
  assert.match(said("784-9-784", "names"), /names of their own \(fc1\.weight, fc1\.bias\)/);
  assert.match(
    said("784-9-784", "layers"),
    /fit 784-9-784:sigmoid; that is assumed, with ReLU inside and a sigmoid at the end\.$/,
  );
  assert.match(said("784-c4-c2-c1", "layers"), /stride 1, and without pooling/);
  assert.match(said("784-9-784", "names", Array(9).fill("a")), /\(a, a, a, a, a, a, a, a, …\)/);
});
