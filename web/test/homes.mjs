// The two homes of the service, started for tests: `make site build/hourglass worker-files` builds them.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";

const build = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build");
const date = readFileSync(join(build, "..", "web", "wrangler.jsonc"), "utf8").match(/"compatibility_date": "(.*)"/)?.[1];

/**
 * @typedef {{ url: string, stop: (signal?: NodeJS.Signals) => Promise<void> }} Home
 * @typedef {{ writes?: number, store?: string }} Options writes per minute; a folder that stays, native only
 */

/** @param {Options} [options] @returns {Promise<Home>} the native server on a free port */
export async function native({ writes = 100_000, store } = {}) {
  const folder = store ?? mkdtempSync(join(tmpdir(), "hourglass-store-"));
  const server = spawn(join(build, "hourglass"), ["-addr", "127.0.0.1:0", "-site", join(build, "site"), "-store", folder, "-writes", String(writes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
    let output = "";
    server.stdout.on("data", (chunk) => {
      const found = (output += chunk).match(/http:\/\/[^/\s]+/);
      if (found) resolve(found[0]);
    });
  });
  const stop = async (/** @type {NodeJS.Signals} */ signal = "SIGTERM") => {
    server.kill(signal);
    await ended;
    if (!store) rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

/** @param {Options} [options] @returns {Promise<Home>} the Worker in workerd, with a bucket of its own */
export async function worker({ writes = 100_000 } = {}) {
  const folder = join(build, "worker");
  const miniflare = new Miniflare({
    cf: false,
    host: "127.0.0.1",
    compatibilityDate: date,
    modulesRoot: folder,
    modules: ["entry.mjs", "go/worker.mjs", "go/runtime.mjs", "go/wasm_exec.js", "go/app.wasm"].map((path) => ({
      type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
      path: join(folder, path),
    })),
    r2Buckets: ["BLOBS"],
    ratelimits: { WRITES: { simple: { limit: writes, period: 60 } } },
    assets: {
      directory: join(folder, "site"),
      routerConfig: { has_user_worker: true, static_routing: { user_worker: ["/api/*"] } },
    },
  });
  const url = (await miniflare.ready).origin;
  return { url, stop: () => miniflare.dispose() };
}

/**
 * A file of weights for the layers 4-2-4.
 * @param {number} seed another one, other bytes
 * @param {number} [header] bytes of padding in the header
 */
export function weights(seed, header = 0) {
  const shapes = { "encoder.0.weight": [2, 4], "encoder.0.bias": [2], "decoder.0.weight": [4, 2], "decoder.0.bias": [4] };
  const entries = /** @type {Record<string, unknown>} */ ({ __metadata__: { format: "pt", layers: "4-2-4:sigmoid", steps: "120" } });
  let at = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const size = 4 * shape.reduce((a, b) => a * b);
    entries[name] = { dtype: "F32", shape, data_offsets: [at, (at += size)] };
  }
  const text = JSON.stringify(entries) + " ".repeat(header);
  const bytes = new Uint8Array(8 + text.length + at);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(text.length), true);
  bytes.set(new TextEncoder().encode(text), 8);
  for (let i = 0; i < at / 4; i++) view.setFloat32(8 + text.length + 4 * i, seed + i / 8, true);
  return bytes;
}
