// What is remembered since an exercise has begun: what the person has drawn, trained, predicted and walked. A network
// that was trained before, or came from a file, counts for nothing.

import { meanSquaredError } from "../ui/numbers.js";
import { hasWeights } from "../engine/model.js";
import { Likeness } from "./likeness.js";
import { OwnInk } from "./ownink.js";
import { figuresOf } from "./figures.js";
import { measureFrom } from "./measures.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./likeness.js").Like} Like */
/** @typedef {import("./measures.js").MeasureName} MeasureName */
/** @typedef {import("./measures.js").Need} Need */
/** @typedef {import("./races.js").Raced} Raced */

/**
 * @typedef {object} Trained a network that was trained from its first step since the exercise began
 * @property {string} [id] of the run in app.runs, and its number there
 * @property {number} [number]
 * @property {import("../app/state.js").Values} values the settings when it paused
 * @property {string[]} changed settings that were others earlier in the run
 * @property {number} steps
 * @property {string[]} fingerprints of its parameters after each epoch
 * @property {number} epochs
 * @property {number} mse as the page shows it
 * @property {number} trainLoss where the test loss was measured last
 * @property {Array<{ epoch: number, loss: number }>} test loss, where it was measured
 * @property {number} parameters
 * @property {number} layers that have weights
 * @property {Figures} figures
 * @property {{ met: number, all: number }} [checks] how many checks of the exercise were met with it as the last one
 */

const mostRuns = 10;
const mostStates = 24; // of them

/** What is remembered since an exercise has begun. Events: "change". */
export class Notes extends EventTarget {
  #app;
  #needs;
  #off;
  #likeness;
  ink;
  /** What the drawing is most like. @type {Like | undefined} */
  likeness;
  /** And what the network answers to it, as it stands. @type {Like | undefined} */
  answered;
  /** The oldest first. @type {Trained[]} */
  runs = [];
  /**
   * Mean squared errors of the pad's pictures; undefined without ink.
   * @type {{ noisy: number, restored: number } | undefined}
   */
  pad;
  /** What the person says of a run. @type {{ run: Trained, value: number } | undefined} */
  answer;
  /** Numbers that were worked out rightly. @type {number | undefined} */
  handRight;
  /**
   * The way on the map: what each of its pictures is most like, and those that are like another digit than its ends.
   * @type {{ steps: Like[], others: Like[] } | undefined}
   */
  path;
  /** Races that are over, the oldest first. @type {Raced[]} */
  races = [];
  /** The lane that is to win the next race. @type {number | undefined} */
  #predicted;
  /** And the one that goes on. @type {number | undefined} */
  #bet;
  /** Every state of a run that was measured, for who checks them; the oldest first. @type {Trained[]} */
  history = [];
  /** Whether the network in training began at its first step, here. */
  #fresh = false;
  #begun = false; // since it was made anew
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
   * @param {Set<Need>} needs what is measured although it takes time
   */
  constructor(app, needs) {
    super();
    this.#app = app;
    this.#needs = needs;
    this.ink = new OwnInk(app, () => this.#changed());
    this.#likeness = needs.has("like") ? new Likeness(app, () => this.#lookAtPad()) : undefined;
    app.testDigits().catch(() => {}); // here before the first run pauses, so that its figures are taken at once
    this.#fresh = app.trainer.step === 0 && app.trainer.fromScratch;
    const listeners = [
      app.on("drawing", () => this.#lookAtPad()),
      app.on("progress", (progress) => this.#note(progress)),
      app.on("finished", (score) => this.#finish(score)),
      app.on("race", () => {
        this.#bet = this.#predicted;
        this.#predicted = undefined;
      }),
      app.on("raced", (race) => {
        this.races = [...this.races, { ...race, predicted: this.#bet }];
        this.#changed();
      }),
      app.on("walked", (walk) => this.#walk(walk)),
    ];
    const reset = () => {
      this.#fresh = app.trainer.fromScratch;
      this.#current = undefined;
      this.#begun = false;
      this.#test = [];
      this.#measuring++;
      this.#changed();
    };
    const back = () => {
      if (!this.#begun) this.#fresh = false; // a run of before goes on
      this.#changed();
    };
    app.trainer.addEventListener("reset", reset);
    app.trainer.addEventListener("back", back);
    this.#off = () => {
      app.trainer.removeEventListener("reset", reset);
      app.trainer.removeEventListener("back", back);
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

  /** @param {number} value that the person says of the last run */
  take(value) {
    if (this.last) this.answer = { run: this.last, value };
    this.#changed();
  }

  /** @param {number} lane that the person says will win the next race */
  predict(lane) {
    this.#predicted = lane;
  }

  /** @param {number} right numbers that the person has worked out */
  workOut(right) {
    this.handRight = right;
    this.#changed();
  }

  /** @param {{ ends: Float32Array, pictures: Float32Array }} walk (2, 784), the digits; (n, 784), decoded between */
  #walk({ ends, pictures }) {
    const likes = (/** @type {Float32Array} */ all) =>
      Array.from({ length: all.length / 784 }, (_, i) =>
        this.#likeness?.of(all.subarray(784 * i, 784 * (i + 1))),
      ).filter((like) => like !== undefined);
    const [steps, digits] = [likes(pictures), likes(ends)];
    if (!steps.length) return; // no digits to compare with yet
    const others = steps.filter(({ digit, name }) => digit && digits.every((end) => end.name !== name));
    this.path = { steps, others };
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
    this.answered = drawn ? this.#likeness?.of(restored) : undefined;
    this.#changed();
  }

  /** @param {import("../engine/engine.js").Progress} progress */
  #note({ epoch, loss, testLoss }) {
    this.#begun = true;
    if (testLoss === undefined) return;
    this.#trainLoss = loss; // at the same step
    this.#test.push({ epoch, loss: testLoss });
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
      values: { ...(current?.values ?? state.values) }, // a control may have been moved since
      steps: trainer.step,
      fingerprints: (current?.fingerprints ?? []).slice(0, Math.floor(trainer.step / trainer.stepsPerEpoch)),
      epochs: trainer.step / trainer.stepsPerEpoch,
      mse,
      trainLoss: this.#trainLoss,
      test: [...this.#test],
    };
    try {
      const { parameters, spec } = await this.#app.engine.describe();
      const layers = spec.layers.filter(hasWeights).length;
      await this.#app.testDigits();
      if (trainer.step !== known.steps) return; // trained further meanwhile: its next pause is measured
      const found = await figuresOf(this.#app, this.#needs, known.values);
      // Another network, or further steps, meanwhile.
      if (mine !== this.#measuring || trainer.running || trainer.step !== known.steps) return;
      // Trained further, it is still the same run.
      const run = { ...known, parameters, layers, figures: found };
      this.runs = [...this.runs.filter((other) => other !== this.#current), run].slice(-mostRuns);
      this.#current = run;
      this.history = [...this.history, run].slice(-mostStates);
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
