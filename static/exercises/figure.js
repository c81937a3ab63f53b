// A measured quantity as the dock writes it.

import { fixed } from "../ui/numbers.js";
import { t } from "../strings/strings.js";

/** @typedef {import("./measures.js").MeasureName} MeasureName */

const digitsOf = /** @type {Record<string, number>} */ ({
  "run.mse": 4,
  "run.clean": 4,
  "run.ratio": 2,
  "run.rise": 3,
  "fourNine.factor": 2,
  "pad.digit": 0,
  "run.code": 0,
  "run.dead": 0,
  "run.images": 0,
  "cure.dead": 0,
  "run.noise": 2,
  "hand.right": 0,
  "path.others": 0,
  "path.least": 0,
  "pad.letter": 0,
  "out.digit": 0,
  "run.ofJpeg": 0,
  "run.parameters": 0,
  "race.lanes": 0,
  "race.lead": 2,
  "race.predicted": 0,
});

/** @param {MeasureName} name @param {string | number} value */
export const withUnit = (name, value) => t(/** @type {const} */ (`exercises.measure.${name}.unit`), { value });

/** @param {MeasureName} name @param {number | undefined} value with as many digits each time, so that nothing jumps */
export const figure = (name, value) => withUnit(name, value === undefined ? "–" : fixed(value, digitsOf[name] ?? 1));
