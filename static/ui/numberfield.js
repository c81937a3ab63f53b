// A field that a number is typed into, with either decimal mark. Fields of type "number" take but one, which the
// browser's language chooses, and leave out what they do not understand: 0,005 came to 5.

import { Problem } from "../strings/problem.js";
import { make } from "./dom.js";
import { short } from "./numbers.js";

const number = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;
const thousands = /^[+-]?[1-9]\d{0,2}[.,]\d{3}(e[+-]?\d+)?$/i; // 1.000 is one to some, and a thousand to others
const grouped = /^[+-]?\d+([\s.,'’_]\d+)+([.,]\d*)?(e[+-]?\d+)?$/i;

/**
 * A number as a person writes it, in whatever language: with a point or a comma, or as 1e-3. Marks between thousands
 * are refused, since those of some are the decimal marks of others.
 * @param {string} words
 * @param {string} name what the number is of, as a problem names it
 * @param {{ whole?: boolean }} [options] whole: it must be
 * @returns {{ value: number, problem?: Problem }} NaN where there is a problem
 */
export function parseNumber(words, name, { whole = false } = {}) {
  const text = words.normalize("NFKC").replace(/[−–]/g, "-").trim();
  const wrong = (/** @type {string} */ code, /** @type {string[]} */ ...args) => ({
    value: NaN,
    problem: new Problem(code, [name, ...args]),
  });
  if (thousands.test(text) || (grouped.test(text) && !number.test(text)))
    return wrong("fit.grouped", text.slice(0, 40));
  const value = number.test(text) ? Number(text.replace(",", ".")) : NaN;
  if (!Number.isFinite(value)) return wrong("fit.number");
  return whole && !Number.isInteger(value) ? wrong("fit.whole") : { value };
}

/**
 * The up and down keys take the next whole number, or the next of the first digit: 0.001 becomes 0.002.
 * @param {string} id it may get one later
 * @param {{ min?: number, max?: number, whole?: boolean }} [bounds]
 */
export function numberField(id, { min = -Infinity, max = Infinity, whole = false } = {}) {
  const field = make("input", {
    ...(id && { id }),
    type: "text",
    autocomplete: "off",
    inputMode: whole ? "numeric" : "decimal",
  });
  field.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { value, problem } = parseNumber(field.value, "");
    if (problem) return;
    const next = Math.min(Math.max(stepped(value, sign, whole), min), max);
    if (next === value) return;
    field.value = short(next);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return field;
}

/** @param {number} value @param {number} sign of the way @param {boolean} whole */
function stepped(value, sign, whole) {
  if (whole) return Math.round(value) + sign;
  const step = (/** @type {number} */ of) => 10 ** Math.floor(Math.log10(Math.abs(of)) + 1e-9);
  const wide = value ? step(value) : 0.01;
  // From 0.01 down the next is 0.009.
  const next = value - wide === 0 && sign < 0 ? value - wide / 10 : value + sign * wide;
  return Number(next.toPrecision(12));
}
