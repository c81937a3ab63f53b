// Play, step, pause and reset: one engine, and the program whose model the page shows.

import { Problem } from "../strings/problem.js";
import { shippedWeights } from "../engine/shipped.js";

/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ mse: number, psnr: number, images: number }} Score */

const refreshMilliseconds = 120; // between two copies of the parameters

/**
 * Events: "reset" (a new network is in training; detail: its number, see changes), "model" (another one is shown),
 * "progress" (detail: Progress), "parameters" (the page's copy is new), "running" (it has begun or ended),
 * "back" (a run has diverged and is at an earlier step; detail: step, epoch), "finished" (detail: Score),
 * "problem" (detail: what was thrown).
 */
export class Trainer extends EventTarget {
  #engine;
  #program;
  #state;
  #copied = 0; // when the parameters were last asked for
  #copying = false;
  /** Networks that were asked for. Each has a number; it may come later. */
  changes = 0;
  #restored = 0; // the last of them that came with its weights
  /** The value of the setting "shown" for which the page has its network. @type {string | undefined} */
  #shown;
  /** The last change of the network; the next one waits for it. @type {Promise<unknown>} */
  #queue = Promise.resolve();
  running = false;
  #pausing = false;
  /** Ends the wait for the data of a run that is no longer wanted. */
  #stopWaiting = () => {};
  /** What to do once the run that was told to end has ended. @type {(() => void) | undefined} */
  #next;
  step = 0;
  stepsPerEpoch = 0;
  /** Whether the network in training began with the seed's weights, not with trained ones. */
  fromScratch = true;
  /** The network in training; empty before the first. @type {import("../engine/model.js").Model} */
  model = /** @type {any} */ ({});
  /** The score since the last change of the network. @type {Score | undefined} */
  score;
  /** Whether the network in training may be given up. */
  mayLeave = () => true;
  /** What becomes of the parameters of the network in training before the page has them. */
  retouch = (/** @type {Float32Array} */ parameters) => parameters;
  /** Called, and waited for, before another network replaces the one in training. */
  leaving = async () => {};

  /**
   * @param {Engine} engine
   * @param {Program} program the page's own
   * @param {State} state
   */
  constructor(engine, program, state) {
    super();
    this.#engine = engine;
    this.#program = program;
    this.#state = state;
  }

