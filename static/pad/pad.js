// The drawing pad, whose raster the program has. After a change it asks the program for a frame: that shows the
// pictures, the rest is shown here.

import { CodePicture } from "./codepicture.js";
import { canvas, element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { fixed, meanSquaredError, psnr } from "../ui/numbers.js";
import { colors, difference, paint } from "../ui/paint.js";

/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("../engine/table.js").Frame} Frame */
/** @typedef {import("../engine/table.js").NoiseKind} NoiseKind */
/** @typedef {import("../engine/table.js").Point} Point */
/** @typedef {import("../engine/table.js").Tool} Tool */
/** @typedef {import("./inkcode.js").Stroke} Stroke */

const small = 5; // a pixel of the network's on the pad, at half its usual size
const empty = () => new Float32Array(784);

/** Event: "drawing" when everything has been redone. */
export class Pad extends EventTarget {
  #program;
  #waiting = false; // for the next frame
  #code;
  /** What is shown. @type {Frame} */
  frame = { pixels: empty(), noisy: empty(), restored: empty(), smudges: empty().fill(-1), code: new Float32Array() };

  /** @param {Program} program whose pad has not been started */
  constructor(program) {
    super();
    this.#program = program;
    this.#code = new CodePicture(program);
    program.startPad();
    this.redraw();
  }

  /** After the program was started anew. */
  startAnew() {
    this.#program.startPad();
  }

  /** @param {Tool} tool @param {number} radius @param {Point[]} points in pixels of the raster */
  stroke(tool, radius, points) {
    this.#program.padStroke(tool, radius, points);
    this.redraw();
  }

  /** @returns {Uint8Array} (280, 280) */
  get ink() {
    return this.#program.padInk();
  }

  /** What the noise pen has left. @returns {Float32Array} (784), below 0: nothing */
  get smudges() {
    return this.#program.padSmudges();
  }

  /**
   * @param {Uint8Array} base (280, 280)
   * @param {Stroke[]} strokes on it: each goes the way that it went at first, a dot before the line
   * @param {Float32Array} smudges (784)
   */
  lay(base, strokes, smudges) {
    this.#program.padSetInk(base);
    for (const { tool, radius, points } of strokes) {
      const path = Array.from(
        { length: points.length / 2 },
        (_, i) => /** @type {Point} */ ([points[2 * i] / 2, points[2 * i + 1] / 2]),
      );
      this.#program.padStroke(tool, radius, path.slice(0, 1));
      if (path.length > 1) this.#program.padStroke(tool, radius, path);
    }
    this.#program.padSetSmudges(smudges);
    this.redraw();
  }

  /** @param {number} strength @param {number} seed @param {NoiseKind} kind */
  noise(strength, seed, kind) {
    this.#program.padSetNoise(strength, seed, kind);
    this.redraw();
  }

  /** In the next frame, however often it is asked for until then. */
  redraw() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#show();
    });
  }

  #show() {
    if (this.#program.dead) return;
    const { pixels, noisy, restored, field } = (this.frame = this.#program.padFrame());
    const error = field && meanSquaredError(restored, pixels);
    paint(canvas("pad-difference"), field ? difference(restored, pixels) : empty(), { signed: true });
    this.#code.show(this.frame.code);
    this.#showField();
    this.#showSmudges();
    element("pad-hint").hidden = field !== undefined;
    element("pad-noisy-psnr").textContent = field ? psnr(meanSquaredError(noisy, pixels)) : "–";
    element("pad-restored-psnr").textContent = error === undefined ? "–" : psnr(error);
    element("pad-difference-mse").textContent = error === undefined ? "–" : `MSE ${fixed(error, 4)}`;
    element("pad").dispatchEvent(new Event("restored")); // the benchmark of strokes waits for it
    this.dispatchEvent(new Event("drawing"));
  }

  /** The trace of the noise pen, over the ink that it leaves alone. */
  #showSmudges() {
    const { smudges } = this.frame;
    const { paper, ink } = colors();
    const image = new ImageData(28, 28);
    smudges.forEach((value, i) => {
      if (value >= 0) image.data.set([...(value > 0.5 ? ink : paper), 200], 4 * i);
    });
    canvas("pad-smudges").getContext("2d")?.putImageData(image, 0, 0);
  }

  #showField() {
    const { field } = this.frame;
    const mark = element("pad-field");
    const hint = element("pad-small");
    mark.hidden = !field;
    hint.hidden = !field || field.pixel > small;
    if (!field) return;
    const { left, top, pixel } = field;
    hint.classList.toggle("above", top + 14 * pixel > side / 2); // not over the ink
    mark.style.left = `${(100 * left) / side}%`;
    mark.style.top = `${(100 * top) / side}%`;
    mark.style.width = mark.style.height = `${(2800 * pixel) / side}%`;
  }
}
