// One running copy of the Go program, as functions that take and return typed arrays.

import "./wasm_exec.js";

/**
 * @typedef {object} Report what is known at a step
 * @property {number} step steps taken so far
 * @property {number} stepsPerEpoch
 * @property {number} seen images, each as often as it was trained on
 * @property {number} loss mean over the steps since the last report
 * @property {number} testLoss on every tenth test image; NaN where not measured
 */

/** @typedef {"gaussian" | "saltpepper" | "square"} NoiseKind */

/** In the order of nn.NoiseKind. @type {NoiseKind[]} */
const noiseKinds = ["gaussian", "saltpepper", "square"];

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

/** The smallest module that uses a vector: it is valid where vectors are known. */
const vectorModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Whether this browser's WebAssembly has vectors (SIMD). */
export function hasVectors() {
  return typeof WebAssembly === "object" && WebAssembly.validate(vectorModule);
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/**
 * Fetches and compiles the program; once, however often it is asked.
 * @returns {Promise<WebAssembly.Module>}
 */
export function loadModule() {
  compiled ??= compile().catch((error) => {
    compiled = undefined; // so that a later call tries again
    throw error;
  });
  return compiled;
}

async function compile() {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly, and without it nothing can be computed here.");
  const name = hasVectors() ? "hourglass.wasm" : "hourglass-scalar.wasm";
  const response = await fetch(new URL(name, import.meta.url)).catch(() => {
    throw new Error(`The program (${name}) could not be fetched: no connection to the server.`);
  });
  if (!response.ok) throw new Error(`The program (${name}) could not be fetched: the server answered ${response.status}.`);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw new Error(`The program (${name}) cannot be compiled by this browser: ${text(error)}`);
  }
}

/** How a sentence is shown: on the page in its language, in a worker as it is. */
let shown = (/** @type {string} */ sentence) => sentence;

/** @param {typeof shown} translate for all that text returns from now on */
export function showBy(translate) {
  shown = translate;
}

/** What can be shown of an error. @param {unknown} error */
export const text = (error) => shown(error instanceof Error ? error.message : String(error));

export class Program {
  /** @type {Record<string, (...args: number[]) => number>} */
  #exports;
  /** @type {WebAssembly.Memory} */
  #memory;
  /** Set once the program cannot go on. @type {Error | undefined} */
  #dead;
  /** How many networks it has had: who works in slices sees by it that another one answers. */
  networks = 0;

