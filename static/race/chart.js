// The losses of all lanes in one chart. A lane is told by its dash and by its letter at the line's end.

import { letters } from "../ui/letters.js";
import { short } from "../ui/numbers.js";
import { Plot, joined, line } from "../ui/plot.js";
import { t } from "../strings/strings.js";

/** @typedef {import("./contest.js").Lane} Lane */

/** By lane: as stroke-dasharray and as uPlot have them. */
export const dashes = [[], [9, 4], [2, 3], [12, 3, 2, 3]];
const mostPoints = 1500; // of a lane

export class RaceChart {
  #plot;
  /** @type {"seen" | "seconds"} */
  #by = "seen";
  /** @type {"test" | "train"} */
  #loss = "test";
  /** @type {Array<Lane["curve"]>} */
  #curves = [];
  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.#plot = new Plot(parent, {
      data: () => this.#data(),
      log: () => true,
      options: (look) => this.#options(look),
    });
  }

  /** @param {{ by: "seen" | "seconds", loss: "test" | "train" }} choice */
  choose({ by, loss }) {
    this.#by = by;
    this.#loss = loss;
    this.#plot.build();
  }

  /** @param {Lane[]} lanes */
  show(lanes) {
    const curves = lanes.map(({ curve }) => curve);
    const same = curves.length === this.#curves.length;
    this.#curves = curves;
    if (same) this.#plot.draw();
    else this.#plot.build();
  }

  /** @returns {import("uplot").AlignedData} */
  #data() {
    const tables = this.#curves.map((curve) => {
      const x = curve[this.#by === "seen" ? 0 : 1];
      const y = curve[this.#loss === "train" ? 2 : 3];
      const measured = [...x.keys()].filter((i) => y[i] !== null);
      const every = Math.ceil(measured.length / mostPoints);
      const kept = measured.filter((_, i) => i % every === 0 || i === measured.length - 1);
      return /** @type {import("uplot").AlignedData} */ ([kept.map((i) => x[i]), kept.map((i) => y[i])]);
    });
    return tables.length ? joined(tables) : [[]];
  }

  /**
   * @param {import("../ui/plot.js").Look} look
   * @returns {Pick<import("uplot").Options, "axes" | "series"> & Partial<import("uplot").Options>}
   */
  #options({ axis: plain, color, family }) {
    const axis = { ...plain, labelFont: plain.font, labelSize: 18 };
    const byImages = this.#by === "seen";
    const x = t(byImages ? "race.byImages" : "race.byTime");
    const brief = (/** @type {number} */ v) => (byImages && v >= 1000 ? `${short(v / 1000, 4)} k` : short(v, 4));
    return {
      padding: [8, 20, 0, 0],
      axes: [
        { ...axis, label: x, values: (_, ticks) => ticks.map(brief), size: 28 },
        {
          ...axis,
          size: 56,
          values: (_, ticks) =>
            ticks.map((tick) =>
              tick === null || Number(tick.toPrecision(1)) !== Number(tick.toPrecision(4)) ? "" : short(tick, 1),
            ),
        },
      ],
      series: [
        { label: x, value: (_, v) => (v === null || v === undefined ? "–" : brief(v)) },
        ...this.#curves.map((_, i) => line(letters[i], color(i < 2 ? "--ink" : "--ink-soft"), 2, dashes[i])),
      ],
      legend: { markers: { dash: (_, i) => ["solid", "solid", "dashed", "dotted", "dashed"][i] } },
      hooks: { draw: [(plot) => this.#letters(plot, color("--ink"), family)] },
    };
  }

  /**
   * Writes each lane's letter at the end of its line.
   * @param {import("uplot")} plot
   * @param {string} ink
   * @param {string} family
   */
  #letters(plot, ink, family) {
    const { ctx } = plot;
    const pixels = devicePixelRatio;
    ctx.save();
    ctx.fillStyle = ink;
    ctx.font = `600 ${12 * pixels}px ${family}`;
    ctx.textBaseline = "middle";
    const ends = this.#curves.flatMap((_, lane) => {
      const ys = plot.data[lane + 1] ?? [];
      let last = ys.length - 1;
      while (last >= 0 && (ys[last] === null || ys[last] === undefined)) last--;
      return last < 0
        ? []
        : [
            {
              lane,
              x: plot.valToPos(plot.data[0][last], "x", true),
              y: plot.valToPos(/** @type {number} */ (ys[last]), "y", true),
            },
          ];
    });
    // Letters that would stand in each other make room downwards.
    ends.sort((a, b) => a.y - b.y);
    let free = -Infinity;
    for (const { lane, x, y } of ends) {
      const at = Math.max(y, free);
      ctx.fillText(letters[lane], x + 5 * pixels, at);
      free = at + 13 * pixels;
    }
    ctx.restore();
  }
}
