// The quantities that the conditions of the exercises name, and what they are computed from: what is remembered since
// the exercise began.

import { decibels } from "../ui/numbers.js";
import { best, closest, cured, deeper } from "./pairs.js";
import { predicted, lead } from "./races.js";

/** @typedef {import("./notes.js").Notes} Notes */
/** @typedef {import("./notes.js").Trained} Trained */

/** Each quantity by its name. Its words are exercises.measure.NAME, .unit, .on and .help. */
const measures = {
  /** Ink on the pad that the person has drawn, percent. */
  "pad.own": (/** @type {Notes} */ { ink }) => ink?.measured.share,
  /** Longer side of that, in percent of the pad's. */
  "pad.size": (/** @type {Notes} */ { ink }) => ink?.measured.size,
  /** How much it has in common with the most similar test digit, percent; 0 if it is more like something else. */
  "pad.digit": (/** @type {Notes} */ { likeness }) => likeness && (likeness.digit ? likeness.share : 0),
  /** And with the most similar letter. */
  "pad.letter": (/** @type {Notes} */ { likeness }) => likeness && (/^[A-Z]$/.test(likeness.name) ? likeness.share : 0),
  /** dB */
  "pad.noisyPsnr": (/** @type {Notes} */ { pad }) => (pad ? decibels(pad.noisy) : undefined),
  /** How much closer to the clean drawing the restored one is than the noisy one, dB. */
  "pad.gain": (/** @type {Notes} */ { pad }) => (pad ? decibels(pad.restored) - decibels(pad.noisy) : undefined),
  /** How much the network's answer has in common with a test digit, percent; 0 if it is more like another thing. */
  "out.digit": (/** @type {Notes} */ { answered }) => answered && (answered.digit ? answered.share : 0),

  "run.mse": (/** @type {Notes} */ { last }) => last?.mse,
  /** dB better than answering each digit with the average one. */
  "run.overMean": (/** @type {Notes} */ { last }) =>
    last && decibels(last.figures.mse) - decibels(last.figures.meanMse),
  /** dB better than as many principal components. */
  "run.overPca": (/** @type {Notes} */ { last }) =>
    last?.figures.pcaMse && decibels(last.figures.mse) - decibels(last.figures.pcaMse),
  /** dB better than a median filter, or than leaving the noise alone. */
  "run.overMedian": (/** @type {Notes} */ { last }) => last?.figures.noise?.overFilters,
  "run.noise": (/** @type {Notes} */ { last }) => last && Number(last.values.noise),
  /** dB by which the kind of noise gets weaker that it was never trained with, and that it does worst on. */
  "run.unseen": (/** @type {Notes} */ { last }) => last?.figures.noise?.unseen,
  "run.code": (/** @type {Notes} */ { last }) => last?.figures.code,
  /** PSNR of its pictures when the numbers of the code are rounded. */
  "run.roundedPsnr": (/** @type {Notes} */ { last }) => last?.figures.compressed?.psnr,
  /** The bytes of such a code, in percent of JPEG's at the same PSNR. */
  "run.ofJpeg": (/** @type {Notes} */ { last }) => last?.figures.compressed?.ofJpeg,
  /** Percent of the code. */
  "run.active": (/** @type {Notes} */ { last }) => last?.figures.active,
  /** Output pixels. */
  "run.dead": (/** @type {Notes} */ { last }) => last?.figures.dead,
  /** Mean squared error on the digits of the figures, without noise. */
  "run.clean": (/** @type {Notes} */ { last }) => last?.figures.mse,
  /** What is left of the difference between 4 and 9, percent. */
  "run.fourNine": (/** @type {Notes} */ { last }) => last?.figures.fourNine,
  "run.images": (/** @type {Notes} */ { last }) => last && Number(last.values.images),
  "run.parameters": (/** @type {Notes} */ { last }) => last?.parameters,
  /** Test loss as a multiple of the train loss. */
  "run.ratio": (/** @type {Notes} */ { last }) =>
    last?.test.length ? /** @type {number} */ (last.test.at(-1)?.loss) / last.trainLoss : undefined,
  /** Test loss at the end as a multiple of its least. */
  "run.rise": (/** @type {Notes} */ { last }) =>
    last?.test.length ? /** @type {number} */ (last.test.at(-1)?.loss) / least(last).loss : undefined,

  // Until there are two runs to be held against each other, the best run on either side.
  /** What is left of the difference with the one that keeps more of it; percent. */
  "fourNine.apart": (/** @type {Notes} */ { runs }) =>
    (closest(runs)?.apart ?? best(runs, (a, b) => a.figures.fourNine > b.figures.fourNine))?.figures.fourNine,
  /** And with the other. */
  "fourNine.together": (/** @type {Notes} */ { runs }) =>
    (closest(runs)?.together ?? best(runs, (a, b) => a.figures.fourNine < b.figures.fourNine))?.figures.fourNine,
  /** The larger code over the smaller one; only of two such runs. */
  "fourNine.factor": (/** @type {Notes} */ { runs }) => closest(runs)?.factor,

  /** Dead pixels of a run that cures the one with the most of them. */
  "cure.dead": (/** @type {Notes} */ { runs }) => cured(runs),

  /** Of two networks with about as many parameters: by how many percent these differ. */
  "deep.parameters": (/** @type {Notes} */ { runs }) => deeper(runs)?.apart,
  /** dB by which the one with more layers leads. */
  "deep.lead": (/** @type {Notes} */ { runs }) => deeper(runs)?.lead,

  /** How far the answer is from the epoch of the least test loss, in percent of the run. */
  "answer.off": (/** @type {Notes} */ { last, answer }) =>
    last && answer?.run === last ? (100 * Math.abs(answer.value - least(last).epoch)) / last.epochs : undefined,

  /** Numbers of an output that were worked out rightly. */
  "hand.right": (/** @type {Notes} */ { handRight }) => handRight,

  /** How many digits other than its ends the way on the map passes over. */
  "path.others": (/** @type {Notes} */ { path }) => path && new Set(path.others.map(({ name }) => name)).size,
  /** How much the picture of the way that is least like a digit has in common with one, percent. */
  "path.least": (/** @type {Notes} */ { path }) =>
    path && Math.min(...path.steps.map(({ digit, share }) => (digit ? share : 0))),

  /** Networks in the last race. */
  "race.lanes": (/** @type {Notes} */ { races }) => races?.at(-1)?.mses.length,
  /** dB by which its winner leads. */
  "race.lead": (/** @type {Notes} */ { races }) => lead(races?.at(-1)),
  /** Races whose winner was predicted; those of the same networks count once. */
  "race.predicted": (/** @type {Notes} */ { races }) => predicted(races ?? []),
};

