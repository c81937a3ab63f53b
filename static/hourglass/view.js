// The drawn hourglass: columns of cells and maps in a glass, what the pointer or the keys are on, and
// its value. One stop for Tab; arrows move within.

import { make } from "../ui/dom.js";
import { whole } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { ColumnCanvas } from "./columncanvas.js";
import { arrange, outline, pageOf, rectOf } from "./layout.js";
import { describeLayer, fullName, shapeText } from "./model.js";
import { scaleText, unitName, unitText } from "./words.js";

/** @typedef {import("./layout.js").Column} Column */
/** @typedef {import("./model.js").Model} Model */

/**
 * @typedef {object} Spot
 * @property {number} layer -1 is the input
 * @property {number} unit
 * @property {number} [index] of one number, where a unit is a map
 */

const svg = "http://www.w3.org/2000/svg";

/**
 * Events: "arranged" when the columns stand anew, "spot" when another unit is looked at, "open" when one is pressed.
 */
export class View extends EventTarget {
  diagram = make("div", { className: "hg-diagram", tabIndex: 0 });
  reading = make("p", { className: "hg-reading" }, make("b"), make("span"));
  #spoken = make("p", { className: "visually-hidden" });
  #glass = document.createElementNS(svg, "svg");
  #path = document.createElementNS(svg, "path");
  #cursor = make("i", { className: "hg-cursor", hidden: true });
  #code = make("i", { className: "hg-code" });
  /** Units that are struck out. @type {Spot[]} */
  #struck = [];
  /** @type {ColumnCanvas[]} */
  #canvases = [];
  /** @type {Model | undefined} */
  #model;
  /** All activations, and the input. @type {{ input: Float32Array, all: Float32Array }} */
  values = { input: new Float32Array(784), all: new Float32Array(0) };
  /** Where the keys are. @type {Spot} */
  #focus = { layer: 0, unit: 0 };
  /** @type {Spot | undefined} */
  #hover;
  #size = { width: 0, height: 0 };
  width = 0;

