// The map as it is seen and touched: a lattice of decoded digits, the test digits as numerals over
// it, the path, the drawing and the probe. The panel tells it what to show; its events tell the panel
// what a person does to it.

import { make } from "../ui/dom.js";
import { colors } from "../ui/paint.js";
import { thin } from "./atlas.js";

/** @typedef {import("./atlas.js").Atlas} Atlas */
/** @typedef {import("./atlas.js").Place} Place */

const tap = 6; // pixels that a finger may move and still mean one point

/**
 * Events: "probe" (detail: { place, keys }) when another place is looked at, "choose" (detail: index
 * of a digit), "layout" when the lattice has other cells.
 */
export class Surface extends EventTarget {
  #lattice = make("canvas", { className: "lattice" });
  #points = make("canvas", { className: "points" });
  #marks = make("canvas", { className: "marks" });
  element = make("div", { className: "surface", tabIndex: 0 }, this.#lattice, this.#points, this.#marks);
  columns = 0;
  rows = 0;
  #scale = 1; // CSS pixels a pixel of the lattice
  #frame = 0;
  #stale = true; // the numerals, which take longest to draw
  /** @type {Atlas | undefined} */
  #atlas;
  /** @type {Place} */
  probe = [0.5, 0.5];
  /** Ends of the path, as indices of digits. @type {number[]} */
  #ends = [];
  /** @type {Place | undefined} */
  #drawing;
  #lit = -1; // label of the digits that stand out

  /** @param {string} label what it is and how the keyboard moves it */
  constructor(label) {
    super();
    this.element.setAttribute("role", "application");
    this.element.setAttribute("aria-label", label);
    this.#listen();
    new ResizeObserver(() => this.#layout()).observe(/** @type {Element} */ (this.element));
  }

  get ratio() {
    return this.columns / this.rows;
  }

  /** @param {Atlas | undefined} atlas */
  set atlas(atlas) {
    this.#atlas = atlas;
    this.#stale = true;
    this.redraw();
  }

  /** @param {number[]} ends */
  set ends(ends) {
    this.#ends = ends;
    this.redraw();
  }

  /** @param {Place | undefined} place */
  set drawing(place) {
    this.#drawing = place;
    this.redraw();
  }

  /** @param {number} label */
  set lit(label) {
    this.#lit = label;
    this.#stale = true;
    this.redraw();
  }

  /** @param {boolean} on */
  set latticeShown(on) {
    this.#lattice.hidden = !on;
  }

  /** Looks at a place. @param {Place} place @param {boolean} [keys] by the keyboard */
  look(place, keys = false) {
    this.probe = /** @type {Place} */ (place.map((part) => Math.min(Math.max(part, 0), 1)));
    this.redraw();
    this.dispatchEvent(new CustomEvent("probe", { detail: { place: this.probe, keys } }));
  }

  /** As many cells of whole multiples of 28 as there is room for. */
  #layout() {
    const room = this.element.parentElement?.clientWidth ?? 0;
    if (!room) return;
    this.#scale = room >= 700 ? 2 : 1;
    const columns = Math.max(6, Math.min(Math.floor(room / (28 * this.#scale)), 16));
    const rows = room >= 700 ? 10 : columns; // a square where it is narrow
    if (columns !== this.columns || rows !== this.rows) {
      this.columns = columns;
      this.rows = rows;
      this.#lattice.width = 28 * columns;
      this.#lattice.height = 28 * rows;
      const [width, height] = [28 * columns * this.#scale, 28 * rows * this.#scale];
      this.element.style.width = `${width}px`;
      this.element.style.height = `${height}px`;
      this.dispatchEvent(new Event("layout"));
    }
    this.#stale = true;
    this.redraw();
  }

  /** Pictures for cells from … on. @param {number} from @param {Float32Array} pixels (n, 784) */
  paintCells(from, pixels) {
    const context = this.#lattice.getContext("2d");
    if (!context) return;
    const { paper, ink } = colors();
    for (let k = 0; k < pixels.length / 784; k++) {
      const image = new ImageData(28, 28);
      for (let i = 0; i < 784; i++) {
        const v = Math.min(Math.max(pixels[k * 784 + i], 0), 1);
        for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c] + (ink[c] - paper[c]) * v;
        image.data[4 * i + 3] = 255;
      }
      context.putImageData(image, 28 * ((from + k) % this.columns), 28 * Math.floor((from + k) / this.columns));
    }
  }

  redraw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    if (this.#stale) this.#drawPoints();
    this.#stale = false;
    this.#drawMarks();
  }

  /** An empty canvas in CSS pixels, and what is drawn with. @param {HTMLCanvasElement} canvas */
  #begin(canvas) {
    const [width, height] = [28 * this.columns * this.#scale, 28 * this.rows * this.#scale];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const density = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
    if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const style = getComputedStyle(this.element);
    const color = (/** @type {string} */ name) => style.getPropertyValue(name);
    const at = (/** @type {ArrayLike<number>} */ place) => /** @type {const} */ ([place[0] * width, place[1] * height]);
    return { width, height, context, color, at, family: style.fontFamily };
  }

  #drawPoints() {
    const { width, height, context, color, at, family } = this.#begin(this.#points);
    const atlas = this.#atlas;
    if (!atlas || !width) return;
    const size = width >= 700 ? 14 : 11;
    const order = [...Array(atlas.size).keys()].sort(
      (a, b) => Number(atlas.labels[b] === this.#lit) - Number(atlas.labels[a] === this.#lit),
    );
    const printed = thin(atlas.places, (0.7 * size) / width, (0.85 * size) / height, order);
    const hues = Array.from({ length: 10 }, (_, label) => color(`--label-${label}`));
    context.strokeStyle = color("--digit-paper");
    context.lineWidth = 3;
    let font = ""; // setting the same one again costs as much as another
    // What stands out comes last, and so lies above.
    for (const i of order.reverse()) {
      const [x, y] = at(atlas.places.subarray(2 * i, 2 * i + 2));
      const lit = atlas.labels[i] === this.#lit;
      context.globalAlpha = this.#lit < 0 || lit ? 1 : 0.35;
      context.fillStyle = hues[atlas.labels[i]] || color("--digit-ink");
      if (!printed[i]) {
        context.beginPath();
        context.arc(x, y, 1.5, 0, 2 * Math.PI);
        context.fill();
        continue;
      }
      const wanted = `${lit ? 800 : 500} ${lit ? size + 2 : size}px ${family}`;
      if (wanted !== font) context.font = font = wanted;
      context.strokeText(String(atlas.labels[i]), x, y);
      context.fillText(String(atlas.labels[i]), x, y);
    }
    context.globalAlpha = 1;
  }

  /** The path, the drawing and the probe. */
  #drawMarks() {
    const { width, context, color, at, family } = this.#begin(this.#marks);
    const atlas = this.#atlas;
    if (!atlas || !width) return;
    const accent = color("--accent");
    /** In accent on paper, so that it is seen over ink as well. @param {number} thick @param {() => void} path */
    const line = (thick, path) => {
      for (const [stroke, lineWidth] of /** @type {const} */ ([
        [color("--digit-paper"), thick + 3],
        [accent, thick],
      ])) {
        Object.assign(context, { strokeStyle: stroke, lineWidth });
        context.beginPath();
        path();
        context.stroke();
      }
    };
    const circle = (/** @type {readonly [number, number]} */ [x, y], /** @type {number} */ radius) => {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    };
    if (this.#ends.length === 2) {
      // Straight among the codes: on stretched axes it is bent.
      line(2, () => {
        for (let k = 0; k <= 60; k++)
          context.lineTo(...at(atlas.place(atlas.between(this.#ends[0], this.#ends[1], k / 60))));
      });
    }
    this.#ends.forEach((end, which) => {
      const [x, y] = at(atlas.places.subarray(2 * end, 2 * end + 2));
      context.fillStyle = accent;
      context.beginPath();
      circle([x, y], 10);
      context.fill();
      context.strokeStyle = color("--digit-paper");
      context.lineWidth = 1.5;
      context.stroke();
      context.fillStyle = color("--on-accent");
      context.font = `700 12px ${family}`;
      context.fillText("AB"[which], x, y + 0.5);
    });
    if (this.#drawing) {
      // Beyond the edge it stands at the edge, as an open half.
      const [x, y] = at(this.#drawing.map((part) => Math.min(Math.max(part, 0), 1)));
      line(2.5, () => {
        context.moveTo(x, y - 9);
        context.lineTo(x + 9, y);
        context.lineTo(x, y + 9);
        context.lineTo(x - 9, y);
        context.closePath();
      });
    }
    const [x, y] = at(this.probe);
    line(1.5, () => {
      circle([x, y], 7);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ]) {
        context.moveTo(x + 4 * dx, y + 4 * dy);
        context.lineTo(x + 13 * dx, y + 13 * dy);
      }
    });
  }

  #listen() {
    const { element } = this;
    const place = (/** @type {PointerEvent} */ event) => {
      const box = element.getBoundingClientRect();
      return /** @type {Place} */ ([(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
    };
    /** Where the pointer went down. @type {{ x: number, y: number } | undefined} */
    let down;
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      down = { x: event.clientX, y: event.clientY };
      this.look(place(event));
    });
    element.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" || down) this.look(place(event));
    });
    element.addEventListener("pointercancel", () => (down = undefined));
    element.addEventListener("pointerup", (event) => {
      const still = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) <= tap;
      down = undefined;
      if (still) this.#choose(place(event));
    });
    element.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const [x, y] = this.probe;
      const by = event.shiftKey ? 0.05 : 0.01;
      const to = /** @type {Record<string, Place>} */ ({
        ArrowLeft: [x - by, y],
        ArrowRight: [x + by, y],
        ArrowUp: [x, y - by],
        ArrowDown: [x, y + by],
        Home: [0.5, 0.5],
      })[event.key];
      if (to) this.look(to, true);
      else if (event.key === "Enter" || event.key === " ") this.#choose(this.probe);
      else return;
      event.preventDefault();
    });
  }

  /** @param {Place} place */
  #choose(place) {
    if (this.#atlas) this.dispatchEvent(new CustomEvent("choose", { detail: this.#atlas.nearest(place, this.ratio) }));
  }
}
