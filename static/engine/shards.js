// The data set of a worker: fetched shard by shard and checked, or made on the spot.

import { Problem } from "../strings/problem.js";
import { isPage } from "./files.js";
import { digitsImages, schema } from "./schema.js";
import { fetchSteadily, TooSlow } from "./steady.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {{ path: string, split: "train" | "test", images: number, sha256: string, unpacked?: string }} Shard */
/** @typedef {{ name: string, source: string, note?: string, shards: Shard[], labels: Shard[] }} Manifest */
/** @typedef {(done: number, total: number) => void} OnProgress images that are there, images wanted */

const splits = /** @type {const} */ (["train", "test"]); // their numbers in the program
const digitsAtOnce = 400; // about 30 ms of work

/** @param {string} path */
const address = (path) => new URL(`../data/${path}`, import.meta.url);

/**
 * Fetches the list of shards and checks its form.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(signal) {
  const bytes = await fetchBytes("manifest.json", signal);
  let manifest;
  try {
    manifest = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Problem("manifest.notJSON");
  }
  const problem = manifestProblem(manifest);
  if (problem) throw new Problem("manifest.wrong", [], { cause: problem });
  return manifest;
}

/**
 * What is wrong with a manifest, if anything.
 * @param {any} manifest
 * @returns {Problem | undefined}
 */
export function manifestProblem(manifest) {
  if (typeof manifest !== "object" || manifest === null) return new Problem("manifest.object");
  if (typeof manifest.name !== "string") return new Problem("manifest.name");
  if (!Array.isArray(manifest.shards) || !Array.isArray(manifest.labels)) return new Problem("manifest.lists");
  /** @type {Record<string, number>} */
  const count = {};
  for (const [list, of] of [
    [manifest.shards, "images"],
    [manifest.labels, "labels"],
  ]) {
    for (const shard of list) {
      const name = typeof shard?.path === "string" ? shard.path.slice(0, 60) : "";
      if (!/^[\w.-]+$/.test(shard?.path ?? ""))
        return name ? new Problem("manifest.path", [name]) : new Problem("manifest.noPath");
      if (!splits.includes(shard.split)) return new Problem("manifest.split", [name]);
      if (!Number.isInteger(shard.images) || shard.images < 1 || shard.images > schema.images.max)
        return new Problem("manifest.images", [name, String(shard.images).slice(0, 40)]);
      for (const sum of [shard.sha256, shard.unpacked ?? shard.sha256])
        if (!/^[0-9a-f]{64}$/.test(sum)) return new Problem("manifest.sum", [name]);
      count[`${shard.split} ${of}`] = (count[`${shard.split} ${of}`] ?? 0) + shard.images;
    }
  }
  for (const split of manifest.shards.length ? splits : []) {
    if (!count[`${split} images`]) return new Problem("manifest.none", [split]);
    if (count[`${split} images`] !== count[`${split} labels`])
      return new Problem("manifest.labels", [split, count[`${split} images`], count[`${split} labels`] ?? 0]);
  }
  return undefined;
}

export class DataSet {
  #program;
  /** @type {Manifest | undefined} undefined: the built-in digits */
  #manifest;
  #begun = false;
  #stop = new AbortController();
  /** Loads run one after the other. @type {Promise<void>} */
  #queue = Promise.resolve();
  /** Images that are in the program, and shards that are. */
  #filled = { train: 0, test: 0 };
  #taken = { train: 0, test: 0 };
  #labelled = { train: false, test: false };

  /**
   * @param {Program} program
   * @param {"mnist" | "digits"} name
   */
  constructor(program, name) {
    this.#program = program;
    this.name = name;
  }

  /** Gives up whatever is still being loaded. */
  stop() {
    this.#stop.abort();
  }

  /** The number of test images; known once some have been loaded. */
  get testImages() {
    return this.#filled.test;
  }

  /**
   * Resolves when the test images and enough of the others are in the program. After an error
   * a further call goes on where it stopped.
   * @param {number} train wanted images; Infinity for all, 0 for none
   * @param {OnProgress} onProgress
   * @returns {Promise<void>}
   */
  ensure(train, onProgress) {
    const result = this.#queue.then(() => this.#load(train, onProgress));
    this.#queue = result.catch(() => {});
    return result;
  }

