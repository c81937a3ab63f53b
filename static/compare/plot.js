// Quality against bytes: points of several methods, bytes on a logarithmic scale. The pointer reads the
// nearest one, arrows go from one to the next.

import { make } from "../ui/dom.js";
import { short } from "../ui/numbers.js";

/** @typedef {import("../baselines/worker.js").Point} Point */
/** @typedef {"circle" | "square" | "triangle" | "diamond"} Shape */

/**
 * @typedef {{ name: string, label: string, shape: Shape, hollow?: boolean, dash?: string, strong?: boolean }} Series
 */

/** @typedef {{ bytes: number, label: string, text: string }} Mark a method without loss: an upright line */

const svg = "http://www.w3.org/2000/svg";
const margin = { left: 44, right: 14, top: 30, bottom: 40 };
const reach = 48; // pixels from the pointer to a point that it reads

/** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [content] */
function draw(tag, attributes, content) {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (content) element.textContent = content;
  return element;
}

/** @param {Shape} shape @param {number} x @param {number} y */
function outline(shape, x, y) {
  const r = 4.5;
  if (shape === "circle") return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  if (shape === "square") return `M${x - 4} ${y - 4}h8v8h-8z`;
  if (shape === "diamond") return `M${x} ${y - 6}l6 6l-6 6l-6 -6z`;
  return `M${x} ${y - 6}l5.5 10h-11z`;
}

/** @param {Series} series */
const looks = ({ hollow, strong }) => `${strong ? "strong" : ""} ${hollow ? "hollow" : ""}`.trim();

export class Plot {
  #series;
  #words;
  /** @type {Point[]} */
  #points = [];
  /** @type {Mark[]} */
  #marks = [];
  #at = -1;
  #svg = draw("svg", { "aria-hidden": "true" });
  #area = make("div", { className: "compare-area", tabIndex: 0 });
  #reading = make("p", { className: "compare-reading", id: "compare-reading" });
  #ring = draw("circle", { r: 9, class: "ring" });
  #pending = false;
  element;

