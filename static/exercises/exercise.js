// An exercise as it comes from its file, in the person's language; and which have been solved.

import { fetchSteadily } from "../engine/steady.js";
import { language } from "../strings/strings.js";
import { exerciseNames } from "./list.js";

/** @typedef {import("./condition.js").Condition} Condition */

/**
 * @typedef {object} Exercise
 * @property {string} name
 * @property {1 | 2 | 3} level
 * @property {import("../app/state.js").Values} start
 * @property {Condition} condition
 * @property {string[]} controls what is needed: settings by their keys, panels and buttons by their names
 * @property {"epoch" | "lane" | "transposed"} [asks] what the person is asked for
 * @property {import("./measures.js").MeasureName[]} [tries] where runs are compared: what a table shows of each
 * @property {Words} words
 */

/**
 * @typedef {object} Words
 * @property {string} title
 * @property {string} goal
 * @property {string} why
 * @property {string[]} hints
 * @property {string} solved
 * @property {string} [question]
 */

/** @returns {Promise<Exercise[]>} in their order; those that cannot be had are left out */
export async function loadExercises() {
  const all = await Promise.all(
    exerciseNames.map(async (name) => {
      try {
        const exercise = await fetchSteadily(new URL(`${name}.json`, import.meta.url), (response) => response.json());
        return /** @type {Exercise} */ ({ ...exercise, words: exercise.words[language] ?? exercise.words.en });
      } catch {
        return undefined;
      }
    }),
  );
  return all.filter((exercise) => exercise !== undefined);
}

/** @param {Condition} condition @returns {import("./measures.js").MeasureName[]} that it names */
export function named(condition) {
  if ("measure" in condition) return [condition.measure];
  return Object.values(condition).flat().flatMap(named);
}

/** @typedef {"begun" | "solved"} Progress */

const key = "hourglass.exercises";

/** How far the person has come, in this browser; where nothing can be kept, for as long as the page is open. */
export class Progresses {
  /** @type {Map<string, Progress>} */
  #all = new Map();

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
      for (const [name, progress] of Object.entries(kept))
        if (progress === "begun" || progress === "solved") this.#all.set(name, progress);
    } catch {
      // Nothing kept, or not by this page.
    }
  }

  /** @param {string} name */
  of(name) {
    return this.#all.get(name);
  }

  /** @param {string} name @param {Progress} progress */
  set(name, progress) {
    if (this.#all.get(name) === "solved") return;
    this.#all.set(name, progress);
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(this.#all)));
    } catch {
      // It is full, or forbidden.
    }
  }
}
