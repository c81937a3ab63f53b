// Training steps and products in turns: ours and the peers', each in a page of its own.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../test/browser.mjs";
import { batch, models } from "./page/models.js";
import { serveContest } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ parameters: number[], pixels: number[] }} Start */

const agreement = 1e-3; // relative, of the first loss: everybody must train the same thing

const contestants = {
  ours: { module: "ours.js", argument: "" },
  jax: { module: "jax.js", argument: "" },
  tfwasm: { module: "tensorflow.js", argument: "wasm" },
  tfcpu: { module: "tensorflow.js", argument: "cpu" },
};

/** @typedef {keyof typeof contestants} Name */

/** Who competes on what; TensorFlow.js has no gradient of a convolution in wasm. @type {Record<string, Name[]>} */
const entries = {
  vanilla: ["ours", "jax", "tfwasm"],
  deep: ["ours", "jax", "tfwasm"],
  conv32: ["ours", "jax", "tfcpu"],
};

/** ms at least in a round; who takes longer than a second has one step, and fewer rounds. */
const slice = 500;
const slow = 1000;
const slowRounds = 2;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Everything that is measured in a page; `between` runs after each round of a model. */
export class Contest {
  /** @type {import("playwright-core").Browser} */
  #browser;
  /** @type {{ url: string, stop: () => void }} */
  #server;

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {{ url: string, stop: () => void }} server
   */
  constructor(browser, server) {
    this.#browser = browser;
    this.#server = server;
  }

  static async open() {
    return new Contest(await launch(), await serveContest());
  }

  async close() {
    await this.#browser.close();
    this.#server.stop();
  }

