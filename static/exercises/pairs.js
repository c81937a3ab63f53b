// Runs held against each other: those that differ in one thing only.

import { settings } from "../app/state.js";
import { decibels } from "../ui/numbers.js";

/** @typedef {import("./notes.js").Trained} Trained */

/**
 * @param {Trained[]} runs
 * @param {(a: Trained, b: Trained) => boolean} better
 * @returns {Trained | undefined}
 */
export const best = (runs, better) =>
  runs.reduce((most, run) => (!most || better(run, most) ? run : most), /** @type {Trained | undefined} */ (undefined));

/**
 * The settings in which two runs differ, apart from how long they were trained. One that was changed in the middle of a
 * run differs from any.
 * @param {Trained} a
 * @param {Trained} b
 */
function differing(a, b) {
  const changed = [...a.changed, ...b.changed];
  return settings
    .filter(({ key, effect }) => effect !== "page" && key !== "epochs")
    .filter(({ key }) => a.values[key] !== b.values[key] || changed.includes(key))
    .map(({ key }) => key);
}

/**
 * Two runs that differ only in the code, one of which keeps at least half of the difference between 4 and 9 and the
 * other less: those whose codes are closest.
 * @param {Trained[]} runs
 */
export function closest(runs) {
  /** @type {{ apart: Trained, together: Trained, factor: number } | undefined} */
  let found;
  for (const apart of runs) {
    for (const together of runs) {
      if (apart.figures.fourNine < 50 || together.figures.fourNine >= 50 || together.steps < apart.steps) continue;
      if (
        together.figures.code >= apart.figures.code ||
        differing(apart, together).some((key) => key !== "code" && key !== "layers")
      )
        continue;
      const factor = apart.figures.code / together.figures.code;
      if (!found || factor < found.factor) found = { apart, together, factor };
    }
  }
  return found;
}

/**
 * Dead pixels of the last run if it cures the one with the most of them: it differs from that in one setting, was
 * trained at least as long and has a smaller error.
 * @param {Trained[]} runs
 */
export function cured(runs) {
  const last = runs.at(-1);
  const before = runs.slice(0, -1);
  if (!last || !before.length) return undefined;
  const worst = before.reduce((most, run) => (run.figures.dead > most.figures.dead ? run : most));
  const fair = last.steps >= worst.steps && last.figures.mse < worst.figures.mse && differing(last, worst).length === 1;
  return fair ? last.figures.dead : undefined;
}

const alike = 5; // percent by which the parameters of two networks may differ

/**
 * Two runs with codes of one size and about as many parameters, trained alike and equally long, of which one has more
 * layers: those in which that one leads by most.
 * @param {Trained[]} runs
 * @returns {{ deep: Trained, wide: Trained, apart: number, lead: number } | undefined} apart in percent of the
 *   parameters, lead in dB
 */
export function deeper(runs) {
  /** @type {ReturnType<typeof deeper>} */
  let found;
  for (const deep of runs) {
    for (const wide of runs) {
      if (deep.layers <= wide.layers || deep.steps !== wide.steps || deep.figures.code !== wide.figures.code) continue;
      if (differing(deep, wide).some((key) => !["layers", "model", "code"].includes(key))) continue;
      const apart = (100 * Math.abs(deep.parameters - wide.parameters)) / wide.parameters;
      const lead = decibels(deep.figures.mse) - decibels(wide.figures.mse);
      if (apart <= alike && (!found || lead > found.lead)) found = { deep, wide, apart, lead };
    }
  }
  return found;
}
