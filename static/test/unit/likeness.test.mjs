// What passes as a digit: digits drawn by strokes do, letters, signs and scribbles do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blurred, nearest } from "../../exercises/likeness.js";
import { centred, figures } from "../../exercises/nodigits.js";
import { digitStrokes, strokesOf } from "../digits.mjs";
import { startProgram } from "../site.mjs";

/** @typedef {import("../../engine/table.js").Point} Point */

const program = await startProgram();

/** Leaning, so that nothing is its own twin. @param {Point[][]} strokes @param {number} leaning */
const drawn = (strokes, leaning) =>
  centred(
    program,
    strokes.map((stroke) => stroke.map(([x, y]) => /** @type {Point} */ ([x - leaning * (y - 14), y]))),
  );

const references = [
  ...Object.entries(digitStrokes).flatMap(([name, strokes]) =>
    [-0.3, -0.1, 0.1, 0.3].map((leaning) => ({ digit: true, name, pixels: blurred(drawn(strokes, leaning)) })),
  ),
  ...figures(program).map(({ name, pixels }) => ({ digit: false, name, pixels: blurred(pixels) })),
];

test("digits drawn by strokes are most like a digit", () => {
  for (const [name, strokes] of Object.entries(digitStrokes))
    for (const leaning of [-0.2, 0, 0.2]) {
      const like = nearest(blurred(drawn(strokes, leaning)), references);
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
    const like = nearest(blurred(drawn(strokesOf(text), 0.05)), references);
    assert(like && !like.digit, `${name}: ${JSON.stringify(like)}`);
  }
});
