// Play, step, pause and reset: one engine, and the program that answers on the page.

import { text } from "./program.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Progress} Progress */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ mse: number, psnr: number, images: number }} Score */

const refreshMilliseconds = 120; // between two copies of the parameters

/**
 * Events: "reset" (a new network is in training), "model" (another network answers), "progress"
 * (detail: Progress), "parameters" (the page's copy is new), "running" (it has begun or ended),
 * "finished" (detail: Score), "problem" (detail: text).
 */
export class Trainer extends EventTarget {
  #engine;
  #program;
  #state;
  #shipped;
  #copied = 0; // when the parameters were last asked for
  #copying = false;
  /** What changes the network is done one after the other. @type {Promise<unknown>} */
  #queue = Promise.resolve();
  running = false;
  #pausing = false; // before the engine has begun
  step = 0;
  stepsPerEpoch = 0;
  /** Of the network in training, as the engine tells of it. @type {Record<string, string>} */
  model = {};
  /** Since the last change of the network. @type {Score | undefined} */
  score;

  /**
   * @param {Engine} engine
   * @param {Program} program the page's own
   * @param {State} state
   * @param {Uint8Array | undefined} shipped weights of the network that may answer instead
   */
  constructor(engine, program, state, shipped) {
    super();
    this.#engine = engine;
    this.#program = program;
    this.#state = state;
    this.#shipped = shipped;
  }

  /**
   * A new network of the current settings, on both sides: the same seed draws the same weights.
   * @returns {Promise<boolean>} whether that was possible; if not, the old network is still there
   */
  reset() {
    return this.#inTurn(async () => {
      this.model = await this.#engine.configure(this.#state.engineSettings);
      this.#begin();
    });
  }

  /**
   * Goes back to a network that was trained before, with the settings as they are.
   * @param {Uint8Array} weights
   */
  restore(weights) {
    return this.#inTurn(async () => {
      this.model = await this.#engine.loadWeights(weights);
      this.#begin();
      await this.#copyParameters(true);
    });
  }

  #begin() {
    this.step = this.stepsPerEpoch = 0;
    this.score = undefined;
    this.#answer();
    this.#emit("reset");
    this.#emit("model");
  }

  /** Lets the network answer that the setting "answer" names. */
  chooseAnswer() {
    return this.#inTurn(async () => {
      this.#answer();
      if (this.#own) await this.#copyParameters(true);
      this.#emit("model");
    });
  }

  get #own() {
    return !this.#shipped || this.#state.values.answer === "own";
  }

  #answer() {
    if (!this.#own) {
      this.#program.loadWeights(/** @type {Uint8Array} */ (this.#shipped));
    } else {
      const { data, ...own } = this.#state.engineSettings;
      this.#program.configure(/** @type {any} */ (own));
    }
  }

  /** Trains up to the chosen number of epochs; beyond it, as many again. */
  play() {
    return this.#run(async () => {
      const { step, stepsPerEpoch } = await this.#engine.position();
      const all = Number(this.#state.values.epochs) * stepsPerEpoch;
      return all - (step % all);
    });
  }

  oneStep() {
    return this.#run(async () => 1);
  }

  pause() {
    this.#pausing = true;
    this.#engine.pause();
  }

  /** @param {() => Promise<number>} steps */
  async #run(steps) {
    if (this.running) return;
    this.running = true;
    this.#pausing = false;
    this.#emit("running");
    await this.#queue;
    await this.#try(async () => {
      const wanted = await steps();
      if (this.#pausing) return;
      try {
        for await (const progress of this.#engine.train({ steps: wanted })) {
          this.step = progress.step;
          this.stepsPerEpoch = Math.round(progress.step / progress.epoch);
          this.#emit("progress", progress);
          this.#copyParameters();
        }
      } catch (error) {
        // A run that has diverged is back at earlier weights; a dead worker has none to give.
        if (this.#engine.alive) await this.#copyParameters(true);
        throw error;
      }
      await this.#copyParameters(true);
      this.score = this.step ? await this.#engine.evaluate() : undefined;
    });
    this.running = false;
    this.#emit("running");
    if (this.score) this.#emit("finished", this.score);
  }

  /** @param {boolean} [now] */
  async #copyParameters(now = false) {
    if (!this.#own || (!now && (this.#copying || performance.now() - this.#copied < refreshMilliseconds))) return;
    this.#copying = true;
    this.#copied = performance.now();
    try {
      const parameters = await this.#engine.parameters();
      if (!this.#own) return; // meanwhile
      this.#program.setParameters(parameters);
      this.#emit("parameters");
    } catch {
      // The network was replaced in between, or the worker has died: others say so.
    } finally {
      this.#copying = false;
    }
  }

  /**
   * Takes changed settings into the run.
   * @returns {Promise<boolean>} whether that was possible
   */
  adjust() {
    return this.#inTurn(() => this.#engine.adjust(this.#state.adjustable));
  }

  /**
   * @param {() => Promise<unknown>} action
   * @returns {Promise<boolean>} whether it went well
   */
  #inTurn(action) {
    const result = this.#queue.then(() => this.#try(action));
    this.#queue = result;
    return result;
  }

  /** @param {() => Promise<unknown>} action */
  async #try(action) {
    try {
      await action();
      return true;
    } catch (error) {
      this.#emit("problem", text(error));
      return false;
    }
  }

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
