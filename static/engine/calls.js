// How JavaScript and the Go program speak: an export takes numbers, reads what was written into its memory
// before, and leaves its result there. One call at a time.

import "../wasm_exec.js";
import { Problem, readProblem } from "../strings/problem.js";

const mostPrinted = 2000; // characters: the first line of a fatal error and its trace

/** An instance of the program, started. */
export class Calls {
  /** @type {Record<string, (...args: number[]) => number>} */
  #exports;
  /** @type {WebAssembly.Memory} */
  #memory;
  #go;
  /** Set once the program cannot go on. @type {Error | undefined} */
  #dead;
  /** What the program has printed last: before a fatal error, what it was. */
  #printed = "";
  /** Is told once when the program cannot go on. @type {(cause: Error) => void} */
  died = () => {};

  /** @param {any} go @param {WebAssembly.Instance} instance */
  constructor(go, instance) {
    const { mem, ...functions } = instance.exports;
    this.#go = go;
    this.#memory = /** @type {WebAssembly.Memory} */ (mem);
    this.#exports = /** @type {any} */ (functions);
  }

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Calls>} rejects where there is not enough memory for it
   */
  static async start(module) {
    const go = new Go();
    /** Is set once there is a memory to read from. @type {{ listen: (sp: number) => void }} */
    const ears = { listen() {} };
    const print = /** @type {(sp: number) => void} */ (go.importObject.gojs["runtime.wasmWrite"]);
    go.importObject.gojs["runtime.wasmWrite"] = (/** @type {number} */ sp) => {
      ears.listen(sp >>> 0);
      print(sp);
    };
    const instance = await WebAssembly.instantiate(module, go.importObject).catch((error) => {
      throw error instanceof RangeError ? new Problem("program.memory") : error;
    });
    const calls = new Calls(go, instance);
    ears.listen = (sp) => calls.#listen(sp);
    // run settles when the program ends, which it does only by a fatal error.
    go.run(instance).then(
      () => calls.#end(),
      (/** @type {Error} */ error) => calls.#end(error),
    );
    await null; // what has ended at once has said so
    if (calls.#dead) throw calls.#dead;
    return calls;
  }

  /** Notes what is being printed. @param {number} sp where runtime.wasmWrite has its arguments */
  #listen(sp) {
    const view = new DataView(this.#memory.buffer);
    const bytes = new Uint8Array(
      this.#memory.buffer,
      Number(view.getBigInt64(sp + 16, true)),
      view.getInt32(sp + 24, true),
    );
    this.#printed = (this.#printed + new TextDecoder().decode(bytes)).slice(0, mostPrinted);
  }

  /**
   * The program cannot go on.
   * @param {unknown} [cause] none: it has ended by itself
   * @returns {Error}
   */
  #end(cause) {
    if (this.#dead) return this.#dead;
    const { exited } = this.#go;
    if (/out of memory|cannot allocate/.test(this.#printed)) this.#dead = new Problem("program.memory");
    else if (exited || cause === undefined) this.#dead = new Problem("program.ended");
    else this.#dead = new Problem("program.stopped", [], { cause });
    this.died(this.#dead);
    return this.#dead;
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
    let result;
    try {
      result = this.#exports[name](...args);
    } catch (error) {
      throw this.#end(error);
    }
    // After a fatal error an export returns as if all were well, with whatever stands in its place.
    if (this.#go.exited) throw this.#end();
    return result;
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
    const at = this.#enter("output") >>> 0;
    const result = new Uint8Array(this.#memory.buffer, at, this.#enter("outputLength"));
    try {
      return result.slice();
    } catch {
      throw new Problem("program.noCopy", [Math.ceil(result.length / 2 ** 20)]);
    }
  }

  /** The program's memory, which a call can replace by a larger one. */
  get memory() {
    return this.#memory.buffer;
  }

  /** Bytes of memory that the program has. */
  get memoryBytes() {
    return this.memory.byteLength;
  }
}
