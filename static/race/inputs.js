// What all lanes are given: the drawing and a few test digits, spoiled by the noise of the race.

import { spoil } from "../app/noise.js";
import { make } from "../ui/dom.js";
import { paint } from "../ui/paint.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./setup.js").Setup} Setup */

const digitsShown = 8;
const noiseSeed = 1; // the same spoiled digits throughout

export const pictureCount = digitsShown + 1;

/** Gives digits the noise of the race. @param {App} app @param {Setup} setup @param {Float32Array} pixels (n, 784) */
export const spoilFor = ({ program }, { noise }, pixels) => spoil(program, pixels, noise, noiseSeed);

export class Inputs {
  #app;
  #loading = 0; // the number of the last call
  /** With their noise. @type {Float32Array | undefined} */
  #digits;
  canvases = Array.from({ length: pictureCount }, (_, i) =>
    make("canvas", { width: 28, height: 28, className: i ? "" : "race-drawing" }),
  );

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    for (const [i, canvas] of this.canvases.entries()) {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", i ? t("race.digit", { number: i }) : t("race.drawing"));
      paint(canvas, new Float32Array(784));
    }
  }

  /**
   * Takes the test digits of a race's own data: of the race that has begun, or of the instrument if it has the
   * same data; else there are none yet.
   * @param {Setup} setup
   * @param {Float32Array | undefined} noisy (n, 784): those of the race that has begun
   * @returns {Promise<boolean>} whether no later call has overtaken this one; rejects with what can be shown
   */
  async load(setup, noisy) {
    const mine = ++this.#loading;
    this.#digits = noisy?.subarray(0, digitsShown * 784);
    if (this.#digits || this.#app.state.values.data !== setup.data) return true;
    const { pixels } = await this.#app.testDigits();
    if (mine !== this.#loading) return false;
    this.#digits = spoilFor(this.#app, setup, pixels.subarray(0, digitsShown * 784));
    return true;
  }

  /** @returns {Float32Array} (pictureCount, 784): the drawing, then the digits; 0 where there are none */
  get pixels() {
    const given = new Float32Array(pictureCount * 784);
    given.set(this.#app.drawing().noisy);
    if (this.#digits) given.set(this.#digits, 784);
    return given;
  }

  paint() {
    const { pixels } = this;
    for (const [i, canvas] of this.canvases.entries()) paint(canvas, pixels.subarray(i * 784, (i + 1) * 784));
  }
}
