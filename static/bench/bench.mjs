// Measures in Chromium and writes build/bench.json; `make bench` builds what it needs and runs it.
//
// Every value is the median of several rounds, and what is compared takes turns. A ratio says how
// many times as fast as the peer we are, so that more is better in every row; a row holds when its
// ratio is at least its floor.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { Contest, median } from "./contest.mjs";
import { allocations, build, products } from "./kernels.mjs";
import { batch, models } from "./page/models.js";
import { strokeToRestored } from "./stroke.mjs";

const rounds = 5;
const flatSteps = 10000;
const lateStep = 1000;

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {string} [peer]
 * @property {number} [peerValue]
 * @property {number} [ratio]
 * @property {number} [floor]
 * @property {boolean} [holds]
 */

/** Multiply-adds of each layer for one image, forward; the first needs no gradient of its input. */
const multiplyAdds = {
  vanilla: [784 * 64, 64 * 784],
  deep: [784 * 512, 512 * 256, 256 * 128, 128 * 64, 64 * 128, 128 * 256, 256 * 512, 512 * 784],
  conv32: [784 * 9 * 32, 196 * 9 * 32 * 32, 49 * 9 * 32 * 32, 196 * 9 * 32 * 32, 784 * 9 * 32],
};

/** Floating-point operations that a step needs, however it is computed. @param {number[]} layers */
const flops = (layers) => 2 * batch * (3 * layers.reduce((a, b) => a + b) - layers[0]);

/** @type {Row[]} */
const rows = [];

/**
 * A row on times: less is better.
 * @param {string} name
 * @param {number} value
 * @param {string} peer
 * @param {number | undefined} peerValue
 * @param {number} [floor]
 */
function time(name, value, peer, peerValue, floor) {
  if (peerValue !== undefined) rows.push({ name, value, unit: "ms", peer, peerValue, ratio: peerValue / value, floor });
}

/**
 * A row on rates: more is better.
 * @param {string} name
 * @param {number} value
 * @param {string} peer
 * @param {number} peerValue
 * @param {number} [floor]
 */
function rate(name, value, peer, peerValue, floor) {
  rows.push({ name, value, unit: "GFLOP/s", peer, peerValue, ratio: value / peerValue, floor });
}

