// The data set: its manifest, its hashes, and the built-in digits.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { damaged } from "../damaged.mjs";
import { builtSite, hasMNIST, startProgram } from "../site.mjs";

const { DataSet, manifestProblem, sha256 } = await import(join(builtSite, "engine/shards.js"));

const hash = "0".repeat(64);
const good = {
  name: "mnist",
  source: "here",
  shards: [
    { path: "train-images-00.gz", split: "train", images: 2, sha256: hash },
    { path: "test-images-00.gz", split: "test", images: 1, sha256: hash },
  ],
  labels: [
    { path: "train-labels.gz", split: "train", images: 2, sha256: hash },
    { path: "test-labels.gz", split: "test", images: 1, sha256: hash },
  ],
};

test("a good manifest has no problem, nor has one without shards", () => {
  assert.equal(manifestProblem(good), undefined);
  assert.equal(manifestProblem({ name: "digits", source: "", shards: [], labels: [] }), undefined);
});

test("the manifest that the site was built with has no problem", () => {
  const manifest = JSON.parse(readFileSync(join(builtSite, "data/manifest.json"), "utf8"));
  assert.equal(manifestProblem(manifest), undefined);
  assert(manifest.shards.length > 0 || manifest.note);
});

test("a manifest that lies is found out", () => {
  /** @param {(manifest: any) => void} change */
  const changed = (change) => {
    const copy = structuredClone(good);
    change(copy);
    return String(manifestProblem(copy));
  };
  for (const nothing of [null, 7, "x", []]) assert.notEqual(manifestProblem(nothing), undefined);
  assert.match(
    changed((m) => delete m.shards),
    /no shards/,
  );
  assert.match(
    changed((m) => (m.shards[0].path = "../../secret")),
    /not the name of a file/,
  );
  assert.match(
    changed((m) => (m.shards[0].path = "https://elsewhere.example/x")),
    /not the name of a file/,
  );
  assert.match(
    changed((m) => (m.shards[0] = null)),
    /not the name of a file/,
  );
  assert.match(
    changed((m) => (m.shards[0].split = "validation")),
    /neither train nor test/,
  );
  assert.match(
    changed((m) => (m.shards[0].images = -1)),
    /has -1 images/,
  );
  assert.match(
    changed((m) => (m.shards[0].images = 1e9)),
    /images/,
  );
  assert.match(
    changed((m) => (m.shards[0].images = "2")),
    /has 2 images/,
  );
  assert.match(
    changed((m) => (m.shards[0].sha256 = "")),
    /no SHA-256/,
  );
  assert.match(
    changed((m) => m.shards.pop()),
    /no test images/,
  );
  assert.match(
    changed((m) => (m.labels[0].images = 3)),
    /train has 2 images and 3 labels/,
  );
});

test("both ways to hash give the same", async () => {
  const bytes = new TextEncoder().encode("abc");
  const known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  assert.equal(await sha256(bytes), known);
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  try {
    assert.equal(await sha256(bytes), known);
  } finally {
    Object.defineProperty(globalThis, "crypto", { value: crypto, configurable: true });
  }
});

test("damaged data are told from good ones", { skip: !hasMNIST() && "the site was built without MNIST" }, async () => {
  const program = await startProgram();
  const { fetch } = globalThis;
  const root = pathToFileURL(`${builtSite}/`).href;
  try {
    for (const [name, [change, expected]] of Object.entries(damaged)) {
      const changes = await change();
      globalThis.fetch = async (url) => {
        const path = String(url).replace(root, "");
        const bytes = path in changes ? changes[path] : readFileSync(join(builtSite, path));
        return bytes === null ? new Response("", { status: 404 }) : new Response(/** @type {BodyInit} */ (bytes));
      };
      program.configure({ model: "vanilla" });
      await assert.rejects(
        new DataSet(program, "mnist").ensure(10, () => {}),
        ({ message }) => {
          assert.match(message, expected, name);
          return true;
        },
      );
    }
  } finally {
    globalThis.fetch = fetch;
  }
});

test("the built-in digits arrive in order, and a stopped set stops", async () => {
  const program = await startProgram();
  const set = new DataSet(program, "digits");
  const seen = /** @type {number[]} */ ([]);
  await set.ensure(800, (/** @type {number} */ done) => seen.push(done));
  assert.equal(seen.at(-1), 10800);
  assert.deepEqual(
    [...seen].sort((a, b) => a - b),
    seen,
  );
  await set.ensure(800, () => assert.fail("nothing was missing"));
  const more = set.ensure(60000, () => set.stop());
  await assert.rejects(more, /Another data set was chosen/);
});
