// The drawing pad, around what the program does on its own: buttons, figures, the difference.

import { canvas, element } from "./dom.js";
import { meanSquaredError, psnr } from "./numbers.js";
import { difference, paint } from "./paint.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").NoiseKind} NoiseKind */

export const side = 280; // of the pad's raster, in pixels

/** Events: "drawing" when everything has been redone. */
export class Pad extends EventTarget {
  #program;

  /** @param {Program} program with a network */
  constructor(program) {
    super();
    this.#program = program;
    program.startPad();
    element("pad").addEventListener("restored", () => this.#show());
    element("pad-clear").addEventListener("click", () => program.clearPad());
  }

  /** @param {number} strength @param {NoiseKind} kind */
  noise(strength, kind) {
    this.#program.padNoise(strength, kind);
  }

  redraw() {
    this.#program.redrawPad();
  }

  /** @param {Float32Array} pixels (784) in [0, 1], the next drawing */
  put(pixels) {
    const ink = new Uint8Array(side * side);
    for (let i = 0; i < ink.length; i++) ink[i] = Math.round(255 * pixels[Math.floor(i / side / 10) * 28 + Math.floor((i % side) / 10)]);
    this.#program.setInk(ink);
  }

  #show() {
    const { pixels, noisy, restored } = this.#program.padPictures();
    const drawn = pixels.some((v) => v > 0);
    paint(canvas("pad-difference"), drawn ? difference(restored, pixels) : new Float32Array(784), { signed: true });
    element("pad-hint").hidden = drawn;
    element("pad-noisy-psnr").textContent = drawn ? psnr(meanSquaredError(noisy, pixels)) : "–";
    element("pad-restored-psnr").textContent = drawn ? psnr(meanSquaredError(restored, pixels)) : "–";
    element("pad-difference-mse").textContent = drawn ? meanSquaredError(restored, pixels).toFixed(4) : "–";
    this.dispatchEvent(new Event("drawing"));
  }
}
