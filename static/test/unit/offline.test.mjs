// What is kept for use offline: all that the page can ask for, by the hash of its bytes, and nothing else.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { listed, offline } from "../../tools/offline.mjs";
import { builtSite } from "../site.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(builtSite, path));
const html = read("index.html").toString();
const worker = read("sw.js").toString();
const sum = (/** @type {Uint8Array} */ bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** The list in the worker. @type {Array<[path: string, integrity: string]>} */
const list = JSON.parse(worker.match(/\[\["\.\/".*?\]\]/)?.[0] ?? "[]");
const paths = list.map(([path]) => path);

test("everything in the site that the page can ask for is in the list, and nothing else", () => {
  const all = readdirSync(builtSite, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => statSync(join(builtSite, path)).isFile());
  const siblings = all.filter((path) => /\.(br|gz)$/.test(path) && all.includes(path.replace(/\.\w+$/, "")));
  assert(siblings.length > 100);
  // The page under its address; what previews, editors and the browser itself ask for; data of an earlier build.
  const unasked = ["index.html", "preview.png", "exercises/schema.json", "sw.js"];
  const { shards, labels } = JSON.parse(read("data/manifest.json").toString());
  const data = ["data/manifest.json", ...[...shards, ...labels].map(({ path }) => `data/${path}`)];
  const expected = all
    .filter((path) => !siblings.includes(path) && !unasked.includes(path))
    .filter((path) => !path.startsWith("data/") || data.includes(path));
  assert.deepEqual([...paths].sort(), ["./", ...expected].sort());
  assert.equal(new Set(paths).size, paths.length);
  for (const path of ["main.js", "strings/de.js", "hourglass-scalar.wasm", "licences.txt", "weights/index.json"])
    assert(paths.includes(path), path);
});

test("each file has the hash of its bytes, and a shard that of what it holds, too", () => {
  for (const [path, integrity] of list) {
    const bytes = read(path === "./" ? "index.html" : path);
    const sums = path.endsWith("-ubyte.gz") ? [sum(bytes), sum(gunzipSync(bytes))] : [sum(bytes)];
    assert.deepEqual(integrity.split(" "), sums, path);
  }
});

test("what the page cannot do without is fetched first", () => {
  const first = (/** @type {string} */ folder) => paths.findIndex((path) => path.startsWith(folder));
  assert.equal(paths[0], "./");
  assert(first("weights/") > paths.indexOf("workshop.js") && first("data/") > first("weights/"));
  assert(paths.slice(first("data/")).every((path) => path.startsWith("data/")));
});

test("the version is one of all files: the same bytes give the same, others another", () => {
  const again = offline(builtSite, html);
  assert.equal(again.page, html);
  assert.equal(again.worker, worker);
  const version = (/** @type {string} */ page) => page.match(/<meta name="version" content="([0-9a-f]{16})">/)?.[1];
  assert(version(html) && worker.includes(`"${version(html)}"`));
  const other = offline(builtSite, html.replace("<h1>Hourglass", "<h1>Hour glass"));
  assert(version(other.page) && version(other.page) !== version(html));
  assert.notEqual(other.worker, worker);
  assert.equal(listed(builtSite).length, list.length - 1);
});