  /** @param {Name} name @returns {Promise<Page>} */
  async #enter(name) {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
    await page.goto(`${this.#server.url}/bench/index.html`);
    await page.evaluate(async ({ module, argument }) => {
      /** @type {any} */ (globalThis).contestant = await import(`/bench/${module}`);
      await /** @type {any} */ (globalThis).contestant.open(argument);
    }, contestants[name]);
    return page;
  }

  /**
   * ms a step, by contestant: medians over the rounds' medians.
   * @param {string} name of the model
   * @param {number} rounds
   * @returns {Promise<Partial<Record<Name, number>>>}
   */
  async steps(name, rounds) {
    const names = entries[name];
    /** @type {Map<Name, Page>} */
    const pages = new Map();
    for (const who of names) pages.set(who, await this.#enter(who));
    try {
      const ours = /** @type {Page} */ (pages.get("ours"));
      /** @type {Start} */
      const start = await ours.evaluate(async ([model, images]) => {
        const { parameters, pixels } = await /** @type {any} */ (globalThis).contestant.begin(model, images);
        return { parameters: Array.from(parameters), pixels: Array.from(pixels) };
      }, /** @type {const} */ ([models[name], batch]));
      for (const [who, page] of pages) if (who !== "ours") await begin(page, name, start);

      /** @type {Map<Name, number[]>} */
      const times = new Map();
      let expected = NaN;
      for (let round = 0; round <= rounds; round++) {
        for (const [who, page] of pages) {
          const known = times.get(who) ?? [];
          if (round > slowRounds && median(known) > slow) continue;
          const { first, times: taken } = await page.evaluate(
            (ms) => /** @type {any} */ (globalThis).contestant.run(ms),
            slice,
          );
          if (who === "ours") expected = first;
          if (!(Math.abs(first / expected - 1) < agreement)) {
            throw new Error(
              `${name}: the first loss of ${who} is ${first}, ours is ${expected}: they do not train the same thing`,
            );
          }
          // The first round warms up.
          if (round > 0) times.set(who, [...known, median(taken)]);
        }
      }
      return Object.fromEntries([...times].map(([who, all]) => [who, median(all)]));
    } finally {
      for (const page of pages.values()) await page.context().close();
    }
  }

  /**
   * ms a step of one worker and of teams, which take turns: medians over the rounds' medians.
   * @param {string} list of layers
   * @param {number[]} sizes of the teams
   * @param {number} rounds
   * @returns {Promise<Map<number, { step: number, laps: Record<string, number> }>>} by size; laps: where the leader's
   *   time goes
   */
  async teams(list, sizes, rounds) {
    const page = await this.#enter("ours");
    try {
      await page.evaluate(
        ([list, images]) => /** @type {any} */ (globalThis).contestant.begin({ list }, images),
        /** @type {const} */ ([list, batch]),
      );
      /** @type {Map<number, Array<{ step: number, laps: Record<string, number> }>>} */
      const all = new Map();
      for (let round = 0; round <= rounds; round++) {
        for (const size of [1, ...sizes]) {
          const { times, laps = {} } = await page.evaluate(
            ([size, ms]) => {
              const { contestant } = /** @type {any} */ (globalThis);
              return size > 1 ? contestant.team(size, ms) : contestant.run(ms);
            },
            [size, slice],
          );
          // The first round warms up.
          if (round > 0) all.set(size, [...(all.get(size) ?? []), { step: median(times), laps }]);
        }
      }
      const of = (/** @type {Array<{ step: number, laps: Record<string, number> }>} */ rounds) => ({
        step: median(rounds.map(({ step }) => step)),
        laps: Object.fromEntries(
          Object.keys(rounds[0].laps).map((lap) => [lap, median(rounds.map(({ laps }) => laps[lap]))]),
        ),
      });
      return new Map([...all].map(([size, rounds]) => [size, of(rounds)]));
    } finally {
      await page.context().close();
    }
  }

  /** @param {number} m @param {number} k @param {number} n @returns {Promise<number>} GFLOP/s of TensorFlow.js wasm */
  async tensorflowProduct(m, k, n) {
    const page = await this.#enter("tfwasm");
    try {
      return await page.evaluate(
        ([m, k, n]) => /** @type {any} */ (globalThis).contestant.product(m, k, n, 150),
        [m, k, n],
      );
    } finally {
      await page.context().close();
    }
  }

  /**
   * ms for the restoration of one image, by the network of a layer list or of a weights file.
   * @param {string} network a layer list or a file's path
   * @returns {Promise<number | undefined>} undefined if there is no such file
   */
  async reconstructOne(network) {
    const isFile = network.endsWith(".safetensors");
    const file = join(dirname(fileURLToPath(import.meta.url)), "..", "weights", network);
    if (isFile && !existsSync(file)) return undefined;
    const page = await this.#enter("ours");
    try {
      return await page.evaluate(
        async ([list, bytes]) => {
          const { contestant } = /** @type {any} */ (globalThis);
          if (bytes) await contestant.loadWeights(new Uint8Array(/** @type {number[]} */ (bytes)));
          else await contestant.begin({ list }, 8);
          await contestant.reconstructOne(50);
          return contestant.reconstructOne(200);
        },
        /** @type {const} */ ([network, isFile ? Array.from(readFileSync(file)) : undefined]),
      );
    } finally {
      await page.context().close();
    }
  }

  /**
   * ms of steps around 10 and a later one.
   * @param {{ model?: string, layers?: string }} network
   * @param {number} step the later
   * @param {boolean} black whether it has collapsed in between
   * @returns {Promise<{ early: number, late: number }>}
   */
  async late(network, step, black) {
    const page = await this.#enter("ours");
    try {
      return await page.evaluate(
        ([network, batch, step, black]) => /** @type {any} */ (globalThis).contestant.late(network, batch, step, black),
        /** @type {const} */ ([network, batch, step, black]),
      );
    } finally {
      await page.context().close();
    }
  }

  /** @param {number} steps @returns {Promise<number>} bytes that the program's memory grows by */
  async growth(steps) {
    const page = await this.#enter("ours");
    try {
      return await page.evaluate(async (steps) => {
        const { contestant } = /** @type {any} */ (globalThis);
        await contestant.begin({ list: "784-64-784" }, 8);
        const { before, after } = await contestant.memory(steps);
        return after - before;
      }, steps);
    } finally {
      await page.context().close();
    }
  }
}

/** @param {Page} page @param {string} name @param {Start} start */
async function begin(page, name, start) {
  await page.evaluate(async ([name, { parameters, pixels }]) => {
    const { models } = await import("/bench/models.js");
    const arrays = { parameters: new Float32Array(parameters), pixels: new Float32Array(pixels) };
    await /** @type {any} */ (globalThis).contestant.begin(models[name], arrays);
  }, /** @type {const} */ ([name, start]));
}
