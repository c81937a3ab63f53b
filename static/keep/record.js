// What comes out of the store is read as if it came from anywhere: an older page may have written it, or half of it.

import { find } from "../app/state.js";
import { form } from "./store.js";

/** @typedef {import("./store.js").Kept} Kept */

const isCount = (/** @type {unknown} */ x) => typeof x === "number" && Number.isFinite(x) && x >= 0;
const isSeries = (/** @type {unknown} */ x) => Array.isArray(x) && x.length <= 1000 && x.every(Number.isFinite);
const isText = (/** @type {unknown} */ x) => typeof x === "string" && x.length <= 100;
const isObject = (/** @type {any} */ x) => Object(x) === x;

/** @param {any} score */
const isScore = (score) =>
  isObject(score) && [score.mse, score.epochs, score.steps].every(isCount) && score.psnr > -Infinity;

/** @param {any} change */
const isChange = (change) => isObject(change) && find(change.key) !== undefined && isCount(change.epochs);

/**
 * @param {any} kept
 * @returns {Kept | undefined} undefined where it cannot be used
 */
export function readKept(kept) {
  if (!isObject(kept) || kept.form !== form || typeof kept.id !== "string" || typeof kept.tab !== "string")
    return undefined;
  const { run } = kept;
  const good =
    isObject(run) &&
    run.id === kept.id &&
    [kept.time, kept.bytes, run.number, run.parameters, run.epochs, run.steps, run.seconds].every(isCount) &&
    isObject(run.values) &&
    Object.values(run.values).every((value) => typeof value === "string" || Number.isFinite(value)) &&
    Array.isArray(run.changes) &&
    run.changes.every(isChange) &&
    isSeries(run.x) &&
    isSeries(run.y) &&
    run.x.length === run.y.length &&
    (run.score === undefined || isScore(run.score)) &&
    (run.network === undefined || (isCount(run.network?.epochs) && isCount(run.network?.steps)));
  if (!good) return undefined;
  const signed = Array.isArray(run.fingerprints) && run.fingerprints.every(isText); // not by pages of before
  return { ...kept, run: { ...run, fingerprints: signed ? run.fingerprints : [] } };
}
