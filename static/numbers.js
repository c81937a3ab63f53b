// Numbers as the page shows them: with a unit, and never so long that something moves.

import { language } from "./strings.js";

/** @param {number} mse of pixels in [0, 1] @returns {string} in decibels */
export function psnr(mse) {
  return mse > 0 ? `${(-10 * Math.log10(mse)).toFixed(1)} dB` : "∞ dB";
}

/** @param {number} value */
export const loss = (value) => (value < 10 ? value.toFixed(4) : value.toPrecision(4));

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
