// Lists of layers as the hourglass edits them.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatList,
  formatWord,
  inserted,
  layerAt,
  listOf,
  nextSize,
  removed,
  resized,
  roundSize,
  shapeOf,
  symmetric,
  withLayer,
} from "../../hourglass/layerlist.js";
import { lists } from "../lists.mjs";
import { startProgram } from "../site.mjs";

const program = await startProgram();

/** A list as an edit begins with it: the output's activation is a setting of its own. @param {string} text */
function list(text) {
  const all = listOf(program.check({ layers: text }).spec);
  return withLayer(all, all.layers.length - 1, { activation: undefined });
}

test("every word goes there and back", () => {
  // Each where its layer can stand.
  for (const text of [
    ...Object.values(lists),
    "784-64:tanh-784",
    "784-64-784~:linear",
    "784-64*-32-784",
    "784-c4k5-784",
    "784-c16s2-784",
    "784-c4v-784",
    "784-c32k5s2v-784",
    "784-16-4x4x1-t32s1-784",
    "784-16-4x4x1-t1k4-784",
    "784-16-4x4x1-t8k5s1:leaky-784",
    "28x28x1-mp4-up4-c1",
    "28x28x1-mp*-up-c1",
    "28x28x1-up3-mp3-c1",
    "784-drop.25-16-784",
    "784-c8s2k5-784",
    "784-c4k3s1-784",
    "784-1:relu-784:relu",
  ]) {
    const { layers, spec } = program.check({ layers: text });
    assert.equal(formatList(listOf(spec)), layers);
  }
});

test("words that an edit makes are those that the engine prints", () => {
  /** @type {Array<[import("../../hourglass/layerlist.js").Word, string]>} */
  const words = [
    [{ kind: "dense", units: 64 }, "64"],
    [{ kind: "dense", units: 64, tied: true, activation: "linear", marked: true }, "64~:linear*"],
    [{ kind: "conv", units: 8 }, "c8"],
    [{ kind: "conv", units: 8, size: 5, stride: 2, valid: true }, "c8k5s2v"],
    [{ kind: "transposed", units: 8, stride: 1 }, "t8s1"],
    [{ kind: "pool", size: 2 }, "mp"],
    [{ kind: "up", size: 3 }, "up3"],
    [{ kind: "reshape", out: shapeOf(4, 4, 8) }, "4x4x8"],
    [{ kind: "dropout", rate: 0.2 }, "drop0.2"],
  ];
  for (const [word, text] of words) assert.equal(formatWord(word), text);
});

test("a position in the text is a layer", () => {
  const text = "784-512-64-784";
  assert.deepEqual(
    [0, 3, 4, 6, 8, 11, 13].map((at) => layerAt(text, at)),
    [-1, -1, 0, 0, 1, 2, 2],
  );
});

test("sizes for the buttons", () => {
  assert.deepEqual(
    [
      nextSize(64, 1),
      nextSize(64, -1),
      nextSize(70, 1),
      nextSize(70, -1),
      nextSize(1, -1),
      nextSize(4096, 1),
      nextSize(5000, 1),
      nextSize(9000, -1),
    ],
    [80, 48, 80, 64, 1, 4096, 5000, 4096],
  );
  assert.deepEqual([1, 63, 224, 1e6].map(roundSize), [1, 64, 256, 4096]);
});

test("which lists are symmetric", () => {
  for (const name of /** @type {const} */ ([
    "vanilla",
    "deep",
    "conv",
    "denoiser",
    "shippedConv",
    "tied",
    "two",
    "long",
    "marked",
    "dropped",
  ]))
    assert.equal(symmetric(list(lists[name])), true, name);
  for (const text of [
    "784-128-64-784",
    "784-c8-64-784",
    "28x28x1-c8-mp-c8-up-c4-c1",
    "28x28x1-c8-mp4-c8-up-up-c1",
    "784-drop.1-64-784",
  ])
    assert.equal(symmetric(list(text)), false, text);
});

/**
 * @param {import("../../hourglass/layerlist.js").List[]} candidates
 * @returns {string} the first that the engine takes
 */
function taken(candidates) {
  for (const list of candidates) {
    try {
      program.check({ layers: formatList(list) });
      return formatList(list);
    } catch {
      // the next
    }
  }
  return "none";
}

