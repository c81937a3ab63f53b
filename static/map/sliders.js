// Sliders on the code of the current drawing, and what the decoder makes of a code so moved.

import { make } from "../ui/dom.js";
import { currentHash, settingsOf, sourceOf } from "../app/link.js";
import { fixed } from "../ui/numbers.js";
import { paint } from "../ui/paint.js";
import { find } from "../app/state.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./atlas.js").Atlas} Atlas */

/** Events: "moved" when the code of the sliders is another one. */
export class Sliders extends EventTarget {
  #app;
  /** @type {Atlas | undefined} */
  #atlas;
  /** Of the drawing. @type {Float32Array} */
  #code = new Float32Array(0);
  /** The drawing itself, (784): another one brings the sliders back. @type {Float32Array} */
  #ink = new Float32Array(0);
  /** How far each slider has been moved away from the drawing's code. @type {number[]} */
  #moves = [];
  /** Whether a link has brought the moves along with a drawing or a network that is not here yet. */
  #linked = true;
  #coming = false; // whether it is the network that is not here yet
  #following = false; // whether a link with moves is being taken
  /** @type {Array<{ input: HTMLInputElement, output: HTMLOutputElement }>} */
  #fields = [];
  #grid = make("div", { className: "sliders" });
  #restored = make("canvas", { width: 28, height: 28, role: "img" });
  #changed = make("canvas", { width: 28, height: 28, role: "img" });
  /** What is in the second picture. */
  #pixels = new Float32Array(784);
  #reset = make("button", { type: "button", id: "map-reset", disabled: true }, t("map.sliderReset"));
  #put = make("button", { type: "button", id: "map-put", disabled: true }, t("map.sliderPut"));
  #note = make("p", { className: "explain" });
  element;

