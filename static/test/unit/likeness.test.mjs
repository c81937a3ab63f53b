// What passes as a digit: digits drawn by strokes do, letters, signs and scribbles do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blurred, nearest } from "../../exercises/likeness.js";
import { centred, figures } from "../../exercises/nodigits.js";
import { startProgram } from "../site.mjs";

/** @typedef {import("../../engine/table.js").Point} Point */

const program = await startProgram();

/** In a box of 28 x 28; a stroke a line. @type {Record<string, string>} */
const digits = {
  0: "14,4 10,6 8,10 7,14 8,18 10,22 14,24 18,22 20,18 21,14 20,10 18,6 14,4",
  1: "14,4 14,24",
  2: "8,8 10,5 14,4 18,6 19,9 17,13 8,24 20,24",
  3: "8,6 13,4 18,6 18,10 13,13 18,15 20,19 17,23 12,24 8,22",
  4: "12,4 8,15 20,15 | 17,8 16,24",
  5: "19,4 10,4 9,13 14,12 19,15 19,20 15,24 9,23",
  6: "17,4 11,11 9,18 11,23 15,24 19,21 18,16 14,15 10,17",
  7: "8,4 20,4 12,24",
  8: "14,13 10,10 10,6 14,4 18,6 18,10 14,13 10,16 9,20 14,24 19,20 18,16 14,13",
  9: "18,9 16,5 12,5 9,8 11,12 15,12 18,9 17,24",
};
const strokesOf = (/** @type {string} */ text) =>
  text.split("|").map((stroke) =>
    stroke
      .trim()
      .split(" ")
      .map((point) => /** @type {Point} */ (point.split(",").map(Number))),
  );
/** Leaning, so that nothing is its own twin. @param {string} text @param {number} leaning */
const drawn = (text, leaning) =>
  centred(
    program,
    strokesOf(text).map((stroke) => stroke.map(([x, y]) => /** @type {Point} */ ([x - leaning * (y - 14), y]))),
  );

const references = [
  ...Object.entries(digits).flatMap(([name, text]) =>
    [-0.3, -0.1, 0.1, 0.3].map((leaning) => ({ digit: true, name, pixels: blurred(drawn(text, leaning)) })),
  ),
  ...figures(program).map(({ name, pixels }) => ({ digit: false, name, pixels: blurred(pixels) })),
];

test("digits drawn by strokes are most like a digit", () => {
  for (const [name, text] of Object.entries(digits))
    for (const leaning of [-0.2, 0, 0.2]) {
      const like = nearest(blurred(drawn(text, leaning)), references);
      assert(
        like?.digit && like.name === name && like.share > 75,
        `${name}, leaning ${leaning}: ${JSON.stringify(like)}`,
      );
    }
});

test("letters, signs and scribbles are not", () => {
  for (const [name, text] of Object.entries({
    L: "10,4 9,23 21,22",
    X: "8,5 20,24 | 20,4 7,23",
    A: "7,23 14,5 21,24 | 10,16 19,17",
    H: "7,4 6,23 | 21,5 22,24 | 6,13 22,15",
    T: "6,5 22,4 | 14,5 13,24",
    line: "4,15 24,13",
    scribble: "5,7 23,10 7,12 23,15 4,18 23,19 9,23 17,5 13,23",
  })) {
    const like = nearest(blurred(drawn(text, 0.05)), references);
    assert(like && !like.digit, `${name}: ${JSON.stringify(like)}`);
  }
});
