// What one draws with: pen, noise pen, eraser, undo and redo, the keyboard, and pictures from elsewhere.

import { button, element } from "./dom.js";
import { side } from "./pad.js";
import { imageInk } from "./imageink.js";
import { t } from "./strings.js";

/** @typedef {import("./pad.js").Pad} Pad */
/** @typedef {import("./program.js").Program} Program */
/** @typedef {{ ink: Uint8Array, smudges: Float32Array }} Drawing (280, 280) and (784) */

const mostUndo = 50;
const smudgeRadius = 1.5; // of the noise pen, in the network's pixels
const keyStep = 10; // pixels of the raster: one of the network's, about

export class PadTools {
  #program;
  #pad;
  #say;
  #surface = element("pad");
  /** @type {Float32Array} */
  #smudges = new Float32Array(784).fill(-1);
  /** @type {Drawing[]} */
  #past = [];
  /** @type {Drawing[]} */
  #future = [];
  /** Where the keyboard's pen is, in pixels of the raster. */
  #cursor = { x: side / 2, y: side / 2, down: false };

  /**
   * @param {Program} program whose pad has not been started: a stroke is remembered before it is drawn
   * @param {Pad} pad
   * @param {(sentence: string) => void} say
   * @param {(sentence: string) => void} complain
   */
  constructor(program, pad, say, complain) {
    this.#program = program;
    this.#pad = pad;
    this.#say = say;
    pad.addEventListener("before", () => this.#remember());
    element("pad-clear").addEventListener("click", () => {
      this.#remember();
      this.#setSmudges(new Float32Array(784).fill(-1));
      program.clearPad();
    });
    button("pad-undo").addEventListener("click", () => this.#go(this.#past, this.#future));
    button("pad-redo").addEventListener("click", () => this.#go(this.#future, this.#past));
    const takeNib = () => program.padNib(this.#tool === "noise" ? 0 : this.#width, this.#tool === "eraser");
    element("pad-tools").addEventListener("input", takeNib);
    takeNib();
    this.#surface.addEventListener("pointermove", (event) => event.buttons & 1 && this.#smudgeAt(event));
    this.#surface.addEventListener("pointerdown", (event) => event.button === 0 && this.#smudgeAt(event));
    this.#surface.addEventListener("keydown", (event) => this.#key(event));
    this.#surface.addEventListener("focus", () => this.#showCursor());
    this.#surface.addEventListener("blur", () => {
      this.#cursor.down = false;
      element("pad-cursor").hidden = true;
    });
    const take = async (/** @type {File | undefined} */ file) => {
      if (!file) return;
      try {
        const ink = await imageInk(file);
        this.#remember();
        program.setInk(ink);
      } catch {
        complain(t("pad.noPicture"));
      }
    };
    addEventListener("paste", (event) => {
      const file = event.clipboardData?.files[0];
      if (file) event.preventDefault();
      take(file);
    });
    this.#surface.addEventListener("dragover", (event) => event.preventDefault());
    this.#surface.addEventListener("drop", (event) => {
      event.preventDefault();
      take(event.dataTransfer?.files[0]);
    });
    this.#showHistory();
  }

  get #tool() {
    return /** @type {HTMLInputElement} */ (document.querySelector("#pad-tools input[name=tool]:checked")).value;
  }

  get #width() {
    return Number(/** @type {HTMLInputElement} */ (element("pad-width")).value);
  }

  /** @returns {Drawing} */
  get #now() {
    return { ink: this.#program.padInk(), smudges: this.#smudges };
  }

  #remember() {
    this.#past.push(this.#now);
    if (this.#past.length > mostUndo) this.#past.shift();
    this.#future = [];
    this.#showHistory();
  }

  /** @param {Drawing[]} from @param {Drawing[]} to */
  #go(from, to) {
    const drawing = from.pop();
    if (!drawing) return;
    to.push(this.#now);
    this.#setSmudges(drawing.smudges);
    this.#program.setInk(drawing.ink);
    this.#showHistory();
  }

  #showHistory() {
    button("pad-undo").disabled = !this.#past.length;
    button("pad-redo").disabled = !this.#future.length;
  }

  /** @param {Float32Array} smudges */
  #setSmudges(smudges) {
    this.#smudges = smudges;
    this.#program.padSmudges(smudges);
  }

  /** Black and white at random where the noise pen is. @param {PointerEvent} event */
  #smudgeAt(event) {
    if (this.#tool !== "noise") return;
    const box = this.#surface.getBoundingClientRect();
    this.#smudge(((event.clientX - box.left) / box.width) * side, ((event.clientY - box.top) / box.height) * side);
  }

  /** @param {number} x @param {number} y in pixels of the raster */
  #smudge(x, y) {
    const field = this.#pad.field;
    if (!field) return;
    const column = (x - field.left) / field.pixel;
    const row = (y - field.top) / field.pixel;
    const smudges = this.#smudges.slice(); // the old ones may stand in the history
    for (let i = 0; i < 784; i++) {
      const away = Math.hypot((i % 28) + 0.5 - column, Math.floor(i / 28) + 0.5 - row);
      if (away <= smudgeRadius && smudges[i] < 0) smudges[i] = Math.random() < 0.5 ? 0 : 1;
    }
    this.#setSmudges(smudges);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const cursor = this.#cursor;
    const move = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
    if (move) {
      const before = { ...cursor };
      const far = event.shiftKey ? 3 * keyStep : keyStep;
      cursor.x = Math.min(Math.max(cursor.x + move[0] * far, 0), side);
      cursor.y = Math.min(Math.max(cursor.y + move[1] * far, 0), side);
      if (cursor.down) this.#stroke(before.x, before.y);
    } else if (event.key === " " || event.key === "Enter") {
      cursor.down = !cursor.down;
      if (cursor.down) {
        this.#remember();
        this.#stroke(cursor.x, cursor.y);
      }
      this.#say(t(cursor.down ? "pad.down" : "pad.up", { x: Math.round(cursor.x / 10), y: Math.round(cursor.y / 10) }));
    } else {
      return;
    }
    event.preventDefault();
    this.#showCursor();
  }

  /** From a point to the cursor. @param {number} x @param {number} y */
  #stroke(x, y) {
    if (this.#tool === "noise") this.#smudge(this.#cursor.x, this.#cursor.y);
    else this.#program.padLine(x, y, this.#cursor.x, this.#cursor.y);
  }

  #showCursor() {
    const { x, y, down } = this.#cursor;
    const mark = element("pad-cursor");
    mark.hidden = !this.#surface.matches(":focus-visible");
    mark.classList.toggle("down", down);
    mark.style.left = `${(100 * x) / side}%`;
    mark.style.top = `${(100 * y) / side}%`;
  }
}
