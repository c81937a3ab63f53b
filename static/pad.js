// The drawing pad, around what the program does on its own: colours, buttons, figures.

import { psnr } from "./numbers.js";

/** @typedef {import("./program.js").Program} Program */

export class Pad {
  #program;
  #noisy = element("pad-noisy-psnr");
  #restored = element("pad-restored-psnr");
  #hint = element("pad-hint");

  /** @param {Program} program with a network */
  constructor(program) {
    this.#program = program;
    program.startPad();
    element("pad").addEventListener("restored", () => this.#show());
    element("pad-clear").addEventListener("click", () => program.clearPad());
  }

  /** @param {number} sigma */
  set noise(sigma) {
    this.#program.padNoise(sigma);
  }

  redraw() {
    this.#program.redrawPad();
  }

  #show() {
    const errors = this.#program.padErrors();
    this.#hint.hidden = errors !== undefined;
    this.#noisy.textContent = errors ? psnr(errors.noisy) : "–";
    this.#restored.textContent = errors ? psnr(errors.restored) : "–";
  }
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
