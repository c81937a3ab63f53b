// The training side: answers one request after the other, and trains in slices between them.

import { Problem, plain } from "../strings/problem.js";
import { Crew } from "./crew.js";
import { fingerprint } from "./fingerprint.js";
import { Program } from "./program.js";
import { flopsPerMultiplyAdd, pcaRounds } from "./schema.js";
import { DataSet, fetchManifest } from "./shards.js";
import { answered } from "./table.js";

/** @typedef {import("./table.js").Answered} Answered */
/** @typedef {import("./table.js").Report} Report */

const sliceMilliseconds = 30; // between two looks at the messages
const checkpointMilliseconds = 2000; // at most this much work is lost with a worker
const evaluateAtOnce = 250; // images
const pcaAtOnce = 400; // images, about as long as a slice
const heartbeatMilliseconds = 5000; // a slow download is not a dead worker

/** @type {Program} */
let program;
/** @type {WebAssembly.Module} */
let compiled;
/** How many workers are to train. @type {import("./crew.js").Workers} */
let workers = "auto";
/** @type {DataSet | undefined} */
let data;
/** Images wanted for training, as configured. */
let images = Infinity;
/** @type {TrainCall | undefined} */
let run;

/** One call of train: what is left to do, and how fast it goes. */
class TrainCall {
  /** Who trains, once there is something to train on. @type {Crew | undefined} */
  crew;

  /** @param {number} id as the engine calls it @param {number} steps left */
  constructor(id, steps) {
    this.id = id;
    this.steps = steps;
    this.stopped = false;
    this.discarded = false; // its network is gone
    this.stop = () => {};
    /** @type {Promise<void>} */
    this.whenStopped = new Promise((resolve) => {
      this.stop = () => {
        this.stopped = true;
        resolve();
      };
    });
  }
}

/**
 * Answers to requests that are more than a call of the program. Each returns its answer, or throws what the page shows.
 */
const answers = {
  /** @param {Record<string, any>} settings */
  configure({ data: name = data?.name ?? "mnist", ...settings }) {
    if (name !== "mnist" && name !== "digits")
      throw new Problem("value.known", ["data", String(name).slice(0, 40), "mnist", "digits"]);
    const model = program.configure({ ...settings, data: name });
    discardRun();
    images = Number(settings.images) || Infinity;
    if (data?.name !== name) {
      data?.stop();
      data = new DataSet(program, name);
    }
    return model;
  },

  manifest: () => fetchManifest(),

  /** @param {{ id: number, steps?: number, epochs?: number }} options */
  async train({ id, steps, epochs }) {
    if (run) throw new Problem("train.twice");
    run = new TrainCall(id, 0);
    const mine = run;
    try {
      const loaded = load(images);
      loaded.catch(() => {}); // a run that was stopped does not wait for its data
      await Promise.race([loaded, mine.whenStopped]);
      if (mine.stopped) return;
      const { stepsPerEpoch } = program.position();
      mine.steps = steps ?? Math.max(1, Math.round((epochs ?? 1) * stepsPerEpoch));
      await trainInSlices(mine);
    } finally {
      mine.crew?.end(mine);
      if (run === mine) run = undefined;
    }
  },

  pause() {
    run?.stop();
  },

  /** All that the run needs to go on, bit for bit. */
  checkpoint: () => run?.crew?.checkpoint() ?? program.checkpoint(),

  /** @param {Record<string, string | number>} settings */
  adjust(settings) {
    if (run?.crew) run.crew.adjust(settings);
    else program.adjust(settings);
  },

  /** How many workers are to train from the next run on. @param {import("./crew.js").Workers} wanted */
  setWorkers(wanted) {
    workers = wanted;
  },

  async position() {
    await load(images);
    return program.position();
  },

  /** @param {number} count */
  async samples(count) {
    const set = await load(0);
    return program.samples(1, 0, Math.min(count, set.testImages));
  },

  /** One evaluation after the other: the program has one frozen network. */
  evaluate() {
    const result = evaluations.then(() => evaluateFrozen());
    evaluations = result.catch(() => {});
    return result;
  },

  /** One analysis after the other: the program has one. @param {number} components @param {number} images */
  principalComponents(components, images) {
    const result = analyses.then(() => analyse(components, images));
    analyses = result.catch(() => {});
    return result;
  },

  /** @param {Float32Array | number[]} pixels */
  reconstruct(pixels) {
    announce((pixels?.length / 784) * flopsOf("forward"));
    return program.reconstruct(pixels);
  },

  /** @param {Uint8Array} bytes */
  resumeRun(bytes) {
    program.resumeRun(bytes);
    discardRun();
  },

  /** @param {Uint8Array} bytes */
  loadWeights(bytes) {
    const model = program.loadWeights(bytes);
    discardRun();
    return model;
  },
};

