// What every chart of losses is made of: a uPlot in an element, with a logarithmic or an even axis for the
// losses, as large as the element, in the colours of the style sheet.

import uPlot from "../lib/uplot/uPlot.esm.js";
import { bounds, lookOf, lossValue, sizeIn } from "./losses.js";

/** @typedef {import("uplot").AlignedData} Data x, then a series for each line; null where it has no point */
/** @typedef {ReturnType<typeof lookOf>} Look */

/** Tables of series, each with its own x, on a common x. @param {Data[]} tables @returns {Data} */
export const joined = (tables) => uPlot.join(tables);

export class Plot {
  #parent;
  #chart;
  /** @type {import("uplot") | undefined} */
  #plot;
  #framePending = false;

  /**
   * Nothing is drawn before the first call.
   * @param {HTMLElement} parent
   * @param {object} chart
   * @param {() => Data} chart.data
   * @param {() => boolean} chart.log whether losses stand on a logarithmic axis
   * @param {(look: Look) => Pick<import("uplot").Options, "axes" | "series">
   *   & Partial<import("uplot").Options>} chart.options
   */
  constructor(parent, chart) {
    this.#parent = parent;
    this.#chart = chart;
    new ResizeObserver(() => this.#fit()).observe(parent);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.build());
  }

  /** Makes it anew: with other lines, other axes, or other colours. */
  build() {
    this.#plot?.destroy();
    const log = this.#chart.log(); // kept: a plot that was destroyed may be drawn once more, on its own scale
    this.#plot = new uPlot(
      {
        ...sizeIn(this.#parent),
        scales: {
          x: { time: false, range: (_, __, high) => [0, high || 1] },
          y: { distr: log ? 3 : 1, range: (_, low, high) => bounds(low, high, log) },
        },
        cursor: { drag: { x: false, y: false } },
        hooks: { setCursor: [(plot) => tellLast(plot)], setData: [(plot) => tellLast(plot)] },
        ...this.#chart.options(lookOf(this.#parent)),
      },
      this.#chart.data(),
      this.#parent,
    );
    requestAnimationFrame(() => this.#fit()); // once the legend has its width, and so its height
  }

  /** Shows other data on the same lines, in the next frame. */
  draw() {
    if (!this.#plot) return this.build();
    if (this.#framePending) return undefined;
    this.#framePending = true;
    requestAnimationFrame(() => {
      this.#framePending = false;
      this.#plot?.setData(this.#chart.data());
    });
    return undefined;
  }

  /** Twice: the legend takes as many lines as the width leaves it, and the chart is as high as the legend leaves it. */
  #fit(again = true) {
    if (!this.#parent.clientWidth) return; // a hidden one has no size
    this.#plot?.setSize(sizeIn(this.#parent));
    if (again) requestAnimationFrame(() => this.#fit(false));
  }
}

/** The legend has the last values of each line where nothing is pointed at. @param {import("uplot")} plot */
function tellLast(plot) {
  if (typeof plot.cursor.idx === "number") return;
  const last = (/** @type {ArrayLike<unknown>} */ values) => {
    let at = values.length - 1;
    while (at > 0 && (values[at] === null || values[at] === undefined)) at--;
    return at;
  };
  const idxs = plot.data.map((values) => (values.length ? last(values) : null));
  plot.setLegend({ idxs }, false);
}

/**
 * How a line looks that may have gaps, without points.
 * @param {string} label
 * @param {string} stroke
 * @param {number} width
 * @param {number[]} [dash]
 * @returns {import("uplot").Series}
 */
export const line = (label, stroke, width, dash) => ({
  label,
  stroke,
  width,
  dash,
  spanGaps: true,
  points: { show: false },
  value: lossValue,
});
