// The hourglass without its page: where weights lie, where things stand.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { codeOf, parseList } from "../../hourglass/layers.js";
import { arrange, heightOf, outline, pageOf, rectOf, sourceOf } from "../../hourglass/layout.js";
import { incoming, kernels, outgoing, parseShape, weightsOf } from "../../hourglass/weights.js";
import { lists } from "../lists.mjs";
import { builtSite, startProgram } from "../site.mjs";

const program = await startProgram();
/** @type {typeof import("../../engine/program.js")} */
const { layerSummary } = await import(join(builtSite, "engine/program.js"));

/** @param {string} text */
function modelOf(text) {
  const model = program.check({ layers: text });
  const list = parseList(model.layers);
  const summary = layerSummary(model);
  const shapes = summary.map((/** @type {any} */ { output }) => parseShape(output));
  return { model, list, summary, shapes, ...weightsOf(list.layers, parseShape(list.input), shapes) };
}

test("weights lie where the engine has them", () => {
  for (const text of [
    ...Object.values(lists),
    "784-c8k5s2v-mp4-32-784",
    "784-c4-up-c4v-t3s1k5-16-784",
    "784-64-784~",
  ]) {
    const { model, summary, all, total } = modelOf(text);
    assert.equal(total, Number(model.parameters), text);
    all.forEach((weights, i) => {
      const own = weights
        ? (weights.tied ? 0 : weights.side ** 2 * weights.inputs * weights.outputs) + weights.outputs
        : 0;
      assert.equal(own, summary[i].parameters, `${text}, layer ${i + 1}`);
    });
  }
});

test("one weight of each kind does what it should", () => {
  // All parameters 0 but those of one unit: what the network answers tells where they lie.
  const image = new Float32Array(784);
  image[100] = 1;
  program.configure({ layers: "784-5:linear-784:linear" });
  const { all, total } = modelOf("784-5:linear-784:linear");
  const parameters = new Float32Array(total);
  const [first, last] = /** @type {import("../../hourglass/weights.js").Weights[]} */ (all);
  parameters[first.at + 100 * 5 + 3] = 2;
  parameters[last.at + 3 * 784 + 400] = 0.5;
  program.setParameters(parameters);
  assert.deepEqual([...program.encode(image)], [0, 0, 0, 2, 0]);
  assert.equal(program.reconstruct(image)[400], 1);
  assert.equal(incoming(parameters, first, 3)[100], 2);
  assert.equal(outgoing(parameters, last, 3)[400], 0.5);

  program.configure({ layers: "784-5:linear-784~:linear" });
  const tied = modelOf("784-5:linear-784~:linear");
  const shared = new Float32Array(tied.total);
  shared[100 * 5 + 3] = 2;
  program.setParameters(shared);
  assert.equal(program.reconstruct(image)[100], 4);
  assert.equal(outgoing(shared, /** @type {any} */ (tied.all[1]), 3)[100], 2);
  assert.equal(incoming(shared, /** @type {any} */ (tied.all[1]), 100)[3], 2);
});

test("kernels of convolutions and of transposed ones", () => {
  const text = "28x28x1-c3-c2:linear-t2s1:linear-c1";
  program.configure({ layers: text });
  const { all, total } = modelOf(text);
  const conv = /** @type {import("../../hourglass/weights.js").Weights} */ (all[1]);
  const transposed = /** @type {import("../../hourglass/weights.js").Weights} */ (all[2]);
  const parameters = Float32Array.from({ length: total }, (_, i) => i);
  // (k, k, C, O): row 1, column 2, channel 2, filter 1.
  assert.equal(kernels(parameters, conv, 1)[2][5], conv.at + ((1 * 3 + 2) * 3 + 2) * 2 + 1);
  // (k, k, O, C): row 2, column 0, filter 1, channel 0.
  assert.equal(kernels(parameters, transposed, 1)[0][6], transposed.at + ((2 * 3 + 0) * 2 + 1) * 2 + 0);
});

/** @param {string} text @returns {import("../../hourglass/layout.js").Drawn[]} */
function drawnOf(text) {
  const { list, shapes } = modelOf(text);
  const code = codeOf(
    list,
    shapes.map((/** @type {any} */ { size }) => size),
  );
  const input = { index: -1, form: /** @type {const} */ ("picture"), shape: parseShape("28x28x1") };
  return [
    input,
    ...list.layers.map((layer, index) => {
      const shape = shapes[index];
      const weightless = !["dense", "conv", "transposed"].includes(layer.kind) && index !== code;
      const form = weightless
        ? "mark"
        : index === list.layers.length - 1
          ? "picture"
          : shape.height * shape.width > 1
            ? "maps"
            : "cells";
      return { index, form: /** @type {any} */ (form), shape };
    }),
  ];
}

test("columns fit, do not overlap, and show every unit once", () => {
  for (const [name, text] of [
    ...Object.entries(lists),
    ["wide", "784-c32-mp-c64-mp-c64-up-c64-up-c1"],
    ["huge", "784-2000-784"],
    ["large maps", "28x28x1-up8-c3-mp8-c1"],
  ]) {
    for (const [width, height] of [
      [514, 360],
      [360, 320],
      [336, 320],
      [900, 320],
    ]) {
      const { columns, width: all } = arrange(drawnOf(text), width, height);
      let right = 0;
      for (const column of columns) {
        const here = `${name}, ${width} px, layer ${column.index + 1}`;
        assert(column.left >= right && column.x >= column.left, here);
        right = column.left + column.slot;
        assert(
          column.x + column.width <= right && column.y >= 0 && column.y + column.height <= height,
          `${here}: ${column.width}x${column.height} in ${column.slot}`,
        );
        assert.equal(column.scale, Math.round(column.scale));
        /** @type {Set<number>} */
        const seen = new Set();
        for (let page = 0; page < column.pages; page++) {
          const source = sourceOf(column, page);
          for (const index of source)
            if (index >= 0) seen.add(column.form === "maps" ? index % column.shape.channels : index);
        }
        if (column.form !== "mark") assert.equal(seen.size, Math.ceil(column.units / column.per), here);
        for (const unit of [0, column.units - 1].filter((u) => u >= 0)) {
          const rect = rectOf(column, unit);
          assert(
            rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= column.width && rect.y + rect.height <= column.height,
            `${here}, unit ${unit}`,
          );
          if (column.form === "mark") continue;
          const source = sourceOf(column, pageOf(column, unit));
          const at = source[rect.y * column.width + rect.x];
          assert.equal(
            column.form === "maps" ? at % column.shape.channels : Math.floor(at / column.per),
            column.form === "maps" ? unit : Math.floor(unit / column.per),
            here,
          );
        }
      }
      assert(all >= right && (all === width || columns.length > 6), `${name}: ${all} px wide in ${width}`);
    }
  }
});

test("the glass narrows to the code and widens again", () => {
  for (const text of [lists.vanilla, lists.deep, lists.two, lists.long, lists.denoiser]) {
    const { list, shapes } = modelOf(text);
    const code = codeOf(
      list,
      shapes.map((/** @type {any} */ { size }) => size),
    );
    const heights = [1, ...shapes.map(heightOf)];
    for (let i = 1; i < heights.length; i++)
      assert(i <= code + 1 ? heights[i] <= heights[i - 1] : heights[i] >= heights[i - 1], `${text}: ${heights}`);
  }
  const { columns, width } = arrange(drawnOf(lists.deep), 514, 360);
  assert.match(outline(columns, width, 360), /^M0 0C[\d. C-]+L514 360C[\d. C-]+Z$/);
});