/** @type {Promise<unknown>} */
let analyses = Promise.resolve();

/** @param {number} components @param {number} wanted images */
async function analyse(components, wanted) {
  const set = await load(wanted);
  const all = Math.min(wanted, set.total.train);
  for (let first = 0; first < all; first += pcaAtOnce) {
    program.fitPCA(first, Math.min(pcaAtOnce, all - first));
    await nextTask();
    if (data !== set) throw new Problem("data.another");
  }
  announce(4 * pcaRounds * components * 784 * (784 + 2 * components));
  return program.principal(components);
}

/** @type {Promise<unknown>} */
let evaluations = Promise.resolve();

/** The network as it is now, on the whole test set, whatever becomes of it meanwhile. */
async function evaluateFrozen() {
  program.freeze();
  const set = await load(0);
  let sum = 0;
  for (let first = 0; first < set.testImages; first += evaluateAtOnce) {
    const n = Math.min(evaluateAtOnce, set.testImages - first);
    sum += program.evaluate(first, n) * n;
    await nextTask();
    if (data !== set) throw new Problem("data.another");
  }
  const mse = sum / set.testImages;
  return { mse, psnr: -10 * Math.log10(mse), images: set.testImages };
}

/** Floating-point operations for one image. @param {"forward" | "training"} what */
const flopsOf = (what) => flopsPerMultiplyAdd[what] * program.describe().multiplyAdds;

/** Announces a long silence, if at 0.3 GFLOP/s (a slow phone without vectors) there is one. @param {number} flops */
function announce(flops) {
  const seconds = flops / 0.3e9;
  if (seconds > 2) post({ busy: seconds });
}

/** Ends the run, because its network has been replaced. */
function discardRun() {
  if (!run) return;
  run.discarded = true;
  run.crew?.end(run);
  run.stop();
}

/** @param {number} wanted training images */
async function load(wanted) {
  if (!data) throw new Problem("train.noModel");
  await data.ensure(wanted, (done, total) => post({ loading: { done, total } }));
  return data;
}

