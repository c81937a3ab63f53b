// The settings of the page, as one table: controls, defaults, validation and links all come from it.
// The settings of a network and its training are the program's: nn/settings.go has them, engine/schema.js is made from
// it, and here stands only what the page adds to them or bounds more narrowly. The words are setting.KEY,
// setting.KEY.help and setting.KEY.OPTION in strings/LANGUAGE/settings.js, or in the panel's file.

import { fixedCodes, schema } from "../engine/schema.js";
import { Problem } from "../strings/problem.js";
import { tDynamic } from "../strings/strings.js";
import { short } from "../ui/numbers.js";

/**
 * @typedef {object} Setting
 * @property {string} key as engine.configure takes it, and in the link
 * @property {string} [link] its name in the link, where that is another
 * @property {"choice" | "name" | "number" | "range" | "text"} kind name: of a panel, exercise or section of this page
 * @property {string | number} initial
 * @property {Record<string, number>} [ofModel] what stands for initial with some models
 * @property {number} [unsaid] what it is in a link that names a seed, but not this
 * @property {string[]} [options] of a choice
 * @property {Record<string, string>} [renamed] what older links call an option, and its name today
 * @property {RegExp} [pattern] of a text
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {"first" | "more" | "pad" | "menu" | "shown"} [place] where its control stands: where one builds, unfolded
 *   there on demand, below the noisy drawing, in the menu of the pad, or below the restored drawing; without one it
 *   has none of that kind
 * @property {"restart" | "adjust" | "page"} effect of a change: a new network, a change in the middle
 *   of the run, or none on the network
 */

/**
 * A setting of the program.
 * @param {keyof typeof schema} key
 * @param {Partial<Setting>} own what the page adds, and where it has narrower bounds or begins elsewhere
 * @returns {Setting}
 */
function ofProgram(key, own) {
  const { kind, adjustable, ...rest } = /** @type {import("../engine/schema.js").Described} */ (schema[key]);
  return {
    ...rest,
    key,
    kind: kind === "choice" ? kind : kind === "layers" ? "text" : "number",
    effect: adjustable ? "adjust" : "restart",
    ...(kind === "whole" && { step: 1 }),
    ...own,
  };
}

/** @type {Setting[]} */
export const settings = [
  ofProgram("data", { place: "first" }),
  ofProgram("model", { place: "first" }),
  ofProgram("code", { place: "first" }),
  // Not 0, so that a first visit shows noise being removed.
  ofProgram("noise", { kind: "range", initial: 0.4, max: 1, step: 0.05, place: "pad" }),
  ofProgram("noiseKind", { place: "menu" }),
  ofProgram("seed", { max: 999_999, place: "first" }), // short enough to read out
  ofProgram("start", { unsaid: 1 }), // what the seed draws: links of before name none
  ofProgram("epochs", { max: 1000, place: "first" }), // a night of training
  ofProgram("rate", { min: 0.00001, place: "first" }), // the program: above 0
  ofProgram("batch", { place: "more" }),
  ofProgram("optimizer", { place: "more" }),
  ofProgram("decay", { place: "more" }),
  ofProgram("schedule", { place: "more" }),
  ofProgram("loss", { place: "more" }),
  ofProgram("output", { place: "more" }),
  ofProgram("images", { initial: 60_000, min: 1, max: 60_000, place: "more" }), // MNIST has so many
  ofProgram("validation", { place: "more" }),
  ofProgram("noiseRange", { place: "more" }),
  ofProgram("sparsity", { place: "more" }),
  ofProgram("layers", { pattern: /^[ -~]{0,1000}$/, place: "more" }),
  {
    key: "shown",
    link: "answer",
    kind: "choice",
    initial: "denoiser",
    options: ["denoiser", "deep", "conv", "map", "own"],
    place: "shown",
    effect: "page",
  },
  { key: "tab", kind: "name", initial: "", renamed: { outside: "strangers" }, effect: "page" },
  { key: "exercise", kind: "name", initial: "", effect: "page" },
  { key: "lesson", kind: "text", initial: "", pattern: /^[\w-]{0,32000}$/, effect: "page" }, // exercises/lesson.js reads it
  { key: "section", kind: "name", initial: "", effect: "page" },
  { key: "order", kind: "choice", initial: "first", options: ["first", "label", "worst", "best"], effect: "page" }, // of Rows
  { key: "curve", kind: "choice", initial: "log", options: ["log", "linear"], effect: "page" }, // the axis of the losses
  { key: "lattice", kind: "choice", initial: "on", options: ["on", "off"], effect: "page" }, // of decoded digits on the map
  { key: "stretch", kind: "choice", initial: "on", options: ["on", "off"], effect: "page" }, // of the map's axes
  { key: "lit", kind: "text", initial: "", pattern: /^\d?$/, effect: "page" }, // the digit that stands out on the map
  {
    key: "moves",
    kind: "text",
    initial: "",
    pattern: /^(-?\d{1,4}(\.\d{1,2})?(_-?\d{1,4}(\.\d{1,2})?){0,31})?$/,
    effect: "page",
  }, // map/sliders.js reads it
  { key: "unit", kind: "text", initial: "", pattern: /^([1-9]\d?\.[1-9]\d{0,4})?$/, effect: "page" }, // hourglass/inspector.js reads it
  { key: "path", kind: "text", initial: "", pattern: /^([1-4]?\d?\d-[1-4]?\d?\d(-(100|\d?\d))?)?$/, effect: "page" }, // map/path.js reads it
  { key: "drawing", kind: "text", initial: "", pattern: /^[\w-]{0,8000}$/, effect: "page" }, // pad/linkeddrawing.js reads it
  { key: "race", kind: "text", initial: "", pattern: /^[\w.:*~ -]{0,1000}$/, effect: "page" }, // race/setup.js reads it
];

