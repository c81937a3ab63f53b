// How many workers may be asked for.

import { Problem } from "../strings/problem.js";

/** @typedef {"auto" | number} Workers */

export const mostWorkers = 64;

/**
 * The nearest that can be asked for.
 * @param {unknown} wanted
 * @returns {{ workers: Workers, word?: Problem }} with a word where it is not what was wanted
 */
export function fitWorkers(wanted) {
  if (wanted === "auto") return { workers: "auto" };
  const number = typeof wanted === "number" || (typeof wanted === "string" && wanted) ? Number(wanted) : NaN;
  const workers = Number.isNaN(number) ? "auto" : Math.min(Math.max(Math.trunc(number), 1), mostWorkers);
  if (workers === number) return { workers };
  return { workers, word: new Problem("engine.workers", [String(wanted).slice(0, 40), mostWorkers, workers]) };
}
