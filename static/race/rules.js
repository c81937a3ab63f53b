// The rules of a race: whose turn it is, and who has won.

/** @typedef {import("./setup.js").Setup} Setup */

const imagesInATurn = 1024; // about; a quarter of a second for the slowest preset

/** Steps of one turn. @param {Setup} setup */
export const turnSteps = ({ batch }) => Math.min(Math.max(Math.round(imagesInATurn / batch), 1), 64);

/**
 * The lane whose turn it is, and the steps it takes: the one that is furthest behind, up to the next
 * whole turn. So lanes stay in lockstep wherever the race was paused.
 * @param {Array<{ steps: number, total: number, problem: string }>} lanes
 * @param {number} turn steps
 * @returns {{ index: number, steps: number } | undefined} undefined when all have arrived
 */
export function nextTurn(lanes, turn) {
  let index = -1;
  for (const [i, { steps, total, problem }] of lanes.entries()) {
    if (!problem && steps < total && (index < 0 || steps < lanes[index].steps)) index = i;
  }
  if (index < 0) return undefined;
  const { steps, total } = lanes[index];
  return { index, steps: Math.min(turn - (steps % turn), total - steps) };
}

/**
 * The lanes that were measured, the best first.
 * @param {Array<{ score?: { mse: number } }>} lanes
 * @returns {number[]} their indices
 */
export function ranking(lanes) {
  const mse = (/** @type {number} */ i) => /** @type {{ mse: number }} */ (lanes[i].score).mse;
  return [...lanes.keys()].filter((i) => lanes[i].score && Number.isFinite(mse(i))).sort((a, b) => mse(a) - mse(b));
}
