// The drawn hourglass: columns of cells and maps in a glass, what the pointer or the keys are on, and
// its value. One stop for Tab; arrows move within.

import { make } from "../ui/dom.js";
import { short } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { arrange, outline, pageOf, rectOf, sourceOf } from "./layout.js";
import { describeLayer, figure, fullName, kindName, mapNoun, shapeText } from "./model.js";
import { scaleOf, shade } from "./shades.js";

/** @typedef {import("./layout.js").Column} Column */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {{ layer: number, unit: number, index?: number }} Spot layer -1 is the input; index: of one number, where a unit is a map */

const svg = "http://www.w3.org/2000/svg";

/** What a column draws into. */
class Sheet {
  canvas = make("canvas", { className: "hg-sheet" });
  page = 0;
  scale = 1;
  /** @type {Int32Array} */
  source = new Int32Array(0);
  /** @type {ImageData | undefined} */
  image;
  /** @type {Uint32Array} */
  pixels = new Uint32Array(0);

  /** @param {Column} column */
  constructor(column) {
    this.column = column;
    Object.assign(this.canvas, { width: column.width, height: Math.max(1, column.height) });
    Object.assign(this.canvas.style, {
      left: `${column.x}px`,
      top: `${column.y}px`,
      width: `${column.width}px`,
      height: `${column.height}px`,
    });
    this.turn(0);
  }

  /** @param {number} page */
  turn(page) {
    this.page = page;
    this.source = sourceOf(this.column, page);
    this.image = new ImageData(this.column.width, Math.max(1, this.column.height));
    this.pixels = new Uint32Array(this.image.data.buffer);
  }
}

