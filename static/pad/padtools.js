// What one draws with: pen, noise pen, eraser, undo and redo, and the keyboard.

import { button, element } from "../ui/dom.js";
import { side } from "./drawing.js";
import { t } from "../strings/strings.js";

/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("../engine/table.js").Point} Point in pixels of the raster */
/** @typedef {import("../engine/table.js").Tool} Tool */

const keyStep = 10; // pixels of the raster: one of the network's, about

export class PadTools {
  #drawing;
  #say;
  #surface = element("pad");
  /**
   * The pointer that draws, where it is, and where the pad was when it came; a second finger draws nothing.
   * @type {{ id: number, box: DOMRect, point: Point } | undefined}
   */
  #pointer;
  /** The keyboard's pen. */
  #cursor = { x: side / 2, y: side / 2, down: false };

  /**
   * @param {Drawing} drawing
   * @param {(sentence: string) => void} say
   */
  constructor(drawing, say) {
    this.#drawing = drawing;
    this.#say = say;
    const surface = this.#surface;
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of /** @type {const} */ (["pointerup", "pointercancel"]))
      surface.addEventListener(end, (event) => this.#up(event));
    this.#menu();
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
  }

  /** What is not needed for the first strokes unfolds from a button. */
  #menu() {
    const open = button("pad-more");
    const menu = element("pad-menu");
    /** @param {boolean} shown */
    const show = (shown) => {
      menu.hidden = !shown;
      open.setAttribute("aria-expanded", String(shown));
    };
    // Where one builds there is no button, and the menu stays.
    const close = () => open.offsetParent && show(false);
    open.addEventListener("click", () => show(menu.hidden));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden || !menu.contains(document.activeElement)) return;
      close();
      open.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (!target.closest(".hero > .tools, #pad")) close();
    });
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || this.#pointer) return;
    event.preventDefault();
    const box = this.#surface.getBoundingClientRect();
    this.#pointer = { id: event.pointerId, box, point: at(event, box) };
    this.#drawing.begin(this.#tool);
    this.#stroke([this.#pointer.point]);
    this.#surface.classList.add("drawing");
    this.#surface.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    const { box, point } = this.#pointer;
    const between = event.getCoalescedEvents?.() ?? []; // a fast pen moves several times between two frames
    const points = (between.length ? between : [event]).map((e) => at(e, box));
    this.#stroke([point, ...points]);
    this.#pointer.point = points[points.length - 1];
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    this.#pointer = undefined;
    this.#surface.classList.remove("drawing");
  }

  get #tool() {
    const { value } = /** @type {HTMLInputElement} */ (document.querySelector("#pad-tools input[name=tool]:checked"));
    return /** @type {Tool} */ (value);
  }

  /** With what is chosen. @param {Point[]} points */
  #stroke(points) {
    const radius = Number(/** @type {HTMLInputElement} */ (element("pad-width")).value);
    this.#drawing.stroke(this.#tool, radius, points);
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
    if (!this.#pointer) this.#drawing[action](); // not while a pen draws
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
      const { x, y } = cursor;
      const far = event.shiftKey ? 3 * keyStep : keyStep;
      cursor.x = Math.min(Math.max(cursor.x + move[0] * far, 0), side);
      cursor.y = Math.min(Math.max(cursor.y + move[1] * far, 0), side);
      if (cursor.down)
        this.#stroke([
          [x, y],
          [cursor.x, cursor.y],
        ]);
    } else if (event.key === " " || event.key === "Enter") {
      if (cursor.down) {
        this.#lift();
      } else {
        this.#drawing.begin(this.#tool);
        cursor.down = true;
        this.#stroke([[cursor.x, cursor.y]]);
      }
      this.#say(t(cursor.down ? "pad.down" : "pad.up", { x: Math.round(cursor.x / 10), y: Math.round(cursor.y / 10) }));
    } else {
      return;
    }
    event.preventDefault();
    this.#showCursor();
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
function at({ clientX, clientY }, { left, top, width }) {
  const scale = side / Math.max(width, 1);
  return [(clientX - left) * scale, (clientY - top) * scale];
}
