// Measures in Chromium and writes build/bench.json; `make bench` builds what it needs and runs it.
//
// Every row is the median of several rounds in one browser run. A row with a peer is judged by
// the ratio, because both suffer alike from a busy machine.

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

/** GFLOP/s of each kernel benchmark, by name. @returns {Promise<Map<string, number>>} */
async function kernels() {
  /** @type {Map<string, number[]>} */
  const samples = new Map();
  // One round after the other, so that a slow moment meets all of them.
  const code = await runInChromium(join(build, "bench", "kernel.wasm"), ["-test.run=^$", "-test.bench=Ceiling|Gemm", "-test.benchtime=0.3s", `-test.count=${rounds}`], (line) => {
    const [, name, value] = line.match(/^Benchmark(\S+)\s.*?([\d.]+) GFLOP\/s/) ?? [];
    if (name) samples.set(name, [...(samples.get(name) ?? []), Number(value)]);
  });
  if (code !== 0 || !samples.size) throw new Error(`the kernel benchmarks ended with code ${code}`);
  return new Map([...samples].map(([name, values]) => [name, median(values)]));
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
const gemm = "Gemm/128x784x512";
/** @type {Row[]} */
const rows = [
  { name: "gemm 128x784x512", value: of(`${gemm}/fast`), unit: "GFLOP/s", peer: "naive Go loop", peerValue: of(`${gemm}/naive`), floor: 20 },
  { name: "gemm 128x784x512", value: of(`${gemm}/fast`), unit: "GFLOP/s", peer: "registers alone", peerValue: of("Ceiling"), floor: 0.7 },
];
for (const row of rows) {
  row.ratio = row.value / /** @type {number} */ (row.peerValue);
  row.holds = row.ratio >= /** @type {number} */ (row.floor);
}
for (const [name, value] of speed) {
  if (name.startsWith("Gemm/") && !name.startsWith(gemm)) rows.push({ name: name.replace(/^Gemm\/(.*)\/fast$/, "gemm $1"), value, unit: "GFLOP/s" });
}
rows.push({ name: "vanilla, batch 256, training", value: await training(), unit: "images/s" });

const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores`;
mkdirSync(build, { recursive: true });
writeFileSync(join(build, "bench.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);

const cell = (/** @type {number | undefined} */ value) => (value === undefined ? "" : value.toPrecision(3));
console.log(machine);
console.table(rows.map(({ name, value, unit, peer, peerValue, ratio, floor, holds }) => ({ name, value: unit === "images/s" ? Math.round(value) : cell(value), unit, peer: peer ?? "", "peer's": cell(peerValue), ratio: cell(ratio), floor: floor ?? "", holds: holds ?? "" })));
