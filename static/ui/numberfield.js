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
 * @param {{ step?: number }} [options] step: of which it must be a multiple
 * @returns {{ value: number, problem?: Problem }} NaN where there is a problem
 */
export function parseNumber(words, name, { step = 0 } = {}) {
  const text = inLatin(words.normalize("NFKC").replace(/[−–]/g, "-").trim());
  const wrong = (/** @type {string} */ code, /** @type {Array<string | number>} */ ...args) => ({
    value: NaN,
    problem: new Problem(code, [name, ...args]),
  });
  if (thousands.test(text) || (grouped.test(text) && !number.test(text)))
    return wrong("fit.grouped", text.slice(0, 40));
  const value = number.test(text) ? Number(text.replace(",", ".")) : NaN;
  if (!Number.isFinite(value)) return wrong("fit.number");
  const steps = value / step;
  if (!step || Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps))) return { value };
  return step === 1 ? wrong("fit.whole") : wrong("fit.step", step);
}

/** @param {string} text @returns {string} with the digits and marks of Latin script for Arabic and Persian ones */
const inLatin = (text) =>
  text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replaceAll("٫", ",")
    .replaceAll("٬", "’");

/**
 * The up and down keys take the next step, or without steps the next of the first digit: 0.001 becomes 0.002.
 * @param {string} id it may get one later
 * @param {{ min?: number, max?: number, step?: number }} [bounds]
 */
export function numberField(id, { min = -Infinity, max = Infinity, step = 0 } = {}) {
  const field = make("input", {
    ...(id && { id }),
    type: "text",
    autocomplete: "off",
    inputMode: step === 1 ? "numeric" : "decimal",
  });
  field.addEventListener("keydown", (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { value, problem } = parseNumber(field.value, "");
    if (problem) return;
    const next = Math.min(Math.max(stepped(value, sign, step), min), max);
    if (next === value) return;
    field.value = short(next);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return field;
}

/** @param {number} value @param {number} sign of the way @param {number} step 0 for none */
function stepped(value, sign, step) {
  if (step) return Number(((Math.round(value / step) + sign) * step).toPrecision(12));
  const wide = value ? 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9) : 0.01;
  // From 0.01 down the next is 0.009.
  const next = value - wide === 0 && sign < 0 ? value - wide / 10 : value + sign * wide;
  return Number(next.toPrecision(12));
}
