// The hourglass without its page: where weights lie, where things stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, heightOf, outline, pageOf, rectOf, sourceOf } from "../../hourglass/layout.js";
import { modelOf } from "../../hourglass/model.js";
import { incoming, kernels, outgoing, silence } from "../../hourglass/weights.js";
import { lists } from "../lists.mjs";
import { startProgram } from "../site.mjs";

const program = await startProgram();

/** @param {string} text @returns {import("../../engine/model.js").Layer[]} */
const layersOf = (text) => program.check({ layers: text }).spec.layers;

test("one weight of each kind does what it should", () => {
  // All parameters 0 but those of one unit: what the network answers tells where they lie.
  const image = new Float32Array(784);
  image[100] = 1;
  program.configure({ layers: "784-5:linear-784:linear" });
  const [first, last] = layersOf("784-5:linear-784:linear");
  const parameters = new Float32Array(first.parameters + last.parameters);
  parameters[first.weights + 100 * 5 + 3] = 2;
  parameters[last.weights + 3 * 784 + 400] = 0.5;
  program.setParameters(parameters);
  assert.deepEqual([...program.encode(image)], [0, 0, 0, 2, 0]);
  assert.equal(program.reconstruct(image)[400], 1);
  assert.equal(incoming(parameters, first, 3)[100], 2);
  assert.equal(outgoing(parameters, last, 3)[400], 0.5);

  program.configure({ layers: "784-5:linear-784~:linear" });
  const [own, tied] = layersOf("784-5:linear-784~:linear");
  const shared = new Float32Array(own.parameters + tied.parameters);
  shared[100 * 5 + 3] = 2;
  program.setParameters(shared);
  assert.equal(program.reconstruct(image)[100], 4);
  assert.equal(outgoing(shared, tied, 3)[100], 2);
  assert.equal(incoming(shared, tied, 100)[3], 2);
});

test("kernels of convolutions and of transposed ones", () => {
  const text = "28x28x1-c3-c2:linear-t2s1:linear-c1";
  const { parameters: length } = program.configure({ layers: text });
  const [, conv, transposed] = layersOf(text);
  const parameters = Float32Array.from({ length }, (_, i) => i);
  // (k, k, C, O): row 1, column 2, channel 2, filter 1.
  assert.equal(kernels(parameters, conv, 1)[2][5], conv.weights + ((1 * 3 + 2) * 3 + 2) * 2 + 1);
  // (k, k, O, C): row 2, column 0, filter 1, channel 0.
  assert.equal(kernels(parameters, transposed, 1)[0][6], transposed.weights + ((2 * 3 + 0) * 2 + 1) * 2 + 0);
});

test("a unit that is silenced gives 0 for everything, and the others do not", () => {
  const image = Float32Array.from({ length: 784 }, (_, i) => (i % 7) / 7);
  for (const [text, at, unit] of /** @type {Array<[string, number, number]>} */ ([
    ["784-6:sigmoid-5:tanh-784", 0, 2],
    ["784-6:sigmoid-5:tanh-784", 1, 4],
    ["784-6-4:linear-6~-784~", 0, 5],
    ["28x28x1-c3:leaky-c4s2:sigmoid-t2:relu-c1", 0, 1],
    ["28x28x1-c3:leaky-c4s2:sigmoid-t2:relu-c1", 1, 3],
    ["28x28x1-c3:leaky-c4s2:sigmoid-t2:relu-c1", 2, 0],
  ])) {
    program.configure({ layers: text, seed: 3 });
    const { offsets, layers } = modelOf(program.describe());
    const layer = layers[at];
    const parameters = program.parameters().map((w, i) => w + 0.01 * (i % 3)); // biases too
    silence(parameters, layer, unit);
    program.setParameters(parameters);
    const own = program.activations(image).subarray(offsets[at], offsets[at] + layer.out.size);
    const others = own.filter((_, i) => i % layer.units !== unit);
    assert(
      own.filter((_, i) => i % layer.units === unit).every((v) => Math.abs(v) < 1e-30),
      text,
    );
    assert(others.filter((v) => v !== 0).length > others.length / 3, text);
  }
});

/** @param {string} text */
const drawnOf = (text) => modelOf(program.check({ layers: text })).drawn;

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
    const { layers, code } = modelOf(program.check({ layers: text }));
    const heights = [1, ...layers.map(({ out }) => heightOf(out))];
    for (let i = 1; i < heights.length; i++)
      assert(i <= code + 1 ? heights[i] <= heights[i - 1] : heights[i] >= heights[i - 1], `${text}: ${heights}`);
  }
  const { columns, width } = arrange(drawnOf(lists.deep), 514, 360);
  assert.match(outline(columns, width, 360), /^M0 0C[\d. C-]+L514 360C[\d. C-]+Z$/);
});
