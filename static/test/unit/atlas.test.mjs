// The map's places without its page: from a code to its place and back, and what is chosen to be shown there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Atlas, thin } from "../../map/atlas.js";
import { principalComponents } from "../../map/pca.js";

const near = (/** @type {ArrayLike<number>} */ a, /** @type {ArrayLike<number>} */ b) => {
  assert.equal(a.length, b.length);
  Array.from(a).forEach((value, i) =>
    assert(Math.abs(value - b[i]) < 1e-4, `${[...Array.from(a)]}, wanted ${[...Array.from(b)]}`),
  );
};

test("a code of two numbers is its own place, and back", () => {
  const atlas = new Atlas(Float32Array.of(0, 0, 10, 20, 5, 10), [1, 2, 3], 2);
  assert.equal(atlas.kind, "numbers");
  near(atlas.across, [-0.5, 10.5]);
  near(atlas.up, [-1, 21]);
  near(atlas.place([5, 10]), [0.5, 0.5]);
  near(atlas.place([0, 20]), [0.5 / 11, 1 / 22]);
  near(atlas.codeAt(atlas.place([3, 4])), [3, 4]);
  assert.equal(atlas.nearest(atlas.place([9, 19]), 1), 1);
  assert.equal(atlas.labels[atlas.nearest([0.5, 0.4], 1)], 3);
  near(atlas.lattice(2, 1, 1, 2), atlas.codeAt([0.75, 0.5]));
  assert.deepEqual(
    atlas.directions.map(({ low, high }) => [low, high]),
    [
      [0, 10],
      [0, 20],
    ],
  );
});

test("a code of one number: the label is the height", () => {
  const atlas = new Atlas(Float32Array.of(0, 4, 8), [0, 5, 9], 1);
  assert.equal(atlas.kind, "line");
  assert(atlas.places[1] > atlas.places[3] && atlas.places[3] > atlas.places[5]);
  near(atlas.codeAt([0.5, 0.9]), [4]);
  near(atlas.place([4]), [0.5, 0.5]);
});

test("a larger code: places are principal components, and lead back into the plane", () => {
  const codes = Float32Array.from(
    [
      [3, 0, 0, 1],
      [-3, 0, 0, 1],
      [0, 1, 0, 1],
      [0, -1, 0, 1],
    ].flat(),
  );
  const atlas = new Atlas(codes, [0, 1, 2, 3], 4, principalComponents(codes, 4, 2));
  assert.equal(atlas.kind, "components");
  near(atlas.codeAt(atlas.place([2, -0.5, 0, 1])), [2, -0.5, 0, 1]);
  near(atlas.codeAt(atlas.place([2, -0.5, 7, 5])), [2, -0.5, 0, 1]); // what is off the plane is lost
  assert.throws(() => new Atlas(codes, [0, 1, 2, 3], 4), /principal components/);
});

test("axes stretched where the codes crowd keep the order, and lead back", () => {
  // Nine of ten codes lie in a tenth of the width.
  const codes = Float32Array.from({ length: 200 }, (_, i) => (i % 2 ? i / 2 : i % 20 ? (i / 2) % 10 : 100 * (i / 200)));
  const labels = new Array(100).fill(0);
  const even = new Atlas(codes, labels, 2);
  const stretched = new Atlas(codes, labels, 2, undefined, true);
  near(stretched.across, even.across);
  const left = (/** @type {Atlas} */ atlas) => [...atlas.places].filter((x, i) => i % 2 === 0 && x < 0.25).length;
  assert(left(even) > 80 && left(stretched) < 50, `${left(even)}, ${left(stretched)}`);
  for (const code of [
    [0, 0],
    [3, 50],
    [90, 99],
    [-7, 120],
  ])
    near(stretched.codeAt(stretched.place(code)), code);
  for (let x = 0; x < 1; x += 0.05) assert(stretched.read([x, 0.5])[0] < stretched.read([x + 0.05, 0.5])[0]);
  near(stretched.codeAt([0, 0]), even.codeAt([0, 0]));
});

test("the path between two digits ends at their codes", () => {
  const atlas = new Atlas(Float32Array.of(0, 0, 10, 20, 0, 8), [7, 8, 9], 2);
  near(atlas.between(0, 1, 0), [0, 0]);
  near(atlas.between(0, 1, 0.25), [2.5, 5]);
  near(atlas.between(0, 1, 1), [10, 20]);
});

test("the typical digit is the one nearest to the mean of its kind", () => {
  const atlas = new Atlas(Float32Array.of(0, 0, 1, 0, 5, 0, 100, 0), [4, 4, 4, 9], 2);
  assert.equal(atlas.typical(4), 1);
  assert.equal(atlas.typical(9), 3);
  assert.equal(atlas.typical(0), -1);
});

test("sliders: numbers of a small code, principal directions of a large one", () => {
  const small = new Atlas(Float32Array.of(1, 2, 3, 4), [0, 1], 2);
  near(small.moved([1, 2], [0.5, -1]), [1.5, 1]);
  const d = 40;
  const codes = Float32Array.from({ length: 6 * d }, (_, i) => (i % d === 7 ? Math.floor(i / d) : 1));
  const large = new Atlas(codes, [0, 1, 2, 3, 4, 5], d, principalComponents(codes, d, 8));
  assert.equal(large.plain, false);
  assert.equal(large.directions.length, 8);
  near([large.directions[0].share, large.directions[0].low, large.directions[0].high], [1, -2.5, 2.5]);
  assert.equal(large.directions[1].share, 0);
  const moved = large.moved(large.code(0), [2]);
  near([moved[7], moved[6], large.coordinate(moved, 0) - large.coordinate(large.code(0), 0)], [2, 1, 2]);
});

test("where all codes are the same the map still has a width", () => {
  const atlas = new Atlas(new Float32Array(8), [0, 1, 2, 3], 2);
  near(atlas.across, [-1, 1]);
  near(atlas.place([0, 0]), [0.5, 0.5]);
});

test("numerals that would lie on each other are thinned, the important ones last", () => {
  const places = Float32Array.of(0.1, 0.1, 0.11, 0.1, 0.5, 0.5, 0.19, 0.1);
  assert.deepEqual([...thin(places, 0.05, 0.05, [0, 1, 2, 3])], [1, 0, 1, 1]);
  assert.deepEqual([...thin(places, 0.05, 0.05, [1, 0, 2, 3])], [0, 1, 1, 1]);
  assert.deepEqual([...thin(places, 0.1, 0.05, [3, 2, 1, 0])], [0, 0, 1, 1]);
  // No two printed numerals overlap, among many.
  let state = 1;
  const many = Float32Array.from(
    { length: 1000 },
    () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32,
  );
  const printed = thin(many, 0.03, 0.04, [...Array(500).keys()]);
  const all = [...printed.keys()].filter((i) => printed[i]);
  assert(all.length > 150);
  for (const i of all)
    for (const j of all)
      if (i < j)
        assert(Math.abs(many[2 * i] - many[2 * j]) >= 0.03 || Math.abs(many[2 * i + 1] - many[2 * j + 1]) >= 0.04);
});
