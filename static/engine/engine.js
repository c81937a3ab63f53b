// The network from JavaScript: configure, train, reconstruct. The page, the tests, the benchmarks
// and anyone's console use this module; the README shows how.

import { Connection } from "./connection.js";
import { loadModule } from "./load.js";
import { Problem } from "../strings/problem.js";
import { summaryOf } from "./model.js";
import { offered } from "./table.js";
import { TrainCall } from "./traincall.js";
import { fitWorkers } from "./workers.js";

/** @typedef {import("./table.js").Offered} Offered */
/** @typedef {import("./worker.js").Requests} Requests */
/** @typedef {import("./workers.js").Workers} Workers */

/**
 * @typedef {object} Settings what is left out has the preset's default
 * @property {"vanilla" | "deep" | "conv" | "denoise"} [model]
 * @property {string} [layers] such as "784-200-20-200-784", instead of a model's; nn/spec_parse.go has all words
 * @property {number} [code] numbers in the code
 * @property {"sigmoid" | "relu" | "linear" | "tanh" | "leaky"} [output] activation of the last layer
 * @property {"mse" | "bce"} [loss]
 * @property {"adam" | "adamw" | "sgd" | "momentum"} [optimizer]
 * @property {number} [rate] step size of the optimizer
 * @property {number} [decay] of the weights, adamw's only
 * @property {"constant" | "cosine"} [schedule] of the rate
 * @property {number} [epochs] the period of a cosine schedule
 * @property {number} [batch] images a step
 * @property {number} [noise] strength of the noise on the input; the target stays clean
 * @property {"gaussian" | "saltpepper" | "square"} [noiseKind] the strength is a sigma, the part of
 *   the pixels that are lost, or the side of the missing square as a part of the image's
 * @property {"fixed" | "random"} [noiseRange] random: each batch draws its own strength, up to that of the noise
 * @property {number} [sparsity] weight of the L1 penalty on the code
 * @property {number} [images] use the first so many; 0 for all
 * @property {number} [validation] how many of 100 of these are held out at their end, never trained on
 * @property {number} [seed]
 * @property {number} [start] what the seed draws: 1, or 2, near the mean pixel
 * @property {"mnist" | "digits"} [data]
 */

/** @typedef {import("./model.js").Model} Model */

/** @typedef {import("./traincall.js").Progress} Progress */

/**
 * @typedef {{ [N in keyof Offered]: (...args: Parameters<Offered[N]>) => Promise<ReturnType<Offered[N]>> }} FromTable
 */

/**
 * Events: "loading" with detail { done, total } in images; "epoch" with detail { epoch, fingerprint } at the end of
 * each; "checkpoint" with detail Uint8Array, now and then in a run and at its end; "fault" with detail { message,
 * error } when the worker has died.
 */
export class Engine extends /** @type {new () => EventTarget & FromTable} */ (EventTarget) {
  /** To the worker, while there is one. @type {Connection | undefined} */
  #connection;
  /** @type {Promise<void> | undefined} settles when the worker is ready */
  #ready;
  #stopped = false;
  #revive = false; // whether the next worker has to go on where the last one was

  // What a new worker needs to go on where the old one died.
  /** @type {Settings | undefined} */
  #settings;
  /** @type {Uint8Array | undefined} */
  #weights;
  /** @type {Uint8Array | undefined} */
  #checkpoint;

  /** How many workers are to train. @type {Workers} */
  #workers = "auto";
  /** The run that is going on. @type {TrainCall | undefined} */
  #run;
  #runs = 0; // so far

  /**
   * Boots the program in a worker.
   * @param {{ workers?: Workers }} [options] see setWorkers
   * @returns {Promise<Engine>} rejects with an Error that can be shown
   */
  static async start({ workers = "auto" } = {}) {
    const engine = new Engine();
    engine.#fit(workers);
    await engine.#boot();
    return engine;
  }

  /**
   * How many workers train from the next run on: what is fastest, or a number, as far as browser, memory and network
   * allow; progress says how many do. What is no such number becomes the nearest, with a word on the console.
   * @param {Workers} workers
   * @returns {Promise<Workers>}
   */
  async setWorkers(workers) {
    this.#fit(workers);
    if (this.alive) await this.request("setWorkers", this.#workers);
    return this.#workers;
  }

  /** @param {unknown} wanted */
  #fit(wanted) {
    const { workers, word } = fitWorkers(wanted);
    if (word) console.warn(word.message);
    this.#workers = workers;
  }

