// The drawing pad, around what the program does on its own: buttons, figures, the difference.

import { canvas, element } from "./dom.js";
import { meanSquaredError, psnr } from "./numbers.js";
import { difference, paint } from "./paint.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").NoiseKind} NoiseKind */

export const side = 280; // of the pad's raster, in pixels

/**
 * @typedef {object} Field where the network's 28x28 pixels lie on the pad, in pixels of its raster
 * @property {number} left
 * @property {number} top
 * @property {number} pixel side of one of the 28
 */

/** Events: "before" when a stroke begins, "drawing" when everything has been redone. */
export class Pad extends EventTarget {
  #program;
  /** Undefined where nothing is drawn. @type {Field | undefined} */
  field;

  /** @param {Program} program with a network */
  constructor(program) {
    super();
    this.#program = program;
    // Before the program's own listener draws.
    element("pad").addEventListener("pointerdown", (event) => event.button === 0 && this.dispatchEvent(new Event("before")));
    program.startPad();
    element("pad").addEventListener("restored", () => this.#show());
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
    this.field = drawn ? fieldOf(this.#program.padInk(), pixels) : undefined;
    this.#showField();
    element("pad-hint").hidden = drawn;
    element("pad-noisy-psnr").textContent = drawn ? psnr(meanSquaredError(noisy, pixels)) : "–";
    element("pad-restored-psnr").textContent = drawn ? psnr(meanSquaredError(restored, pixels)) : "–";
    element("pad-difference-mse").textContent = drawn ? meanSquaredError(restored, pixels).toFixed(4) : "–";
    this.dispatchEvent(new Event("drawing"));
  }

  #showField() {
    const mark = element("pad-field");
    mark.hidden = !this.field;
    if (!this.field) return;
    const { left, top, pixel } = this.field;
    mark.style.left = `${(100 * left) / side}%`;
    mark.style.top = `${(100 * top) / side}%`;
    mark.style.width = mark.style.height = `${(2800 * pixel) / side}%`;
  }
}

/**
 * MNIST's recipe backwards: the ink's longer side became 20 pixels, and its corner is where the
 * picture's first ink is.
 * @param {Uint8Array} ink (280, 280)
 * @param {Float32Array} pixels (784)
 * @returns {Field}
 */
export function fieldOf(ink, pixels) {
  const drawn = bounds(ink, side);
  const seen = bounds(pixels, 28);
  const pixel = Math.max(drawn.right - drawn.left, drawn.bottom - drawn.top) / 20;
  return { left: drawn.left - seen.left * pixel, top: drawn.top - seen.top * pixel, pixel };
}

/** The rectangle of what is not 0. @param {ArrayLike<number>} values @param {number} width of a row */
function bounds(values, width) {
  let [left, top, right, bottom] = [width, width, 0, 0];
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] > 0)) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  return { left, top, right, bottom };
}