const contest = await Contest.open();
try {
  console.log("matrix products");
  /** @type {Map<string, { rate: number[], ceiling: number[] }>} */
  const kernels = new Map();
  /** @type {number[]} */
  const tensorflow = [];
  for (let round = 0; round < rounds; round++) {
    for (const [name, { rate, ceiling }] of await products()) {
      const known = kernels.get(name) ?? { rate: [], ceiling: [] };
      known.rate.push(rate);
      known.ceiling.push(ceiling);
      kernels.set(name, known);
    }
    tensorflow.push(await contest.tensorflowProduct(128, 784, 512));
  }
  const product = /** @type {{ rate: number[], ceiling: number[] }} */ (kernels.get("Gemm/128x784x512"));
  const naive = /** @type {{ rate: number[] }} */ (kernels.get("Naive"));
  const ceiling = median([...kernels.values()].flatMap((k) => k.ceiling));
  rate("gemm 128x784x512", median(product.rate), "TensorFlow.js wasm", median(tensorflow), 1.05);
  rate("gemm 128x784x512", median(product.rate), "registers alone", median(product.ceiling), 0.7);
  rate("gemm 128x784x512", median(product.rate), "naive Go loop", median(naive.rate), 20);
  for (const [name, k] of kernels) {
    if (name.startsWith("Gemm/") && name !== "Gemm/128x784x512") {
      rate(name.replace("Gemm/", "gemm "), median(k.rate), "registers alone", median(k.ceiling));
    }
  }

  /** @type {Record<string, number>} */
  const step = {};
  for (const [name, label, jax, tf] of /** @type {const} */ ([
    ["vanilla", "vanilla step", 2, 5],
    ["deep", "deep step", 1 / 0.9, 9],
    ["conv32", "conv 32-32-32-32-1 step", 40, undefined],
  ])) {
    console.log(`${label}s`);
    const times = await contest.steps(name, rounds);
    const ours = (step[name] = /** @type {number} */ (times.ours));
    time(label, ours, "jax-js wasm, all cores", times.jax, jax);
    time(label, ours, "TensorFlow.js wasm", times.tfwasm, tf);
    time(label, ours, "TensorFlow.js cpu", times.tfcpu);
  }
  for (const [name, label, floor] of /** @type {const} */ ([
    ["deep", "deep", 0.65],
    ["vanilla", "vanilla", 0.45],
    ["conv32", "conv 32-32-32-32-1", 0.45],
  ])) {
    rate(`${label}, efficiency`, flops(multiplyAdds[name]) / step[name] / 1e6, "registers alone", ceiling, floor);
  }

  // On two cores four members show what the mechanism costs, not what four cores would gain.
  for (const [label, list, floor] of /** @type {const} */ ([
    ["vanilla", models.vanilla.list, 1.4],
    ["deep", models.deep.list, undefined],
    ["conv", "784-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1", 1.6],
    ["conv 32-32-32-32-1", models.conv32.list, 1.6],
  ])) {
    console.log(`teams, ${label}`);
    const teams = await contest.teams(list, [2, 4], rounds);
    const alone = /** @type {{ step: number }} */ (teams.get(1)).step;
    for (const size of [2, 4]) {
      const team = /** @type {{ step: number, laps: Record<string, number> }} */ (teams.get(size));
      time(`${label} step, a team of ${size}`, team.step, "one worker", alone, size === 2 ? floor : undefined);
      for (const lap of ["copies", "meetings", "update"])
        rows.push({ name: `${label} step, a team of ${size}: ${lap}`, value: team.laps[lap], unit: "ms" });
    }
  }

  console.log("late steps");
  for (const [label, network, black] of /** @type {const} */ ([
    ["vanilla", { model: "vanilla" }, false],
    ["deep", { model: "deep" }, false],
    ["conv", { model: "conv" }, false],
    ["denoise", { model: "denoise" }, false],
    ["conv 32-32-32-32-1 that went black", { layers: models.conv32.list }, true],
  ])) {
    const { early, late } = await contest.late(network, lateStep, black);
    time(`step ${lateStep}, ${label}`, late, "step 10", early, 1 / 1.1);
  }

  console.log("single images, memory");
  for (const [network, label, most] of /** @type {const} */ ([
    ["784-64-784", "reconstruct one image, vanilla", 0.1],
    ["denoiser.safetensors", "reconstruct one image, the shipped denoiser", 2],
  ])) {
    const ms = await contest.reconstructOne(network);
    if (ms === undefined) console.log(`${network} is not there: no row for it`);
    else time(label, ms, "the most it may take", most, 1);
  }
  const allocated = await allocations();
  rows.push({ name: "allocations per step", value: allocated, unit: "", floor: 0, holds: allocated === 0 });
  const grown = await contest.growth(flatSteps);
  rows.push({
    name: `growth of memory over ${flatSteps} steps`,
    value: grown,
    unit: "bytes",
    floor: 0,
    holds: grown === 0,
  });
} finally {
  await contest.close();
}
for (const training of [false, true]) {
  const { fromEvent, fromPen } = await strokeToRestored({ training });
  const when = training ? ", while it trains" : "";
  time(`stroke to restored pixels, p95${when}`, fromEvent, "the most it may take", 16, training ? undefined : 1);
  time(`the same from the pen, with the wait for a frame${when}`, fromPen, "a frame, and the most", 33);
}

for (const row of rows) {
  if (row.ratio !== undefined && row.floor !== undefined) row.holds = row.ratio >= row.floor;
}
const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores`;
mkdirSync(build, { recursive: true });
writeFileSync(join(build, "bench.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);

const cell = (/** @type {number | undefined} */ value) =>
  value === undefined ? "" : String(Number(value.toPrecision(3)));
console.log(machine);
console.table(
  rows.map(({ name, value, unit, peer, peerValue, ratio, floor, holds }) => ({
    name,
    value: cell(value),
    unit,
    peer: peer ?? "",
    "peer's": cell(peerValue),
    ratio: cell(ratio),
    floor: cell(floor),
    holds: holds ?? "",
  })),
);
console.log("ratio: how many times as fast as the peer; it holds at its floor or above");
if (rows.some(({ holds }) => holds === false)) {
  console.error("a row does not hold; on a busy machine, try again");
  process.exitCode = 1;
}
