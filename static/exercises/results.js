// What a pupil has solved in a lesson, with all that it takes to compute it again; kept in this browser under the class
// word, and handed in as one line:
//
//	hourglass-results-1.  base64url of deflate-raw of JSON

import { initialOf, settings } from "../app/state.js";
import { pack } from "../app/packed.js";

/** @typedef {import("./notes.js").Notes} Notes */

/**
 * @typedef {object} RunResult a run of an exercise
 * @property {number} number of the run: one that was trained further is there more than once
 * @property {Record<string, string | number>} settings those that are not as at first
 * @property {number} steps
 * @property {string[]} prints fingerprints of the parameters after each epoch
 * @property {number} mse on the whole test set
 * @property {string[]} changed settings that were moved while it ran
 */

/**
 * @typedef {object} Result
 * @property {string} exercise
 * @property {RunResult[]} runs each as it was when it was measured; none where nothing is trained
 * @property {{ run: number, value: number }} [answer] what was said of one of them
 */

/** @typedef {{ version: number, word: string, alias: string, results: Result[] }} HandIn */

export const version = 1;
export const prefix = `hourglass-results-${version}.`;

/** @param {HandIn} handIn @returns {Promise<string>} one line */
export const lineOf = async (handIn) => prefix + (await pack([new TextEncoder().encode(JSON.stringify(handIn))]));

/** @param {string} name of the exercise @param {Notes} notes @returns {Result} */
export function resultOf(name, { history, answer }) {
  const ids = [...new Set(history.map(({ id }) => id))];
  return {
    exercise: name,
    runs: history.map(({ id, values, steps, fingerprints, mse, changed }) => ({
      number: ids.indexOf(id),
      settings: Object.fromEntries(
        settings
          .filter(({ key, effect }) => effect !== "page" && values[key] !== undefined)
          .filter((setting) => values[setting.key] !== initialOf(setting, values.model))
          .map(({ key }) => [key, values[key]]),
      ),
      steps,
      prints: Array.from(fingerprints, (print) => print ?? ""),
      mse,
      changed,
    })),
    ...(answer && { answer: { run: history.indexOf(answer.run), value: answer.value } }),
  };
}

/** The results of one pupil in one class, kept from visit to visit. */
export class Results {
  #key;
  /** By exercise. @type {Record<string, Result>} */
  all = {};

  /** @param {string} word @param {string} alias */
  constructor(word, alias) {
    this.#key = `hourglass.results.${word}.${alias}`;
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      if (typeof kept === "object" && kept) this.all = kept;
    } catch {
      // Nothing kept, or not by this page.
    }
  }

  /** @param {Result} result */
  take(result) {
    this.all[result.exercise] = result;
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.all));
    } catch {
      // It is full, or forbidden: then they last as long as the page.
    }
  }
}
