// A line to a training worker: requests and their answers, what it says by itself, and its death.

import { Problem, errorOf } from "../strings/problem.js";
import { scriptAddress } from "./files.js";

const mostSilence = 15; // seconds without a word before a worker with work counts as dead

/** @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void }} Pending */

/**
 * @typedef {object} Listener
 * @property {(message: any) => void} said takes each message that answers no request
 * @property {(cause: Error) => Error} died is called at most once; open requests are
 *   rejected with the error that it returns
 */

export class Connection {
  #worker;
  #listener;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastID = 0;
  #silence = 0; // seconds
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watchdog;
  #closed = false;

  /** @param {Listener} listener Throws a Problem where there are no module workers. */
  constructor(listener) {
    this.#listener = listener;
    const worker = (this.#worker = startWorker());
    worker.addEventListener("message", (event) => this.#closed || this.#receive(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#die(event.message ? new Error(event.message) : new Problem("worker.noScript"));
    });
  }

  /**
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>} its answer
   */
  send(message) {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Problem("worker.none"));
      const id = ++this.#lastID;
      this.#pending.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ id, ...message });
      } catch {
        this.#pending.delete(id);
        return reject(new Problem("worker.argument"));
      }
      this.#watch();
    });
  }

  /** Ends the worker. @param {Error} error the answer to what it has not answered */
  close(error) {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#watchdog);
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  /** @param {any} message */
  #receive(message) {
    this.#silence = message.busy ? -message.busy : 0; // an announced silence does not count
    if (message.fatal) return this.#die(errorOf(message.fatal));
    if (message.alive || message.busy) return; // that is all it says
    const pending = this.#pending.get(message.id);
    if (!pending) return this.#listener.said(message);
    this.#pending.delete(message.id);
    if ("error" in message) pending.reject(errorOf(message.error));
    else pending.resolve(message.result);
  }

  /** Counts its own ticks, not the clock: a computer that slept has not lost its worker. */
  #watch() {
    this.#watchdog ??= setInterval(() => {
      if (!this.#pending.size) {
        clearInterval(this.#watchdog);
        this.#watchdog = undefined;
        this.#silence = 0;
      } else if (++this.#silence >= mostSilence) {
        this.#die(new Problem("worker.silent", [mostSilence]));
      }
    }, 1000);
  }

  /** @param {Error} cause */
  #die(cause) {
    if (this.#closed) return;
    this.#worker.terminate();
    this.close(this.#listener.died(cause));
  }
}

function startWorker() {
  // A browser that knows module workers reads the option; another would run the script as a
  // classic one and fail on its first import.
  let read = false;
  const options = {
    name: "hourglass",
    get type() {
      read = true;
      return /** @type {const} */ ("module");
    },
  };
  const worker = typeof Worker === "function" ? new Worker(scriptAddress("worker.js"), options) : undefined;
  if (worker && read) return worker;
  worker?.terminate();
  throw new Problem("worker.noModules");
}
