// What has been tried: each run from its first step to the next new network, with its settings, its
// curve and what it scored.

import { Problem } from "../strings/problem.js";
import { find } from "./state.js";

/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./trainer.js").Trainer} Trainer */

/** @typedef {{ key: string, from: string | number, to: string | number, epochs: number }} Change */

/**
 * @typedef {object} Network that a run can go on from, bit for bit
 * @property {number} epochs
 * @property {number} steps
 * @property {number} bytes of the checkpoint
 * @property {Uint8Array} [checkpoint] left out where it is kept outside of this page
 */

/**
 * @typedef {object} Run
 * @property {number} number from 1
 * @property {string} id of no other run, in any tab and at any visit
 * @property {import("./state.js").Values} values the settings, the last ones
 * @property {number} parameters of its network
 * @property {number} epochs that it was trained
 * @property {number} steps the same in steps
 * @property {number} seconds of training
 * @property {{ mse: number, psnr: number, epochs: number, steps: number }} [score] on the test set, and when
 * @property {Network} [network] as it was then
 * @property {number} [from] the run whose network it went on with; 0: one that came from elsewhere
 * @property {string} [origin] the id of that run
 * @property {Change[]} changes of settings while it ran
 * @property {string[]} fingerprints of its parameters after each epoch; empty where it was not trained here
 * @property {number[]} x epochs of its curve
 * @property {number[]} y train loss
 */

const most = 30; // runs
const mostNetworks = 8; // in memory, of the last ones: a deep network has 14 MB with Adam
const mostPoints = 240; // of a curve

/**
 * Events: "change"; "network" with detail Run when it can go on from a later step; "restored" with detail Run when its
 * network is back and has its score.
 */
export class Runs extends EventTarget {
  /** The oldest first. @type {Run[]} */
  list = [];
  /** The one that goes on. @type {Run | undefined} */
  #current;
  /** The run whose network was restored, until a step is taken. @type {Run | undefined} */
  #restored;
  #count = 0;
  #since = 0;
  /** The settings when training began last. @type {import("./state.js").Values | undefined} */
  #begun;
  #leaving = false; // the settings are already those of the next network
  /** Runs, or networks of runs, that had to make room for others. */
  gone = 0;
  /** Whether a run and its network outlive the page. @type {(run: Run) => boolean} */
  isKept = () => false;
  /** The checkpoint of a run that is kept outside of the page. @type {(id: string) => Promise<Uint8Array>} */
  bring = () => Promise.reject(new Problem("run.checkpoint"));
  #trainer;
  #engine;
  #state;