/** Events: "arranged" when the columns stand anew, "spot" when another unit is looked at, "open" when one is pressed. */
export class View extends EventTarget {
  diagram = make("div", { className: "hg-diagram", tabIndex: 0 });
  reading = make("p", { className: "hg-reading" }, make("b"), make("span"));
  #spoken = make("p", { className: "visually-hidden" });
  #glass = document.createElementNS(svg, "svg");
  #path = document.createElementNS(svg, "path");
  #cursor = make("i", { className: "hg-cursor", hidden: true });
  #code = make("i", { className: "hg-code" });
  /** @type {Sheet[]} */
  #sheets = [];
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
    return this.#sheets.map(({ column }) => column);
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
    for (const { canvas } of this.#sheets) canvas.remove();
    this.#sheets = columns.map((column) => new Sheet(column));
    this.diagram.append(...this.#sheets.filter(({ column }) => column.form !== "mark").map(({ canvas }) => canvas));
    this.#glass.setAttribute("width", String(all));
    this.#glass.setAttribute("height", String(height));
    this.#path.setAttribute("d", outline(columns, all, height));
    const code = columns[this.#model.code + 1];
    box(this.#code, code.x - 5, code.y - 5, code.width + 10, code.height + 10);
    for (const node of this.diagram.querySelectorAll(".hg-mark")) node.remove();
    columns.forEach((column) => {
      if (column.form !== "mark") return;
      const mark = make("span", { className: "hg-mark" }, describeLayer(this.model.list.layers[column.index]));
      box(mark, column.left + Math.floor(column.slot / 2) - 10, column.y, 20, column.height);
      this.diagram.append(mark);
    });
    this.dispatchEvent(new Event("arranged"));
    this.paint();
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
    return { values: this.values.all, from, to: from + this.model.shapes[layer].size };
  }

  paint() {
    const { signed, list } = this.model;
    for (const sheet of this.#sheets) {
      const { column, canvas, source, pixels, image } = sheet;
      if (column.form === "mark" || !image) continue;
      const { values, from, to } = this.numbers(column.index);
      if (to > values.length) continue;
      const picture = column.index < 0 || column.index === list.layers.length - 1;
      sheet.scale = picture ? 1 : scaleOf(values, from, to);
      shade(pixels, source, values, {
        from,
        to,
        per: column.per,
        scale: sheet.scale,
        signed: !picture && signed[column.index],
      });
      canvas.getContext("2d")?.putImageData(image, 0, 0);
    }
    this.show();
  }

  /** @param {number} layer @param {number} by pages further */
  turn(layer, by) {
    const sheet = this.#sheets[layer + 1];
    sheet.turn((sheet.page + by + sheet.column.pages) % sheet.column.pages);
    this.paint();
  }

  /** Maps first … last of a layer are in sight. @param {number} layer */
  inSight(layer) {
    const { column, page } = this.#sheets[layer + 1];
    const first = page * column.columns * column.rows;
    return { first, last: Math.min(column.units, first + column.columns * column.rows) - 1, units: column.units };
  }

  /** The mean over a map, or the number of a unit. @param {Spot} spot @param {Float32Array} [all] other activations */
  value({ layer, unit }, all = this.values.all) {
    if (layer < 0) return this.values.input[unit];
    const { form, shape } = this.#sheets[layer + 1].column;
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
    const sheet = this.#sheets.find(({ column }) => x >= column.left - 4 && x < column.left + column.slot + 4);
    if (!sheet) {
      this.#leave();
      return;
    }
    const { column, source } = sheet;
    const [px, py] = [Math.floor(x - column.x), Math.floor(y - column.y)];
    const index = near(source, column, px, py);
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
    const { column } = this.#sheets[layer + 1];
    const last = this.#sheets.length - 2;
    const { units } = column;
    const row = column.form === "picture" ? 28 : column.per;
    const across = (/** @type {number} */ to) => {
      const next = Math.min(Math.max(to, -1), last);
      const other = this.#sheets[next + 1].column;
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
    const sheet = this.#sheets[spot.layer + 1];
    if (spot.unit >= 0 && pageOf(sheet.column, spot.unit) !== sheet.page) {
      sheet.turn(pageOf(sheet.column, spot.unit));
      this.dispatchEvent(new Event("arranged"));
      this.paint();
    }
    const scroll = this.diagram.closest(".hg-scroll");
    if (scroll) {
      const { left, slot } = sheet.column;
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
    const sheet = spot && this.#sheets[spot.layer + 1];
    this.#cursor.hidden = !spot || !sheet || (spot.unit >= 0 && pageOf(sheet.column, spot.unit) !== sheet.page);
    this.diagram.title = spot && sheet && sheet.column.form !== "mark" ? this.#scaleText(spot.layer, sheet) : "";
    if (!spot || !sheet) {
      name.textContent = name.title = this.#model.text;
      value.textContent = t("hourglass.idle", {
        parameters: this.#model.parameters.toLocaleString(document.documentElement.lang),
      });
      return;
    }
    const { column } = sheet;
    if (spot.unit >= 0) {
      const { x, y, width, height } = rectOf(column, spot.unit);
      box(this.#cursor, column.x + x - 1, column.y + y - 1, width + 2, height + 2);
    } else box(this.#cursor, column.left, column.y - 3, column.slot, column.height + 6);
    name.textContent = `${fullName(this.#model, spot.layer)} → ${shapeText(spot.layer < 0 ? this.#model.input : this.#model.shapes[spot.layer])}`;
    value.textContent = spot.unit < 0 ? this.#scaleText(spot.layer, sheet) : this.#unitText(spot, column);
  }

  /** @param {number} layer @param {Sheet} sheet */
  #scaleText(layer, { column, scale }) {
    if (column.form === "mark") return t("hourglass.weightless");
    const signed = column.form !== "picture" && this.model.signed[layer];
    const text = t(signed ? "hourglass.scaleSigned" : "hourglass.scale", { most: short(scale, 3) });
    return column.per > 1
      ? `${text} ${t("hourglass.perCell", { per: column.per })}`
      : column.skip > 1
        ? `${text} ${t("hourglass.skipped", { skip: column.skip })}`
        : text;
  }

  /** @param {Spot} spot @param {Column} column */
  #unitText(spot, column) {
    const { layer, unit, index } = spot;
    const { values, from } = this.numbers(layer);
    if (column.form === "picture")
      return t("hourglass.pixel", {
        row: Math.floor(unit / 28) + 1,
        column: (unit % 28) + 1,
        value: figure(values[from + unit]),
      });
    if (column.form === "cells")
      return t("hourglass.unit", { unit: unit + 1, units: column.units, value: figure(values[from + unit]) });
    const mean = figure(this.value(spot));
    const noun = mapNoun(this.model, layer);
    if (index === undefined) return t("hourglass.map", { noun, unit: unit + 1, units: column.units, mean });
    const position = Math.floor(index / column.shape.channels);
    return t("hourglass.mapAt", {
      noun,
      unit: unit + 1,
      units: column.units,
      mean,
      row: Math.floor(position / column.shape.width) + 1,
      column: (position % column.shape.width) + 1,
      value: figure(values[from + index]),
    });
  }

  /** What a unit is called. @param {Spot} spot */
  unitName({ layer, unit }) {
    const { form } = this.#sheets[layer + 1].column;
    const kind = kindName(this.model, layer);
    if (form === "picture")
      return t("hourglass.pixelName", { row: Math.floor(unit / 28) + 1, column: (unit % 28) + 1, kind });
    return t("hourglass.unitName", {
      noun: form === "maps" ? mapNoun(this.model, layer) : t("hourglass.one"),
      unit: unit + 1,
      layer: layer + 1,
      kind,
    });
  }
}

/**
 * What is at a point of a column, or right beside it: between two cells the pointer is on one of them.
 * @param {Int32Array} source
 * @param {Column} column
 * @param {number} x
 * @param {number} y
 */
function near(source, { width, height }, x, y) {
  for (const [dx, dy] of [
    [0, 0],
    [-1, 0],
    [0, -1],
    [-1, -1],
    [1, 0],
    [0, 1],
    [1, 1],
    [-2, 0],
    [0, -2],
    [3, 0],
    [0, 3],
    [-3, 0],
    [0, -3],
  ]) {
    const [px, py] = [x + dx, y + dy];
    if (px >= 0 && py >= 0 && px < width && py < height && source[py * width + px] >= 0) return source[py * width + px];
  }
  return -1;
}

/** @param {HTMLElement} element @param {number} left @param {number} top @param {number} width @param {number} height */
function box(element, left, top, width, height) {
  Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
