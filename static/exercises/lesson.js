// A lesson: exercises in an order, settings that are fixed or hidden, a greeting, a class word. It is a text in the
// address, base64url of deflate-raw of JSON; whatever comes in is checked.

import { fit, find, settings } from "../app/state.js";
import { pack, unpack } from "../app/packed.js";
import { Problem } from "../strings/problem.js";
import { exerciseNames, mostInLesson, ownNames } from "./list.js";
import { measureNames } from "./measures.js";

/** @typedef {import("./exercise.js").Exercise} Exercise */

/**
 * @typedef {object} Lesson
 * @property {string} title
 * @property {string} greeting
 * @property {string} word of the class; where there is one, results can be handed in
 * @property {Array<string | Exercise>} exercises a name of exercises/list.js, or an exercise of the lesson's own
 * @property {Record<string, string | number>} fixed settings that stand still
 * @property {string[]} hidden settings that are not shown
 */

export const mostBytes = 100_000;
const lengths = { title: 60, greeting: 400, word: 40, name: 50, text: 400 };

/** What can be fixed: what makes a network and its training. */
export const fixable = settings.filter(({ effect, key }) => effect !== "page" && key !== "start").map(({ key }) => key);

/** @param {Lesson} lesson @returns {Promise<string>} */
export const packLesson = (lesson) => pack([new TextEncoder().encode(JSON.stringify(shortened(lesson)))]);

/** What is empty is left out. @param {Lesson} lesson */
const shortened = (lesson) =>
  Object.fromEntries(
    Object.entries(lesson).filter(([, value]) => (typeof value === "object" ? Object.keys(value).length : value)),
  );

/** @param {string} text @returns {Promise<Lesson>} rejects with what is wrong with it */
export async function unpackLesson(text) {
  const bytes = await unpack(text, mostBytes);
  return parseLesson(new TextDecoder().decode(bytes));
}

/** @param {string} json @returns {Lesson} throws what is wrong with it */
export function parseLesson(json) {
  let lesson;
  try {
    lesson = JSON.parse(json);
  } catch {
    throw new Problem("lesson.form");
  }
  if (!isObject(lesson)) throw new Problem("lesson.form");
  const { title = "", greeting = "", word = "", exercises = [], fixed = {}, hidden = [] } = lesson;
  if (!Array.isArray(exercises) || !exercises.length || exercises.length > mostInLesson)
    throw new Problem("lesson.count", [mostInLesson]);
  if (!isObject(fixed) || !Array.isArray(hidden)) throw new Problem("lesson.form");
  return {
    title: line(title, lengths.title, "title"),
    greeting: line(greeting, lengths.greeting, "greeting"),
    word: line(word, lengths.word, "word"),
    exercises: exercises.map((exercise, i) => (typeof exercise === "string" ? named(exercise) : own(exercise, i + 1))),
    fixed: fitting(fixed, fixable),
    hidden: hidden.filter((key) => fixable.includes(key)),
  };
}

const isObject = (/** @type {any} */ x) => typeof x === "object" && x !== null && !Array.isArray(x);

/** @param {unknown} text @param {number} most characters @param {string} name */
function line(text, most, name) {
  if (typeof text !== "string" || text.length > most) throw new Problem("lesson.text", [name, most]);
  return text.trim();
}

/** @param {string} name */
function named(name) {
  if (!exerciseNames.includes(name)) throw new Problem("lesson.unknown", [name.slice(0, 40)]);
  return name;
}

/** @param {Record<string, unknown>} values @param {string[]} keys that may be among them */
function fitting(values, keys) {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const setting = find(key);
      if (!setting || !keys.includes(key)) throw new Problem("fit.unknown", [key.slice(0, 40)]);
      const { value: fitted, problem } = fit(setting, value);
      if (problem) throw problem;
      return [key, fitted];
    }),
  );
}

const startable = settings.filter(({ kind, key }) => kind !== "name" && key !== "lesson").map(({ key }) => key);

/**
 * An exercise that somebody has made.
 * @param {any} exercise
 * @param {number} place in its lesson, from 1
 * @returns {Exercise} throws what is wrong with it
 */
export function own(exercise, place) {
  if (!isObject(exercise) || !isObject(exercise.words) || !isObject(exercise.start))
    throw new Problem("lesson.exercise", [place]);
  const { title, goal, why = "", hints = [], solved = "" } = exercise.words;
  if (!title || !goal) throw new Problem("lesson.words", [place]);
  if (!Array.isArray(hints) || hints.length > 5) throw new Problem("lesson.exercise", [place]);
  const text = (/** @type {unknown} */ words) => line(words, lengths.text, "text");
  return {
    name: ownNames[place - 1],
    level: 2,
    start: fitting(exercise.start, startable),
    controls: [],
    condition: condition(exercise.condition, place, 0),
    words: {
      title: line(title, lengths.name, "title"),
      goal: text(goal),
      why: text(why),
      hints: hints.map(text),
      solved: text(solved),
    },
  };
}

/** @param {any} given @param {number} place @param {number} depth @returns {import("./condition.js").Condition} */
function condition(given, place, depth) {
  if (!isObject(given) || depth > 3) throw new Problem("lesson.condition", [place]);
  for (const kind of /** @type {const} */ (["all", "any", "sequence"])) {
    if (!(kind in given)) continue;
    const parts = given[kind];
    if (!Array.isArray(parts) || !parts.length || parts.length > 8) throw new Problem("lesson.condition", [place]);
    return /** @type {any} */ ({ [kind]: parts.map((part) => condition(part, place, depth + 1)) });
  }
  const { measure, ...bounds } = given;
  const known = Object.entries(bounds).every(
    ([key, value]) => ["atLeast", "atMost"].includes(key) && Number.isFinite(value),
  );
  if (!measureNames.includes(measure) || !known || !Object.keys(bounds).length)
    throw new Problem("lesson.condition", [place]);
  return { measure, ...bounds };
}

const mostSeeds = 1_000_000;

/**
 * The seed of a pupil's runs, from the class word and the alias: FNV-1a over their letters, whatever their case.
 * @param {string} word
 * @param {string} alias
 */
export function seedOf(word, alias) {
  const plain = (/** @type {string} */ text) => text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${plain(word)}\n${plain(alias)}`))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % mostSeeds;
}