  constructor() {
    super();
    const { diagram } = this;
    diagram.setAttribute("role", "application");
    diagram.setAttribute("aria-label", t("hourglass.label"));
    this.#glass.setAttribute("class", "hg-glass");
    this.#glass.setAttribute("aria-hidden", "true");
    this.#glass.append(this.#path);
    this.#spoken.setAttribute("role", "status");
    diagram.append(this.#glass, this.#code, this.#cursor, this.#spoken);
    diagram.addEventListener("pointermove", (event) => this.#point(event));
    diagram.addEventListener("pointerleave", () => this.#leave());
    diagram.addEventListener("click", (event) => {
      this.#point(event);
      if (this.#hover) this.#focus = this.#hover;
      if (this.#hover) this.#open();
    });
    diagram.addEventListener("keydown", (event) => this.#key(event));
    diagram.addEventListener("focus", () => this.show());
    diagram.addEventListener("blur", () => this.show());
  }

  /** @type {Column[]} */
  get columns() {
    return this.#canvases.map(({ column }) => column);
  }

  get model() {
    return /** @type {Model} */ (this.#model);
  }

  /** Which of the program's networks this is. */
  networks = -1;

  /** @param {Model} model @param {number} networks */
  take(model, networks) {
    this.networks = networks;
    const fresh = model.text !== this.#model?.text;
    this.#model = model;
    if (fresh) this.#focus = { layer: model.code, unit: 0 };
    this.#hover = undefined;
    this.arrange();
  }

  /** Puts everything where it belongs, for the room there is. */
  arrange() {
    if (!this.#model) return;
    const host = /** @type {HTMLElement} */ (this.diagram.parentElement?.parentElement);
    const [width, height] = [host.clientWidth, this.diagram.clientHeight];
    this.#size = { width, height };
    const { columns, width: all } = arrange(this.#model.drawn, width, height);
    this.width = all;
    for (const { canvas } of this.#canvases) canvas.remove();
    this.#canvases = columns.map((column) => new ColumnCanvas(column));
    this.diagram.append(...this.#canvases.filter(({ column }) => column.form !== "mark").map(({ canvas }) => canvas));
    this.#glass.setAttribute("width", String(all));
    this.#glass.setAttribute("height", String(height));
    this.#path.setAttribute("d", outline(columns, all, height));
    const code = columns[this.#model.code + 1];
    box(this.#code, code.x - 5, code.y - 5, code.width + 10, code.height + 10);
    for (const node of this.diagram.querySelectorAll(".hg-mark")) node.remove();
    columns.forEach((column) => {
      if (column.form !== "mark") return;
      const mark = make("span", { className: "hg-mark" }, describeLayer(this.model.layers[column.index]));
      box(mark, column.left + Math.floor(column.slot / 2) - 10, column.y, 20, column.height);
      this.diagram.append(mark);
    });
    this.dispatchEvent(new Event("arranged"));
    this.paint();
  }

  /** Strikes units out. @param {Spot[]} spots */
  strike(spots) {
    this.#struck = spots;
    this.#cross();
  }

  #cross() {
    for (const node of this.diagram.querySelectorAll(".hg-cut")) node.remove();
    for (const { layer, unit } of this.#struck) {
      const canvas = this.#canvases[layer + 1];
      if (!canvas || unit >= canvas.column.units || pageOf(canvas.column, unit) !== canvas.page) continue;
      const { x, y, width, height } = rectOf(canvas.column, unit);
      const cross = make("i", { className: "hg-cut" });
      box(cross, canvas.column.x + x, canvas.column.y + y, width, height);
      this.diagram.append(cross);
    }
  }

  /** Whether the room has changed since it was arranged. */
  get stale() {
    const host = /** @type {HTMLElement} */ (this.diagram.parentElement?.parentElement);
    return host.clientWidth !== this.#size.width || this.diagram.clientHeight !== this.#size.height;
  }

  /** The numbers of a layer, and where they are. @param {number} layer */
  numbers(layer) {
    if (layer < 0) return { values: this.values.input, from: 0, to: 784 };
    const from = this.model.offsets[layer];
    return { values: this.values.all, from, to: from + this.model.layers[layer].out.size };
  }

  paint() {
    const { signed, layers } = this.model;
    for (const canvas of this.#canvases) {
      const { index, form } = canvas.column;
      const { values, from, to } = this.numbers(index);
      if (form === "mark" || to > values.length) continue;
      canvas.paint(values, from, to, index < 0 || index === layers.length - 1, signed[index]);
    }
    this.show();
  }

  /** @param {number} layer @param {number} by pages further */
  turn(layer, by) {
    const canvas = this.#canvases[layer + 1];
    canvas.turn((canvas.page + by + canvas.column.pages) % canvas.column.pages);
    this.#cross();
    this.paint();
  }

  /** Maps first … last of a layer are in sight. @param {number} layer */
  inSight(layer) {
    const { column, page } = this.#canvases[layer + 1];
    const first = page * column.columns * column.rows;
    return { first, last: Math.min(column.units, first + column.columns * column.rows) - 1, units: column.units };
  }

  /** The mean over a map, or the number of a unit. @param {Spot} spot @param {Float32Array} [all] other activations */
  value({ layer, unit }, all = this.values.all) {
    if (layer < 0) return this.values.input[unit];
    const { form, shape } = this.#canvases[layer + 1].column;
    const from = this.model.offsets[layer];
    if (form !== "maps") return all[from + unit];
    let sum = 0;
    for (let i = unit; i < shape.size; i += shape.channels) sum += all[from + i];
    return sum / (shape.height * shape.width);
  }

  /** @param {PointerEvent | MouseEvent} event */
  #point(event) {
    const corner = this.diagram.getBoundingClientRect();
    const [x, y] = [event.clientX - corner.left, event.clientY - corner.top];
    const canvas = this.#canvases.find(({ column }) => x >= column.left - 4 && x < column.left + column.slot + 4);
    if (!canvas) {
      this.#leave();
      return;
    }
    const { column } = canvas;
    const index = canvas.at(Math.floor(x - column.x), Math.floor(y - column.y));
    const layer = column.index;
    if (index < 0) this.#hover = { layer, unit: -1 };
    else
      this.#hover =
        column.form === "maps" ? { layer, unit: index % column.shape.channels, index } : { layer, unit: index };
    this.show();
  }

  #leave() {
    this.#hover = undefined;
    this.show();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { layer, unit } = this.#focus;
    const { column } = this.#canvases[layer + 1];
    const last = this.#canvases.length - 2;
    const { units } = column;
    const row = column.form === "picture" ? 28 : column.per;
    const across = (/** @type {number} */ to) => {
      const next = Math.min(Math.max(to, -1), last);
      const other = this.#canvases[next + 1].column;
      // The same height in the next column.
      const part = units > 1 && unit >= 0 ? unit / (units - 1) : 0;
      return { layer: next, unit: other.form === "mark" ? -1 : Math.round(part * (other.units - 1)) };
    };
    const within = (/** @type {number} */ to) =>
      units ? { layer, unit: Math.min(Math.max(to, 0), units - 1) } : { layer, unit };
    const moves = /** @type {Record<string, () => Spot>} */ ({
      ArrowLeft: () => (event.shiftKey ? within(unit - 1) : across(layer - 1)),
      ArrowRight: () => (event.shiftKey ? within(unit + 1) : across(layer + 1)),
      ArrowUp: () => within(unit - row),
      ArrowDown: () => within(unit + row),
      PageUp: () => within(unit - 10 * row),
      PageDown: () => within(unit + 10 * row),
      Home: () => within(0),
      End: () => within(units - 1),
    });
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#hover = undefined;
      return this.#open();
    }
    const move = moves[event.key];
    if (!move) return undefined;
    event.preventDefault();
    this.look(move());
    this.#spoken.textContent = this.reading.textContent;
    return undefined;
  }

  /** Moves what the keys are on. @param {Spot} spot */
  look(spot) {
    this.#focus = spot;
    this.#hover = undefined;
    const canvas = this.#canvases[spot.layer + 1];
    if (spot.unit >= 0 && pageOf(canvas.column, spot.unit) !== canvas.page) {
      canvas.turn(pageOf(canvas.column, spot.unit));
      this.#cross();
      this.dispatchEvent(new Event("arranged"));
      this.paint();
    }
    const scroll = this.diagram.closest(".hg-scroll");
    if (scroll) {
      const { left, slot } = canvas.column;
      if (left < scroll.scrollLeft) scroll.scrollLeft = left;
      if (left + slot > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left + slot - scroll.clientWidth;
    }
    this.show();
  }

  #open() {
    if (this.spot && this.spot.unit >= 0) this.dispatchEvent(new CustomEvent("open", { detail: this.spot }));
  }

  /** What is looked at. @returns {Spot | undefined} */
  get spot() {
    return this.#hover ?? (document.activeElement === this.diagram ? this.#focus : undefined);
  }

  /** The read-out, and the mark on what is looked at. */
  show() {
    if (!this.#model) return;
    const { spot } = this;
    const [name, value] = /** @type {[HTMLElement, HTMLElement]} */ ([...this.reading.children]);
    const canvas = spot && this.#canvases[spot.layer + 1];
    this.#cursor.hidden = !spot || !canvas || (spot.unit >= 0 && pageOf(canvas.column, spot.unit) !== canvas.page);
    this.diagram.title =
      spot && canvas && canvas.column.form !== "mark" ? scaleText(this.#model, canvas.column, canvas.scale) : "";
    if (!spot || !canvas) {
      name.textContent = name.title = this.#model.text;
      value.textContent = t("hourglass.idle", {
        parameters: whole(this.#model.parameters),
      });
      return;
    }
    const { column } = canvas;
    if (spot.unit >= 0) {
      const { x, y, width, height } = rectOf(column, spot.unit);
      box(this.#cursor, column.x + x - 1, column.y + y - 1, width + 2, height + 2);
    } else box(this.#cursor, column.left, column.y - 3, column.slot, column.height + 6);
    name.textContent = `${fullName(this.#model, spot.layer)} → ${shapeText(spot.layer < 0 ? this.#model.input : this.#model.layers[spot.layer].out)}`;
    const { values, from, to } = this.numbers(spot.layer);
    value.textContent =
      spot.unit < 0
        ? scaleText(this.#model, column, canvas.scale)
        : unitText(this.#model, column, spot, values.subarray(from, to), this.value(spot));
  }

  /** What a unit is called. @param {Spot} spot */
  unitName(spot) {
    return unitName(this.model, this.columns[spot.layer + 1], spot);
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function box(element, left, top, width, height) {
  Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
