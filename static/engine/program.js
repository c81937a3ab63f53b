// One running copy of the Go program, as functions that take and return typed arrays.

import { Calls } from "./calls.js";

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

export class Program {
  #calls;
  /** How many networks it has had: work in slices sees by it that another one has come. */
  networks = 0;

  /** @param {Calls} calls */
  constructor(calls) {
    this.#calls = calls;
  }

  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<Program>}
   */
  static async start(module) {
    return new Program(await Calls.start(module));
  }

  /** Whether the program cannot go on. */
  get dead() {
    return this.#calls.dead;
  }

  /**
   * Makes a new network. After an error the old one is still there.
   * @param {Record<string, string | number>} settings
   */
  configure(settings) {
    this.#calls.input(lines(settings));
    this.#calls.call("configure");
    this.networks++;
    return this.describe();
  }

  /**
   * Changes what can change in the middle of a run.
   * @param {Record<string, string | number>} settings
   */
  adjust(settings) {
    this.#calls.input(lines(settings));
    this.#calls.call("adjust");
  }

  /** @returns {Record<string, string>} the model and its settings */
  describe() {
    this.#calls.call("describe");
    return this.#pairs();
  }

  /**
   * What configure would make of settings, without making it; throws what configure would throw.
   * @param {Record<string, string | number>} settings
   * @returns {Record<string, string>} the model: layers, code, parameters, multiplyAdds, summary
   */
  check(settings) {
    this.#calls.input(lines(settings));
    this.#calls.call("check");
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
    const pairs = new TextDecoder().decode(this.#calls.output()).trim().split("\n");
    return Object.fromEntries(pairs.map((line) => line.split("=")));
  }

  /** @param {number} train @param {number} test numbers of images */
  beginData(train, test) {
    this.#calls.call("beginData", train, test);
  }

  /** @param {number} split @param {number} images @param {Uint8Array} idx */
  addShard(split, images, idx) {
    this.#calls.input(idx);
    this.#calls.call("addShard", split, images);
  }

  /** @param {number} split @param {Uint8Array} idx */
  addLabels(split, idx) {
    this.#calls.input(idx);
    this.#calls.call("addLabels", split);
  }

  /** @param {number} split @param {number} most @returns {number} images still missing */
  makeDigits(split, most) {
    return this.#calls.call("makeDigits", split, most);
  }

  /** @param {number} split @param {number} first @param {number} n */
  samples(split, first, n) {
    this.#calls.call("samples", split, first, n);
    const all = this.#calls.floats();
    return { pixels: all.slice(0, n * 784), labels: all.slice(n * 784) };
  }

  /**
   * Takes steps, up to the next report.
   * @param {number} most
   * @returns {Report | undefined}
   */
  train(most) {
    return this.#calls.call("train", most) ? this.#report() : undefined;
  }

  /** @returns {Report | undefined} on steps that no report covers yet */
  progress() {
    return this.#calls.call("progress") ? this.#report() : undefined;
  }

  /** @returns {Report} */
  #report() {
    const [step, stepsPerEpoch, seen, loss, testLoss] = this.#calls.numbers();
    return { step, stepsPerEpoch, seen, loss, testLoss };
  }

  position() {
    this.#calls.call("position");
    const [step, stepsPerEpoch, seen] = this.#calls.numbers();
    return { step, stepsPerEpoch, seen };
  }

  /** Bytes that the program has of the browser's memory. */
  get memoryBytes() {
    return this.#calls.memoryBytes;
  }

  /** Sets the network apart, as it is now, for evaluate. */
  freeze() {
    this.#calls.call("freeze");
  }

  /** Whether the program was built with vector instructions. */
  get vectors() {
    return this.#calls.call("vectors") === 1;
  }

  /** @param {number} first @param {number} n @returns {number} mean squared error of the frozen network */
  evaluate(first, n) {
    this.#calls.call("evaluate", first, n);
    return this.#calls.numbers()[0];
  }

  /** @param {Float32Array} pixels (n, 784) */
  reconstruct(pixels) {
    this.#calls.input(pixels);
    this.#calls.call("reconstruct");
    return this.#calls.floats();
  }

  /** @param {Float32Array} pixels (n, 784) */
  encode(pixels) {
    this.#calls.input(pixels);
    this.#calls.call("encode");
    return this.#calls.floats();
  }

  /** @param {Float32Array} codes (n, code size) */
  decode(codes) {
    this.#calls.input(codes);
    this.#calls.call("decode");
    return this.#calls.floats();
  }

  /**
   * What every layer makes of one image, layer after layer.
   * @param {Float32Array} pixels (784)
   */
  activations(pixels) {
    this.#calls.input(pixels);
    this.#calls.call("activations");
    return this.#calls.floats();
  }

  /** @param {number} first @param {number} n training images; 0 begins anew */
  fitPCA(first, n) {
    this.#calls.call("fitPCA", first, n);
  }

  /** @param {number} components @returns {{ mean: Float32Array, components: Float32Array }} (784); (components, 784) */
  principal(components) {
    this.#calls.call("principal", components);
    const all = this.#calls.floats();
    return { mean: all.slice(0, 784), components: all.slice(784) };
  }

  /** @param {Float32Array} pixels @param {number} strength @param {number} seed @param {NoiseKind} [kind] */
  addNoise(pixels, strength, seed, kind = "gaussian") {
    this.#calls.input(pixels);
    this.#calls.call("addNoise", noiseKinds.indexOf(kind), strength, seed);
    return this.#calls.floats();
  }

  parameters() {
    this.#calls.call("parameters");
    return this.#calls.floats();
  }

  /** @param {Float32Array} parameters */
  setParameters(parameters) {
    this.#calls.input(parameters);
    this.#calls.call("setParameters");
  }

  checkpoint() {
    this.#calls.call("checkpoint");
    return this.#calls.output();
  }

  /** @param {Uint8Array} bytes */
  restore(bytes) {
    this.#calls.input(bytes);
    this.#calls.call("restore");
  }

  saveWeights() {
    this.#calls.call("saveWeights");
    return this.#calls.output();
  }

  /** @param {Uint8Array} bytes */
  loadWeights(bytes) {
    this.#calls.input(bytes);
    this.#calls.call("loadWeights");
    this.networks++;
    return this.describe();
  }

  // The rest draws, and works in a page only.

  /** @param {number} paper @param {number} ink 0xRRGGBB */
  colors(paper, ink) {
    this.#calls.call("colors", paper, ink);
  }

  startPad() {
    this.#calls.call("startPad");
  }

  /** @returns {Uint8Array} the drawing (280, 280), as setInk takes it */
  padInk() {
    this.#calls.call("padInk");
    return this.#calls.output();
  }

  /** @param {Float32Array} values (784) that stand in the noisy drawing; below 0: it stays as it is */
  padSmudges(values) {
    this.#calls.input(values);
    this.#calls.call("padSmudges");
  }

  /** @param {number} radius in pixels of the raster; 0 leaves no trace @param {boolean} erases */
  padNib(radius, erases) {
    this.#calls.call("padNib", radius, Number(erases));
  }

  /** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 in pixels of the raster */
  padLine(x0, y0, x1, y1) {
    this.#calls.call("padLine", x0, y0, x1, y1);
  }

  /** @param {number} strength @param {NoiseKind} [kind] @param {number} [seed] */
  padNoise(strength, kind = "gaussian", seed = 0) {
    this.#calls.call("padNoise", noiseKinds.indexOf(kind), strength, seed);
  }

  redrawPad() {
    this.#calls.call("redrawPad");
  }

  /** @returns {{ pixels: Float32Array, noisy: Float32Array, restored: Float32Array }} 784 each; 0 where nothing is drawn */
  padPictures() {
    this.#calls.call("padPictures");
    const all = this.#calls.floats();
    return { pixels: all.slice(0, 784), noisy: all.slice(784, 1568), restored: all.slice(1568) };
  }

  /** @param {Uint8Array} ink (280, 280), the next drawing */
  setInk(ink) {
    this.#calls.input(ink);
    this.#calls.call("setInk");
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
    if (!["string", "number", "boolean"].includes(typeof value))
      throw new Error(`The setting ${key.slice(0, 40)} is neither a number nor a text.`);
    if (/[\n=]/.test(key) || String(value).includes("\n"))
      throw new Error(`The setting ${key.slice(0, 40)} has a line break or = in it.`);
    all += `${key}=${value}\n`;
  }
  return all;
}
