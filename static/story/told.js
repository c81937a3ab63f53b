// The figures that the article tells, as its words have them: {NAME} is a measured error, {NAMEdB} that in decibels.

import { psnr } from "../ui/numbers.js";
import { language, local } from "../strings/strings.js";
import { measured } from "./measured.js";

/** Mean squared error of the deep network of Hinton and Salakhutdinov, by their own account: 30 numbers. */
export const hinton = 0.00383;

/** Three digits that count; English leaves out the zero before the mark. @param {number} mse */
export function inWords(mse) {
  const text = mse.toPrecision(3);
  return language === "en" ? text.replace(/^0/, "") : local(text);
}

/** @returns {Record<string, string>} */
export function told() {
  /** @type {Record<string, string>} */
  const words = {};
  for (const [name, value] of Object.entries({ ...measured, hinton })) {
    words[name] = Number.isInteger(value) ? String(value) : inWords(value);
    words[`${name}dB`] = psnr(value);
  }
  return words;
}
