// The loss of a run, train and test, as it falls, over the ghosts of the runs before it.

import uPlot from "../lib/uplot/uPlot.esm.js";
import { bounds, lookOf, lossValue, sizeIn } from "./losses.js";
import { fixed, short } from "./numbers.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("../app/runs.js").Run} Run */

const mostPoints = 4000; // more than a screen has columns
const mostGhosts = 3;

export class Chart {
  #parent;
  #log = true;
  /** Epochs, train loss, test loss where measured. @type {[number[], number[], Array<number | null>]} */
  #data = [[], [], []];
  /** @type {Run[]} */
  #ghosts = [];
  /** @type {import("uplot") | undefined} */
  #plot;
  #framePending = false;

  #empty;

  /** @param {HTMLElement} parent @param {HTMLElement} empty what stands there before there is a curve */
  constructor(parent, empty) {
    this.#parent = parent;
    this.#empty = empty;
    new ResizeObserver(() => this.#fit()).observe(parent);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#build());
    this.#build();
  }

  /** @param {boolean} log whether losses stand on a logarithmic scale */
  set log(log) {
    if (log === this.#log) return;
    this.#log = log;
    this.#build();
  }

  /** @param {Run[]} runs the last of which are drawn in grey */
  set ghosts(runs) {
    const last = runs.filter((run) => run.x.length > 1).slice(-mostGhosts);
    if (last.length === this.#ghosts.length && last.every((run, i) => run === this.#ghosts[i])) return;
    this.#ghosts = last;
    this.#build();
  }

  clear() {
    this.#data = [[], [], []];
    this.#empty.hidden = this.#ghosts.length > 0;
    this.#draw();
  }

  /** @param {Progress} progress */
  add({ epoch, loss, testLoss }) {
    this.#empty.hidden = true;
    const [epochs, train, test] = this.#data;
    epochs.push(epoch);
    train.push(loss);
    test.push(testLoss ?? null);
    if (epochs.length > mostPoints) this.#data = thinned(this.#data);
    this.#draw();
  }

  #fit() {
    this.#plot?.setSize(sizeIn(this.#parent));
  }

  #draw() {
    if (this.#framePending) return;
    this.#framePending = true;
    requestAnimationFrame(() => {
      this.#framePending = false;
      this.#plot?.setData(this.#joined());
    });
  }

  /** The run's series and, on the same epochs, those of the ghosts. @returns {import("uplot").AlignedData} */
  #joined() {
    if (!this.#ghosts.length) return this.#data;
    return uPlot.join([
      this.#data,
      ...this.#ghosts.map(({ x, y }) => /** @type {import("uplot").AlignedData} */ ([x, y])),
    ]);
  }

  #build() {
    this.#plot?.destroy();
    const log = this.#log; // a plot that is destroyed may have to be drawn once more, on its own scale
    const { axis, color } = lookOf(this.#parent);
    this.#plot = new uPlot(
      {
        ...sizeIn(this.#parent),
        scales: {
          x: { time: false, range: (_, __, high) => [0, high || 1] },
          y: { distr: log ? 3 : 1, range: (_, low, high) => bounds(low, high, log) },
        },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map((tick) => String(tick)), size: 28 },
          { ...axis, size: 52, values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : label(tick))) },
        ],
        series: [
          { label: t("curve.epoch"), value: (_, v) => (v === null ? "–" : fixed(v, 2)) },
          { label: t("curve.train"), stroke: color("--blue"), width: 2, points: { show: false }, value: lossValue },
          {
            label: t("curve.test"),
            stroke: color("--orange"),
            width: 2,
            dash: [6, 4],
            spanGaps: true,
            points: { show: false },
            value: lossValue,
          },
          ...this.#ghosts.map(({ number }, i) => ({
            label: t("runs.name", { number }),
            stroke: color("--ink-soft"),
            width: 1,
            dash: [
              [2, 3],
              [8, 3],
              [8, 3, 2, 3],
            ][i],
            spanGaps: true,
            points: { show: false },
            value: lossValue,
          })),
        ],
        cursor: { drag: { x: false, y: false } },
      },
      this.#joined(),
      this.#parent,
    );
    requestAnimationFrame(() => this.#fit()); // once the legend has its width, and so its height
  }
}

/**
 * Every second point of the older half, and every one with a test loss.
 * @param {[number[], number[], Array<number | null>]} data
 * @returns {[number[], number[], Array<number | null>]}
 */
function thinned([epochs, train, test]) {
  const keep = epochs.map((_, i) => i % 2 === 0 || i > mostPoints / 2 || test[i] !== null);
  const kept = (/** @type {any[]} */ values) => values.filter((_, i) => keep[i]);
  return [kept(epochs), kept(train), kept(test)];
}

/** @param {number} tick */
const label = (tick) => (tick === 0 ? "0" : short(tick, 3));
