// Measures in Chromium and writes build/bench.json; `make bench` builds what it needs and runs it.
//
// Every row is the median of several rounds. A row with a peer is judged by the ratio, because
// both suffer alike from a busy machine.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../test/browser.mjs";
import { runInChromium } from "../test/gowasm.mjs";
import { serve } from "../test/site.mjs";

const build = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build");
const rounds = 5;

/** @typedef {{ name: string, value: number, unit: string, peer?: string, peerValue?: number, ratio?: number, floor?: number, holds?: boolean }} Row */

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * The kernel benchmarks by name: GFLOP/s, and those of multiply-adds in registers alone, which
 * each of them measures in turns with its product.
 * @returns {Promise<Map<string, { rate: number, ceiling: number }>>}
 */
async function kernels() {
  /** @type {Map<string, { rate: number[], ceiling: number[] }>} */
  const samples = new Map();
  // A fresh browser each round: engines decide anew what to optimise.
  for (let round = 0; round < rounds; round++) {
    const code = await runInChromium(join(build, "bench", "kernel.wasm"), ["-test.run=^$", "-test.bench=Gemm|Naive", "-test.benchtime=0.3s"], (line) => {
      const name = line.match(/^Benchmark(\S+)/)?.[1];
      const rate = line.match(/([\d.]+) GFLOP\/s/)?.[1];
      const ceiling = line.match(/([\d.]+) ceiling/)?.[1];
      if (!name || !rate || !ceiling) return;
      const all = samples.get(name) ?? { rate: [], ceiling: [] };
      all.rate.push(Number(rate));
      all.ceiling.push(Number(ceiling));
      samples.set(name, all);
    });
    if (code !== 0) throw new Error(`the kernel benchmarks ended with code ${code}`);
  }
  return new Map([...samples].map(([name, { rate, ceiling }]) => [name, { rate: median(rate), ceiling: median(ceiling) }]));
}

/** Images a second while training vanilla on the built-in digits. @returns {Promise<number>} */
async function training() {
  const server = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForSelector("body[data-ready]");
    const speeds = await page.evaluate(async (rounds) => {
      // @ts-ignore: a module of the site
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      await engine.configure({ model: "vanilla", data: "digits", images: 10000 });
      const speeds = [];
      for (let round = 0; round <= rounds; round++) {
        const seen = [];
        for await (const { imagesPerSecond } of engine.train({ epochs: 1 })) seen.push(imagesPerSecond);
        if (round > 0) speeds.push(...seen.slice(1)); // the first round warms up
      }
      engine.stop();
      return speeds;
    }, rounds);
    return median(speeds);
  } finally {
    await browser.close();
    await server.stop();
  }
}

const speed = await kernels();
/** @param {string} name */
const of = (name) => {
  const value = speed.get(name);
  if (value === undefined) throw new Error(`no benchmark ${name}`);
  return value;
};
const gemm = of("Gemm/128x784x512");
/** @type {Row[]} */
const rows = [
  { name: "gemm 128x784x512", value: gemm.rate, unit: "GFLOP/s", peer: "naive Go loop", peerValue: of("Naive").rate, floor: 20 },
  { name: "gemm 128x784x512", value: gemm.rate, unit: "GFLOP/s", peer: "registers alone", peerValue: gemm.ceiling, floor: 0.7 },
];
for (const row of rows) {
  row.ratio = row.value / /** @type {number} */ (row.peerValue);
  row.holds = row.ratio >= /** @type {number} */ (row.floor);
}
for (const [name, { rate, ceiling }] of speed) {
  if (name.startsWith("Gemm/") && name !== "Gemm/128x784x512") {
    rows.push({ name: name.replace("Gemm/", "gemm "), value: rate, unit: "GFLOP/s", peer: "registers alone", peerValue: ceiling, ratio: rate / ceiling });
  }
}
rows.push({ name: "vanilla, batch 256, training", value: await training(), unit: "images/s" });

const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores`;
mkdirSync(build, { recursive: true });
writeFileSync(join(build, "bench.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);

const cell = (/** @type {number | undefined} */ value) => (value === undefined ? "" : value.toPrecision(3));
console.log(machine);
console.table(rows.map(({ name, value, unit, peer, peerValue, ratio, floor, holds }) => ({ name, value: unit === "images/s" ? Math.round(value) : cell(value), unit, peer: peer ?? "", "peer's": cell(peerValue), ratio: cell(ratio), floor: floor ?? "", holds: holds ?? "" })));
if (rows.some(({ holds }) => holds === false)) {
  console.error("a row does not hold; on a busy machine, try again");
  process.exitCode = 1;
}
