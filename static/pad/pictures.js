// Pictures from elsewhere as ink on the pad: chosen, taken with the camera, pasted, or dropped anywhere on the page.

import { button, element } from "../ui/dom.js";
import { decode } from "./decode.js";
import { kindOf } from "./picturefile.js";
import { Problem } from "../strings/problem.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("../engine/program.js").Program} Program */

/** Where a person writes; what is pasted there is theirs. */
const written = "input, textarea, [contenteditable]:not([contenteditable=false])";
const unwritten = "input:is([type=radio], [type=checkbox], [type=range], [type=button], [type=submit], [type=file])";

/** Events: "other" when a file was dropped that is no picture; detail: the File. */
export class Pictures extends EventTarget {
  #drawing;
  #program;
  #complain;
  #number = 0; // of the last picture: an older one that takes longer is stale

  /**
   * @param {Drawing} drawing
   * @param {Program} program
   * @param {(sentence: string) => void} complain
   */
  constructor(drawing, program, complain) {
    super();
    this.#drawing = drawing;
    this.#program = program;
    this.#complain = complain;
    for (const [open, field] of [
      ["pad-picture", "pad-picture-file"],
      ["pad-camera", "pad-camera-file"],
    ]) {
      const input = /** @type {HTMLInputElement} */ (element(field));
      button(open).addEventListener("click", () => input.click());
      input.addEventListener("change", () => {
        const file = input.files?.[0];
        input.value = ""; // so that the same one can be chosen again
        if (file) this.#take(file);
      });
    }
    addEventListener("paste", (event) => this.#paste(event));
    addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    addEventListener("drop", (event) => this.#drop(event));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const [target] = event.composedPath();
    if (event.defaultPrevented || !(target instanceof Node)) return;
    const at = target instanceof Element ? target : target.parentElement;
    if (at?.closest(written) && !at.matches(unwritten)) return;
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#take(file);
  }

  /**
   * A picture may be dropped anywhere; on the pad, whatever is no weights is taken for one.
   * @param {DragEvent} event
   */
  async #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (event.defaultPrevented || !file) return;
    event.preventDefault();
    for (const dialog of document.querySelectorAll("dialog")) dialog.close(); // what is said next stands behind it
    const other = () => this.dispatchEvent(new CustomEvent("other", { detail: file }));
    if (/\.safetensors$/i.test(file.name)) return other(); // at once: what is changed from now on comes later
    const onPad = event.target instanceof Node && element("pad").contains(event.target);
    if (file.type.startsWith("image/") || onPad || (await kindOf(file).catch(() => undefined))) this.#take(file);
    else other();
  }

  /** @param {File} file */
  async #take(file) {
    const mine = ++this.#number;
    try {
      const { pixels, width, height } = await decode(file);
      if (mine !== this.#number) return;
      const ink = this.#program.padScan(width, height, new Uint8Array(pixels.buffer));
      if (ink) this.#drawing.replace(ink);
      else this.#complain(t("pad.nothingSeen"));
    } catch (error) {
      // What is no Problem is a folder, or a file that is gone.
      if (mine === this.#number) this.#complain(text(error instanceof Problem ? error : new Problem("picture.none")));
    }
  }
}
