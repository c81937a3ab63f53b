// Go's own benchmarks, run in Chromium.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInChromium } from "../test/gowasm.mjs";

export const build = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build");

/**
 * Runs benchmarks of a test binary, in a fresh browser: engines decide anew what to optimise.
 * @param {string} binary
 * @param {string[]} flags
 * @param {(name: string, metric: (unit: string) => number | undefined) => void} take
 */
async function run(binary, flags, take) {
  const code = await runInChromium(join(build, "bench", binary), ["-test.run=^$", ...flags], (line) => {
    const name = line.match(/^Benchmark(\S+)/)?.[1];
    if (name) {
      take(name, (unit) => {
        const value = line.match(new RegExp(`([\\d.]+) ${unit}`))?.[1];
        return value === undefined ? undefined : Number(value);
      });
    }
  });
  if (code !== 0) throw new Error(`the benchmarks of ${binary} ended with code ${code}`);
}

/**
 * One round of matrix products: GFLOP/s, and those of multiply-adds in registers alone, which
 * each of them measures in turns with its product.
 * @returns {Promise<Map<string, { rate: number, ceiling: number }>>} by name
 */
export async function products() {
  /** @type {Map<string, { rate: number, ceiling: number }>} */
  const all = new Map();
  await run("kernel.wasm", ["-test.bench=Gemm|Naive", "-test.benchtime=0.2s"], (name, metric) => {
    const [rate, ceiling] = [metric("GFLOP/s"), metric("ceiling")];
    if (rate !== undefined && ceiling !== undefined) all.set(name, { rate, ceiling });
  });
  return all;
}

/** @returns {Promise<number>} allocations of a training step, the most that any model has */
export async function allocations() {
  let most = 0;
  await run("nn.wasm", ["-test.bench=Step", "-test.benchtime=20x", "-test.benchmem"], (_, metric) => {
    most = Math.max(most, metric("allocs/op") ?? Infinity);
  });
  return most;
}