/** Shipped networks that were trained without noise, and answer to it with scribbles. */
export const trainedClean = ["deep", "conv", "map"];

/** @typedef {Record<string, string | number>} Values */

/** @param {string} key */
export const find = (key) => settings.find((setting) => setting.key === key);

/** @param {Setting} setting */
export const label = ({ key }) => tDynamic(`setting.${key}`);

/** @param {Pick<Setting, "kind">} setting whose value is the nearest that fits, where another is given */
export const isNumber = ({ kind }) => kind === "number" || kind === "range";

/** @param {Setting} setting @param {string | number} value as a person reads it */
export const optionLabel = ({ key, kind }, value) =>
  kind !== "choice" ? (typeof value === "number" ? short(value) : value) : tDynamic(`setting.${key}.${value}`);

/**
 * What a setting is unless something else is chosen.
 * @param {Pick<Setting, "initial" | "ofModel">} setting
 * @param {unknown} model the value of the setting "model"
 */
export const initialOf = ({ initial, ofModel }, model) =>
  ofModel && Object.hasOwn(ofModel, String(model)) ? ofModel[String(model)] : initial;

/** With either decimal mark, as a person may have written it into a link. @param {string} text */
function numberOf(text) {
  const grouped = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text); // 1,000: who knows
  return text === "" || grouped ? NaN : Number(text.replace(/^([+-]?\d*),(\d+)$/, "$1.$2"));
}

/**
 * Makes a value fit its setting.
 * @param {Setting} setting
 * @param {unknown} value from anywhere
 * @returns {{ value: string | number, problem?: Problem }} the nearest that fits; problem: what was wrong
 */
export function fit(setting, value) {
  const words = String(value).slice(0, 40);
  if (setting.kind === "choice" || setting.kind === "name") {
    const chosen = setting.renamed?.[String(value)] ?? String(value);
    if ((setting.options ?? [setting.initial]).includes(chosen)) return { value: chosen };
    return { value: setting.initial, problem: new Problem("fit.choice", [setting.key, words]) };
  }
  if (setting.kind === "text") {
    const text = String(value).trim();
    if (setting.pattern?.test(text)) return { value: text };
    return {
      value: setting.initial,
      problem: new Problem(setting.place ? "fit.text" : "fit.unreadable", [setting.key]),
    };
  }
  const { min = -Infinity, max = Infinity, step = 0 } = setting;
  const number = typeof value === "string" ? numberOf(value.trim()) : Number(value);
  if (Number.isNaN(number)) return { value: setting.initial, problem: new Problem("fit.number", [setting.key]) };
  const clamped = Math.min(Math.max(number, min), max);
  // Whole steps from zero; toPrecision removes what binary fractions add.
  const stepped = step ? Number((Math.round(clamped / step) * step).toPrecision(12)) : clamped;
  if (clamped !== number) return { value: stepped, problem: new Problem("fit.range", [setting.key, min, max]) };
  return { value: stepped };
}

/**
 * @typedef {object} Change the detail of an event "change"
 * @property {string[]} keys what has changed
 * @property {Values} previous all values before
 * @property {boolean} [back] whether it takes an earlier change back
 */

/**
 * The names of what the page is made of, by the setting of kind "name" that chooses among them.
 * @typedef {{ tab: string[], exercise: string[], section: string[] }} Names
 */

/** The values of all settings. Events: "change" when some have changed, "undo" when that was taken back; "fixed". */
export class State extends EventTarget {
  #names;
  /** Whether the noise was chosen for the network that is shown. */
  #spoiled = false;

  /** What a lesson has fixed: its controls stand still. @type {Set<string>} */
  fixed = new Set();

  /** @type {Values} */
  values = Object.fromEntries(settings.map(({ key, initial }) => [key, initial]));

  /** @param {Partial<Names>} [names] left out, as for a trial, only initial names are known */
  constructor(names = {}) {
    super();
    this.#names = names;
  }

