// The code of the drawing, as cells in the order that a layer has them: a vector line by line, maps beside each other.

import { cellsOf } from "./codecells.js";
import { canvas, element } from "../ui/dom.js";
import { whole } from "../ui/numbers.js";
import { paint, scaleOf } from "../ui/paint.js";
import { t } from "../strings/strings.js";

export class CodePicture {
  #program;
  #networks = -1;
  /** @type {ReturnType<typeof cellsOf>} */
  #cells = { width: 1, height: 1, at: new Int32Array() };

  /** @param {import("../engine/program.js").Program} program */
  constructor(program) {
    this.#program = program;
  }

  /** @param {Float32Array} code of the network as it is now; empty where nothing is drawn */
  show(code) {
    if (this.#networks !== this.#program.networks) {
      this.#networks = this.#program.networks;
      const { spec, code: count } = this.#program.describe();
      this.#cells = cellsOf(spec.layers[spec.code - 1].out);
      element("pad-code-size").textContent = t(count === 1 ? "pad.codeSizeOne" : "pad.codeSize", {
        count: whole(count),
        pixels: whole(spec.input.size),
      });
    }
    const { width, height, at } = this.#cells;
    const values = new Float32Array(width * height);
    const scale = scaleOf(code, 0, code.length);
    code.forEach((value, i) => (values[at[i]] = value / scale));
    paint(canvas("pad-code"), values, { width, signed: true });
  }
}