  /** @param {number} train @param {OnProgress} onProgress */
  async #load(train, onProgress) {
    await this.#unlessStopped(Promise.resolve());
    if (!this.#begun) await this.#begin();
    const wanted = { train: Math.min(train, this.total.train), test: this.total.test };
    const report = () => onProgress(this.#filled.train + this.#filled.test, wanted.train + wanted.test);
    for (const split of /** @type {const} */ (["test", "train"])) {
      while (this.#filled[split] < wanted[split]) {
        if (this.#manifest) await this.#fetchShard(split);
        else await this.#makeDigits(split, wanted[split]);
        report();
      }
      if (this.#manifest && wanted[split] > 0 && !this.#labelled[split]) {
        const labels = await this.#fetchIDX(only(this.#manifest.labels, split)[0]);
        this.#program.addLabels(splits.indexOf(split), labels);
        this.#labelled[split] = true;
      }
    }
  }

  total = { train: 0, test: 0 };

  async #begin() {
    if (this.name === "digits") {
      this.total = digitsImages;
    } else {
      this.#manifest = await this.#unlessStopped(fetchManifest(this.#stop.signal));
      if (!this.#manifest.shards.length) {
        const { note } = this.#manifest;
        throw note ? new Problem("data.absentNote", [], { cause: new Problem(note) }) : new Problem("data.absent");
      }
      const sum = (/** @type {"train" | "test"} */ split) =>
        only(this.#manifest?.shards ?? [], split).reduce((n, s) => n + s.images, 0);
      this.total = { train: sum("train"), test: sum("test") };
    }
    this.#program.beginData(this.total.train, this.total.test);
    this.#begun = true;
  }

  /** @param {"train" | "test"} split @param {number} wanted */
  async #makeDigits(split, wanted) {
    const n = Math.min(digitsAtOnce, wanted - this.#filled[split]);
    this.#program.makeDigits(splits.indexOf(split), n);
    this.#filled[split] += n;
    await this.#unlessStopped(new Promise((resolve) => setTimeout(resolve))); // let messages in
  }

  /** @param {"train" | "test"} split */
  async #fetchShard(split) {
    const shard = only(/** @type {Manifest} */ (this.#manifest).shards, split)[this.#taken[split]];
    const idx = await this.#fetchIDX(shard);
    try {
      this.#program.addShard(splits.indexOf(split), shard.images, idx);
    } catch (error) {
      throw new Problem("shard.unusable", [shard.path], { cause: error });
    }
    this.#taken[split]++;
    this.#filled[split] += shard.images;
  }

  /** Fetches, checks and unpacks. @param {Shard} shard */
  async #fetchIDX(shard) {
    const bytes = await this.#unlessStopped(fetchBytes(shard.path, this.#stop.signal));
    const sum = await this.#unlessStopped(sha256(bytes));
    if (sum === shard.unpacked) return bytes; // some hosts call a .gz packed for the way, and the browser unpacks it
    if (sum !== shard.sha256) {
      throw new Problem("shard.damaged", [shard.path, sum.slice(0, 12), shard.sha256.slice(0, 12)]);
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const unpacked = new Response(stream).arrayBuffer().catch(() => {
      throw new Problem("shard.packed", [shard.path]);
    });
    return new Uint8Array(await this.#unlessStopped(unpacked));
  }

  /**
   * What a step of the loading gives, or an error if the set was given up meanwhile: it must then
   * not touch the program, which holds another one.
   * @template T
   * @param {Promise<T>} step
   */
  async #unlessStopped(step) {
    const result = await step.catch((error) => {
      throw this.#stop.signal.aborted ? new Problem("data.another") : error;
    });
    if (this.#stop.signal.aborted) throw new Problem("data.another");
    return result;
  }
}

/** @param {Shard[]} shards @param {"train" | "test"} split */
const only = (shards, split) => shards.filter((shard) => shard.split === split);

/** @param {string} path @param {AbortSignal} [signal] */
async function fetchBytes(path, signal) {
  const bytes = async (/** @type {Response} */ response) => {
    if (!response.ok) throw new Problem("data.status", [path, response.status]);
    if (isPage(response)) throw new Problem("data.page", [path]);
    return new Uint8Array(await response.arrayBuffer());
  };
  try {
    return await fetchSteadily(address(path), bytes, { signal });
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof TooSlow) throw new Problem("data.slow", [path, error.seconds]);
    throw new Problem("data.offline", [path]);
  }
}

/**
 * Browsers hash in secure contexts only; a classroom's http://192.168… is none.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>} in hexadecimal
 */
export async function sha256(bytes) {
  const sum = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    : (await import("../lib/noble/sha2.js")).sha256(bytes);
  return Array.from(sum, (/** @type {number} */ byte) => byte.toString(16).padStart(2, "0")).join("");
}
