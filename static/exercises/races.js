// Races of an exercise: what was predicted, and what came of it.

import { decibels } from "../ui/numbers.js";

/**
 * @typedef {object} Raced a race that is over
 * @property {string[]} lanes which networks ran, as its link has them
 * @property {Array<number | undefined>} mses of its lanes; undefined of one that was not measured
 * @property {number} [predicted] the lane that was to win, said before it began
 */

const fewest = 3; // lanes: with two, a coin would do
const clear = 0.2; // dB by which a winner has to lead

/** dB by which the winner leads. @param {Raced | undefined} race */
export function lead(race) {
  const measured = (race?.mses ?? []).filter((mse) => mse !== undefined).sort((a, b) => a - b);
  return measured.length > 1 ? decibels(measured[0]) - decibels(measured[1]) : undefined;
}

/** @param {Raced} race */
function right(race) {
  const { mses, predicted } = race;
  if (predicted === undefined || mses.length < fewest || (lead(race) ?? 0) < clear) return false;
  const mse = mses[predicted];
  return mse !== undefined && mses.every((other) => other === undefined || other >= mse);
}

/**
 * How many races were predicted rightly. Who has seen one knows how the same networks would come in again.
 * @param {Raced[]} races the oldest first
 */
export function predicted(races) {
  const seen = new Set();
  let count = 0;
  for (const race of races) {
    const networks = race.lanes.toSorted().join(" | ");
    if (!seen.has(networks) && right(race)) count++;
    seen.add(networks);
  }
  return count;
}
