// The data set of a worker: fetched shard by shard and checked, or made on the spot.

import { text } from "./errors.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {{ path: string, split: "train" | "test", images: number, sha256: string }} Shard */
/** @typedef {{ name: string, source: string, note?: string, shards: Shard[], labels: Shard[] }} Manifest */
/** @typedef {(done: number, total: number) => void} OnProgress images that are there, images wanted */

const splits = /** @type {const} */ (["train", "test"]); // their numbers in the program
const digitsImages = { train: 60000, test: 10000 };
const digitsAtOnce = 400; // about 30 ms of work

/** @param {string} path */
const address = (path) => new URL(`../data/${path}`, import.meta.url);

/**
 * Fetches the list of shards and checks its form.
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest() {
  const bytes = await fetchBytes("manifest.json");
  let manifest;
  try {
    manifest = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Error("The list of shards (data/manifest.json) is not JSON.");
  }
  const problem = manifestProblem(manifest);
  if (problem) throw new Error(`The list of shards (data/manifest.json) is wrong: ${problem}.`);
  return manifest;
}

/**
 * What is wrong with a manifest, if anything.
 * @param {any} manifest
 * @returns {string | undefined}
 */
export function manifestProblem(manifest) {
  if (typeof manifest !== "object" || manifest === null) return "it is not an object";
  if (typeof manifest.name !== "string") return "it has no name";
  if (!Array.isArray(manifest.shards) || !Array.isArray(manifest.labels)) return "it has no shards and labels";
  /** @type {Record<string, number>} */
  const count = {};
  for (const [list, of] of [
    [manifest.shards, "images"],
    [manifest.labels, "labels"],
  ]) {
    for (const shard of list) {
      const name = typeof shard?.path === "string" ? shard.path.slice(0, 60) : "a shard";
      if (!/^[\w.-]+$/.test(shard?.path ?? "")) return `${name} is not the name of a file beside it`;
      if (!splits.includes(shard.split)) return `${name} is neither train nor test`;
      if (!Number.isInteger(shard.images) || shard.images < 1 || shard.images > 200000)
        return `${name} has ${shard.images} images`;
      if (!/^[0-9a-f]{64}$/.test(shard.sha256)) return `${name} has no SHA-256`;
      count[`${shard.split} ${of}`] = (count[`${shard.split} ${of}`] ?? 0) + shard.images;
    }
  }
  for (const split of manifest.shards.length ? splits : []) {
    if (!count[`${split} images`]) return `it has no ${split} images`;
    if (count[`${split} images`] !== count[`${split} labels`])
      return `${split} has ${count[`${split} images`]} images and ${count[`${split} labels`] ?? 0} labels`;
  }
  return undefined;
}

export class DataSet {
  #program;
  /** @type {Manifest | undefined} undefined: the built-in digits */
  #manifest;
  #begun = false;
  #stopped = false;
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
    this.#stopped = true;
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
      this.#manifest = await this.#unlessStopped(fetchManifest());
      if (!this.#manifest.shards.length) {
        throw new Error(
          `This site has no MNIST${this.#manifest.note ? ` (${this.#manifest.note})` : ""}; the built-in digits work.`,
        );
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
      throw new Error(`The shard ${shard.path} cannot be used: ${text(error)}.`, { cause: error });
    }
    this.#taken[split]++;
    this.#filled[split] += shard.images;
  }

  /** Fetches, checks and unpacks. @param {Shard} shard */
  async #fetchIDX(shard) {
    const packed = await this.#unlessStopped(fetchBytes(shard.path));
    const sum = await this.#unlessStopped(sha256(packed));
    if (sum !== shard.sha256) {
      throw new Error(
        `The shard ${shard.path} is damaged: its SHA-256 is ${sum.slice(0, 12)}…, the list says ${shard.sha256.slice(0, 12)}….`,
      );
    }
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const unpacked = new Response(stream).arrayBuffer().catch(() => {
      throw new Error(`The shard ${shard.path} cannot be unpacked.`);
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
    const result = await step;
    if (this.#stopped) throw new Error("Another data set was chosen.");
    return result;
  }
}

/** @param {Shard[]} shards @param {"train" | "test"} split */
const only = (shards, split) => shards.filter((shard) => shard.split === split);

/** @param {string} path */
async function fetchBytes(path) {
  let response;
  try {
    response = await fetch(address(path));
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Error(`data/${path} could not be fetched: no connection to the server.`);
  }
  throw new Error(`data/${path} could not be fetched: the server answered ${response.status}.`);
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
