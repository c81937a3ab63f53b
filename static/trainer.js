// Play, step, pause and reset: one engine, and the page's own copy of its parameters.

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./engine.js").Progress} Progress */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./state.js").State} State */

const refreshMilliseconds = 120; // between two copies of the parameters

/**
 * Events: "reset" (a new network), "progress" (detail: Progress), "parameters" (the page's copy is
 * new), "running" (it has begun or ended), "finished" (detail: the score), "problem" (detail: text).
 */
export class Trainer extends EventTarget {
  #engine;
  #program;
  #state;
  #copied = 0; // when the parameters were last asked for
  #copying = false;
  /** Resets run one after the other. @type {Promise<unknown>} */
  #queue = Promise.resolve();
  running = false;
  #pausing = false; // before the engine has begun
  step = 0;
  stepsPerEpoch = 0;

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
   * A new network of the current settings, on both sides: the same seed draws the same weights.
   * @returns {Promise<boolean>} whether that was possible; if not, the old network is still there
   */
  reset() {
    const result = this.#queue.then(() =>
      this.#try(async () => {
        const settings = this.#state.engineSettings;
        await this.#engine.configure(settings);
        const { data, ...own } = settings;
        this.#program.configure(/** @type {any} */ (own));
        this.step = this.stepsPerEpoch = 0;
        this.#emit("reset");
        this.#emit("parameters");
        return true;
      }),
    );
    this.#queue = result;
    return result.then(Boolean);
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
    const score = await this.#try(async () => {
      const wanted = await steps();
      if (this.#pausing) return undefined;
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
      return this.step ? this.#engine.evaluate() : undefined;
    });
    this.running = false;
    this.#emit("running");
    if (score) this.#emit("finished", score);
  }

  /** @param {boolean} [now] */
  async #copyParameters(now = false) {
    if (!now && (this.#copying || performance.now() - this.#copied < refreshMilliseconds)) return;
    this.#copying = true;
    this.#copied = performance.now();
    try {
      this.#program.setParameters(await this.#engine.parameters());
      this.#emit("parameters");
    } catch {
      // The network was replaced in between, or the worker has died: others say so.
    } finally {
      this.#copying = false;
    }
  }

  /**
   * Takes a change of rate or noise into the run.
   * @returns {Promise<boolean>} whether that was possible
   */
  async adjust() {
    const { rate, noise } = this.#state.values;
    const done = await this.#try(async () => {
      await this.#engine.adjust({ rate: Number(rate), noise: Number(noise) });
      return true;
    });
    return Boolean(done);
  }

  /**
   * @template T
   * @param {() => Promise<T>} action
   * @returns {Promise<T | undefined>}
   */
  async #try(action) {
    try {
      return await action();
    } catch (error) {
      this.#emit("problem", error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** @param {string} name @param {unknown} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
