// What a pressed unit answers to: its weights as pictures, what the decoder makes of it, and the test
// digits that excite it the most.

import { make } from "../ui/dom.js";
import { currentHash, settingsOf, sourceOf } from "../app/link.js";
import { whole } from "../ui/numbers.js";
import { difference, paint, scaleOf } from "../ui/paint.js";
import { find } from "../app/state.js";
import { t, text } from "../strings/strings.js";
import { figure, modelOf } from "./model.js";
import { Readings, responseOf } from "./readings.js";
import { incoming, kernels, outgoing } from "./weights.js";

/** @typedef {import("./view.js").Spot} Spot */
/** @typedef {import("./view.js").View} View */

const most = 318; // its width in CSS pixels, as in the style sheet
const gap = 8;
const pause = 300; // milliseconds between two looks at weights that change

export class Inspector {
  element = make("div", { className: "hg-inspector", hidden: true });
  #app;
  #view;
  #readings;
  /** @type {Spot | undefined} */
  #spot;
  #title = make("h3", { id: "hourglass-inspector-title" });
  #value = make("p", { className: "value" });
  #rank = make("p", { className: "explain" });
  #pictures = make("div", { className: "hg-pictures" });
  #digits = make("div", { className: "hg-pictures small" });
  #note = make("p", { className: "explain" });
  #close = make("button", { type: "button", className: "icon", title: t("page.close") }, "×");
  #cut = make("button", { type: "button", id: "hourglass-cut" });
  #cutHelp = make("span", { className: "explain" });
  #cutting = make("div", { className: "hg-cutting" }, this.#cut, this.#cutHelp);
  #looked = 0;
  #read = -1; // version of the parameters
  /**
   * The figures by what they show, so that they are painted over.
   * @type {Map<string, { canvas: HTMLCanvasElement, caption: HTMLElement }>}
   */
  #figures = new Map();
  #model = "";
  /** Whether a link has named a unit that is not open yet. */
  #linked;
  /** Whether the network that the settings name is not shown yet. */
  #coming = false;

  #cuts;

  /** @param {import("../app/app.js").App} app @param {View} view @param {import("./cuts.js").Cuts} cuts */
  constructor(app, view, cuts) {
    this.#app = app;
    this.#view = view;
    this.#cuts = cuts;
    this.#readings = new Readings(app, view);
    this.#close.setAttribute("aria-label", t("page.close"));
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-labelledby", this.#title.id);
    this.element.append(
      make("div", { className: "title" }, this.#title, this.#close),
      make("div", {}, this.#value, this.#rank),
      this.#cutting,
      this.#pictures,
      this.#note,
      this.#digits,
    );
    this.#linked = app.state.values.unit !== "";
    app.on("link", () => (this.#linked = Boolean(settingsOf(currentHash()).unit)));
    app.on("settings", ({ keys, back }) => {
      this.#coming =
        !back &&
        (this.#coming || keys.some((/** @type {string} */ key) => key === "shown" || find(key)?.effect === "restart"));
      if (!keys.includes("unit") || app.state.values.unit === this.#text) return;
      this.#linked = app.state.values.unit !== "";
      this.#hide();
      this.follow();
    });
    app.on("model", () => {
      this.#coming = false;
      if (!this.#spot || modelOf(app.program.describe()).text === this.#model) return;
      this.#hide();
      if (!this.#linked) this.#keep();
    });
    this.#close.addEventListener("click", () => this.#shut());
    this.#cut.addEventListener("click", () => {
      if (this.#spot) this.#cuts.toggle(this.#spot);
      this.follow();
    });
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#shut());
    view.addEventListener("open", (event) => {
      this.#linked = false;
      this.open(/** @type {CustomEvent<Spot>} */ (event).detail);
    });
    view.diagram.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden) this.#shut();
    });
    app.on("running", () => this.follow());
  }

  #shut() {
    this.#linked = false;
    this.#hide();
    this.#keep();
    this.#view.diagram.focus({ preventScroll: true });
  }

  #hide() {
    this.element.hidden = true;
    this.#spot = undefined;
  }

  /** The unit as the setting has it: its layer and its number, both from 1. */
  get #text() {
    return this.#spot ? `${this.#spot.layer + 1}.${this.#spot.unit + 1}` : "";
  }

  #keep() {
    this.#app.state.set("unit", this.#text);
  }