  /**
   * @param {Series[]} series in their order
   * @param {{ title: string, x: string, y: string, hint: string, read: (point: Point) => string }} words
   */
  constructor(series, words) {
    this.#series = series;
    this.#words = words;
    const legend = make("ul", { className: "compare-legend" });
    for (const one of series) {
      const glyph = draw("svg", { width: 34, height: 14, "aria-hidden": "true" });
      glyph.append(
        draw("path", { d: "M0 7h34", class: `line ${looks(one)}`, "stroke-dasharray": one.dash ?? "" }),
        draw("path", { d: outline(one.shape, 17, 7), class: `dot ${looks(one)}` }),
      );
      const item = make("li", {}, one.label);
      item.prepend(glyph);
      legend.append(item);
    }
    this.#area.setAttribute("role", "slider");
    this.#area.setAttribute("aria-label", words.title);
    this.#area.append(this.#svg);
    this.#area.addEventListener("pointermove", (event) => this.#point(event));
    this.#area.addEventListener("pointerdown", (event) => this.#point(event));
    this.#area.addEventListener("keydown", (event) => this.#key(event));
    this.element = make("div", { className: "compare-plot" }, legend, this.#area, this.#reading);
    new ResizeObserver(() => this.#redraw()).observe(this.#area);
    this.#select(-1);
  }

  /** @param {Point[]} points @param {Mark[]} marks */
  show(points, marks) {
    const before = this.#points[this.#at];
    const order = (/** @type {Point} */ { series }) => this.#series.findIndex(({ name }) => name === series);
    this.#points = points.toSorted((a, b) => order(a) - order(b) || a.bytes - b.bytes);
    this.#marks = marks;
    this.#select(
      before ? this.#points.findIndex(({ series, label }) => series === before.series && label === before.label) : -1,
    );
    this.#redraw();
  }

  #redraw() {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#draw();
    });
  }

  /** Where things stand, in pixels. */
  #scales() {
    const [width, height] = [this.#area.clientWidth, this.#area.clientHeight];
    const bytes = [0.5, 1000, ...this.#points.map((point) => point.bytes), ...this.#marks.map((mark) => mark.bytes)];
    const decibels = this.#points.map(({ mse }) => -10 * Math.log10(mse)).filter(Number.isFinite);
    const [left, right] = [Math.log10(Math.min(...bytes)) - 0.08, Math.log10(Math.max(...bytes)) + 0.08];
    const [low, high] = [
      Math.floor(Math.min(10, ...decibels) / 5) * 5,
      Math.ceil((Math.max(25, ...decibels) + 1) / 5) * 5,
    ];
    const x = (/** @type {number} */ b) =>
      margin.left + ((Math.log10(b) - left) / (right - left)) * (width - margin.left - margin.right);
    const y = (/** @type {number} */ d) =>
      height - margin.bottom - ((d - low) / (high - low)) * (height - margin.top - margin.bottom);
    return {
      width,
      height,
      left,
      right,
      low,
      high,
      x,
      y,
      at: (/** @type {Point} */ { bytes, mse }) => ({ x: x(bytes), y: y(Math.min(-10 * Math.log10(mse), high)) }),
    };
  }

  #draw() {
    const { width, height, left, right, low, high, x, y, at } = this.#scales();
    if (!width) return;
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const parts = [];
    const bottom = height - margin.bottom;
    for (let d = low; d <= high; d += 5) {
      parts.push(
        draw("line", { x1: margin.left, x2: width - margin.right, y1: y(d), y2: y(d), class: "grid" }),
        draw("text", { x: margin.left - 8, y: y(d) + 4, "text-anchor": "end" }, String(d)),
      );
    }
    for (let power = Math.floor(left); power <= right; power++) {
      for (const digit of [1, 2, 5]) {
        const b = digit * 10 ** power;
        if (Math.log10(b) < left || Math.log10(b) > right) continue;
        parts.push(
          draw("line", { x1: x(b), x2: x(b), y1: margin.top, y2: bottom, class: "grid" }),
          draw("text", { x: x(b), y: bottom + 16, "text-anchor": "middle" }, short(b)),
        );
      }
    }
    parts.push(
      draw(
        "text",
        { x: (margin.left + width - margin.right) / 2, y: height - 6, "text-anchor": "middle" },
        this.#words.x,
      ),
      draw("text", { x: 0, y: 12 }, this.#words.y),
    );
    for (const [i, mark] of this.#marks.entries()) {
      const right = x(mark.bytes) + 90 > width;
      parts.push(
        draw("line", { x1: x(mark.bytes), x2: x(mark.bytes), y1: margin.top, y2: bottom, class: "mark" }),
        draw(
          "text",
          {
            x: x(mark.bytes) + (right ? 2 : -2),
            y: 12 + 14 * (i % 2),
            "text-anchor": right ? "end" : "middle",
            class: "mark-label",
          },
          mark.label,
        ),
      );
    }
    for (const series of this.#series) {
      const points = this.#points.filter((point) => point.series === series.name).map(at);
      if (points.length > 1)
        parts.push(
          draw("path", {
            d: `M${points.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join("L")}`,
            class: `line ${looks(series)}`,
            "stroke-dasharray": series.dash ?? "",
          }),
        );
      for (const p of points)
        parts.push(draw("path", { d: outline(series.shape, p.x, p.y), class: `dot ${looks(series)}` }));
    }
    this.#svg.replaceChildren(...parts, this.#ring);
    this.#ringAt();
  }

  #ringAt() {
    const point = this.#points[this.#at];
    this.#ring.setAttribute("visibility", point ? "visible" : "hidden");
    if (!point) return;
    const { x, y } = this.#scales().at(point);
    this.#ring.setAttribute("cx", String(x));
    this.#ring.setAttribute("cy", String(y));
  }

  /** @param {number} at */
  #select(at) {
    this.#at = at;
    const point = this.#points[at];
    this.#reading.textContent = point ? this.#words.read(point) : this.#words.hint;
    this.#area.setAttribute("aria-valuemin", "0");
    this.#area.setAttribute("aria-valuemax", String(this.#points.length));
    this.#area.setAttribute("aria-valuenow", String(at + 1));
    this.#area.setAttribute("aria-valuetext", this.#reading.textContent);
    this.#ringAt();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const box = this.#area.getBoundingClientRect();
    const { at } = this.#scales();
    const distances = this.#points.map((point) =>
      Math.hypot(at(point).x - (event.clientX - box.left), at(point).y - (event.clientY - box.top)),
    );
    const least = Math.min(...distances);
    if (least < reach) this.#select(distances.indexOf(least));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#points.length || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.#points.length - 1;
    /** The first point of the next or the previous series. @param {1 | -1} way */
    const series = (way) => {
      const here = this.#points[Math.max(this.#at, 0)].series;
      const names = this.#series
        .map(({ name }) => name)
        .filter((name) => this.#points.some((point) => point.series === name));
      const next = names[(names.indexOf(here) + way + names.length) % names.length];
      return this.#points.findIndex((point) => point.series === next);
    };
    const to = {
      ArrowRight: () => Math.min(this.#at + 1, last),
      ArrowLeft: () => Math.max(this.#at - 1, 0),
      Home: () => 0,
      End: () => last,
      ArrowDown: () => series(1),
      ArrowUp: () => series(-1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    this.#select(to());
  }
}
