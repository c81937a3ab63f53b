// What one draws with: pen, noise pen, eraser, undo and redo, the keyboard, and pictures from elsewhere.

import { button, element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { imageInk } from "./imageink.js";
import { t } from "../strings/strings.js";

/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./pad.js").Pad} Pad */
/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {{ x: number, y: number }} Point in pixels of the raster */

const smudgeRadius = 1.5; // of the noise pen, in the network's pixels
const keyStep = 10; // pixels of the raster: one of the network's, about

export class PadTools {
  #drawing;
  #pad;
  #say;
  #surface = element("pad");
  /** The pointer that draws, where it is, and where the pad was when it came; a second finger draws nothing. @type {(Point & { id: number, box: DOMRect }) | undefined} */
  #pointer;
  /** The keyboard's pen. */
  #cursor = { x: side / 2, y: side / 2, down: false };

  /**
   * @param {Program} program whose pad has not been started
   * @param {Drawing} drawing
   * @param {Pad} pad
   * @param {(sentence: string) => void} say
   * @param {(sentence: string) => void} complain
   */
  constructor(program, drawing, pad, say, complain) {
    this.#drawing = drawing;
    this.#pad = pad;
    this.#say = say;
    const surface = this.#surface;
    surface.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || this.#pointer) return;
      drawing.begin(this.#tool);
      const box = surface.getBoundingClientRect();
      this.#pointer = { id: event.pointerId, box, ...at(event, box) };
      this.#smudge(this.#pointer, this.#pointer);
      surface.classList.add("drawing");
    });
    surface.addEventListener("pointermove", (event) => {
      if (event.pointerId !== this.#pointer?.id) return;
      const before = this.#pointer;
      this.#pointer = { ...before, ...at(event, before.box) };
      this.#smudge(before, this.#pointer);
    });
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
      surface.addEventListener(end, (event) => {
        if (event.pointerId !== this.#pointer?.id) return;
        this.#pointer = undefined;
        surface.classList.remove("drawing");
      });
    }
    program.startPad(); // listens after this: a stroke is remembered before it is drawn
    const takeNib = () => program.padNib(this.#tool === "noise" ? 0 : this.#width, this.#tool === "eraser");
    element("pad-tools").addEventListener("input", takeNib);
    takeNib();
    element("pad-clear").addEventListener("click", () => drawing.replace());
    button("pad-undo").addEventListener("click", () => drawing.undo());
    button("pad-redo").addEventListener("click", () => drawing.redo());
    addEventListener("keydown", (event) => this.#historyKey(event));
    drawing.addEventListener("remembered", () => {
      button("pad-undo").disabled = !drawing.canUndo;
      button("pad-redo").disabled = !drawing.canRedo;
    });
    drawing.addEventListener("replaced", () => this.#lift());
    surface.addEventListener("keydown", (event) => this.#key(event));
    surface.addEventListener("focus", () => this.#showCursor());
    surface.addEventListener("blur", () => this.#lift());
    const take = async (/** @type {File | undefined} */ file) => {
      if (!file) return;
      try {
        const ink = await imageInk(file);
        if (ink) drawing.replace(ink);
        else complain(t("pad.nothingSeen"));
      } catch {
        complain(t("pad.noPicture"));
      }
    };
    addEventListener("paste", (event) => {
      const file = event.clipboardData?.files[0];
      if (file) event.preventDefault();
      take(file);
    });
    surface.addEventListener("dragover", (event) => event.preventDefault());
    // A picture may be dropped anywhere; on the pad, whatever is no weights is taken for one.
    addEventListener("drop", (event) => {
      const file = event.dataTransfer?.files[0];
      const onPad = event.target instanceof Node && this.#surface.contains(event.target);
      if (!file || !(file.type.startsWith("image/") || (onPad && !/\.safetensors$/i.test(file.name)))) return;
      event.preventDefault();
      take(file);
    });
  }

  get #tool() {
    return /** @type {HTMLInputElement} */ (document.querySelector("#pad-tools input[name=tool]:checked")).value;
  }

  get #width() {
    return Number(/** @type {HTMLInputElement} */ (element("pad-width")).value);
  }

  /** From point to point the noise pen leaves black and white at random, and the eraser takes it away. @param {Point} from @param {Point} to */
  #smudge(from, to) {
    const field = this.#pad.field;
    const tool = this.#tool;
    if (!field || tool === "pen") return;
    const [x, y] = [(from.x - field.left) / field.pixel, (from.y - field.top) / field.pixel];
    const [dx, dy] = [(to.x - from.x) / field.pixel, (to.y - from.y) / field.pixel];
    const radius = tool === "noise" ? smudgeRadius : this.#width / field.pixel + 0.5; // the eraser takes what it touches
    const smudges = this.#drawing.smudges.slice(); // the old ones may stand in the history
    for (let i = 0; i < 784; i++) {
      const [px, py] = [(i % 28) + 0.5 - x, Math.floor(i / 28) + 0.5 - y];
      const along = Math.min(Math.max((px * dx + py * dy) / (dx * dx + dy * dy || 1), 0), 1);
      if (Math.hypot(px - along * dx, py - along * dy) > radius) continue;
      if (tool === "eraser") smudges[i] = -1;
      else if (smudges[i] < 0) smudges[i] = Math.random() < 0.5 ? 0 : 1;
    }
    this.#drawing.smudges = smudges;
  }

  /** Anywhere on the page, but where text is written the keys undo that. @param {KeyboardEvent} event */
  #historyKey(event) {
    const wanted =
      (event.ctrlKey || event.metaKey) && !event.altKey
        ? `${event.shiftKey ? "shift " : ""}${event.key.toLowerCase()}`
        : "";
    const action = /** @type {Record<string, "undo" | "redo">} */ ({ z: "undo", "shift z": "redo", y: "redo" })[wanted];
    const target = /** @type {Element} */ (event.target);
    if (
      !action ||
      event.defaultPrevented ||
      target.closest("textarea, dialog, input:not([type=radio], [type=checkbox], [type=range])")
    )
      return;
    event.preventDefault();
    if (!this.#pointer) this.#drawing[action](); // not beneath the pen
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const cursor = this.#cursor;
    const move = /** @type {Record<string, [number, number]>} */ ({
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    })[event.key];
    if (move) {
      const before = { ...cursor };
      const far = event.shiftKey ? 3 * keyStep : keyStep;
      cursor.x = Math.min(Math.max(cursor.x + move[0] * far, 0), side);
      cursor.y = Math.min(Math.max(cursor.y + move[1] * far, 0), side);
      if (cursor.down) this.#stroke(before);
    } else if (event.key === " " || event.key === "Enter") {
      if (cursor.down) {
        this.#lift();
      } else {
        this.#drawing.begin(this.#tool);
        cursor.down = true;
        this.#stroke(cursor);
      }
      this.#say(t(cursor.down ? "pad.down" : "pad.up", { x: Math.round(cursor.x / 10), y: Math.round(cursor.y / 10) }));
    } else {
      return;
    }
    event.preventDefault();
    this.#showCursor();
  }

  /** From a point to the cursor. @param {Point} from */
  #stroke(from) {
    const { x, y } = this.#cursor;
    this.#smudge(from, this.#cursor);
    this.#drawing.line(from.x, from.y, x, y);
  }

  #lift() {
    this.#cursor.down = false;
    this.#showCursor();
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

/** @param {PointerEvent} event @param {DOMRect} box of the pad @returns {Point} */
function at({ clientX, clientY }, box) {
  return { x: ((clientX - box.left) / box.width) * side, y: ((clientY - box.top) / box.height) * side };
}