  /** Opens the unit of a link, once its network is there. */
  #takeLink() {
    const { state, trainer } = this.#app;
    if (this.#coming || (sourceOf(currentHash()) && trainer.fromScratch)) return;
    this.#linked = false;
    const [layer, unit] = String(state.values.unit)
      .split(".")
      .map((number) => Number(number) - 1);
    const { units = 0 } = this.#view.columns[layer + 1] ?? {};
    if (unit < units) return this.open({ layer, unit });
    this.#app.complain(t("hourglass.noUnit", { unit: unit + 1, layer: layer + 1 }));
    this.#keep();
  }

  /** @param {Spot} spot */
  open(spot) {
    if (spot.layer < 0) return; // the input is what it is
    this.#spot = spot;
    this.#model = this.#view.model.text;
    this.#title.textContent = this.#view.unitName(spot);
    this.#figures.clear();
    this.#pictures.replaceChildren();
    this.#digits.replaceChildren();
    this.#rank.textContent = this.#note.textContent = "";
    this.#place(spot);
    this.element.hidden = false;
    this.#looked = 0;
    this.#read = -1;
    this.follow();
    this.#app.say(`${this.#title.textContent}. ${this.#value.textContent}`);
    this.#keep();
  }

  /** Beside the unit, or below where there is no room. @param {Spot} spot */
  #place({ layer }) {
    const { left, slot } = this.#view.columns[layer + 1];
    const all = /** @type {HTMLElement} */ (this.element.parentElement).clientWidth;
    const right = left + slot + gap + most <= all;
    const beside = right || left - gap >= most;
    Object.assign(this.element.style, right ? { left: "auto", right: "0" } : { left: "0", right: "auto" });
    this.element.classList.toggle("below", !beside);
  }

  /** The drawing or the parameters have changed. */
  follow() {
    if (this.#view.networks !== this.#app.program.networks) return; // its picture comes first
    if (!this.#spot && this.#linked) this.#takeLink();
    if (this.#spot && !this.#coming) this.#linked = false;
    if (!this.#spot) return;
    this.#value.textContent = t("hourglass.now", { value: figure(this.#view.value(this.#spot)) });
    this.#cutting.hidden = !this.#cuts.possible(this.#spot);
    const cut = this.#cuts.has(this.#spot);
    this.#cut.textContent = t(cut ? "hourglass.mend" : "hourglass.cut");
    this.#cutHelp.textContent = t(cut ? "hourglass.cutNow" : "hourglass.cutHelp");
    if (performance.now() - this.#looked < pause && this.#app.trainer.running) return;
    this.#looked = performance.now();
    this.#map(this.#spot);
    this.#weights(this.#spot);
    this.#effect(this.#spot);
    // While it trains the digits stay: they are read anew when it pauses.
    if (this.#read < 0 || (this.#read !== this.#readings.version && !this.#app.trainer.running))
      this.#respond(this.#spot);
  }

  /**
   * One picture, made or painted over.
   * @param {string} key
   * @param {string} caption
   * @param {Float32Array} values
   * @param {{ width?: number, scale?: number, wide?: boolean }} [options] scale: side of a value in CSS pixels
   */
  #show(key, caption, values, { width = 28, scale = 4, wide = false } = {}) {
    let figure = this.#figures.get(key);
    if (!figure) {
      const canvas = make("canvas");
      canvas.setAttribute("role", "img");
      figure = { canvas, caption: make("figcaption", {}) };
      const node = make("figure", {}, canvas, figure.caption);
      if (wide) node.style.maxWidth = "none";
      this.#pictures.append(node);
      this.#figures.set(key, figure);
    }
    figure.caption.textContent = caption;
    figure.canvas.setAttribute("aria-label", caption);
    paint(figure.canvas, values, { width, signed: true });
    Object.assign(figure.canvas.style, { width: `${width * scale}px`, height: `${(values.length / width) * scale}px` });
  }

  /** What a map has now, large. @param {Spot} spot */
  #map({ layer, unit }) {
    const { form, shape } = this.#view.columns[layer + 1];
    if (form !== "maps") return;
    const { values, from, to } = this.#view.numbers(layer);
    const all = values.subarray(from, to);
    const most = scaleOf(all, 0, all.length);
    const map = Float32Array.from(
      { length: shape.height * shape.width },
      (_, i) => all[i * shape.channels + unit] / most,
    );
    const scale = Math.max(1, Math.floor(112 / shape.width));
    this.#show("map", t("hourglass.mapNow", { most: figure(most) }), map, { width: shape.width, scale });
  }

  /** @param {Spot} spot */
  #weights({ layer, unit }) {
    const { layers } = this.#view.model;
    const own = layers[layer];
    const next = layers[layer + 1];
    const last = layers.length - 1;
    const { form, units } = this.#view.columns[layer + 1];
    const first = own.kind === "dense" && layer === 0 && form !== "maps";
    const before = next?.kind === "dense" && layer + 1 === last && next.units === 784 && next.in.size === units;
    const filters = own.kind === "conv" || own.kind === "transposed";
    if (!first && !before && !filters) return;
    const parameters = this.#app.program.parameters();
    if (first) this.#signed("in", "hourglass.weightsIn", incoming(parameters, own, unit));
    if (before) this.#signed("out", "hourglass.weightsOut", outgoing(parameters, next, unit));
    if (filters && layer < last) {
      const all = kernels(parameters, own, unit);
      const { width, values } = beside(all, own.size);
      const most = scaleOf(values, 0, values.length);
      const scale = Math.max(2, Math.min(14, Math.floor(280 / width)));
      this.#show(
        "kernels",
        t("hourglass.kernels", { count: all.length, side: own.size, most: figure(most) }),
        values.map((v) => v / most),
        { width, scale, wide: true },
      );
    }
  }

  /**
   * @param {string} key
   * @param {"hourglass.weightsIn" | "hourglass.weightsOut"} caption
   * @param {Float32Array} values
   */
  #signed(key, caption, values) {
    const most = scaleOf(values, 0, values.length);
    this.#show(
      key,
      t(caption, { most: figure(most) }),
      values.map((v) => v / most),
    );
  }

  /**
   * What the decoder makes of the code with this unit raised, less what it makes of the code as it is.
   * @param {Spot} spot
   */
  #effect({ layer, unit }) {
    const { model, values } = this.#view;
    if (layer !== model.code) return;
    const { from, to } = this.#view.numbers(layer);
    const code = values.all.slice(from, to);
    const raise = scaleOf(code, 0, code.length);
    const { form, units } = this.#view.columns[layer + 1];
    const step = form === "maps" ? units : code.length; // a filter is raised everywhere
    const both = new Float32Array(2 * code.length);
    both.set(code);
    both.set(code, code.length);
    for (let i = unit; i < code.length; i += step) both[code.length + i] += raise;
    const pictures = this.#app.program.decode(both);
    this.#show(
      "effect",
      t("hourglass.effect", { raise: figure(raise) }),
      difference(pictures.subarray(784), pictures.subarray(0, 784)),
    );
  }

  /** @param {Spot} spot */
  async #respond(spot) {
    this.#read = this.#readings.version;
    if (!this.#digits.childElementCount) this.#note.textContent = t("hourglass.reading");
    try {
      const readings = await this.#readings.of(spot.layer, () => this.#spot === spot);
      if (!readings || this.#spot !== spot) return;
      this.#read = readings.version;
      const { top, values, digits, response } = responseOf(readings, spot.unit);
      const now = this.#view.value(spot);
      const below = values.reduce((count, v) => count + Number(v < now), 0);
      this.#rank.textContent = t("hourglass.rank", {
        part: `${Math.round((100 * below) / values.length)} %`,
        total: whole(values.length),
      });
      const telling = ["in", "out", "effect"].some((key) => this.#figures.has(key));
      if (response && !telling) this.#show("response", t("hourglass.response"), response);
      this.#note.textContent = t(response ? "hourglass.top" : "hourglass.dead", { total: whole(values.length) });
      this.#digits.replaceChildren(
        ...(response ? top : []).map((i) => {
          const canvas = make("canvas");
          canvas.setAttribute("role", "img");
          canvas.setAttribute(
            "aria-label",
            t("hourglass.digit", { label: digits.labels[i], value: figure(values[i]) }),
          );
          paint(canvas, digits.pixels.subarray(i * 784, (i + 1) * 784));
          return make("figure", {}, canvas, make("figcaption", {}, figure(values[i])));
        }),
      );
    } catch (error) {
      this.#note.textContent = text(error);
    }
  }
}

/**
 * Small pictures beside and below each other, with a line of nothing between.
 * @param {Float32Array[]} all (side, side) each
 * @param {number} side
 */
function beside(all, side) {
  const columns = Math.ceil(Math.sqrt(all.length * 2));
  const across = Math.min(columns, all.length);
  const width = across * (side + 1) - 1;
  const values = new Float32Array(width * (Math.ceil(all.length / across) * (side + 1) - 1));
  all.forEach((one, k) => {
    const corner = Math.floor(k / across) * (side + 1) * width + (k % across) * (side + 1);
    for (let y = 0; y < side; y++) values.set(one.subarray(y * side, (y + 1) * side), corner + y * width);
  });
  return { width, values };
}