/** @typedef {keyof typeof measures} MeasureName */
export const measureNames = /** @type {MeasureName[]} */ (Object.keys(measures));

/**
 * @param {MeasureName} name
 * @param {Partial<Notes>} notes what it is computed from
 * @returns {number | undefined} undefined while it cannot be measured
 */
export function measureFrom(name, notes) {
  const value = measures[name](/** @type {Notes} */ (notes));
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** @param {Trained} run */
const least = ({ test }) => test.reduce((best, point) => (point.loss < best.loss ? point : best));

/** @typedef {"pca" | "noise" | "jpeg" | "like"} Need what takes time: measured only where a condition names it */

/** @type {Partial<Record<MeasureName, Need>>} */
const needs = {
  "run.overPca": "pca",
  "run.overMedian": "noise",
  "run.unseen": "noise",
  "run.roundedPsnr": "jpeg",
  "run.ofJpeg": "jpeg",
  "pad.digit": "like",
  "pad.letter": "like",
  "out.digit": "like",
  "path.others": "like",
  "path.least": "like",
};

/** @param {MeasureName[]} names @returns {Set<Need>} */
export const needsOf = (names) => new Set(names.flatMap((name) => needs[name] ?? []));

const ofTraining = ["run", "fourNine", "cure", "deep", "answer"];

/** Whether a network has to be trained for them. @param {MeasureName[]} names */
export const aboutRuns = (names) => names.some((name) => ofTraining.includes(name.split(".")[0]));

/**
 * What of a condition is about training: the rest cannot be computed again.
 * @param {import("./condition.js").Condition} condition
 * @returns {import("./condition.js").Condition | undefined} undefined if nothing is
 */
export function ofRuns(condition) {
  if ("measure" in condition) return aboutRuns([condition.measure]) ? condition : undefined;
  const [[kind, parts]] = Object.entries(condition);
  const left = /** @type {any[]} */ (parts).map(ofRuns).filter((part) => part !== undefined);
  return left.length ? /** @type {any} */ ({ [kind]: left }) : undefined;
}
