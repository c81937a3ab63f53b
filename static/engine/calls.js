// How JavaScript and the Go program speak: an export takes numbers, reads what was written into its memory
// before, and leaves its result there. One call at a time.

import "../wasm_exec.js";
import { Problem, readProblem } from "../strings/problem.js";

/** An instance of the program, started. */
export class Calls {
  /** @type {Record<string, (...args: number[]) => number>} */
  #exports;
  /** @type {WebAssembly.Memory} */
  #memory;
  /** Set once the program cannot go on. @type {Error | undefined} */
  #dead;

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    const { mem, ...functions } = instance.exports;
    this.#memory = /** @type {WebAssembly.Memory} */ (mem);
    this.#exports = /** @type {any} */ (functions);
  }

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Calls>}
   */
  static async start(module) {
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const calls = new Calls(instance);
    // run settles when the program ends, which it does only by a fatal error.
    go.run(instance).then(
      () => (calls.#dead ??= new Problem("program.ended")),
      (error) => (calls.#dead ??= new Problem("program.stopped", [], { cause: error })),
    );
    return calls;
  }

  /**
   * Calls an export; throws the problem that it answers with.
   * @param {string} name
   * @param {...number} args
   * @returns {number} what it returned, 0 or more
   */
  call(name, ...args) {
    const code = this.#enter(name, ...args);
    if (code < 0) throw this.#error();
    return code;
  }

  /**
   * Calls an export. If that throws, the program cannot go on.
   * @param {string} name
   * @param {...number} args
   * @returns {number}
   */
  #enter(name, ...args) {
    if (this.#dead) throw this.#dead;
    try {
      return this.#exports[name](...args);
    } catch (error) {
      throw (this.#dead = new Problem("program.stopped", [], { cause: error }));
    }
  }

  /** What went wrong in the last call. */
  #error() {
    return readProblem(this.output());
  }

  /** Whether the program cannot go on. */
  get dead() {
    return this.#dead !== undefined;
  }

  /**
   * Writes an argument of the next call into the program's memory, which may have moved since the last call.
   * @param {Uint8Array} bytes
   * @param {string} at the export that says where they go
   */
  write(bytes, at) {
    const place = this.#enter(at, bytes.length) >>> 0;
    if (!place) throw this.#error();
    new Uint8Array(this.#memory.buffer, place, bytes.length).set(bytes);
  }

  /** A copy of the last call's result. */
  output() {
    const at = this.#exports.output() >>> 0;
    return new Uint8Array(this.#memory.buffer, at, this.#exports.outputLength()).slice();
  }

  /** Bytes of memory that the program has. */
  get memoryBytes() {
    return this.#memory.buffer.byteLength;
  }
}