/** @param {TrainCall} mine */
async function trainInSlices(mine) {
  const crew = (mine.crew = new Crew({ program, module: compiled, workers, pixels }));
  const goal = program.position().step + mine.steps;
  let reached = 0; // a run that has lost a member takes some steps again, and ends no earlier for it
  let atOnce = 1; // steps a slice
  let since = performance.now();
  let saved = since;
  let sinceSeen = program.position().seen;
  const stepFlops = program.describe().batch * flopsOf("training");

  /** @param {Report} report */
  const send = (report) => {
    const now = performance.now();
    const imagesPerSecond = ((report.seen - sinceSeen) * 1000) / Math.max(now - since, 1e-3);
    since = now;
    sinceSeen = report.seen;
    const { step, loss, testLoss, stepsPerEpoch } = report;
    const progress = { step, epoch: step / stepsPerEpoch, loss, imagesPerSecond, workers: crew.size };
    post({ run: mine.id, progress: Number.isNaN(testLoss) ? progress : { ...progress, testLoss } });
  };

  // What the network is at the end of each epoch, for who checks the run.
  const sign = (/** @type {number} */ step) => {
    const epoch = step / program.position().stepsPerEpoch;
    if (Number.isInteger(epoch))
      post({ run: mine.id, epoch: { epoch, fingerprint: fingerprint(program.parameters()) } });
  };
  const toEpoch = (/** @type {number} */ step) => {
    const { stepsPerEpoch } = program.position();
    return stepsPerEpoch - (step % stepsPerEpoch);
  };

  const isOver = (/** @type {number} */ step) => step >= goal || (mine.stopped && step >= reached);
  for (let step = goal - mine.steps; !mine.discarded; step = program.position().step) {
    if (isOver(step)) {
      crew.leave();
      if (isOver(program.position().step)) break;
    }
    crew.between(goal - step);
    const started = performance.now();
    const before = program.position().step;
    announce(stepFlops);
    trainOrGoBack(crew, Math.min(atOnce, goal - before, toEpoch(before)), send);
    const after = program.position().step;
    if (after > before) sign(after);
    reached = Math.max(reached, after);
    const each = (performance.now() - started) / Math.max(after - before, 1);
    atOnce = Math.max(1, Math.round(sliceMilliseconds / Math.max(each, 0.01)));
    if (performance.now() - saved > checkpointMilliseconds) {
      saved = performance.now();
      saveCheckpoint(crew);
    }
    await nextTask();
  }
  if (mine.discarded) return;
  const rest = program.progress(); // of the steps since the last report
  if (rest) send(rest);
  saveCheckpoint(crew);
}

/** @param {Crew} crew @param {number} steps @param {(report: Report) => void} send */
function trainOrGoBack(crew, steps, send) {
  try {
    crew.take(steps, send);
  } catch (error) {
    if (!program.dead) saveCheckpoint(crew); // it has diverged and gone back: the last one may be worthless
    throw error;
  }
}

/** The pixels of training images, in memory that workers share. @type {{ of?: DataSet, all: Uint8Array }} */
let shared = { all: new Uint8Array(0) };
const pixelsAtOnce = 5000; // images

/** @param {number} images @returns {Uint8Array} those of the first so many */
function pixels(images) {
  if (shared.of !== data || shared.all.length < images * 784) {
    const all = new Uint8Array(new SharedArrayBuffer(images * 784));
    for (let first = 0; first < images; first += pixelsAtOnce)
      all.set(program.pixels(first, Math.min(pixelsAtOnce, images - first)), first * 784);
    shared = { of: data, all };
  }
  return shared.all;
}

/** @param {Crew} crew */
function saveCheckpoint(crew) {
  const checkpoint = crew.checkpoint();
  post({ checkpoint }, [checkpoint.buffer]);
}

/** A turn for waiting messages; timers would wait 4 ms, and longer in a hidden tab. */
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });

/** @typedef {typeof answers & Answered} Requests what an engine may ask, by name */

const requests = /** @type {Record<string, Function>} */ ({ ...answers });
for (const name of answered)
  requests[name] = (/** @type {any[]} */ ...args) => /** @type {any} */ (program)[name](...args);

/**
 * The memory of the arrays in an answer. They are copies that nobody else has: they are handed over, not copied again.
 * @param {any} answer
 * @returns {Transferable[]}
 */
function memoryOf(answer) {
  const parts = ArrayBuffer.isView(answer) ? [answer] : Object.values(answer ?? {});
  return [...new Set(parts.filter(ArrayBuffer.isView).map((array) => array.buffer))];
}

/** @param {unknown} message @param {Transferable[]} [transfer] */
function post(message, transfer = []) {
  // In a worker postMessage takes no target; the types here are those of a page.
  /** @type {any} */ (globalThis).postMessage(message, transfer);
}

setInterval(() => post({ alive: true }), heartbeatMilliseconds);

globalThis.addEventListener("message", async ({ data: message }) => {
  const { id, request, args, module } = message;
  try {
    if (module) {
      compiled = module;
      workers = message.workers ?? workers;
      program = await Program.start(module);
      post({ id });
      return;
    }
    const result = await requests[request](...args);
    post({ id, result }, memoryOf(result));
  } catch (error) {
    if (program?.dead) post({ fatal: plain(error) });
    else post({ id, error: plain(error) });
  }
});
