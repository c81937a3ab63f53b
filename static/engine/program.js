// One running copy of the Go program, as functions that take and return typed arrays.

import { Calls } from "./calls.js";
import { kinds, names, table } from "./table.js";

/** @typedef {import("./table.js").Functions} Functions */
/** @typedef {import("./table.js").Name} Name */
/** @typedef {import("./table.js").NoiseKind} NoiseKind */
/** @typedef {import("./table.js").Report} Report */

/**
 * @typedef {object} LayerSummary
 * @property {string} layer its word in a layer list, with its activation
 * @property {string} output its shape, as in 28x28x32
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 */

/**
 * The layers of a model in numbers.
 * @param {Record<string, string>} model as configure and loadWeights return it
 * @returns {LayerSummary[]}
 */
export function layerSummary(model) {
  return model.summary.split(",").map((text) => {
    const [layer, output, parameters, multiplyAdds] = text.split(" ");
    return { layer, output, parameters: Number(parameters), multiplyAdds: Number(multiplyAdds) };
  });
}

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

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Program>}
   */
  static async start(module) {
    return new Program(await Calls.start(module));
  }

  /** Whether the program cannot go on. */
  get dead() {
    return this.calls.dead;
  }

  /** Bytes that the program has of the browser's memory. */
  get memoryBytes() {
    return this.calls.memoryBytes;
  }

  /**
   * Makes a new network. After an error the old one is still there.
   * @param {Record<string, string | number>} settings
   */
  configure(settings) {
    this.invoke("configure", settings);
    this.networks++;
    return this.describe();
  }

  /** Takes the network of a safetensors file. After an error the old one is still there. @param {Uint8Array} bytes */
  loadWeights(bytes) {
    this.invoke("loadWeights", bytes);
    this.networks++;
    return this.describe();
  }

  /** Why configure would not take settings, in the engine's words, or "". @param {Record<string, string | number>} settings */
  refusal(settings) {
    try {
      this.check(settings);
      return "";
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
  }
}
