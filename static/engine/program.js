// One running copy of the Go program, as functions that take and return typed arrays.

import { Calls } from "./calls.js";
import { kinds, names, table } from "./table.js";

/** @typedef {import("./table.js").Functions} Functions */
/** @typedef {import("./table.js").Name} Name */
/** @typedef {import("./table.js").NoiseKind} NoiseKind */
/** @typedef {import("./table.js").Report} Report */

/** @typedef {import("./model.js").Model} Model */

/** The table's functions as methods. */
class Exports {
  /** @param {Calls} calls */
  constructor(calls) {
    this.calls = calls;
  }

  /**
   * @template {Name} N
   * @param {N} name
   * @param {Parameters<Functions[N]>} args
   * @returns {ReturnType<Functions[N]>}
   */
  invoke(name, ...args) {
    const { takes, gives, at = "input" } = /** @type {import("./table.js").Entry} */ (table[name]);
    const numbers = /** @type {number[]} */ ([]);
    takes.forEach((kind, i) => {
      const value = kinds[kind](/** @type {never} */ (args[i]));
      if (typeof value === "number") numbers.push(value);
      else this.calls.write(value, at);
    });
    return gives(this.calls, this.calls.call(name, ...numbers));
  }
}

for (const name of names) {
  /** @this {Exports} @param {any} args */
  const method = function (...args) {
    return this.invoke(name, ...args);
  };
  Object.defineProperty(Exports.prototype, name, { value: method });
}

/** @typedef {Exports & Omit<Functions, "configure" | "loadWeights">} Methods */

export class Program extends /** @type {new (calls: Calls) => Methods} */ (Exports) {
  /** How many networks it has had: work in slices sees by it that another one has come. */
  networks = 0;
  /** Is told when the program cannot go on. @type {(cause: Error) => void} */
  died = () => {};

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Program>} rejects where there is not enough memory for it
   */
  static async start(module) {
    const program = new Program(await Calls.start(module));
    program.#listen();
    return program;
  }

  /** Takes an instance that knows nothing of what this one was told. @param {WebAssembly.Module} module */
  async startAnew(module) {
    this.calls = await Calls.start(module);
    this.networks++;
    this.#listen();
  }

  #listen() {
    const { calls } = this;
    calls.died = (cause) => calls === this.calls && this.died(cause);
  }

  /** Whether the program cannot go on. */
  get dead() {
    return this.calls.dead;
  }

  /** The program's memory, which a call can replace by a larger one. */
  get memory() {
    return this.calls.memory;
  }

  /** Bytes of memory that the program has. */
  get memoryBytes() {
    return this.calls.memoryBytes;
  }

  /**
   * Makes a new network. After an error the old one is still there.
   * @param {Record<string, string | number>} settings
   */
  configure(settings) {
    const model = this.invoke("configure", settings);
    this.networks++;
    return model;
  }

  /** Takes the network of a safetensors file. After an error the old one is still there. @param {Uint8Array} bytes */
  loadWeights(bytes) {
    const model = this.invoke("loadWeights", bytes);
    this.networks++;
    return model;
  }

  /**
   * Why configure would not take settings, if so.
   * @param {Record<string, string | number>} settings
   * @returns {Error | undefined}
   */
  refusal(settings) {
    try {
      this.check(settings);
      return undefined;
    } catch (error) {
      return /** @type {Error} */ (error);
    }
  }
}
