// What a race is run with, and how that stands in the link: words with a space between them.
//
//   free seed.7 noise.0.2 vanilla code.32 784-128-16-128-784 conv noise.0.5
//
// The words of the race come first: seed, batch, …. A preset's name or a layer list opens a lane, and a
// word after it is the one setting in which that lane differs from the others.

import { schema } from "../engine/schema.js";
import { find, fit, initialOf, label } from "../app/state.js";
import { Problem } from "../strings/problem.js";
import { t, text } from "../strings/strings.js";
import { letters } from "../ui/letters.js";

/** @typedef {"code" | "noise" | "loss" | "rate" | "optimizer" | "output"} Differing */

/**
 * @typedef {object} Lane
 * @property {string} model a preset, or a layer list
 * @property {Differing} [key] in which it differs from the others
 * @property {string | number} [value] of that
 */

/**
 * @typedef {object} Setup
 * @property {Lane[]} lanes two to four
 * @property {"mnist" | "digits"} data
 * @property {number} images
 * @property {number} batch
 * @property {number} seed
 * @property {number} [start] what the seed draws, as the page has it
 * @property {number} noise of all lanes, but the one that differs in it
 * @property {"turns" | "free"} mode in lockstep by images, or all at once by the clock
 * @property {number} epochs that a race in turns takes
 * @property {number} seconds that a free race takes
 */

export const presets = schema.model.options;
/** @type {Differing[]} */
export const differing = ["code", "noise", "loss", "rate", "optimizer", "output"];
export const fewestLanes = 2;
export const mostLanes = letters.length;

/**
 * The numbers of a race, in the order of the link.
 * @type {Record<"images" | "batch" | "seed" | "noise" | "epochs" | "seconds",
 *   { min: number, max: number, step: number, initial: number }>}
 */
export const numbers = {
  images: { min: 100, max: 60000, step: 1, initial: 12000 },
  batch: { min: 1, max: schema.batch.max, step: 1, initial: 128 },
  seed: { min: 0, max: 999999, step: 1, initial: 1 },
  noise: { min: 0, max: 1, step: 0.05, initial: 0 },
  epochs: { min: 1, max: 100, step: 1, initial: 2 },
  seconds: { min: 1, max: 3600, step: 1, initial: 30 },
};

/** @typedef {keyof typeof numbers} NumberKey */

const numberKeys = /** @type {NumberKey[]} */ (Object.keys(numbers));

/** @returns {Setup} */
export const initialSetup = () => ({
  lanes: [{ model: "vanilla" }, { model: "deep" }, { model: "conv" }],
  data: "mnist",
  mode: "turns",
  .../** @type {Record<NumberKey, number>} */ (
    Object.fromEntries(numberKeys.map((key) => [key, numbers[key].initial]))
  ),
});

/**
 * A number of the race that fits: within its bounds, in whole steps.
 * @param {NumberKey} key
 * @param {unknown} value from anywhere
 * @returns {{ value: number, problem?: Problem }} problem: what was wrong with it
 */
export function fitNumber(key, value) {
  const { min, max, step, initial } = numbers[key];
  const number = String(value).trim() === "" ? NaN : Number(value);
  if (Number.isNaN(number)) return { value: initial, problem: new Problem("fit.number", [numberLabel(key)]) };
  const clamped = Math.min(Math.max(number, min), max);
  const stepped = Number((Math.round(clamped / step) * step).toPrecision(12));
  return clamped === number
    ? { value: stepped }
    : { value: stepped, problem: new Problem("fit.range", [numberLabel(key), min, max]) };
}

/** @param {NumberKey} key */
export const numberLabel = (key) => (key === "seconds" ? t("race.seconds") : label(/** @type {any} */ (find(key))));

/**
 * @param {string} words as in the link; empty for the first setup
 * @returns {{ setup: Setup, problems: string[] }} what is wrong is left out or clamped, and said
 */