  /** @returns {Promise<void>} */
  #boot() {
    if (!this.#ready) {
      const ready = this.#startWorker().catch((error) => {
        if (this.#ready === ready) this.#ready = undefined; // a listener to the fault may have begun anew
        throw error;
      });
      this.#ready = ready;
    }
    return this.#ready;
  }

  async #startWorker() {
    const module = await loadModule();
    if (this.#stopped) throw new Problem("engine.stopped");
    const connection = new Connection({
      said: (message) => this.#hear(message),
      died: (cause) => this.#die(cause),
    });
    this.#connection = connection;
    try {
      await connection.send({ module, workers: this.#workers });
      if (this.#revive && this.#settings) {
        await ask(connection, "configure", this.#settings);
        if (this.#weights) await ask(connection, "loadWeights", this.#weights);
        if (this.#checkpoint) await ask(connection, "resumeRun", this.#checkpoint);
      }
      this.#revive = false;
    } catch (error) {
      connection.close(/** @type {Error} */ (error));
      if (connection === this.#connection) this.#connection = undefined;
      throw error;
    }
  }

  /**
   * Asks the worker.
   * @template {keyof Requests} N
   * @param {N} name
   * @param {Parameters<Requests[N]>} args
   * @returns {Promise<Awaited<ReturnType<Requests[N]>>>}
   */
  async request(name, ...args) {
    if (this.#stopped) throw new Problem("engine.stopped");
    return ask(await this.#connect(), name, ...args);
  }

  /** @returns {Promise<Connection>} to a worker that is ready */
  async #connect() {
    await this.#boot();
    if (!this.#connection) throw new Problem("worker.none");
    return this.#connection;
  }

  /** @param {any} message */
  #hear({ progress, epoch, run, checkpoint, loading }) {
    if (progress && this.#run?.id === run) {
      this.#run?.queue.push(progress);
      this.#run?.wake();
    }
    if (epoch && this.#run?.id === run) this.dispatchEvent(new CustomEvent("epoch", { detail: epoch }));
    if (checkpoint) {
      this.#checkpoint = checkpoint;
      this.dispatchEvent(new CustomEvent("checkpoint", { detail: checkpoint }));
    }
    if (loading) this.dispatchEvent(new CustomEvent("loading", { detail: loading }));
  }

  /** Gives the worker up; the next request starts another one. @param {Error} cause */
  #die(cause) {
    this.#connection = undefined;
    this.#ready = undefined;
    this.#revive = true;
    const error = new Problem(this.#checkpoint ? "worker.stoppedKept" : "worker.stopped", [], { cause });
    this.dispatchEvent(new CustomEvent("fault", { detail: { message: error.message, error } }));
    return error;
  }

  /**
   * Makes a new network; the old one's run ends. On an error the old network stays.
   * @param {Settings} settings
   * @returns {Promise<Model>}
   */
  async configure(settings = {}) {
    if (!isObject(settings)) throw new Problem("engine.configure");
    const model =
      this.alive || !this.#revive ? await this.request("configure", settings) : await this.#replace(settings);
    this.#settings = { ...settings, data: model.data };
    this.#weights = this.#checkpoint = undefined;
    this.#endRun();
    return model;
  }

  /**
   * A new network where the worker has died. The old one is not brought back first: it may be what had no room.
   * @param {Settings} settings
   */
  async #replace(settings) {
    this.#revive = false;
    try {
      return await this.request("configure", settings);
    } catch (error) {
      this.#connection?.close(/** @type {Error} */ (error)); // the next worker has the old network
      this.#connection = this.#ready = undefined;
      this.#revive = true;
      throw error;
    }
  }

  /** @returns {Promise<import("./model.js").SummaryRow[]>} the layers of the model, with shapes and parameters */
  async summary() {
    return summaryOf(await this.describe());
  }

  /**
   * Changes what can change in the middle of a run: rate, decay, schedule, epochs, noise,
   * noiseKind, noiseRange and sparsity.
   * @param {Partial<Settings>} settings what is left out stays as it is
   */
  async adjust(settings) {
    if (!isObject(settings)) throw new Problem("engine.adjust");
    await this.request("adjust", settings);
    this.#settings = { ...this.#settings, ...settings };
  }

  /**
   * Trains, and yields what is known along the way. The reports come at the same steps with the
   * same losses, bit for bit, whenever the settings are the same.
   * @param {{ epochs?: number, steps?: number }} [options] how much further; one epoch by default
   * @returns {AsyncGenerator<Progress, void, void>}
   */
  async *train(options = {}) {
    if (!isObject(options)) throw new Problem("engine.train");
    const { epochs, steps } = options;
    for (const [name, value] of Object.entries({ epochs, steps })) {
      if (value !== undefined && !(typeof value === "number" && value > 0 && value <= 1e6)) {
        throw new Problem("value.above", [name, String(value).slice(0, 40), 0, 1e6]);
      }
    }
    if (steps !== undefined && !Number.isInteger(steps)) throw new Problem("engine.steps", [steps]);
    // A run that has been told to end may not have heard of it yet.
    while (this.#run?.pausing) await this.#run.ended;
    if (this.#run) throw new Problem("train.twice");
    if (this.#stopped) throw new Problem("engine.stopped");
    const run = (this.#run = new TrainCall(++this.#runs));
    let over = false;
    // The run is over when the worker says so, whether or not anybody waits for its reports.
    const settle = () => {
      over = true;
      if (this.#run === run) this.#run = undefined;
      run.end();
      run.wake();
    };
    /** @type {Promise<void> | undefined} */
    let end;
    try {
      const connection = await this.#connect();
      if (run.pausing) return;
      end = ask(connection, "train", { id: run.id, epochs, steps }).finally(settle);
      end.catch(() => {}); // awaited below, after what came before it
      for (;;) {
        while (run.queue.length) yield /** @type {Progress} */ (run.queue.shift());
        if (over) break;
        await new Promise((resolve) => (run.wake = () => resolve(undefined)));
      }
      await end;
    } finally {
      if (!end) settle();
      else if (!over) this.pause(); // the caller has left its loop
    }
  }

  /** Whether train is going on. */
  get training() {
    return this.#run !== undefined;
  }

  /** Whether there is a worker; one that has died is replaced by the next request. */
  get alive() {
    return this.#connection !== undefined;
  }

  /** Ends the loop over train after the current slice. */
  pause() {
    this.#endRun();
    if (this.#connection) ask(this.#connection, "pause").catch(() => {});
  }

  #endRun() {
    if (this.#run) this.#run.pausing = true;
  }

  /**
   * @returns {Promise<{ mse: number, psnr: number, images: number }>} on the whole test set, with the configured noise
   */
  evaluate() {
    return this.request("evaluate");
  }

  /** @returns {Promise<{ step: number, stepsPerEpoch: number }>} known once the data is there */
  position() {
    return this.request("position");
  }

  /**
   * The first test images.
   * @param {number} count
   * @returns {Promise<{ pixels: Float32Array, labels: Float32Array }>} (n, 784) in [0, 1]; (n)
   */
  samples(count) {
    return this.request("samples", count);
  }

  /**
   * The mean and the principal components of training images: what a linear code can do.
   * @param {number} components
   * @param {number} [images] of the training set, the first so many
   * @returns {Promise<{ mean: Float32Array, components: Float32Array }>} (784); (components, 784), orthonormal rows
   */
  principalComponents(components, images = 10000) {
    return this.request("principalComponents", components, images);
  }

  /** @returns {Promise<import("./shards.js").Manifest>} what the site offers */
  manifest() {
    return this.request("manifest");
  }

  /**
   * @param {Float32Array | number[]} pixels n·784 in [0, 1]
   * @returns {Promise<Float32Array>} the same shape
   */
  reconstruct(pixels) {
    return this.request("reconstruct", pixels);
  }

  /**
   * Takes the network of a safetensors file; training would go on from it. On an error the old
   * weights stay.
   * @param {Uint8Array | ArrayBuffer} bytes
   * @returns {Promise<Model>}
   */
  async loadWeights(bytes) {
    if (bytes instanceof ArrayBuffer) bytes = new Uint8Array(bytes);
    if (!(bytes instanceof Uint8Array)) throw new Problem("engine.weights");
    const copy = bytes.slice();
    const model = await this.request("loadWeights", copy);
    this.#settings ??= {};
    this.#weights = copy;
    this.#checkpoint = undefined;
    this.#endRun();
    return model;
  }

  /**
   * Goes on with a run, bit for bit, whose settings the network has now.
   * @param {Uint8Array} checkpoint as engine.checkpoint() gave it. On an error the network stays.
   */
  async restore(checkpoint) {
    if (!(checkpoint instanceof Uint8Array)) throw new Problem("engine.checkpoint");
    const copy = checkpoint.slice();
    await this.request("resumeRun", copy);
    this.#checkpoint = copy;
    this.#endRun();
  }

  /** Ends the worker; the engine is of no further use. */
  stop() {
    this.#stopped = true;
    this.#connection?.close(new Problem("engine.stopped"));
    this.#connection = undefined;
  }
}

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @template {keyof Requests} N
 * @param {Connection} connection
 * @param {N} request
 * @param {Parameters<Requests[N]>} args
 * @returns {Promise<Awaited<ReturnType<Requests[N]>>>}
 */
const ask = (connection, request, ...args) => connection.send({ request, args });

for (const name of offered) {
  /** @this {Engine} @param {any} args */
  const method = function (...args) {
    return this.request(name, ...args);
  };
  Object.defineProperty(Engine.prototype, name, { value: method });
}
