// The quantities that the conditions of the exercises name, and what they are computed from: what
// the person has drawn and trained since the exercise began. A network that was trained before, or
// came from a file, counts for nothing.

import { meanSquaredError } from "../ui/numbers.js";
import { settings } from "../app/state.js";
import { Likeness } from "./likeness.js";
import { OwnInk } from "./ownink.js";
import { figuresOf } from "./figures.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./figures.js").Figures} Figures */

/**
 * @typedef {object} Trained a network that was trained from its first step since the exercise began
 * @property {string} [id] of the run in app.runs, and its number there
 * @property {number} [number]
 * @property {import("../app/state.js").Values} values the settings when it paused
 * @property {string[]} changed settings that were others earlier in the run
 * @property {number} steps
 * @property {number} epochs
 * @property {number} mse as the page shows it
 * @property {number} trainLoss the last report
 * @property {Array<{ epoch: number, loss: number }>} test loss, where it was measured
 * @property {Figures} figures
 * @property {{ met: number, all: number }} [checks] how many checks of the exercise were met with it as the last one
 */

const db = (/** @type {number} */ mse) => -10 * Math.log10(mse);

/** Each quantity by its name. Its words are exercises.measure.NAME, .unit and .help. */
const measures = {
  /** Ink on the pad that the person has drawn, percent. */
  "pad.own": (/** @type {Notes} */ { ink }) => ink.measured.share,
  /** Longer side of that, in percent of the pad's. */
  "pad.size": (/** @type {Notes} */ { ink }) => ink.measured.size,
  /** How much it has in common with the most similar test digit, percent; 0 if it is more like something else. */
  "pad.digit": (/** @type {Notes} */ { likeness }) => likeness && (likeness.digit ? likeness.share : 0),
  /** dB */
  "pad.noisyPsnr": (/** @type {Notes} */ { pad }) => (pad ? db(pad.noisy) : undefined),
  /** How much closer to the clean drawing the restored one is than the noisy one, dB. */
  "pad.gain": (/** @type {Notes} */ { pad }) => (pad ? db(pad.restored) - db(pad.noisy) : undefined),

  "run.mse": (/** @type {Notes} */ { last }) => last?.mse,
  /** dB better than answering each digit with the average one. */
  "run.overMean": (/** @type {Notes} */ { last }) => last && db(last.figures.mse) - db(last.figures.meanMse),
  /** dB better than as many principal components. */
  "run.overPca": (/** @type {Notes} */ { last }) =>
    last?.figures.pcaMse && db(last.figures.mse) - db(last.figures.pcaMse),
  "run.code": (/** @type {Notes} */ { last }) => last?.figures.code,
  /** Percent of the code. */
  "run.active": (/** @type {Notes} */ { last }) => last?.figures.active,
  /** Output pixels. */
  "run.dead": (/** @type {Notes} */ { last }) => last?.figures.dead,
  /** Mean squared error on the digits of the figures, without noise. */
  "run.clean": (/** @type {Notes} */ { last }) => last?.figures.mse,
  /** What is left of the difference between 4 and 9, percent. */
  "run.fourNine": (/** @type {Notes} */ { last }) => last?.figures.fourNine,
  "run.images": (/** @type {Notes} */ { last }) => last && Number(last.values.images),
  /** Test loss as a multiple of the train loss. */
  "run.ratio": (/** @type {Notes} */ { last }) =>
    last?.test.length ? /** @type {number} */ (last.test.at(-1)?.loss) / last.trainLoss : undefined,
  /** Test loss at the end as a multiple of its least. */
  "run.rise": (/** @type {Notes} */ { last }) =>
    last?.test.length ? /** @type {number} */ (last.test.at(-1)?.loss) / least(last).loss : undefined,

  // Of two runs that differ only in the code, one of which keeps at least half of the difference between 4 and 9 and
  // the other less: those whose codes are closest. Until there are two such, the best run on either side.
  /** What is left of the difference with the one that keeps more of it; percent. */
  "fourNine.apart": (/** @type {Notes} */ { runs }) =>
    (closest(runs)?.apart ?? best(runs, (a, b) => a.figures.fourNine > b.figures.fourNine))?.figures.fourNine,
  /** And with the other. */
  "fourNine.together": (/** @type {Notes} */ { runs }) =>
    (closest(runs)?.together ?? best(runs, (a, b) => a.figures.fourNine < b.figures.fourNine))?.figures.fourNine,
  /** The larger code over the smaller one; only of two such runs. */
  "fourNine.factor": (/** @type {Notes} */ { runs }) => closest(runs)?.factor,

  /**
   * Dead pixels of a run that cures the one with the most of them: it differs from that in one setting, was trained at
   * least as long and has a smaller error.
   */
  "cure.dead": (/** @type {Notes} */ { runs }) => cured(runs),

  /** How far the answer is from the epoch of the least test loss, in percent of the run. */
  "answer.off": (/** @type {Notes} */ { last, answer }) =>
    last && answer?.run === last ? (100 * Math.abs(answer.epoch - least(last).epoch)) / last.epochs : undefined,
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

/** @param {Trained[]} runs @param {(a: Trained, b: Trained) => boolean} better @returns {Trained | undefined} */
const best = (runs, better) =>
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

/** @param {Trained[]} runs */
function closest(runs) {
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

/** @param {Trained[]} runs */
function cured(runs) {
  const last = runs.at(-1);
  const before = runs.slice(0, -1);
  if (!last || !before.length) return undefined;
  const worst = before.reduce((most, run) => (run.figures.dead > most.figures.dead ? run : most));
  const fair = last.steps >= worst.steps && last.figures.mse < worst.figures.mse && differing(last, worst).length === 1;
  return fair ? last.figures.dead : undefined;
}

const mostRuns = 10;

/** What is remembered since an exercise has begun. Events: "change". */
export class Notes extends EventTarget {
  #app;
  #pca;
  #off;
  #likeness;
  ink;
  /** What the drawing is most like. @type {import("./likeness.js").Like | undefined} */
  likeness;
  /** The oldest first. @type {Trained[]} */
  runs = [];
  /**
   * Mean squared errors of the pad's pictures; undefined without ink.
   * @type {{ noisy: number, restored: number } | undefined}
   */
  pad;
  /** What the person says of a run. @type {{ run: Trained, epoch: number } | undefined} */
  answer;
  /** Whether the network in training began at its first step, here. */
  #fresh = false;
  /** @type {Trained | undefined} */
  #current;
  #trainLoss = NaN;
  /** @type {Trained["test"]} */
  #test = [];
  #measuring = 0;
  /** How many measurements there were; a run that is trained further is measured again. */
  measured = 0;

  /**
   * @param {App} app
   * @param {{ pca: boolean, like: boolean }} options whether runs are held against PCA, and the drawing against digits
   */
  constructor(app, { pca, like }) {
    super();
    this.#app = app;
    this.#pca = pca;
    this.ink = new OwnInk(app, () => this.#changed());
    this.#likeness = like ? new Likeness(app, () => this.#lookAtPad()) : undefined;
    app.testDigits().catch(() => {}); // here before the first run pauses, so that its figures are taken at once
    this.#fresh = app.trainer.step === 0 && app.trainer.fromScratch;
    const listeners = [
      app.on("drawing", () => this.#lookAtPad()),
      app.on("progress", (progress) => this.#note(progress)),
      app.on("finished", (score) => this.#finish(score)),
    ];
    const reset = () => {
      this.#fresh = app.trainer.fromScratch;
      this.#current = undefined;
      this.#test = [];
      this.#measuring++;
      this.#changed();
    };
    app.trainer.addEventListener("reset", reset);
    this.#off = () => {
      app.trainer.removeEventListener("reset", reset);
      for (const off of listeners) off();
    };
    this.#lookAtPad();
  }

  /** Whether the network in training was trained before the exercise began. */
  get stale() {
    return !this.#fresh && this.#app.trainer.step > 0;
  }

  get last() {
    return this.runs.at(-1);
  }

  /** @param {MeasureName} name */
  measure(name) {
    return measureFrom(name, this);
  }

  /** @param {number} epoch that the person says had the least test loss */
  take(epoch) {
    if (this.last) this.answer = { run: this.last, epoch };
    this.#changed();
  }

  stop() {
    this.#off();
    this.ink.stop();
    this.#likeness?.stop();
    this.#measuring++;
  }

  #lookAtPad() {
    const { pixels, noisy, restored } = this.#app.drawing();
    const drawn = pixels.some((v) => v > 0);
    this.pad = drawn
      ? { noisy: meanSquaredError(noisy, pixels), restored: meanSquaredError(restored, pixels) }
      : undefined;
    this.likeness = drawn ? this.#likeness?.of(pixels) : undefined;
    this.#changed();
  }

  /** @param {import("../engine/engine.js").Progress} progress */
  #note({ epoch, loss, testLoss }) {
    this.#trainLoss = loss;
    if (testLoss !== undefined) this.#test.push({ epoch, loss: testLoss });
  }

  /** @param {import("../app/trainer.js").Score} score */
  async #finish({ mse }) {
    if (!this.#fresh) return;
    const { state, trainer } = this.#app;
    const mine = ++this.#measuring;
    const { current } = this.#app.runs;
    const known = {
      id: current?.id,
      number: current?.number,
      changed: current?.changes.map(({ key }) => key) ?? [],
      values: { ...state.values },
      steps: trainer.step,
      epochs: trainer.step / trainer.stepsPerEpoch,
      mse,
      trainLoss: this.#trainLoss,
      test: [...this.#test],
    };
    try {
      await this.#app.testDigits();
      if (trainer.step !== known.steps) return; // trained further meanwhile: its next pause is measured
      const found = await figuresOf(this.#app, { pca: this.#pca });
      if (mine !== this.#measuring) return; // another network, or further steps, meanwhile
      // Trained further, it is still the same run.
      const run = { ...known, figures: found };
      this.runs = [...this.runs.filter((other) => other !== this.#current), run].slice(-mostRuns);
      this.#current = run;
      this.measured++;
      this.#changed();
    } catch {
      // The network was replaced in between, or the worker has died: others say so.
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