  /** @param {Trainer} trainer @param {Engine} engine @param {State} state */
  constructor(trainer, engine, state) {
    super();
    this.#trainer = trainer;
    this.#engine = engine;
    this.#state = state;
    trainer.leaving = () => this.#keep();
    state.addEventListener("change", (event) => {
      const { keys } = /** @type {CustomEvent<import("./state.js").Change>} */ (event).detail;
      this.#leaving ||= keys.some((key) => find(key)?.effect === "restart");
    });
    state.addEventListener("undo", () => (this.#leaving = false));
    trainer.addEventListener("reset", () => {
      this.#current = this.#restored = undefined;
      this.#leaving = false;
      this.#changed();
    });
    trainer.addEventListener("running", () => {
      this.#since = performance.now();
      if (trainer.running) this.#begun = { ...state.values };
    });
    trainer.addEventListener("progress", (event) => {
      const run = (this.#current ??= this.#add());
      if (!this.#leaving) this.#noteChanges(run);
      this.#note(run, /** @type {CustomEvent<Progress>} */ (event).detail);
    });
    engine.addEventListener("epoch", (event) => {
      const run = (this.#current ??= this.#add()); // the first epoch can be over before the first report
      const { epoch, fingerprint } = /** @type {CustomEvent} */ (event).detail;
      run.fingerprints[epoch - 1] = fingerprint;
    });
    engine.addEventListener("checkpoint", (event) => {
      if (this.#current) this.#take(this.#current, /** @type {CustomEvent<Uint8Array>} */ (event).detail);
    });
    trainer.addEventListener("finished", async (event) => {
      const run = this.#current;
      if (!run) return;
      const { mse, psnr } = /** @type {CustomEvent} */ (event).detail;
      run.score = { mse, psnr, epochs: run.epochs, steps: run.steps };
      this.#changed();
      await this.#keep();
    });
  }

  /** Keeps the network of the run that goes on; without it a run's settings can still be restored. */
  async #keep() {
    const run = this.#current;
    if (!run || run.network?.steps === run.steps) return;
    const checkpoint = await this.#engine.checkpoint().catch(() => undefined);
    if (!checkpoint || run !== this.#current) return;
    this.#take(run, checkpoint);
    this.#changed();
  }

  /** @param {Run} run @param {Uint8Array} checkpoint of its network */
  #take(run, checkpoint) {
    if (!run.steps) return; // nothing is known of it yet
    const steps = stepOf(checkpoint);
    const epochs = run.epochs * (steps / run.steps);
    run.network = { checkpoint, bytes: checkpoint.length, steps, epochs };
    for (const old of this.list.filter(({ network }) => network?.checkpoint).slice(0, -mostNetworks)) {
      if (old.network && this.isKept(old)) old.network = { ...old.network, checkpoint: undefined };
      else if (old.network) {
        old.network = undefined;
        this.gone++;
      }
    }
    this.dispatchEvent(new CustomEvent("network", { detail: run }));
  }

  /** Runs of before come first. @param {Run[]} runs the oldest first, with numbers of their own time */
  adopt(runs) {
    const count = runs.length;
    const numbers = new Map(runs.map(({ id }, i) => [id, i + 1]));
    for (const run of this.list) run.number += count;
    this.#count += count;
    this.list.unshift(
      ...runs.map((run, i) => ({
        ...run,
        number: i + 1,
        ...(run.from !== undefined && { from: numbers.get(run.origin ?? "") ?? 0 }),
      })),
    );
    this.#changed();
  }

  /** @param {number} runs that had to make room */
  forget(runs) {
    this.gone += runs;
    this.#changed();
  }

  /** Whether a network would be lost with the page that took some time to train. */
  get unkept() {
    const run = this.#current;
    return run !== undefined && (this.#trainer.running || run.epochs >= 1) && !this.isKept(run);
  }

  /**
   * Goes back to a run: to its network where that was kept, else to a new one with its settings. A network that has
   * gone meanwhile is said to be gone, once, and nothing is changed.
   * @param {Run} run
   * @returns {Promise<boolean>} whether that was possible
   */
  async restore(run) {
    const { network, values } = run;
    const checkpoint = network && (network.checkpoint ?? (await this.bring(run.id).catch(() => undefined)));
    if (network && !checkpoint) {
      run.network = undefined;
      this.#changed();
      this.#trainer.dispatchEvent(new CustomEvent("problem", { detail: new Problem("run.checkpoint") }));
      return false;
    }
    const settings = Object.entries(values).filter(([key]) => find(key)?.effect !== "page");
    this.#state.apply({ ...Object.fromEntries(settings), shown: "own" });
    if (!network || !checkpoint) return this.#trainer.reset();
    if (!(await this.#trainer.resume(checkpoint, { ...network, fromScratch: run.from === undefined }))) return false;
    this.#restored = run;
    this.#changed();
    if (run.score?.steps !== network.steps) {
      const score = await this.#engine.evaluate().catch(() => undefined);
      if (score) run.score = { mse: score.mse, psnr: score.psnr, epochs: network.epochs, steps: network.steps };
      this.#changed();
    }
    if (run === this.#restored) this.dispatchEvent(new CustomEvent("restored", { detail: run }));
    return true;
  }

  /** The run that is going on, has been paused or was restored. */
  get current() {
    return this.#current ?? this.#restored;
  }

  /** The runs before the current one. */
  get earlier() {
    return this.list.filter((run) => run !== this.#current);
  }

  /** @returns {Run} */
  #add() {
    const { fromScratch, model } = this.#trainer;
    /** @type {Run} */
    const run = {
      number: ++this.#count,
      id: newID(),
      values: this.#begun ?? { ...this.#state.values }, // what has been moved since counts as a change
      parameters: model.parameters,
      epochs: 0,
      steps: 0,
      seconds: 0,
      changes: [],
      fingerprints: [],
      x: [],
      y: [],
    };
    if (this.#restored) {
      run.from = this.#restored.number;
      run.origin = this.#restored.id;
    } else if (!fromScratch) run.from = 0;
    this.list.push(run);
    if (this.list.length > most) {
      this.list.shift();
      this.gone++;
    }
    return run;
  }

  /** Notes the settings that have changed since the last report. @param {Run} run */
  #noteChanges(run) {
    for (const [key, to] of Object.entries(this.#state.values)) {
      const from = run.values[key];
      if (from === to) continue;
      run.values[key] = to;
      // Another number of epochs only makes the run longer, unless the schedule follows it.
      const matters = find(key)?.effect === "adjust" && (key !== "epochs" || run.values.schedule === "cosine");
      if (matters) run.changes.push({ key, from, to, epochs: run.epochs });
    }
  }

  /** @param {Run} run @param {Progress} progress */
  #note(run, { step, epoch, loss }) {
    const now = performance.now();
    run.seconds += (now - this.#since) / 1000;
    this.#since = now;
    run.epochs = epoch;
    run.steps = step;
    run.x.push(epoch);
    run.y.push(loss);
    if (run.x.length > mostPoints) {
      const keep = (/** @type {number[]} */ values) => values.filter((_, i) => i % 2 === 0 || i === values.length - 1);
      [run.x, run.y] = [keep(run.x), keep(run.y)];
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}

/** At which step a checkpoint was made: wasm/checkpoint.go. @param {Uint8Array} checkpoint */
export const stepOf = ({ buffer, byteOffset, length }) =>
  length < 24 ? 0 : Number(new DataView(buffer, byteOffset, length).getBigUint64(16, true));

/** A name that nothing else has. */
export const newID = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The settings of a run that do not have their initial values, as key and value. @param {Run} run */
export function differing({ values }) {
  return Object.entries(values).filter(([key, value]) => {
    const setting = find(key);
    return setting && setting.effect !== "page" && key !== "epochs" && value !== setting.initial;
  });
}