  /** As the function fit does, with the names that this page knows. @param {Setting} setting @param {unknown} value */
  #fit(setting, value) {
    const options =
      setting.kind === "name"
        ? [setting.initial, ...(this.#names[/** @type {keyof Names} */ (setting.key)] ?? [])]
        : setting.options;
    return fit(/** @type {Setting} */ ({ ...setting, options }), value);
  }

  /**
   * Sets one value.
   * @param {string} key
   * @param {unknown} value
   * @returns {Problem | undefined} what is wrong with the value; the setting then stays as it is
   */
  set(key, value) {
    const setting = /** @type {Setting} */ (find(key));
    const fitted = this.#fit(setting, value);
    if (fitted.problem) return fitted.problem;
    const values = { [key]: fitted.value };
    if (key === "model") {
      // What had the old model's initial value gets the new model's.
      for (const other of settings.filter(({ ofModel }) => ofModel)) {
        if (this.values[other.key] === initialOf(other, this.values.model))
          values[other.key] = initialOf(other, fitted.value);
      }
    }
    this.#take(values);
    return undefined;
  }

  /**
   * Sets several values at once: one change, one new network. What is out of range is clamped, what
   * is of no use is ignored.
   * @param {Record<string, unknown>} values
   * @param {Values} [base] for settings that values does not name, or gives a value of no use
   * @returns {Problem[]} what was wrong with them
   */
  apply(values, base = {}) {
    const good = { ...base };
    const problems = [];
    for (const [key, value] of Object.entries(values)) {
      const setting = find(key);
      const { value: fitted, problem } = setting
        ? this.#fit(setting, value)
        : { value: "", problem: new Problem("fit.unknown", [key.slice(0, 40)]) };
      if (problem) problems.push(problem);
      if (setting && (!problem || isNumber(setting))) good[key] = fitted;
    }
    this.#take(good);
    return problems;
  }

  /** @param {Values} values that fit */
  #take(values) {
    const previous = { ...this.values };
    const keys = Object.keys(values).filter((key) => values[key] !== previous[key] && !this.fixed.has(key));
    if (!keys.length) return;
    for (const key of keys) this.values[key] = values[key];
    if (keys.includes("noise")) this.#spoiled = true;
    else if (keys.includes("shown")) this.#spoiled = false;
    this.dispatchEvent(new CustomEvent("change", { detail: { keys, previous } }));
  }

  /**
   * Takes a change back that could not be carried out; what has changed since stays.
   * @param {Change} change
   * @param {Error} [reason] the detail of the event
   */
  undo({ keys, previous }, reason) {
    for (const key of keys) this.values[key] = previous[key];
    this.dispatchEvent(new CustomEvent("undo", { detail: reason }));
  }

  /**
   * A link can name settings of which each is possible, but not all together. Resets one of them, if a network is then
   * possible, else all.
   * @param {(settings: import("../engine/engine.js").Settings) => Error | undefined} refusal why no network can be made
   *   of them, if so
   * @returns {Error | undefined} what was wrong
   */
  mend(refusal) {
    const reason = refusal(this.engineSettings);
    if (!reason) return undefined;
    const { model } = this.values;
    const chosen = settings
      .filter((setting) => setting.effect !== "page" && this.values[setting.key] !== initialOf(setting, model))
      .reverse();
    for (const group of [...chosen.map((setting) => [setting]), chosen]) {
      const previous = this.values;
      this.values = {
        ...previous,
        ...Object.fromEntries(group.map((setting) => [setting.key, initialOf(setting, model)])),
      };
      if (!refusal(this.engineSettings)) break;
      this.values = previous;
    }
    return reason;
  }

  /** What configure takes. Model and decay are among it even where they have no effect, because files keep them. */
  get engineSettings() {
    return this.#pick(
      ({ key, effect }) =>
        effect !== "page" && this.values[key] !== "" && (this.applies(key) || key === "model" || key === "decay"),
    );
  }

  /** The noise of what is shown: none where a network was trained without it, unless it was chosen for that one. */
  get shownNoise() {
    return this.shownClean ? 0 : Number(this.values.noise);
  }

  /** Whether the network shown was trained without noise, and is shown without. */
  get shownClean() {
    return trainedClean.includes(String(this.values.shown)) && !this.#spoiled;
  }

  /** Has the controls of these stand still, and no others. @param {string[]} keys */
  fix(keys) {
    this.fixed = new Set(keys);
    this.dispatchEvent(new Event("fixed"));
  }

  /** What engine.adjust takes. */
  get adjustable() {
    return this.#pick(({ effect }) => effect === "adjust");
  }

  /** @param {(setting: Setting) => boolean} wanted @returns {import("../engine/engine.js").Settings} */
  #pick(wanted) {
    return Object.fromEntries(settings.filter(wanted).map(({ key }) => [key, this.values[key]]));
  }

  /**
   * Whether a setting means something with the others as they are.
   * @param {string} key
   */
  applies(key) {
    const { layers, model, optimizer } = this.values;
    if (key === "decay") return optimizer === "adamw";
    if (key === "model") return layers === ""; // a layer list replaces it
    return key !== "code" || (!fixedCodes.includes(String(model)) && layers === "");
  }
}
