// The drawn strangers: areas, strokes and noise, and that their pixels stay the same.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Raster, arc, confetti, transformed } from "../../strangers/raster.js";
import { strangers } from "../../strangers/shapes.js";
import en from "../../strings/en.js";
import { startProgram } from "../site.mjs";

const program = await startProgram();
const paper = () => new Raster(program);

const at = (/** @type {Float32Array} */ pixels, /** @type {number} */ x, /** @type {number} */ y) => pixels[28 * y + x];
const ink = (/** @type {Float32Array} */ pixels) => pixels.reduce((sum, value) => sum + value, 0);

test("a stroke covers its width, with soft edges", () => {
  // Width 2 along the line between rows 9 and 10: both are full, their neighbours are not touched.
  const { pixels } = paper().stroke(
    [
      [5, 10],
      [20, 10],
    ],
    2,
  );
  assert.deepEqual(
    [8, 9, 10, 11].map((y) => at(pixels, 12, y)),
    [0, 1, 1, 0],
  );
  // Half a pixel further down the middle row is full and the ones beside it are half.
  const half = paper().stroke(
    [
      [5, 10.5],
      [20, 10.5],
    ],
    2,
  ).pixels;
  assert.deepEqual(
    [8, 9, 10, 11, 12].map((y) => at(half, 12, y)),
    [0, 0.5, 1, 0.5, 0],
  );
  assert.equal(at(pixels, 1, 10), 0);
  assert.equal(at(paper().stroke([[14.5, 14.5]], 1).pixels, 14, 14), 1);
});

test("areas by the even-odd rule", () => {
  const { pixels } = paper().fill(
    [
      [4, 4],
      [24, 4],
      [24, 24],
      [4, 24],
    ],
    [
      [10, 10],
      [18, 10],
      [18, 18],
      [10, 18],
    ],
  );
  assert.equal(ink(pixels), 400 - 64);
  assert.deepEqual([at(pixels, 3, 10), at(pixels, 4, 10), at(pixels, 14, 14)], [0, 1, 0]);
  const half = paper().fill([
    [4.5, 4],
    [5.5, 4],
    [5.5, 6],
    [4.5, 6],
  ]).pixels;
  assert.equal(at(half, 4, 4), 0.5);
  // A circle's area, to the 33 corners that stand for it.
  assert(Math.abs(ink(paper().fill(arc([14, 14], 10, 10)).pixels) - Math.PI * 100) < 4);
});

test("moving, scaling and turning keep what they should", () => {
  const { pixels } = paper().fill([
    [10, 12],
    [18, 12],
    [18, 16],
    [10, 16],
  ]);
  assert.deepEqual(transformed(pixels, {}), pixels);
  const moved = transformed(pixels, { dx: 5, dy: -3 });
  assert.equal(ink(moved), ink(pixels));
  assert.deepEqual([at(moved, 15, 9), at(moved, 14, 9), at(moved, 15, 8)], [1, 0, 0]);
  assert(Math.abs(ink(transformed(pixels, { scale: 0.5 })) - ink(pixels) / 4) < 0.01);
  assert(Math.abs(ink(transformed(pixels, { scale: 1.5 })) - ink(pixels) * 2.25) < 2);
  // Clockwise: what was at the right is at the bottom.
  const right = paper().fill([
    [20, 13],
    [24, 13],
    [24, 15],
    [20, 15],
  ]).pixels;
  const turned = transformed(right, { degrees: 90 });
  assert(at(turned, 14, 22) > 0.99 && at(turned, 22, 14) < 0.01);
});

test("noise is the same for the same seed", () => {
  assert.deepEqual(confetti(3), confetti(3));
  assert.notDeepEqual(confetti(3), confetti(4));
  assert(Math.abs(ink(confetti(3)) / 784 - 0.5) < 0.05); // 784 draws know their mean to .01
});

test("every stranger is a picture of its own with words of its own", () => {
  const digit = paper().stroke([
    [9, 6],
    [19, 6],
    [13, 23],
  ]).pixels;
  const groups = [...strangers(digit, program)];
  const all = groups.flatMap(({ shapes }) => shapes);
  assert.equal(all.length, 20);
  for (const { name, pixels } of all) {
    assert(`strangers.shape.${name}` in en, name);
    assert.equal(pixels.length, 784);
    assert(
      pixels.every((value) => value >= -1e-6 && value <= 1 + 1e-6),
      name,
    );
    for (const other of all) if (other.name !== name) assert.notDeepEqual(pixels, other.pixels);
  }
  for (const { name } of groups) assert(`strangers.${name}` in en && `strangers.${name}.why` in en);
  // Letters stay in the box that digits have, but for the softness of their edges.
  for (const { pixels } of groups[0].shapes)
    for (let i = 0; i < 28; i++)
      assert(at(pixels, i, 1) + at(pixels, i, 26) + at(pixels, 1, i) + at(pixels, 26, i) === 0);
  const of = (/** @type {string} */ name) =>
    /** @type {import("../../strangers/shapes.js").Shape} */ (all.find((shape) => shape.name === name)).pixels;
  assert.equal(ink(of("empty")), 0);
  assert.equal(ink(of("ink")), 784);
  assert.equal(ink(of("checkers")), 384); // 24 of the 49 squares
  assert(Math.abs(ink(of("inverted")) + ink(digit) - 784) < 1e-3);
});

test("every stranger has the pixels that it has always had", () => {
  const digit = paper().stroke([
    [9, 6],
    [19, 6],
    [13, 23],
  ]).pixels;
  const sums = [...strangers(digit, program)]
    .flatMap(({ shapes }) => shapes)
    .map(({ name, pixels }) => [name, createHash("sha256").update(pixels).digest("hex").slice(0, 16)]);
  assert.deepEqual(Object.fromEntries(sums), {
    A: "cb68a5bbda57d51d",
    E: "f87d0fc6f1c40031",
    K: "1b52fdbf47b7fb48",
    M: "3d40a338181e948e",
    R: "ed0b966a856ce806",
    face: "1a904e7ea5a4f72c",
    shirt: "c9653e346f3d991f",
    trousers: "17c8742f6fe8e7be",
    shoe: "93f73a88fd248879",
    bag: "5c5fafdde1518e34",
    inverted: "f00cecb5beb31159",
    shifted: "9e5a53501a006221",
    small: "6816141cf8f22388",
    large: "7a2f5372ee0d69f5",
    turned: "780786e17bf4fdf2",
    empty: "b00cd820a573181c",
    ink: "c0acddaeb5e08ca7",
    checkers: "78e84b6182269387",
    stripes: "fb1411906ead442c",
    noise: "9ef7dec160612f9e",
  });
});
