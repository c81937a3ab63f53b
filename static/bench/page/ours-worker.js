// The worker of our own contestant: the program without its engine, so that nothing but steps is timed.

import { loadModule } from "/engine/load.js";
import { hasVectors } from "/engine/vectors.js";
import { Program } from "/engine/program.js";
import { startMembers, Team } from "/engine/team.js";

/** @type {Program} */
let program;
let first = NaN;

const train = 0; // the number of the training split

const requests = {
  /** @param {string} layers @param {number} images */
  async begin(layers, images) {
    if (!hasVectors()) throw new Error("this browser has no vectors");
    program = await Program.start(await loadModule());
    program.configure({ layers, batch: images, seed: 1 });
    // One batch is the whole set, so that everybody trains on the same images.
    program.beginData(images, 1);
    program.makeDigits(train, images);
    program.makeDigits(1, 1);
    first = NaN;
    return { parameters: program.parameters(), pixels: program.samples(train, 0, images).pixels };
  },

  /** @param {number} milliseconds */
  run(milliseconds) {
    const times = [];
    const end = performance.now() + milliseconds;
    do {
      const started = performance.now();
      const report = program.train(1);
      times.push(performance.now() - started);
      if (Number.isNaN(first)) first = (report ?? program.progress())?.loss ?? NaN;
    } while (performance.now() < end);
    return { first, times };
  },

  /**
   * Steps of the network as it is, by a team.
   * @param {number} size
   * @param {number} milliseconds
   */
  async team(size, milliseconds) {
    const times = [];
    const laps = { compute: 0, copies: 0, meetings: 0, update: 0 };
    const { saved, spec, assumed, parameters, multiplyAdds, ...settings } = program.describe();
    const { images } = program.join(0, 0, 1);
    const pixels = new Uint8Array(new SharedArrayBuffer(784 * images));
    pixels.set(program.pixels(0, images));
    const members = await startMembers({ module: await loadModule(), settings, images, size });
    const team = new Team(program, members, pixels, program.keepRun());
    team.train(1, () => {});
    team.part.laps = laps;
    const end = performance.now() + milliseconds;
    do {
      const started = performance.now();
      team.train(1, () => {});
      times.push(performance.now() - started);
    } while (performance.now() < end);
    team.gather();
    team.end();
    program.join(0, 0, 1);
    const { length } = times;
    return { times, laps: Object.fromEntries(Object.entries(laps).map(([name, ms]) => [name, ms / length])) };
  },

  /**
   * How long steps take early and late in a run.
   * @param {{ model?: string, layers?: string }} network
   * @param {number} images
   * @param {number} late the step in the middle of the late ones
   * @param {boolean} black whether its outputs are made 3e-33 after the early ones
   * @returns {Promise<{ early: number, late: number }>} medians of ms, around steps 10 and `late`
   */
  async late(network, images, late, black) {
    program = await Program.start(await loadModule());
    program.configure({ ...network, batch: images, seed: 1 });
    program.beginData(images, 1);
    program.makeDigits(train, images);
    program.makeDigits(1, 1);
    const step = () => {
      const started = performance.now();
      program.train(1);
      return performance.now() - started;
    };
    const around = (/** @type {number} */ middle) => {
      while (program.position().step < middle - 5) step();
      return Array.from({ length: 11 }, step).sort((a, b) => a - b)[5];
    };
    const early = around(10);
    if (black) {
      const parameters = program.parameters();
      parameters[parameters.length - 1] = -75; // the bias of the only output channel: 3e-33
      program.setParameters(parameters);
    }
    return { early, late: around(late) };
  },

  /** @param {number} calls */
  reconstructOne(calls) {
    const image = new Float32Array(784).fill(0.5);
    const times = [];
    for (let i = 0; i < calls; i++) {
      const started = performance.now();
      for (let k = 0; k < 10; k++) program.reconstruct(image);
      times.push((performance.now() - started) / 10);
    }
    return times.sort((a, b) => a - b)[calls >> 1];
  },

  /** @param {Uint8Array} bytes */
  async loadWeights(bytes) {
    program ??= await Program.start(await loadModule());
    program.loadWeights(bytes);
  },

  /** @param {number} steps */
  memory(steps) {
    program.train(100);
    const before = program.memoryBytes;
    for (let done = 0; done < steps;) {
      const step = program.position().step;
      program.train(steps - done);
      done += program.position().step - step;
    }
    return { before, after: program.memoryBytes };
  },
};

globalThis.addEventListener("message", async ({ data: { request, args } }) => {
  /** @type {any} */
  const port = globalThis;
  try {
    port.postMessage({ result: await /** @type {Record<string, Function>} */ (requests)[request](...args) });
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
