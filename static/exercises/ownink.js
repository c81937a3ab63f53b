// Which of the ink on the pad the person has drawn, stroke by stroke; a digit that was put there by
// other means is not theirs. Ink that undo brings back is theirs if it was theirs before.

import { element } from "../ui/dom.js";
import { side } from "../pad/drawing.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../pad/drawing.js").Snapshot} Snapshot */

export class OwnInk {
  #app;
  #own = new Uint8Array(side * side);
  /** Of what undo can bring back. @type {WeakMap<Snapshot, Uint8Array<ArrayBuffer>>} */
  #kept = new WeakMap();
  #last;
  /** Whether a stroke is going on: half of an L is a 1. */
  drawing = false;
  #off;

  /** @param {App} app @param {() => void} lifted called when a stroke has ended */
  constructor(app, lifted) {
    this.#app = app;
    this.#last = app.program.padInk();
    const pad = element("pad");
    const begin = (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      this.#take(); // what came before is no part of the stroke
      this.drawing = true;
    };
    const end = () => {
      this.#take();
      if (!this.drawing) return;
      this.drawing = false;
      lifted();
    };
    // The keyboard's pen draws with the arrows; each press is a piece of a stroke.
    const keyBegin = (/** @type {KeyboardEvent} */ event) =>
      /^Arrow|^ $|^Enter$/.test(event.key) && ((this.drawing = true), undefined);
    const capture = { capture: true };
    pad.addEventListener("pointerdown", begin, capture);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    pad.addEventListener("keydown", keyBegin, capture);
    pad.addEventListener("keyup", end);
    const offDrawing = app.on("drawing", () => this.#take());
    const offRemembered = app.on("remembered", (/** @type {Snapshot} */ snapshot) => {
      this.#take();
      this.#kept.set(snapshot, this.#own.slice());
    });
    const offReplaced = app.on("replaced", (/** @type {Snapshot} */ snapshot) => {
      this.#take();
      this.#own = this.#kept.get(snapshot)?.slice() ?? new Uint8Array(side * side);
    });
    this.#off = () => {
      pad.removeEventListener("pointerdown", begin, capture);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      pad.removeEventListener("keydown", keyBegin, capture);
      pad.removeEventListener("keyup", end);
      offDrawing();
      offRemembered();
      offReplaced();
    };
  }

  stop() {
    this.#off();
  }

  /** Compares the ink with what was there last. */
  #take() {
    const ink = this.#app.program.padInk();
    for (let i = 0; i < ink.length; i++) {
      if (ink[i] === this.#last[i]) continue;
      // A pixel that a stroke changes is the person's if it was paper or theirs before. One that changes otherwise
      // is not.
      this.#own[i] = this.drawing ? Number(this.#last[i] === 0 || this.#own[i] === 1) : 0;
    }
    this.#last = ink;
  }

  /**
   * @returns {{ share: number | undefined, size: number }} percent of the ink; the longer side as a percentage
   *   of the pad's
   */
  get measured() {
    let [all, own] = [0, 0];
    let [left, right, top, bottom] = [side, -1, side, -1];
    for (let i = 0; i < this.#last.length; i++) {
      const ink = this.#last[i];
      if (!ink) continue;
      all += ink;
      if (!this.#own[i]) continue;
      own += ink;
      const [x, y] = [i % side, Math.floor(i / side)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
    return {
      share: all ? (100 * own) / all : undefined,
      size: (100 * Math.max(right - left + 1, bottom - top + 1, 0)) / side,
    };
  }
}
