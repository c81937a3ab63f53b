// The drawing pad, around what the program does on its own: buttons, figures, the difference.

import { canvas, element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { fixed, meanSquaredError, psnr } from "../ui/numbers.js";
import { difference, paint } from "../ui/paint.js";

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../engine/program.js").NoiseKind} NoiseKind */

/**
 * @typedef {object} Field where the network's 28x28 pixels lie on the pad, in pixels of its raster
 * @property {number} left
 * @property {number} top
 * @property {number} pixel side of one of the 28
 */

const small = 5; // a pixel of the network's on the pad, at half its usual size

/** Event: "drawing" when everything has been redone. */
export class Pad extends EventTarget {
  #program;
  /** Undefined where nothing is drawn. @type {Field | undefined} */
  field;

  /** @param {Program} program with a network */
  constructor(program) {
    super();
    this.#program = program;
    element("pad").addEventListener("restored", () => this.#show());
  }

  /** @param {number} strength @param {NoiseKind} kind @param {number} seed */
  noise(strength, kind, seed) {
    this.#program.padNoise(strength, kind, seed);
  }

  redraw() {
    this.#program.redrawPad();
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
    element("pad-difference-mse").textContent = drawn ? `MSE ${fixed(meanSquaredError(restored, pixels), 4)}` : "–";
    this.dispatchEvent(new Event("drawing"));
  }

  #showField() {
    const mark = element("pad-field");
    const hint = element("pad-small");
    mark.hidden = !this.field;
    hint.hidden = !this.field || this.field.pixel > small;
    if (!this.field) return;
    const { left, top, pixel } = this.field;
    hint.classList.toggle("above", top + 14 * pixel > side / 2); // not over the ink
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
