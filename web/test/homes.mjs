// The two homes of the service, started for tests: `make site build/hourglass worker-files` builds them.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";

const build = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build");
const settings = readFileSync(join(build, "..", "web", "wrangler.jsonc"), "utf8");
const date = settings.match(/"compatibility_date": "(.*)"/)?.[1];
const limitOf = /"name": "(\w+)", "namespace_id": "\d+", "simple": { "limit": (\d+), "period": 60 }/g;
const standard = Object.fromEntries(Array.from(settings.matchAll(limitOf), ([, name, limit]) => [name, Number(limit)]));

/**
 * @typedef {{ url: string, stop: (signal?: NodeJS.Signals) => Promise<void> }} Home
 * @typedef {object} Options
 * @property {number} [writes] per minute
 * @property {string[]} [args] for the native server
 * @property {Record<string, number>} [limits] per minute, by the Worker's bindings
 * @property {Record<string, string>} [vars] the Worker's variables
 * @property {string} [store] a folder that stays, native only
 * @property {number} [daysAhead] how far the program's clock is ahead of the bucket's, the Worker only
 * @property {string} [meanwhile] the key of a token that is put just before weights are deleted, the Worker only
 * @property {boolean} [memory] whether GET /api/memory lists the bytes of the programs' memories, the Worker only
 *
 * @typedef {{ key: string, size: number, version: string, customMetadata: Record<string, string>,
 *   text: () => Promise<string> }} Stored
 * @typedef {object} Bucket what the tests use of R2's
 * @property {(key: string) => Promise<Stored | null>} head
 * @property {(key: string) => Promise<Stored | null>} get
 * @property {(key: string, value: string | ArrayBuffer, options?: { customMetadata: Record<string, string> }) =>
 *   Promise<unknown>} put
 * @property {(key: string) => Promise<void>} delete
 * @property {(options: { prefix: string }) => Promise<{ objects: Stored[] }>} list
 */

/** @param {Options} [options] @returns {Promise<Home>} the native server on a free port */
export async function native({ writes, store, args = [] } = {}) {
  const folder = store ?? mkdtempSync(join(tmpdir(), "hourglass-store-"));
  const server = spawn(
    join(build, "hourglass"),
    ["-addr", "127.0.0.1:0", "-site", join(build, "site"), "-store", folder]
      .concat(writes ? ["-writes", String(writes)] : [])
      .concat(args),
    { stdio: ["ignore", "pipe", "inherit"] },
  );
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

/**
 * @param {Options} [options]
 * @returns {Promise<Home & { bucket: Bucket, sweep: () => Promise<unknown> }>} the Worker in workerd, with a
 *   bucket of its own
 */
export async function worker({
  writes = standard.WRITES,
  daysAhead = 0,
  meanwhile = "",
  memory = false,
  limits = {},
  vars = {},
} = {}) {
  const folder = join(build, "worker");
  const around = {
    type: /** @type {const} */ ("ESModule"),
    path: join(folder, "around.mjs"),
    // The memory of each program that was started, how much it has by now: GET /api/memory.
    contents: `import entry from "./entry.mjs";
      const now = Date.now;
      globalThis.Date = class extends Date {
        constructor(...given) { super(...(given.length ? given : [now() + ${daysAhead * 86_400_000}])); }
      };
      const started = [];
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (...given) {
        const instance = new Instance(...given);
        started.push(instance.exports.mem);
        return instance;
      };
      WebAssembly.Instance.prototype = Instance.prototype;
      const fetch = async (request, env, context) => {
        if (request.url.endsWith("/api/memory"))
          return Response.json(started.map(({ buffer }) => buffer.byteLength));
        const bucket = env.BLOBS;
        const BLOBS = Object.fromEntries(
          ["head", "get", "put", "list"].map((name) => [name, (...given) => bucket[name](...given)]));
        BLOBS.delete = async (keys) => {
          const weights = Array.isArray(keys) && keys.some((key) => key.startsWith("weights/"));
          if (weights && ${JSON.stringify(meanwhile)}) await bucket.put(${JSON.stringify(meanwhile)}, "");
          return bucket.delete(keys);
        };
        return entry.fetch(request, { ...env, BLOBS }, context);
      };
      export default { ...entry, fetch };`,
  };
  const miniflare = new Miniflare({
    cf: false,
    host: "127.0.0.1",
    compatibilityDate: date,
    modulesRoot: folder,
    modules: [
      ...(daysAhead || meanwhile || memory ? [around] : []), // the first one is the entry
      ...["entry.mjs", "conditions.mjs", "go/worker.mjs", "go/runtime.mjs", "go/wasm_exec.js", "go/app.wasm"].map(
        (path) => ({
          type: path.endsWith(".wasm") ? /** @type {const} */ ("CompiledWasm") : /** @type {const} */ ("ESModule"),
          path: join(folder, path),
        }),
      ),
    ],
    r2Buckets: ["BLOBS"],
    bindings: { QUOTA_MB: "8000", PATIENCE_MS: "600000", ...vars }, // as the machine may be busy
    ratelimits: Object.fromEntries(
      Object.entries({ ...standard, WRITES: writes, ...limits }).map(([name, limit]) => [
        name,
        { simple: { limit, period: 60 } },
      ]),
    ),
    assets: {
      directory: join(folder, "site"),
      routerConfig: { has_user_worker: true, static_routing: { user_worker: ["/api/*"] } },
    },
  });
  const url = (await miniflare.ready).origin;
  const bucket = /** @type {any} */ (await miniflare.getR2Bucket("BLOBS"));
  const program = /** @type {any} */ (await miniflare.getWorker());
  return { url, stop: () => miniflare.dispose(), bucket, sweep: () => program.scheduled({ cron: "17 3 * * *" }) };
}

/**
 * A file of weights of dense layers.
 * @param {number} seed another one, other bytes
 * @param {{ sizes?: number[], padding?: number }} [options] of the layers; how many spaces end the header
 */
export function weights(seed, { sizes = [4, 2, 4], padding = 0 } = {}) {
  const code = sizes.indexOf(Math.min(...sizes));
  const entries = /** @type {Record<string, unknown>} */ ({
    __metadata__: { format: "pt", layers: `${sizes.join("-")}:sigmoid`, steps: "120" },
  });
  let at = 0;
  const add = (/** @type {string} */ name, /** @type {number[]} */ shape) => {
    const from = at;
    at += 4 * shape.reduce((a, b) => a * b);
    entries[name] = { dtype: "F32", shape, data_offsets: [from, at] };
  };
  for (let i = 1; i < sizes.length; i++) {
    // Each dense layer is two modules of PyTorch's, Linear and its activation.
    const module = i <= code ? `encoder.${2 * (i - 1)}` : `decoder.${2 * (i - 1 - code)}`;
    add(`${module}.weight`, [sizes[i], sizes[i - 1]]);
    add(`${module}.bias`, [sizes[i]]);
  }
  const text = JSON.stringify(entries) + " ".repeat(padding);
  const bytes = new Uint8Array(8 + text.length + at);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(text.length), true);
  bytes.set(new TextEncoder().encode(text), 8);
  for (let i = 0; i < at / 4; i++) view.setFloat32(8 + text.length + 4 * i, seed + i / 8, true);
  return bytes;
}

/** The layers of the deep model. */
export const deep = [784, 512, 256, 128, 64, 128, 256, 512, 784];
