// The race itself, without its looks: a lane is an engine with what is known of its training, a contest
// lets the lanes train, in turns or all at once.

import { atWork } from "../app/atwork.js";
import { Engine } from "../engine/engine.js";
import { meanSquaredError } from "../ui/numbers.js";
import { nextTurn, turnSteps } from "./rules.js";
import { engineSettings } from "./setup.js";
import { text } from "../strings/strings.js";

/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("./setup.js").Setup} Setup */
/** @typedef {{ mse: number, psnr: number, images: number }} Score */

/**
 * @typedef {{ clean: Float32Array, noisy: Float32Array }} Tests (n, 784): test digits, and as the lanes are given them
 */

const testDigits = 200; // that the curve is measured on; 7% of a turn's work
const testMilliseconds = 1000; // between two such measurements of a free race

/** One engine of the race. */
export class Lane {
  /** @type {Engine} */
  engine;
  /** As the engine tells of it. @type {import("../engine/model.js").Model} */
  model;
  /** Training images of an epoch. */
  images = 0;
  stepsPerEpoch = 0;
  steps = 0;
  total = Infinity; // steps
  /** Of training, without waiting for its turn. */
  seconds = 0;
  /** @type {number | undefined} */
  loss;
  /** On the digits of the race. @type {number | undefined} */
  testMSE;
  /**
   * Images seen, seconds, train loss and, where measured, test MSE.
   * @type {[number[], number[], Array<number | null>, Array<number | null>]}
   */
  curve = [[], [], [], []];
  /** @type {Score | undefined} */
  score;
  /** Why it is out of the race. */
  problem = "";

  /** @param {Engine} engine @param {import("../engine/model.js").Model} model */
  constructor(engine, model) {
    this.engine = engine;
    this.model = model;
  }

  get epoch() {
    return this.stepsPerEpoch ? this.steps / this.stepsPerEpoch : 0;
  }

  /** Images seen, each as often as it was trained on. */
  get seen() {
    return this.epoch * this.images;
  }

  /** Since the start: steadier than the last report's. */
  get imagesPerSecond() {
    return this.seconds ? this.seen / this.seconds : 0;
  }

  /** @param {number} steps @param {() => void} changed */
  async train(steps, changed) {
    const before = this.seconds;
    const began = performance.now();
    try {
      for await (const progress of this.engine.train({ steps })) {
        this.seconds = before + (performance.now() - began) / 1000;
        this.#note(progress);
        changed();
      }
    } catch (error) {
      this.problem = text(error);
    }
    this.seconds = before + (performance.now() - began) / 1000;
    changed();
  }

  /** @param {Progress} progress */
  #note({ step, loss }) {
    this.steps = step;
    this.loss = loss;
    this.#add(loss, null);
  }

  /** @param {number | null} train @param {number | null} test */
  #add(train, test) {
    for (const [i, value] of [this.seen, this.seconds, train, test].entries())
      /** @type {Array<number | null>} */ (this.curve[i]).push(value);
  }

  /** Measures it on the digits of the race: the same for all lanes, whatever their loss. @param {Tests} tests */
  async test({ clean, noisy }) {
    if (this.problem) return;
    try {
      const restored = await this.engine.reconstruct(noisy);
      this.testMSE = meanSquaredError(restored, clean);
      this.#add(null, this.testMSE);
    } catch (error) {
      this.problem = text(error);
    }
  }
}

/**
 * Events: "change" (some lane has moved), "running" (it has begun, paused or ended), "loading" with detail
 * { done, total } in images.
 */
export class Contest extends EventTarget {
  /** @type {Lane[]} */
  lanes = [];
  /** @type {"fresh" | "loading" | "running" | "paused" | "measuring" | "over"} */
  phase = "fresh";
  /** Of a free race. */
  elapsed = 0;
  /** Known once the data is there. @type {Tests | undefined} */
  tests;
  #setup;
  #spoil;
  #stopped = false;
  #pausing = false;

  /**
   * @param {Setup} setup
   * @param {(pixels: Float32Array) => Float32Array} spoil gives test digits the noise of the race
   */
  constructor(setup, spoil) {
    super();
    this.#setup = setup;
    this.#spoil = spoil;
  }

  /** Starts or goes on, until it is paused or over. Rejects with what can be shown if it cannot begin. */
  run() {
    return this.#go(() => (this.#setup.mode === "free" ? this.#runFree() : this.#runTurns(Infinity)));
  }

  /** One turn of each lane. */
  round() {
    return this.#go(() => this.#runTurns(this.lanes.filter(({ problem }) => !problem).length));
  }

  pause() {
    this.#pausing = true;
    for (const { engine } of this.lanes) engine.pause();
  }

