// What is looked at on the map or on the path: the decoder's picture of that place, and the digit nearest to it.

import { make } from "../ui/dom.js";
import { paint } from "../ui/paint.js";
import { t } from "../strings/strings.js";
import { reading } from "./sliders.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./atlas.js").Atlas} Atlas */
/** @typedef {import("./path.js").Path} Path */
/** @typedef {import("./surface.js").Surface} Surface */

export class Lookup {
  #app;
  #surface;
  #path;
  #decoded = make("canvas", { width: 28, height: 28, role: "img" });
  #decodedWords = make("figcaption", {}, make("span", {}, "–"), make("span", { className: "figure" }, "–"));
  #near = make("canvas", { width: 28, height: 28, role: "img" });
  #nearWords = make("figcaption", {}, make("span", {}, "–"), make("span", { className: "figure" }, "–"));
  #nearest = -1;
  #onPath = false; // a place on the path, or else one on the map
  element = make(
    "div",
    { className: "pair" },
    make("figure", {}, this.#decoded, this.#decodedWords),
    make("figure", {}, this.#near, this.#nearWords),
  );

  /** @param {App} app @param {Surface} surface @param {Path} path */
  constructor(app, surface, path) {
    this.#app = app;
    this.#surface = surface;
    this.#path = path;
  }

  /** What the next look is at. @param {boolean} path a place on the path, or else one on the map */
  set onPath(path) {
    this.#onPath = path;
  }

  /**
   * @param {Atlas} atlas
   * @param {import("../app/app.js").Digits} digits
   * @param {boolean} keys whether it was moved by keys: then another nearest digit is said
   */
  look(atlas, digits, keys) {
    const surface = this.#surface;
    const code = this.#onPath ? this.#path.code : atlas.codeAt(surface.probe);
    if (this.#onPath) {
      surface.probe = atlas.place(code);
      surface.redraw();
    }
    try {
      paint(this.#decoded, this.#app.program.decode(code));
    } catch {
      return; // another model is shown by now, and its map comes next
    }
    const nearest = atlas.nearest(surface.probe, surface.ratio);
    const label = digits.labels[nearest];
    paint(this.#near, digits.pixels.subarray(784 * nearest, 784 * (nearest + 1)));
    const [x, y] = atlas.read(surface.probe);
    const place = atlas.kind === "line" ? reading(x) : `${reading(x)}, ${reading(y)}`;
    const words = this.#onPath ? t("map.onPath", { part: Math.round(100 * this.#path.part) }) : t("map.atProbe");
    write(this.#decodedWords, words, place);
    write(this.#nearWords, t("map.nearest"), String(label));
    this.#decoded.setAttribute("aria-label", t("map.probeLabel", { place, label }));
    this.#near.setAttribute("aria-label", t("map.nearestLabel", { label }));
    if (keys && nearest !== this.#nearest) this.#app.say(t("map.saidNearest", { label }));
    this.#nearest = nearest;
  }
}

/** A caption and its figure. @param {HTMLElement} caption @param {string} words @param {string} figure */
function write(caption, words, figure) {
  const [name, value] = caption.children;
  name.textContent = words;
  value.textContent = figure;
}
