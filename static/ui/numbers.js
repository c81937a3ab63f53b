// Numbers as the page shows them: with a unit, and never so long that something moves.

import { language, local } from "../strings/strings.js";

/** @param {number} value @param {number} places after the decimal mark */
export const fixed = (value, places) => local(value.toFixed(places));

/** As short as it can be. @param {number} value @param {number} [digits] that count; all of them without it */
export const short = (value, digits) => local(String(digits ? Number(value.toPrecision(digits)) : value));

/** PSNR of pixels in [0, 1]: -10·lg(MSE). @param {number} mse */
export const decibels = (mse) => -10 * Math.log10(mse);

/** @param {number} mse of pixels in [0, 1] @returns {string} in decibels */
export function psnr(mse) {
  if (Number.isNaN(mse)) return "–";
  if (mse === Infinity) return "-∞ dB";
  return mse > 0 ? `${fixed(decibels(mse), 1)} dB` : "∞ dB";
}

/** @param {number} value */
export const loss = (value) => (value < 10 ? fixed(value, 4) : local(value.toPrecision(4)));

/**
 * A mean squared error where there is little room: .0675 below 1, four places that count from there on.
 * @param {number} mse
 */
export function shortMSE(mse) {
  if (Number.isNaN(mse)) return "–";
  if (mse === Infinity) return "∞";
  const places = fixed(mse, 4);
  return places.startsWith("0") ? places.slice(1) : local(mse.toPrecision(4));
}

/** @param {number} value */
export const whole = (value) => Math.round(value).toLocaleString(language);

/** @param {number} seconds */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) return "–";
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b as long */
export function meanSquaredError(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum / a.length;
}
