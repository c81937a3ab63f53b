// The page's side of worker.js, which computes what needs no network.

import { t } from "../strings/strings.js";

/** @typedef {import("./methods.js").Linear} Linear */
/** @typedef {import("./methods.js").Result} Result */
/** @typedef {import("./worker.js").Point} Point */

export class Baselines {
  /** @type {Worker | undefined} */
  #worker;
  #lastTask = 0;
  /** @type {Map<number, { message: (data: any) => void, reject: (error: Error) => void }>} */
  #tasks = new Map();

  /**
   * The rows of the table.
   * @param {{ clean: Float32Array, noisy?: Float32Array, linear: Linear, k: number }} task pictures (n, 784);
   *   k components
   * @returns {Promise<Record<string, Result>>} by method
   */
  async methods(task) {
    /** @type {Record<string, Result>} */
    let found = {};
    await this.#ask(task, (data) => (found = data.methods));
    return found;
  }

  /**
   * The points of the curve, one by one. A later call ends an earlier one.
   * @param {Float32Array} clean (n, 784)
   * @param {Linear} linear
   * @param {(point: Point, total: number) => void} take total: of how many points
   */
  curve(clean, linear, take) {
    return this.#ask({ clean, linear, k: 0, curve: true }, ({ point, total }) => take(point, total));
  }

  /** @param {Record<string, unknown>} task @param {(data: any) => void} message */
  #ask(task, message) {
    this.#worker ??= this.#start();
    const id = ++this.#lastTask;
    return /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        this.#tasks.set(id, { message: (data) => (data.done ? resolve() : message(data)), reject });
        this.#worker?.postMessage({ id, ...task });
      })
    );
  }

  #start() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      const task = this.#tasks.get(data.id);
      if (data.done || data.error) this.#tasks.delete(data.id);
      if (data.error) task?.reject(new Error(data.error));
      else task?.message(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.end(t("compare.failed"));
    });
    return worker;
  }

  /**
   * Ends the worker: whatever was asked for is rejected. The next question starts another one.
   * @param {string} [reason]
   */
  end(reason = "hidden") {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#tasks.values()) reject(new Error(reason));
    this.#tasks.clear();
  }
}