  /** Ends the workers; the contest is of no further use. */
  stop() {
    this.#stopped = this.#pausing = true;
    for (const { engine } of this.lanes) engine.stop();
    atWork(this, false);
  }

  /** How much of it is over, from 0 to 1. */
  get part() {
    if (this.phase === "over") return 1;
    if (this.#setup.mode === "free") return Math.min(this.elapsed / this.#setup.seconds, 1);
    const going = this.lanes.filter(({ problem, stepsPerEpoch }) => !problem && stepsPerEpoch);
    return going.length ? going.reduce((sum, { steps, total }) => sum + steps / total, 0) / going.length : 0;
  }

  /** @param {() => Promise<void>} train */
  async #go(train) {
    if (this.phase !== "fresh" && this.phase !== "paused") return;
    this.#pausing = false;
    if (this.phase === "fresh") {
      this.#enter("loading");
      await this.#prepare();
    }
    if (this.#stopped) return;
    this.#enter("running");
    if (!this.#pausing) await train();
    if (this.#stopped) return;
    if (!this.#finished) return this.#enter("paused");
    this.#enter("measuring");
    await this.#measure();
    if (!this.#stopped) this.#enter("over");
  }

  /** @param {Contest["phase"]} phase */
  #enter(phase) {
    this.phase = phase;
    atWork(this, phase === "loading" || phase === "running" || phase === "measuring");
    this.dispatchEvent(new Event("running"));
  }

  #changed = () => {
    if (!this.#stopped) this.dispatchEvent(new Event("change"));
  };

  get #finished() {
    return this.#setup.mode === "free"
      ? this.elapsed >= this.#setup.seconds || this.lanes.every(({ problem }) => problem)
      : !nextTurn(this.lanes, 1);
  }

  /**
   * Engines, networks and data. One after the other: what the first has fetched is in the browser's cache for the next.
   */
  async #prepare() {
    for (const lane of this.#setup.lanes) {
      const engine = await Engine.start({ workers: 1 }); // lanes share the cores
      if (this.#stopped) return engine.stop();
      engine.addEventListener("loading", (event) =>
        this.dispatchEvent(new CustomEvent("loading", { detail: /** @type {CustomEvent} */ (event).detail })),
      );
      const model = await engine.configure(engineSettings(this.#setup, lane)).catch((error) => {
        engine.stop();
        throw error;
      });
      if (this.#stopped) return engine.stop();
      this.lanes.push(new Lane(engine, model));
    }
    for (const lane of this.lanes) {
      const { stepsPerEpoch } = await lane.engine.position();
      if (this.#stopped) return;
      lane.stepsPerEpoch = stepsPerEpoch;
      lane.images = this.#setup.images;
      if (this.#setup.mode !== "free") lane.total = stepsPerEpoch * this.#setup.epochs;
    }
    const { pixels } = await this.lanes[0].engine.samples(testDigits);
    this.tests = { clean: pixels, noisy: this.#spoil(pixels) };
    for (const lane of this.lanes) await lane.test(this.tests); // as they are before they have learned
  }

  /** @param {number} turns */
  async #runTurns(turns) {
    const turn = turnSteps(this.#setup);
    while (turns-- > 0 && !this.#pausing) {
      const next = nextTurn(this.lanes, turn);
      if (!next) return;
      const lane = this.lanes[next.index];
      await lane.train(next.steps, this.#changed);
      await lane.test(/** @type {Tests} */ (this.tests));
      this.#changed();
    }
  }

  async #runFree() {
    const before = this.elapsed;
    const began = performance.now();
    // A hidden tab's timers may be late: reports are looked at as well.
    const look = () => {
      this.elapsed = before + (performance.now() - began) / 1000;
      if (this.elapsed >= this.#setup.seconds) for (const { engine } of this.lanes) engine.pause();
      this.#changed();
    };
    const clock = setInterval(look, 100);
    await Promise.all(
      this.lanes
        .filter(({ problem }) => !problem)
        .map(async (lane) => {
          const tests = setInterval(() => lane.test(/** @type {Tests} */ (this.tests)), testMilliseconds);
          await lane.train(1e6, look);
          clearInterval(tests);
          if (!this.#stopped) await lane.test(/** @type {Tests} */ (this.tests));
        }),
    );
    clearInterval(clock);
    look();
  }

  /** All on the same digits, with the race's noise, whatever a lane has trained with. */
  async #measure() {
    for (const lane of this.lanes) {
      if (lane.problem) continue;
      try {
        await lane.engine.adjust({ noise: this.#setup.noise });
        lane.score = await lane.engine.evaluate();
      } catch (error) {
        lane.problem = text(error);
      }
      this.#changed();
      if (this.#stopped) return;
    }
  }
}