  /** @param {App} app */
  constructor(app) {
    super();
    this.#app = app;
    this.#restored.setAttribute("aria-label", t("map.sliderRestored"));
    this.#changed.setAttribute("aria-label", t("map.sliderChanged"));
    const figure = (/** @type {HTMLCanvasElement} */ canvas, /** @type {string} */ words) =>
      make("figure", {}, canvas, make("figcaption", {}, words));
    const pictures = make(
      "div",
      { className: "pair" },
      figure(this.#restored, t("map.sliderRestored")),
      figure(this.#changed, t("map.sliderChanged")),
    );
    this.element = make(
      "div",
      { className: "code" },
      make("h3", {}, t("map.sliders")),
      this.#note,
      make(
        "div",
        { className: "code-body" },
        make("div", {}, pictures, make("div", { className: "buttons" }, this.#reset, this.#put)),
        this.#grid,
      ),
    );
    app.on("link", () => {
      this.#following = Boolean(settingsOf(currentHash()).moves);
      this.#linked = this.#following && sourceOf(currentHash()) !== undefined;
      setTimeout(() => (this.#following = false));
    });
    app.on("settings", ({ keys }) => this.#take(keys));
    this.#reset.addEventListener("click", () => {
      this.#clear();
      this.#showFields();
      this.#redraw();
    });
    this.#put.addEventListener("click", () => {
      app.draw(this.#pixels);
      app.say(t("map.putDone"));
    });
  }

  /** @param {string[]} keys of settings that have changed */
  #take(keys) {
    if (this.#following) {
      this.#coming ||= keys.some((key) => key === "shown" || find(key)?.effect === "restart");
      this.#linked ||= this.#coming || keys.includes("drawing");
    } else if (keys.includes("drawing") && !this.#linked) this.#clear();
    if (!keys.includes("moves") || this.#app.state.values.moves === this.#text) return;
    this.#read();
    this.#showFields();
    this.#redraw();
  }

  /** Whether the code is not the drawing's own. */
  get moved() {
    return this.#moves.some((move) => move !== 0);
  }

  /** The code that the sliders make; undefined before there is one. */
  get code() {
    return this.#atlas && this.#code.length === this.#atlas.d ? this.#atlas.moved(this.#code, this.#moves) : undefined;
  }

  /**
   * Another atlas, or another code of the drawing.
   * @param {Atlas} atlas
   * @param {Float32Array} code
   * @param {{ pixels: Float32Array, restored: Float32Array }} drawing
   */
  show(atlas, code, { pixels, restored }) {
    const drawn = pixels.some((value) => value > 0);
    const other = pixels.length !== this.#ink.length || pixels.some((value, i) => value !== this.#ink[i]);
    const directions = atlas === this.#atlas ? undefined : atlas.directions;
    this.#atlas = atlas;
    this.#code = code;
    this.#ink = pixels;
    if (directions) {
      if (directions.length !== this.#fields.length) this.#make(directions.length);
      directions.forEach(({ low, high, share }, which) => {
        const { input } = this.#fields[which];
        const margin = high > low ? 0.1 * (high - low) : 1; // a number that never varies may be moved all the same
        Object.assign(input, { min: String(low - margin), max: String(high + margin) });
        const name = atlas.plain
          ? t("map.number", { number: which + 1 })
          : t("map.direction", { number: which + 1, share: percent(share) });
        input.setAttribute("aria-label", name);
        /** @type {HTMLElement} */ (input.parentElement).title = name;
        const words = /** @type {HTMLElement} */ (input.parentElement?.firstElementChild);
        words.textContent = atlas.plain ? String(which + 1) : `${which + 1} · ${percent(share)}`;
      });
      if (atlas.d === 1) this.#note.textContent = t("map.sliderNoteOne");
      else
        this.#note.textContent = atlas.plain
          ? t("map.sliderNote", { count: atlas.d })
          : t("map.sliderNoteLarge", { count: directions.length });
    }
    if (this.#linked) this.#read();
    else if (other) this.#moves.fill(0);
    for (const { input } of this.#fields) input.disabled = !drawn;
    this.#put.disabled = !drawn;
    paint(this.#restored, restored);
    this.#showFields();
    if ((other || directions) && this.#settled) this.#linked = false; // from now on another drawing ends the moves
    if (!this.#linked) this.#keep();
    this.#redraw();
  }

  /** Whether the model shown is the one that the address names. */
  get #settled() {
    return !this.#coming && (!sourceOf(currentHash()) || !this.#app.trainer.fromScratch);
  }

  /** Another model is shown: what was moved was another code. */
  leave() {
    this.#coming = false;
    if (!this.#linked) this.#clear();
  }

  #clear() {
    this.#moves.fill(0);
    this.#keep();
  }

  /** The moves as the setting has them: 0.25_0_-1; nothing where none was moved. */
  get #text() {
    const numbers = this.#moves.map((move) => String(Number(move.toFixed(2))));
    return numbers.every((number) => number === "0") ? "" : numbers.join("_");
  }

  #read() {
    const numbers = String(this.#app.state.values.moves).split("_").map(Number);
    this.#moves = this.#fields.map((_, which) => numbers[which] ?? 0);
  }

  #keep() {
    this.#app.state.set("moves", this.#text);
  }

  /** @param {number} count */
  #make(count) {
    this.#fields = Array.from({ length: count }, (_, which) => {
      const input = make("input", { type: "range", step: "any" });
      const output = make("output");
      input.addEventListener("input", () => this.#move(which, Number(input.value)));
      input.addEventListener("change", () => this.#keep());
      return { input, output };
    });
    this.#moves = new Array(count).fill(0);
    this.#grid.replaceChildren(
      ...this.#fields.map(({ input, output }) =>
        make("label", { className: "slider" }, make("span", {}), input, output),
      ),
    );
  }

  /** @param {number} which @param {number} value */
  #move(which, value) {
    if (!this.#atlas) return;
    this.#moves[which] = value - this.#atlas.coordinate(this.#code, which);
    this.#showValue(which, value);
    this.#redraw();
  }

  #showFields() {
    const atlas = this.#atlas;
    if (!atlas) return;
    this.#fields.forEach(({ input }, which) => {
      const own = atlas.coordinate(this.#code, which);
      // The drawing may lie beyond what the digits span; a move does not lead there.
      const [low, high] = [Math.min(Number(input.min), own), Math.max(Number(input.max), own)];
      Object.assign(input, { min: String(low), max: String(high) });
      const value = Math.min(Math.max(own + this.#moves[which], low), high);
      if (this.#moves[which]) this.#moves[which] = value - own;
      input.value = String(value);
      this.#showValue(which, value);
    });
  }

  /** @param {number} which @param {number} value */
  #showValue(which, value) {
    const { input, output } = this.#fields[which];
    output.textContent = reading(value);
    input.setAttribute("aria-valuetext", reading(value));
  }

  #redraw() {
    this.#reset.disabled = !this.moved;
    const code = this.code;
    if (!code) return;
    try {
      this.#pixels = this.#app.program.decode(code);
    } catch {
      return; // another model is shown by now, and its map comes next
    }
    paint(this.#changed, this.#pixels);
    this.dispatchEvent(new Event("moved"));
  }
}

/** @param {number} part in [0, 1] */
export const percent = (part) => `${fixed(100 * part, part < 0.0995 ? 1 : 0)} %`;

/** A number of a code, always as wide. @param {number} value */
export const reading = (value) => (value < 0 ? "−" : " ") + fixed(Math.abs(value), Math.abs(value) < 100 ? 2 : 0);
