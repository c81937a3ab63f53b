// Digits as a pen would go, for tests.

/** @typedef {import("../engine/table.js").Point} Point */

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

/** @param {string} text */
export const strokesOf = (text) =>
  text.split("|").map((stroke) =>
    stroke
      .trim()
      .split(" ")
      .map((point) => /** @type {Point} */ (point.split(",").map(Number))),
  );

/** By the digit. @type {Record<string, Point[][]>} */
export const digitStrokes = Object.fromEntries(Object.entries(digits).map(([digit, text]) => [digit, strokesOf(text)]));
