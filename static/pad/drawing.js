// The drawing: what is on the pad, whether it is the sample, and what undo brings back.

import { leastPoint, mostPoint } from "./inkcode.js";

/** @typedef {import("./inkcode.js").Stroke} Stroke */
/** @typedef {import("./pad.js").Pad} Pad */
/** @typedef {import("../engine/table.js").Point} Point */
/** @typedef {import("../engine/table.js").Tool} Tool */

export const side = 280; // of the pad's raster, in pixels

const mostUndo = 50;
const nearest = 4; // halves of a pixel between two points of a stroke: what is nearer says nothing new

/** @type {Float32Array} */
const clean = new Float32Array(784).fill(-1);

/**
 * @typedef {object} Snapshot the drawing as it is at one time; nothing in it is ever changed
 * @property {Uint8Array} [ink] (280, 280); without it, the pad is empty
 * @property {Uint8Array} [base] (280, 280) and
 * @property {Stroke[]} [strokes] what was drawn on it; without strokes, all of the ink is base
 * @property {Float32Array} [smudges] (784), what stands in the noisy drawing; below 0: nothing
 * @property {boolean} [sample] nobody has chosen it, nor touched its ink
 * @property {number} [noise] from 0 to 255, the seed of its noise; left out, an empty pad gets the next one
 */

/**
 * Events: "remembered" when undo or redo has something else to bring back; detail: the snapshot that was remembered.
 * "replaced" when another drawing has taken its place; detail: its snapshot.
 */
export class Drawing extends EventTarget {
  /** What the noise pen had left when it was last asked for. */
  #smudges = clean;
  #pad;
  /** Whether the address has it only in the network's pixels, for it is a picture too long for a link. */
  coarse = false;
  #sample = false;
  #noise = 0;
  /** What the strokes are drawn on. @type {Uint8Array | undefined} */
  #base;
  /** @type {Stroke[]} */
  #strokes = [];
  /** Where the stroke is that is being drawn, in halves of a pixel. @type {Point | undefined} */
  #at;
  /** @type {Snapshot[]} */
  #past = [];
  /** @type {Snapshot[]} */
  #future = [];

  /** @param {Pad} pad */
  constructor(pad) {
    super();
    this.#pad = pad;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** The seed of the drawing's noise. */
  get noise() {
    return this.#noise;
  }

  /** Lays the drawing on a program that was started anew, with what the noise pen had left when it was last asked. */
  startAnew() {
    this.#pad.startAnew();
    this.#pad.lay(this.#base ?? new Uint8Array(side * side), this.#strokes, this.#smudges);
  }

  /** The drawing as it is now. @returns {Snapshot} */
  get snapshot() {
    this.#smudges = this.#pad.smudges;
    return {
      ink: this.#pad.ink,
      base: this.#base,
      strokes: this.#strokes.map((stroke) => ({ ...stroke, points: [...stroke.points] })),
      smudges: this.#smudges,
      sample: this.#sample,
      noise: this.#noise,
    };
  }

  /** The sample, before anything has been drawn. @param {Float32Array} pixels (784) in [0, 1] */
  offer(pixels) {
    this.#lay({ ink: enlarged(pixels), sample: true });
  }

  /** Another drawing takes the place of this one. @param {Snapshot} snapshot */
  take(snapshot) {
    this.#remember();
    this.#lay(snapshot);
  }

  /**
   * Another drawing takes the place of this one.
   * @param {Uint8Array} [ink] (280, 280); without it, the pad is cleared
   */
  replace(ink) {
    this.take({ ink });
  }

  /** @param {Float32Array} pixels (784) in [0, 1], which take the place of the drawing */
  put(pixels) {
    this.replace(enlarged(pixels));
  }

  /**
   * A stroke begins. The digit pen replaces the sample, and smudges without ink; the noise pen and the eraser change
   * what is there.
   * @param {Tool} tool
   */
  begin(tool) {
    const { ink } = this.#remember();
    if (tool === "pen" && (this.#sample || !ink?.some((v) => v > 0))) this.#lay({});
    if (tool === "eraser") this.#sample = false;
    this.#at = undefined;
  }

  /**
   * A piece of a stroke: its first point, later from the last one to others. Points are rounded before they are drawn,
   * so that a link repeats the drawing bit by bit.
   * @param {Tool} tool
   * @param {number} radius in pixels of the raster, a whole number
   * @param {Point[]} points in pixels of the raster
   */
  stroke(tool, radius, points) {
    const begins = !this.#at;
    const drawn = this.#at ? [this.#at] : [];
    for (const point of points) {
      const [x, y] = point.map((v) => Math.min(Math.max(Math.round(2 * v) || 0, leastPoint), mostPoint));
      if (this.#at && Math.max(Math.abs(x - this.#at[0]), Math.abs(y - this.#at[1])) < nearest) continue;
      this.#at = [x, y];
      drawn.push(this.#at);
    }
    const fresh = begins ? drawn : drawn.slice(1);
    if (!fresh.length) return;
    this.#pad.stroke(tool, radius, inPixels(drawn));
    if (tool === "noise") return; // it leaves the ink alone
    if (begins) this.#strokes.push({ tool, radius, points: [] });
    this.#strokes[this.#strokes.length - 1].points.push(...fresh.flat());
  }

  undo() {
    this.#go(this.#past, this.#future);
  }

  redo() {
    this.#go(this.#future, this.#past);
  }

  #remember() {
    const { snapshot } = this;
    this.#past.push(snapshot);
    if (this.#past.length > mostUndo) this.#past.shift();
    this.#future = [];
    this.#tell("remembered", snapshot);
    return snapshot;
  }

  /** @param {Snapshot[]} from @param {Snapshot[]} to */
  #go(from, to) {
    const snapshot = from.pop();
    if (!snapshot) return;
    const now = this.snapshot;
    to.push(now);
    this.#tell("remembered", now);
    this.#lay(snapshot);
  }

  /** @param {Snapshot} snapshot */
  #lay(snapshot) {
    this.#sample = snapshot.sample ?? false;
    this.#noise = snapshot.noise ?? (snapshot.ink ? this.#noise : (this.#noise + 1) % 256);
    this.#base = snapshot.strokes ? snapshot.base : snapshot.ink;
    this.#strokes = [...(snapshot.strokes ?? [])];
    this.#at = undefined;
    this.#smudges = snapshot.smudges ?? clean;
    this.#pad.lay(this.#base ?? new Uint8Array(side * side), this.#strokes, this.#smudges);
    this.#tell("replaced", snapshot);
  }

  /** @param {"remembered" | "replaced"} event @param {Snapshot} detail */
  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

/** @param {Point[]} points in halves of a pixel @returns {Point[]} */
const inPixels = (points) => points.map(([x, y]) => [x / 2, y / 2]);

/** @param {Float32Array} pixels (784) in [0, 1] @returns {Uint8Array} (280, 280) */
function enlarged(pixels) {
  return Uint8Array.from({ length: side * side }, (_, i) =>
    Math.round(255 * pixels[Math.floor(i / side / 10) * 28 + Math.floor((i % side) / 10)]),
  );
}