  /** @param {WebAssembly.Instance} instance a started one */
  constructor(instance) {
    const { mem, ...functions } = instance.exports;
    this.#memory = /** @type {WebAssembly.Memory} */ (mem);
    this.#exports = /** @type {any} */ (functions);
  }

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Program>}
   */
  static async start(module) {
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    const program = new Program(instance);
    // run settles when the program ends, which it does only by a fatal error.
    go.run(instance).then(
      () => (program.#dead ??= new Error("The program has ended.")),
      (error) => (program.#dead ??= new Error(`The program has stopped: ${text(error)}`)),
    );
    return program;
  }

  /**
   * Calls an export and turns its error code into an Error.
   * @param {string} name
   * @param {...number} args
   * @returns {number} what it returned, 0 or more
   */
  #call(name, ...args) {
    const code = this.#enter(name, ...args);
    if (code < 0) throw this.#error();
    return code;
  }

  /**
   * Calls an export. What it throws is the end of the program.
   * @param {string} name
   * @param {...number} args
   * @returns {number}
   */
  #enter(name, ...args) {
    if (this.#dead) throw this.#dead;
    try {
      return this.#exports[name](...args);
    } catch (error) {
      throw (this.#dead = new Error(`The program has stopped: ${text(error)}`));
    }
  }

  /** What went wrong in the last call. */
  #error() {
    return new Error(new TextDecoder().decode(this.#output()));
  }

  /** Whether the program cannot go on. */
  get dead() {
    return this.#dead !== undefined;
  }

  /**
   * Writes the argument of the next call. The memory may have moved since the last.
   * @param {Uint8Array | Float32Array | string} data
   */
  #input(data) {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const at = this.#enter("input", bytes.length) >>> 0;
    if (!at) throw this.#error();
    new Uint8Array(this.#memory.buffer, at, bytes.length).set(bytes);
  }

  /** A copy of the last result. */
  #output() {
    const at = this.#exports.output() >>> 0;
    return new Uint8Array(this.#memory.buffer, at, this.#exports.outputLength()).slice();
  }

  #floats() {
    return new Float32Array(this.#output().buffer);
  }

  #numbers() {
    return new Float64Array(this.#output().buffer);
  }

  /**
   * Makes a new network. After an error the old one is still there.
   * @param {Record<string, string | number>} settings
   */
  configure(settings) {
    this.#input(lines(settings));
    this.#call("configure");
    this.networks++;
    return this.describe();
  }

  /**
   * Changes what can change in the middle of a run.
   * @param {Record<string, string | number>} settings
   */
  adjust(settings) {
    this.#input(lines(settings));
    this.#call("adjust");
  }

  /** @returns {Record<string, string>} the model and its settings */
  describe() {
    this.#call("describe");
    return this.#pairs();
  }

  /**
   * What configure would make of settings, without making it; throws what configure would throw.
   * @param {Record<string, string | number>} settings
   * @returns {Record<string, string>} the model: layers, code, parameters, multiplyAdds, summary
   */
  check(settings) {
    this.#input(lines(settings));
    this.#call("check");
    return this.#pairs();
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

  #pairs() {
    const pairs = new TextDecoder().decode(this.#output()).trim().split("\n");
    return Object.fromEntries(pairs.map((line) => line.split("=")));
  }

  /** @param {number} train @param {number} test numbers of images */
  beginData(train, test) {
    this.#call("beginData", train, test);
  }

  /** @param {number} split @param {number} images @param {Uint8Array} idx */
  addShard(split, images, idx) {
    this.#input(idx);
    this.#call("addShard", split, images);
  }

  /** @param {number} split @param {Uint8Array} idx */
  addLabels(split, idx) {
    this.#input(idx);
    this.#call("addLabels", split);
  }

  /** @param {number} split @param {number} most @returns {number} images still missing */
  makeDigits(split, most) {
    return this.#call("makeDigits", split, most);
  }

  /** @param {number} split @param {number} first @param {number} n */
  samples(split, first, n) {
    this.#call("samples", split, first, n);
    const all = this.#floats();
    return { pixels: all.slice(0, n * 784), labels: all.slice(n * 784) };
  }

  /**
   * Takes steps, up to the next report.
   * @param {number} most
   * @returns {Report | undefined}
   */
  train(most) {
    return this.#call("train", most) ? this.#report() : undefined;
  }

  /** @returns {Report | undefined} on steps that no report covers yet */
  progress() {
    return this.#call("progress") ? this.#report() : undefined;
  }

  /** @returns {Report} */
  #report() {
    const [step, stepsPerEpoch, seen, loss, testLoss] = this.#numbers();
    return { step, stepsPerEpoch, seen, loss, testLoss };
  }

  position() {
    this.#call("position");
    const [step, stepsPerEpoch, seen] = this.#numbers();
    return { step, stepsPerEpoch, seen };
  }

  /** Bytes that the program has of the browser's memory. */
  get memoryBytes() {
    return this.#memory.buffer.byteLength;
  }

  /** Sets the network apart, as it is now, for evaluate. */
  freeze() {
    this.#call("freeze");
  }

  /** Whether the program was built with vector instructions. */
  get vectors() {
    return this.#call("vectors") === 1;
  }

  /** @param {number} first @param {number} n @returns {number} mean squared error of the frozen network */
  evaluate(first, n) {
    this.#call("evaluate", first, n);
    return this.#numbers()[0];
  }

  /** @param {Float32Array} pixels (n, 784) */
  reconstruct(pixels) {
    this.#input(pixels);
    this.#call("reconstruct");
    return this.#floats();
  }

  /** @param {Float32Array} pixels (n, 784) */
  encode(pixels) {
    this.#input(pixels);
    this.#call("encode");
    return this.#floats();
  }

  /** @param {Float32Array} codes (n, code size) */
  decode(codes) {
    this.#input(codes);
    this.#call("decode");
    return this.#floats();
  }

  /**
   * What every layer makes of one image, layer after layer.
   * @param {Float32Array} pixels (784)
   */
  activations(pixels) {
    this.#input(pixels);
    this.#call("activations");
    return this.#floats();
  }

  /** @param {number} first @param {number} n training images; 0 begins anew */
  fitPCA(first, n) {
    this.#call("fitPCA", first, n);
  }

  /** @param {number} components @returns {{ mean: Float32Array, components: Float32Array }} (784); (components, 784) */
  principal(components) {
    this.#call("principal", components);
    const all = this.#floats();
    return { mean: all.slice(0, 784), components: all.slice(784) };
  }

  /** @param {Float32Array} pixels @param {number} strength @param {number} seed @param {NoiseKind} [kind] */
  addNoise(pixels, strength, seed, kind = "gaussian") {
    this.#input(pixels);
    this.#call("addNoise", noiseKinds.indexOf(kind), strength, seed);
    return this.#floats();
  }

  parameters() {
    this.#call("parameters");
    return this.#floats();
  }

  /** @param {Float32Array} parameters */
  setParameters(parameters) {
    this.#input(parameters);
    this.#call("setParameters");
  }

  checkpoint() {
    this.#call("checkpoint");
    return this.#output();
  }

  /** @param {Uint8Array} bytes */
  restore(bytes) {
    this.#input(bytes);
    this.#call("restore");
  }

  saveWeights() {
    this.#call("saveWeights");
    return this.#output();
  }

  /** @param {Uint8Array} bytes */
  loadWeights(bytes) {
    this.#input(bytes);
    this.#call("loadWeights");
    this.networks++;
    return this.describe();
  }

  // The rest draws, and works in a page only.

  /** @param {number} paper @param {number} ink 0xRRGGBB */
  colors(paper, ink) {
    this.#call("colors", paper, ink);
  }

  startPad() {
    this.#call("startPad");
  }

  /** @returns {Uint8Array} the drawing (280, 280), as setInk takes it */
  padInk() {
    this.#call("padInk");
    return this.#output();
  }

  /** @param {Float32Array} values (784) that stand in the noisy drawing; below 0: it stays as it is */
  padSmudges(values) {
    this.#input(values);
    this.#call("padSmudges");
  }

  /** @param {number} radius in pixels of the raster; 0 leaves no trace @param {boolean} erases */
  padNib(radius, erases) {
    this.#call("padNib", radius, Number(erases));
  }

  /** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 in pixels of the raster */
  padLine(x0, y0, x1, y1) {
    this.#call("padLine", x0, y0, x1, y1);
  }

  /** @param {number} strength @param {NoiseKind} [kind] @param {number} [seed] */
  padNoise(strength, kind = "gaussian", seed = 0) {
    this.#call("padNoise", noiseKinds.indexOf(kind), strength, seed);
  }

  redrawPad() {
    this.#call("redrawPad");
  }

  /** @returns {{ pixels: Float32Array, noisy: Float32Array, restored: Float32Array }} 784 each; 0 where nothing is drawn */
  padPictures() {
    this.#call("padPictures");
    const all = this.#floats();
    return { pixels: all.slice(0, 784), noisy: all.slice(784, 1568), restored: all.slice(1568) };
  }

  /** @param {Uint8Array} ink (280, 280), the next drawing */
  setInk(ink) {
    this.#input(ink);
    this.#call("setInk");
  }
}

/**
 * Settings as the program reads them. A value with a line break could pass for another setting.
 * @param {Record<string, string | number>} settings
 */
function lines(settings) {
  let all = "";
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined || value === null) continue;
    if (!["string", "number", "boolean"].includes(typeof value)) throw new Error(`The setting ${key.slice(0, 40)} is neither a number nor a text.`);
    if (/[\n=]/.test(key) || String(value).includes("\n")) throw new Error(`The setting ${key.slice(0, 40)} has a line break or = in it.`);
    all += `${key}=${value}\n`;
  }
  return all;
}
