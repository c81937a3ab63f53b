// Lists of layers as the hourglass edits them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import {
  codeOf,
  formatList,
  formatWord,
  inserted,
  layerAt,
  nextSize,
  parseList,
  parseWord,
  removed,
  resized,
  roundSize,
  symmetric,
  withLayer,
} from "../../hourglass/layers.js";
import { parseShape } from "../../hourglass/weights.js";
import { lists } from "../lists.mjs";
import { builtSite, startProgram } from "../site.mjs";

const program = await startProgram();
/** @type {typeof import("../../engine/program.js")} */
const { layerSummary } = await import(join(builtSite, "engine/program.js"));

test("every word goes there and back", () => {
  for (const word of [
    "64",
    "64~",
    "64:tanh",
    "64~:linear*",
    "c32",
    "c32k5",
    "c32s2",
    "c32v",
    "c32k5s2v",
    "t32",
    "t32s1",
    "t1k4",
    "t8k5s1:leaky",
    "mp",
    "mp4",
    "up",
    "up3",
    "4x4x8",
    "drop0.2",
    "784:sigmoid",
    "mp*",
    "1:relu",
  ]) {
    const layer = parseWord(word);
    assert(layer, word);
    assert.equal(formatWord(layer), word);
  }
  assert.equal(formatWord(/** @type {any} */ (parseWord("drop.25"))), "drop0.25");
  assert.equal(formatWord(/** @type {any} */ (parseWord("c8s2k5"))), "c8k5s2");
  assert.equal(formatWord(/** @type {any} */ (parseWord("c8k3s1"))), "c8");
});

test("what is no word is none", () => {
  for (const word of [
    "",
    "*",
    "x",
    "64x",
    "c",
    "ck3",
    "t8v",
    "mp:relu",
    "up2:tanh",
    "64:",
    "64:a:b",
    "4x4",
    "-1",
    "drop",
    "drop:relu",
    "c8q3",
    "64**",
    " 64",
  ])
    assert.equal(parseWord(word), undefined, word);
  for (const text of ["", "784", "784-64", "a-64-784", "784--784", "4x4-3-784"])
    assert.throws(() => parseList(text), /no list|no layer/, text);
});

test("lists go there and back, as the engine prints them", () => {
  for (const text of Object.values(lists)) {
    const { layers } = program.check({ layers: text });
    assert.equal(formatList(parseList(layers)), layers);
  }
});

test("the code is where the engine says", () => {
  for (const text of Object.values(lists)) {
    const model = program.check({ layers: text });
    const list = parseList(model.layers);
    const sizes = layerSummary(model).map(({ output }) => parseShape(output).size);
    assert.equal(sizes[codeOf(list, sizes)], Number(model.code), text);
  }
  assert.equal(codeOf(parseList(lists.marked), [32, 8, 64, 8, 32, 784]), 2);
  assert.equal(codeOf(parseList("784-8-8-784"), [8, 8, 784]), 0);
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
    assert.equal(symmetric(parseList(lists[name])), true, name);
  for (const text of [
    "784-128-64-784",
    "784-c8-64-784",
    "28x28x1-c8-mp-c8-up-c4-c1",
    "28x28x1-c8-mp-c8-up4-c1",
    "784-drop.1-64-784",
  ])
    assert.equal(symmetric(parseList(text)), false, text);
});

/** @param {import("../../hourglass/layers.js").List[]} candidates @returns {string} the first that the engine takes */
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
    assert.equal(taken(resized(parseList(/** @type {any} */ (lists)[name]), layer, size, mirror)), wanted);
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
    assert.equal(taken(removed(parseList(/** @type {any} */ (lists)[name]), layer, mirror)), wanted);
  });
}

/** @type {Array<[string, number, string, boolean, string]>} */
const insertions = [
  ["vanilla", 0, "128", true, "784-128-64-128-784"],
  ["vanilla", 1, "128", true, "784-128-64-128-784"],
  ["vanilla", 0, "128", false, "784-128-64-784"],
  ["vanilla", 0, "c4", true, "784-c4-64-784"],
  ["vanilla", 0, "drop0.2", true, "784-drop0.2-64-drop0.2-784"],
  ["deep", 4, "96", true, "784-512-256-128-96-64-96-128-256-512-784"],
  ["deep", 7, "640", true, "784-640-512-256-128-64-128-256-512-640-784"],
  ["conv", 2, "c16", true, "28x28x1-c32-mp-c16-c8-mp-c8-mp-c8-up-c8-up-c16-c32v-up-c1"],
  ["denoiser", 2, "c48", true, "28x28x1-c32k5s2-c64s2-c48-c64-t32-t1k4"],
  ["plain", 1, "mp", true, "28x28x1-c8-mp-c8-up-c1"],
  ["denoiser", 1, "mp", true, "none"],
];
for (const [name, gap, word, mirror, wanted] of insertions) {
  test(`${name} with ${word} before layer ${gap + 1}${mirror ? ", mirrored" : ""}`, () => {
    const result = taken(
      inserted(parseList(/** @type {any} */ (lists)[name]), gap, /** @type {any} */ (parseWord(word)), mirror),
    );
    assert.equal(result, wanted);
  });
}

test("an edit leaves the list that it began with as it was", () => {
  for (const text of Object.values(lists)) {
    const list = parseList(text);
    const before = JSON.stringify(list);
    for (const mirror of [true, false]) {
      for (let i = 0; i < list.layers.length - 1; i++) {
        for (const other of [
          ...resized(list, i, 7, mirror),
          ...removed(list, i, mirror),
          ...inserted(list, i, { kind: "dense", size: 5 }, mirror),
          withLayer(list, i, { activation: "tanh" }),
        ])
          formatList(other);
      }
    }
    assert.equal(JSON.stringify(list), before);
  }
});
