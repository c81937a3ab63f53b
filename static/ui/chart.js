// The loss of a run, train and test, as it falls, over the ghosts of the runs before it.

import { lossValue } from "./losses.js";
import { fixed, short } from "./numbers.js";
import { Plot, joined, line } from "./plot.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("../app/runs.js").Run} Run */

const mostPoints = 4000; // more than a screen has columns
const mostGhosts = 3;

export class Chart {
  #log = true;
  #validates = false;
  /** Epochs, train loss, test loss where measured. @type {[number[], number[], Array<number | null>]} */
  #data = [[], [], []];
  /** @type {Run[]} */
  #ghosts = [];
  #plot;
  #empty;

  /** @param {HTMLElement} parent @param {HTMLElement} empty what stands there before there is a curve */
  constructor(parent, empty) {
    this.#empty = empty;
    this.#plot = new Plot(parent, {
      data: () => this.#joined(),
      log: () => this.#log,
      options: (look) => this.#options(look),
    });
    this.#plot.build();
  }

  /** @param {boolean} log whether losses stand on a logarithmic scale */
  set log(log) {
    if (log === this.#log) return;
    this.#log = log;
    this.#plot.build();
  }

  /** @param {boolean} validates whether the second loss is that of images held out */
  set validates(validates) {
    if (validates === this.#validates) return;
    this.#validates = validates;
    this.#plot.build();
  }

  /** @param {Run[]} runs the last of which are drawn in grey */
  set ghosts(runs) {
    const last = runs.filter((run) => run.x.length > 1).slice(-mostGhosts);
    if (last.length === this.#ghosts.length && last.every((run, i) => run === this.#ghosts[i])) return;
    this.#ghosts = last;
    this.#plot.build();
  }

  clear() {
    this.#data = [[], [], []];
    this.#empty.hidden = this.#ghosts.length > 0;
    this.#plot.draw();
  }

  /** @param {Progress} progress */
  add({ epoch, loss, testLoss }) {
    this.#empty.hidden = true;
    const [epochs, train, test] = this.#data;
    epochs.push(epoch);
    train.push(loss);
    test.push(testLoss ?? null);
    if (epochs.length > mostPoints) this.#data = thinned(this.#data);
    this.#plot.draw();
  }

  /** The run's series and, on the same epochs, those of the ghosts. @returns {import("uplot").AlignedData} */
  #joined() {
    if (!this.#ghosts.length) return this.#data;
    return joined([this.#data, ...this.#ghosts.map(({ x, y }) => /** @type {import("uplot").AlignedData} */ ([x, y]))]);
  }

  /** @param {import("./plot.js").Look} look @returns {Pick<import("uplot").Options, "axes" | "series">} */
  #options({ axis, color }) {
    const dashes = [
      [2, 3],
      [8, 3],
      [8, 3, 2, 3],
    ];
    return {
      axes: [
        { ...axis, ...labelled(t("curve.epoch")), values: (_, ticks) => ticks.map((tick) => short(tick)), size: 28 },
        {
          ...axis,
          ...labelled(t("curve.title")),
          size: 52,
          values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : label(tick))),
        },
      ],
      series: [
        { label: t("curve.epoch"), value: (_, v) => (v === null ? "–" : fixed(v, 2)) },
        { label: t("curve.train"), stroke: color("--blue"), width: 2, points: { show: false }, value: lossValue },
        line(t(this.#validates ? "curve.validation" : "curve.test"), color("--orange"), 2, [6, 4]),
        ...this.#ghosts.map(({ number }, i) => line(t("runs.name", { number }), color("--ink-soft"), 1, dashes[i])),
      ],
    };
  }
}

/** What an axis is of. @param {string} label */
const labelled = (label) => ({ label, labelSize: 16, labelFont: "12px system-ui, sans-serif" });

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
