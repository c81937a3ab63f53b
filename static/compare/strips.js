// The methods as rows of one table: the same digits under each, and how far they are off.

import { make } from "../ui/dom.js";
import { fixed, psnr } from "../ui/numbers.js";
import { paint } from "../ui/paint.js";
import { term } from "../ui/term.js";
import { t, tDynamic } from "../strings/strings.js";

export const digitsShown = 8;
const between = 2; // columns of paper between two digits

/** The columns of figures, and what each is. @type {Record<string, string>} */
const figures = { "compare.mse": "mse", "compare.psnr": "psnr" };

/** @typedef {import("../baselines/methods.js").Result} Result */

/** Digits beside each other, as one picture. @param {Float32Array} pixels (8, 784) */
function strip(pixels) {
  const width = digitsShown * 28 + (digitsShown - 1) * between;
  const out = new Float32Array(28 * width);
  for (let i = 0; i < digitsShown; i++) {
    for (let y = 0; y < 28; y++)
      out.set(pixels.subarray(i * 784 + y * 28, i * 784 + (y + 1) * 28), y * width + i * (28 + between));
  }
  return { values: out, width };
}

export class Strips {
  #body = make("tbody");
  /**
   * @type {Map<string, { row: HTMLTableRowElement, name: HTMLElement, canvas: HTMLCanvasElement,
   *   mse: HTMLElement, psnr: HTMLElement }>}
   */
  #rows = new Map();
  element;

  /** @param {string[]} methods in their order */
  constructor(methods) {
    const head = make(
      "tr",
      {},
      ...["compare.method", "compare.digits", "compare.mse", "compare.psnr"].map((key) =>
        make("th", { scope: "col" }, figures[key] ? term(figures[key], tDynamic(key), `${key}.help`) : tDynamic(key)),
      ),
    );
    for (const method of methods) {
      const canvas = make("canvas", { width: digitsShown * 28 + (digitsShown - 1) * between, height: 28 });
      canvas.setAttribute("role", "img");
      const cells = {
        name: make("th", { scope: "row" }),
        canvas,
        mse: make("td", { className: "number" }, "–"),
        psnr: make("td", { className: "number" }, "–"),
      };
      const row = make(
        "tr",
        { className: `compare-${method}` },
        cells.name,
        make("td", { className: "compare-strip" }, canvas),
        cells.mse,
        cells.psnr,
      );
      this.#rows.set(method, { row, ...cells });
      this.#body.append(row);
    }
    this.element = make("table", { className: "compare-table" }, make("thead", {}, head), this.#body);
  }

  /** @param {string} method @param {string} name @param {Result | undefined} result undefined: not known yet */
  show(method, name, result) {
    const row = this.#rows.get(method);
    if (!row) return;
    row.name.textContent = name;
    row.canvas.setAttribute("aria-label", t("compare.strip", { name }));
    if (!result) return;
    const { values, width } = strip(result.pixels);
    paint(row.canvas, values, { width });
    row.mse.textContent = method === "clean" ? "" : fixed(result.mse, 4);
    row.psnr.textContent = method === "clean" ? "" : psnr(result.mse);
  }

  /** @param {string} method @param {boolean} hidden */
  hide(method, hidden) {
    const row = this.#rows.get(method)?.row;
    if (row) row.hidden = hidden;
  }
}
