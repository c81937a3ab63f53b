// A transposed convolution, worked out by hand: of a given input and filter, the numbers of the output are asked for.

import { make } from "../ui/dom.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { t } from "../strings/strings.js";

const stride = 2;
const [input, filter] = [2, 3]; // sides
const output = stride * (input - 1) + filter;

/**
 * Each number of the input lays its multiple of the filter onto the output, stride numbers further on than the number
 * before it; where two lie on each other, they add up (nn/transposed.go, where the edge is cut to the size wanted):
 *
 *	out[s·h+i, s·w+j] += in[h,w]·W[i,j]
 *
 * @param {number[][]} numbers
 * @param {number[][]} weights
 * @param {number} s the stride
 * @returns {number[][]}
 */
export function transposedConvolution(numbers, weights, s) {
  const side = (/** @type {number} */ n, /** @type {number} */ k) => s * (n - 1) + k;
  const out = Array.from({ length: side(numbers.length, weights.length) }, () =>
    Array.from({ length: side(numbers[0].length, weights[0].length) }, () => 0),
  );
  numbers.forEach((row, h) =>
    row.forEach((number, w) =>
      weights.forEach((line, i) => line.forEach((weight, j) => (out[s * h + i][s * w + j] += number * weight))),
    ),
  );
  return out;
}

/**
 * Small whole numbers, the same for one seed: input 1 to 3, filter -1 to 2 and not 0 at its corners, where the middle
 * of the output comes together.
 * @param {number} seed
 */
export function drawn(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const below = (/** @type {number} */ n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' linear congruential generator
    return Math.floor((state / 2 ** 32) * n);
  };
  const square = (/** @type {number} */ side, /** @type {(i: number, j: number) => number} */ number) =>
    Array.from({ length: side }, (_, i) => Array.from({ length: side }, (_, j) => number(i, j)));
  const corner = (/** @type {number} */ i) => i === 0 || i === filter - 1;
  return {
    numbers: square(input, () => 1 + below(3)),
    weights: square(filter, (i, j) => (corner(i) && corner(j) ? 1 + below(2) : below(4) - 1)),
  };
}

/** @param {import("./question.js").Asked} asked */
export function handwork({ notes, words, seed }) {
  const { numbers, weights } = drawn(seed);
  const right = transposedConvolution(numbers, weights, stride).flat();
  const fields = right.map((_, i) => {
    const field = numberField("", {});
    const place = { row: Math.floor(i / output) + 1, column: (i % output) + 1 };
    field.setAttribute("aria-label", t("exercises.hand.field", place));
    return field;
  });
  const count = () =>
    notes.workOut(fields.filter(({ value }, i) => value && parseNumber(value, "").value === right[i]).length);
  for (const field of fields) field.addEventListener("input", count);
  const rows = Array.from({ length: output }, (_, i) => fields.slice(i * output, (i + 1) * output));
  return make(
    "div",
    { className: "handwork" },
    make("p", {}, words),
    table(t("exercises.hand.input"), numbers),
    table(t("exercises.hand.filter"), weights),
    table(t("exercises.hand.output"), rows),
  );
}

/** @param {string} caption @param {Array<Array<number | Node>>} rows */
function table(caption, rows) {
  const cell = (/** @type {number | Node} */ content) =>
    make("td", {}, typeof content === "number" ? String(content).replace("-", "−") : content);
  return make(
    "table",
    {},
    make("caption", {}, caption),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(cell)))),
  );
}
