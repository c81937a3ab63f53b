// What the charts of losses have in common: their size, their look and the range of their axis.

import { fixed } from "./numbers.js";

/** The plot's size in what holds it, above its legend. @param {HTMLElement} parent */
export function sizeIn(parent) {
  const legend = parent.querySelector(".u-legend")?.clientHeight ?? 30;
  return { width: Math.max(parent.clientWidth, 200), height: Math.max(parent.clientHeight - legend - 4, 110) };
}

/** Colours and type as the style sheet has them for this element. @param {HTMLElement} parent */
export function lookOf(parent) {
  const style = getComputedStyle(parent);
  const color = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const line = { stroke: color("--line"), width: 1 };
  return {
    color,
    family: style.fontFamily,
    axis: { stroke: color("--ink-soft"), font: `12px ${style.fontFamily}`, grid: line, ticks: line },
  };
}

/** A loss in the legend. @type {import("uplot").Series.Value} */
export const lossValue = (_, v) => (v === null || v === undefined ? "–" : fixed(v, 4));

/**
 * Something to see before there is a curve, and room around it.
 *
 * A logarithmic axis begins at a whole multiple of a power of ten: from any other number, uPlot's
 * ticks (logAxisSplits) can fail to advance, and never end.
 * @param {number | null | undefined} low the least value
 * @param {number | null | undefined} high the largest
 * @param {boolean} log
 * @returns {[number, number]}
 */
export function bounds(low, high, log) {
  if (!low || !high || !(low > 0) || !Number.isFinite(low + high)) return log ? [0.001, 0.1] : [0, 0.1];
  if (!log) return [0, high * 1.05];
  const least = Math.max(low * 0.8, 1e-12);
  const power = 10 ** Math.floor(Math.log10(least));
  return [Number((Math.max(Math.floor(least / power), 1) * power).toPrecision(1)), high * 1.25];
}