export function parseSetup(words) {
  const setup = initialSetup();
  /** @type {string[]} */
  const problems = [];
  /** @type {Lane[]} */
  const lanes = [];
  for (const word of words.split(" ").filter(Boolean)) {
    const at = word.indexOf(".");
    const [key, value] = at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
    if (value === undefined && (presets.includes(key) || /^\d/.test(key))) {
      lanes.push({ model: key });
    } else if (/^\d/.test(word)) {
      lanes.push({ model: word }); // a list with dropout has a point in it
    } else if (key === "free" && value === undefined) {
      setup.mode = "free";
    } else if (key === "data" && (value === "mnist" || value === "digits")) {
      setup.data = value;
    } else if (value !== undefined && isDiffering(key) && lanes.length) {
      const { value: fitted, problem } = fit(/** @type {any} */ (find(key)), value);
      if (problem) problems.push(text(problem));
      Object.assign(/** @type {Lane} */ (lanes.at(-1)), { key, value: fitted });
    } else if (value !== undefined && isNumber(key)) {
      const { value: fitted, problem } = fitNumber(key, value);
      if (problem) problems.push(text(problem));
      setup[key] = fitted;
    } else if (word.includes("-")) {
      lanes.push({ model: word }); // meant as a list of layers: the engine says what is wrong with it
    } else {
      problems.push(text(new Problem("fit.unknown", [word.slice(0, 40)])));
    }
  }
  if (lanes.length > mostLanes) problems.push(t("race.tooMany", { most: mostLanes }));
  if (lanes.length === 1) problems.push(t("race.tooFew", { fewest: fewestLanes }));
  if (lanes.length) setup.lanes = lanes.slice(0, mostLanes);
  if (lanes.length === 1) setup.lanes.push({ ...lanes[0] });
  return { setup, problems };
}

/**
 * The setup of a link, with all that is wrong with it: of a network that cannot be, the engine says why.
 * @param {import("../engine/program.js").Program} program
 * @param {string} words
 */
export function readLink(program, words) {
  const { setup, problems } = parseSetup(words);
  for (const [i, lane] of setup.lanes.entries()) {
    try {
      program.check(/** @type {any} */ (engineSettings(setup, lane)));
    } catch (error) {
      const problem = text(error).replace(/\.$/, "");
      problems.push(t("race.laneProblem", { letter: letters[i], problem }));
    }
  }
  return { setup, problems };
}

/** @param {string} key @returns {key is NumberKey} */
const isNumber = (key) => Object.hasOwn(numbers, key);

/** @param {string} key @returns {key is Differing} */
export const isDiffering = (key) => /** @type {string[]} */ (differing).includes(key);

/** A lane as the link has it. @param {Lane} lane */
export const wordsOf = ({ model, key, value }) => (key ? `${model} ${key}.${value}` : model);

/** @param {Setup} setup @returns {string} for the link; empty for the first setup */
export function formatSetup(setup) {
  const initial = initialSetup();
  const words = setup.lanes.map(wordsOf);
  const lanes = JSON.stringify(setup.lanes) === JSON.stringify(initial.lanes) ? [] : words;
  const rest = numberKeys.filter((key) => setup[key] !== initial[key]).map((key) => `${key}.${setup[key]}`);
  if (setup.data !== initial.data) rest.push(`data.${setup.data}`);
  if (setup.mode === "free") rest.unshift("free");
  return [...rest, ...lanes].join(" ");
}

/**
 * What engine.configure takes for a lane.
 * @param {Setup} setup
 * @param {Lane} lane
 * @returns {import("../engine/engine.js").Settings}
 */
export function engineSettings({ data, images, batch, seed, start, noise }, { model, key, value }) {
  const network = presets.includes(model) ? { model: /** @type {any} */ (model) } : { layers: model };
  const own = noise || Number(initialOf(schema.noise, model)); // a preset's own, where the race has none
  return {
    ...network,
    data,
    images,
    batch,
    seed,
    ...(start && { start }),
    noise: own,
    ...(key ? { [key]: value } : {}),
  };
}

/**
 * The same as settings of the page, all that a network depends on among them.
 * @param {Setup} setup
 * @param {Lane} lane
 * @param {import("../engine/model.js").Model} model
 * @returns {Record<string, string | number>}
 */
export function pageSettings(setup, lane, model) {
  const { key } = lane;
  const { decay, epochs, ...network } = schema; // no network of a race depends on them
  /** @type {any} */
  const page = {
    ...Object.fromEntries(Object.entries(network).map(([key, { initial }]) => [key, initial])),
    ...engineSettings(setup, lane),
  };
  if (page.model === "denoise") page.model = "conv";
  if (page.layers && key === "code") page.layers = model.layers; // there the page takes no other size of code
  return page;
}