  /**
   * A new network of the current settings.
   * @returns {Promise<boolean>} whether that was possible; if not, the old network is still there
   */
  async reset() {
    if (!this.mayLeave()) return false;
    const mine = ++this.changes;
    return this.#replace(async () => {
      if (mine < this.#restored) return; // one with its weights is coming
      await this.leaving();
      await this.#begin(await this.#engine.configure(this.#state.engineSettings), true, mine);
    });
  }

  /**
   * Goes back to a network that was trained before, with the settings as they are.
   * @param {Uint8Array} weights
   */
  restore(weights) {
    return this.#goBack(async (mine) => {
      await this.#engine.configure(this.#state.engineSettings);
      await this.#begin(await this.#engine.loadWeights(weights), false, mine);
    });
  }

  /**
   * Goes on with a run where its checkpoint was made, bit for bit, with the settings as they are: those of the run.
   * @param {Uint8Array} checkpoint
   * @param {{ steps: number, epochs: number, fromScratch: boolean }} run how far it had come
   */
  resume(checkpoint, { steps, epochs, fromScratch }) {
    return this.#goBack(async (mine) => {
      const model = await this.#engine.configure(this.#state.engineSettings);
      await this.#engine.restore(checkpoint);
      await this.#begin(model, fromScratch, mine);
      this.step = steps;
      this.stepsPerEpoch = Math.round(steps / epochs);
      this.#emit("back", { step: steps, epoch: epochs });
    });
  }

  /** @param {(mine: number) => Promise<void>} action */
  async #goBack(action) {
    if (!this.mayLeave()) return false;
    const mine = (this.#restored = ++this.changes);
    const done = await this.#replace(async () => {
      await this.leaving();
      await action(mine);
    });
    if (!done) await this.reset(); // so that the network is that of the settings
    return done;
  }

  /** @param {() => Promise<void>} action */
  #replace(action) {
    if (this.running) this.pause();
    return this.#inTurn(action);
  }

  /** @param {import("../engine/model.js").Model} model @param {boolean} fromScratch @param {number} mine its number */
  async #begin(model, fromScratch, mine) {
    Object.assign(this, { model, fromScratch, step: 0, stepsPerEpoch: 0, score: undefined });
    await this.#show();
    this.#emit("reset", mine);
    this.#emit("model");
  }

  /** Shows the model that the setting "shown" names. */
  chooseShown() {
    const asked = this.changes;
    return this.#inTurn(async () => {
      if (asked < this.#restored || this.#shown === this.#state.values.shown) return;
      await this.#show();
      this.#emit("model");
    });
  }

  /** Shows the model anew: the page's program has lost it. */
  showAgain() {
    return this.#inTurn(async () => {
      await this.#show();
      this.#emit("model");
    });
  }

  get #own() {
    return this.#state.values.shown === "own";
  }

  async #show() {
    const name = String(this.#state.values.shown);
    const shipped = this.#own ? undefined : await shippedWeights(name);
    if (!shipped && !this.#own) {
      this.#state.set("shown", "own");
      this.#emit("problem", new Problem("shown.missing", [name]));
    }
    if (shipped) {
      this.#program.loadWeights(shipped);
    } else {
      // The weights come from the worker: drawing the same ones here would block the page.
      const parameters = await this.#engine.parameters();
      this.#program.configure({ layers: this.model.layers });
      this.#program.setParameters(parameters);
    }
    this.#shown = shipped ? name : "own";
  }

  /** Trains up to the next multiple of the chosen number of epochs. */
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
    this.#next = undefined;
    this.#stopWaiting();
    this.#engine.pause();
  }

  /** Whether a run has been told to end, and has not yet. */
  get pausing() {
    return this.running && this.#pausing;
  }

  /** @param {() => Promise<number>} steps */
  async #run(steps) {
    if (this.pausing) this.#next = () => this.#run(steps);
    if (this.running) return;
    this.running = true;
    this.#pausing = false;
    /** @type {Promise<void>} */
    const stopped = new Promise((resolve) => (this.#stopWaiting = resolve));
    this.#emit("running");
    await this.#queue;
    await this.#try(async () => {
      const known = steps();
      known.catch(() => {}); // a run that was stopped does not wait for its data
      const wanted = await Promise.race([known, stopped]);
      if (this.#pausing || !wanted) return;
      try {
        for await (const progress of this.#engine.train({ steps: wanted })) {
          this.step = progress.step;
          this.stepsPerEpoch = Math.round(progress.step / progress.epoch);
          this.#emit("progress", progress);
          this.#copyParameters();
        }
      } catch (error) {
        // A run that has diverged is back at earlier weights; a dead worker has none to give.
        if (this.#engine.alive) {
          await this.#copyParameters(true);
          const { step, stepsPerEpoch } = await this.#engine.position();
          this.step = step;
          this.score = undefined;
          this.#emit("back", { step, epoch: step / stepsPerEpoch });
        }
        throw error;
      }
      await this.#copyParameters(true);
      const { model } = this;
      const score = this.step ? await this.#engine.evaluate() : undefined;
      if (model === this.model) this.score = score; // else it is of a network that came meanwhile
    });
    this.running = false;
    this.#emit("running");
    if (this.score) this.#emit("finished", this.score);
    const next = this.#next;
    this.#next = undefined;
    next?.();
  }

  /** @param {boolean} [now] */
  async #copyParameters(now = false) {
    if (!this.#own || (!now && (this.#copying || performance.now() - this.#copied < refreshMilliseconds))) return;
    this.#copying = true;
    this.#copied = performance.now();
    try {
      const parameters = await this.#engine.parameters();
      if (!this.#own) return; // meanwhile
      this.#program.setParameters(this.retouch(parameters));
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
      this.#emit("problem", error);
      return false;
    }
  }

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