/** @type {Array<[string, number, number, boolean, string]>} */
const resizes = [
  ["vanilla", 0, 16, true, "784-16-784"],
  ["deep", 0, 640, true, "784-640-256-128-64-128-256-640-784"],
  ["deep", 6, 384, true, "784-384-256-128-64-128-256-384-784"],
  ["deep", 3, 2, true, "784-512-256-128-2-128-256-512-784"],
  ["deep", 2, 100, false, "784-512-256-100-64-128-256-512-784"],
  ["conv", 0, 16, true, "28x28x1-c16-mp-c8-mp-c8-mp-c8-up-c8-up-c16v-up-c1"],
  ["conv", 10, 40, true, "28x28x1-c40-mp-c8-mp-c8-mp-c8-up-c8-up-c40v-up-c1"],
  ["conv", 4, 4, true, "28x28x1-c32-mp-c8-mp-c4-mp-c4-up-c8-up-c32v-up-c1"],
  ["conv", 4, 4, false, "28x28x1-c32-mp-c8-mp-c4-mp-c8-up-c8-up-c32v-up-c1"],
  ["denoiser", 0, 16, true, "28x28x1-c16k5s2-c64s2-c64-t16-t1k4"],
  ["denoiser", 1, 48, true, "28x28x1-c32k5s2-c48s2-c48-t32-t1k4"],
  ["shippedConv", 2, 8, true, "28x28x1-c16s2-c32s2-8:linear-1568-7x7x32-t16-t1"],
  ["shippedConv", 1, 16, true, "28x28x1-c16s2-c16s2-32:linear-784-7x7x16-t16-t1"],
  ["shippedConv", 4, 16, false, "28x28x1-c16s2-c32s2-32:linear-784-7x7x16-t16-t1"],
  ["shippedConv", 3, 800, false, "28x28x1-c16s2-c32s2-32:linear-784-7x7x16-t16-t1"],
  ["tied", 0, 96, true, "784-96-32:tanh-96~-784~"],
  ["tied", 0, 96, false, "none"],
  ["two", 1, 3, true, "784-128-3:linear-128-784"],
  ["dropped", 0, 64, true, "784-64-drop0.2-16-64-drop0.2-784"],
  ["dropped", 1, 0.5, true, "784-128-drop0.5-16-128-drop0.5-784"],
  ["marked", 1, 16, true, "784-32-16-64*-16-32-784"],
];
for (const [name, layer, size, mirror, wanted] of resizes) {
  test(`${name}: layer ${layer + 1} of size ${size}${mirror ? ", mirrored" : ""}`, () => {
    assert.equal(taken(resized(list(/** @type {any} */ (lists)[name]), layer, size, mirror)), wanted);
  });
}

/** @type {Array<[string, number, boolean, string]>} */
const removals = [
  ["deep", 0, true, "784-256-128-64-128-256-784"],
  ["deep", 5, true, "784-512-128-64-128-512-784"],
  ["deep", 3, true, "784-512-256-128-128-256-512-784"],
  ["deep", 0, false, "784-256-128-64-128-256-512-784"],
  ["conv", 0, true, "28x28x1-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1"],
  ["conv", 2, true, "28x28x1-c32-mp-mp-c8-mp-c8-up-up-c32v-up-c1"],
  ["conv", 1, false, "none"],
  ["denoiser", 1, true, "28x28x1-c32k5s2-c64-t1k4"],
  ["denoiser", 2, true, "28x28x1-c32k5s2-c64s2-t32-t1k4"],
  ["tied", 0, true, "784-32:tanh-784~"],
  ["vanilla", 0, true, "none"],
  ["two", 1, false, "784-128-128-784"],
  ["dropped", 1, true, "784-128-16-128-784"],
];
for (const [name, layer, mirror, wanted] of removals) {
  test(`${name} without layer ${layer + 1}${mirror ? ", mirrored" : ""}`, () => {
    assert.equal(taken(removed(list(/** @type {any} */ (lists)[name]), layer, mirror)), wanted);
  });
}

/** @type {Array<[string, number, import("../../hourglass/layerlist.js").Word, boolean, string]>} */
const insertions = [
  ["vanilla", 0, { kind: "dense", units: 128 }, true, "784-128-64-128-784"],
  ["vanilla", 1, { kind: "dense", units: 128 }, true, "784-128-64-128-784"],
  ["vanilla", 0, { kind: "dense", units: 128 }, false, "784-128-64-784"],
  ["vanilla", 0, { kind: "conv", units: 4 }, true, "784-c4-64-784"],
  ["vanilla", 0, { kind: "dropout", rate: 0.2 }, true, "784-drop0.2-64-drop0.2-784"],
  ["deep", 4, { kind: "dense", units: 96 }, true, "784-512-256-128-96-64-96-128-256-512-784"],
  ["deep", 7, { kind: "dense", units: 640 }, true, "784-640-512-256-128-64-128-256-512-640-784"],
  ["conv", 2, { kind: "conv", units: 16 }, true, "28x28x1-c32-mp-c16-c8-mp-c8-mp-c8-up-c8-up-c16-c32v-up-c1"],
  ["denoiser", 2, { kind: "conv", units: 48 }, true, "28x28x1-c32k5s2-c64s2-c48-c64-t32-t1k4"],
  ["plain", 1, { kind: "pool", size: 2 }, true, "28x28x1-c8-mp-c8-up-c1"],
  ["denoiser", 1, { kind: "pool", size: 2 }, true, "none"],
];
for (const [name, gap, word, mirror, wanted] of insertions) {
  test(`${name} with ${formatWord(word)} before layer ${gap + 1}${mirror ? ", mirrored" : ""}`, () => {
    assert.equal(taken(inserted(list(/** @type {any} */ (lists)[name]), gap, word, mirror)), wanted);
  });
}

test("an edit leaves the list that it began with as it was", () => {
  for (const text of Object.values(lists)) {
    const first = list(text);
    const before = JSON.stringify(first);
    for (const mirror of [true, false]) {
      for (let i = 0; i < first.layers.length - 1; i++) {
        for (const other of [
          ...resized(first, i, 7, mirror),
          ...removed(first, i, mirror),
          ...inserted(first, i, { kind: "dense", units: 5 }, mirror),
          withLayer(first, i, { activation: "tanh" }),
        ])
          formatList(other);
      }
    }
    assert.equal(JSON.stringify(first), before);
  }
});
