// When is an exercise solved? Its condition says so, as data:
//
//   { "measure": "run.mse", "atMost": 0.01 }     a measured number against a bound, or two
//   { "all": [ … ] }  { "any": [ … ] }           all of them, or one, at the same time
//   { "sequence": [ … ] }                        one after the other; what was met stays met, with the figure of then
//
// What cannot be measured yet is undefined, and meets nothing.

/**
 * @typedef {object} Leaf
 * @property {import("./measures.js").MeasureName} measure
 * @property {number} [atLeast]
 * @property {number} [atMost]
 */
/** @typedef {Leaf | { all: Condition[] } | { any: Condition[] } | { sequence: Condition[] }} Condition */

/**
 * @typedef {object} Check a leaf as it stands
 * @property {Leaf} leaf
 * @property {number | undefined} value
 * @property {boolean} met
 * @property {boolean} waits for something before it in a sequence
 */

/** One exercise's condition, with what it remembers of its sequences. */
export class Watch {
  #condition;
  /** How many steps of a sequence have been met. @type {Map<Condition[], number>} */
  #reached = new Map();
  /** The figures that met the steps behind: what is measured now may be another network's. @type {Map<Leaf, number>} */
  #kept = new Map();

  /** @param {Condition} condition */
  constructor(condition) {
    this.#condition = condition;
  }

  /**
   * @param {(name: Leaf["measure"]) => number | undefined} measure
   * @returns {{ met: boolean, checks: Check[] }} checks in the order of the leaves
   */
  look(measure) {
    /** @type {Check[]} */
    const checks = [];
    return { met: this.#look(this.#condition, measure, checks, undefined), checks };
  }

  /**
   * @param {Condition} condition
   * @param {(name: Leaf["measure"]) => number | undefined} measure
   * @param {Check[]} checks
   * @param {"done" | "waits" | undefined} place in a sequence: behind, or still ahead
   * @returns {boolean}
   */
  #look(condition, measure, checks, place) {
    if ("measure" in condition) {
      const now = place === "waits" ? undefined : measure(condition.measure);
      const fit = fits(condition, now);
      if (fit && now !== undefined) this.#kept.set(condition, now);
      const met = place === "done" || fit;
      const value = place === "done" ? this.#kept.get(condition) : now;
      checks.push({ leaf: condition, value, met, waits: place === "waits" });
      return met;
    }
    const each = (/** @type {Condition[]} */ conditions) =>
      conditions.map((inner) => this.#look(inner, measure, checks, place));
    if ("all" in condition) return each(condition.all).every(Boolean);
    if ("any" in condition) return each(condition.any).some(Boolean);
    const steps = condition.sequence;
    let reached = place === "done" ? steps.length : (this.#reached.get(steps) ?? 0);
    steps.forEach((step, i) => {
      const now = i < reached ? "done" : i > reached || place === "waits" ? "waits" : undefined;
      if (this.#look(step, measure, checks, now) && i === reached) reached++;
    });
    this.#reached.set(steps, reached);
    return reached === steps.length;
  }
}

/** @param {Leaf} leaf @param {number | undefined} value */
function fits({ atLeast = -Infinity, atMost = Infinity }, value) {
  return value !== undefined && value >= atLeast && value <= atMost;
}
