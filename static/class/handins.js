// Hand-ins, found in whatever a teacher drops: lines, files, a CSV, mail in which lines were broken.

import { find, fit } from "../app/state.js";
import { unpack } from "../app/packed.js";
import { Problem } from "../strings/problem.js";
import { prefix, version } from "../exercises/results.js";

/** @typedef {import("../exercises/results.js").HandIn} HandIn */
/** @typedef {import("../exercises/results.js").Result} Result */
/** @typedef {import("../exercises/results.js").RunResult} RunResult */
/** @typedef {{ handIn?: HandIn, problem?: unknown }} Found */

const mostBytes = 2_000_000; // of one, inflated
const most = { handIns: 500, results: 20, runs: 12, epochs: 2000 };

// Anybody's version, so that another one is told from rubbish. A mail program breaks a line, and quotes it.
const found = /hourglass-results-(\d{1,4})\.([\w-]+(?:(?:=?\r?\n(?:> ?)*)[\w-]+(?![\w-]*[.:@ ]))*)/g;

/** @param {string} text from anywhere @returns {Promise<Found[]>} */
export async function handInsIn(text) {
  const all = [...text.matchAll(found)].slice(0, most.handIns);
  return Promise.all(
    all.map(async ([, number, packed]) => {
      try {
        if (Number(number) !== version) throw new Problem("handin.version", [number, version]);
        return { handIn: await read(packed) };
      } catch (problem) {
        return { problem };
      }
    }),
  );
}

/** A line by itself may be the next word of a mail: then it is tried without it. @param {string} packed */
async function read(packed) {
  const lines = packed.split(/=?\r?\n(?:> ?)*/);
  for (let count = lines.length; count > 0; count--) {
    try {
      return parse(new TextDecoder().decode(await unpack(lines.slice(0, count).join(""), mostBytes)));
    } catch (problem) {
      if (count === 1) throw problem;
    }
  }
  throw new Problem("handin.form");
}

const isObject = (/** @type {any} */ x) => typeof x === "object" && x !== null && !Array.isArray(x);
const isText = (/** @type {unknown} */ x, length = 100) => typeof x === "string" && x.length <= length;

/** @param {string} json @returns {HandIn} throws what is wrong with it */
export function parse(json) {
  let given;
  try {
    given = JSON.parse(json);
  } catch {
    throw new Problem("handin.form");
  }
  const good =
    isObject(given) &&
    isText(given.word) &&
    isText(given.alias) &&
    Array.isArray(given.results) &&
    given.results.length <= most.results &&
    given.results.every(isResult);
  if (!good) throw new Problem("handin.form");
  if (given.version !== version) throw new Problem("handin.version", [String(given.version).slice(0, 10), version]);
  return given;
}

/** @param {any} result */
const isResult = (result) =>
  isObject(result) &&
  isText(result.exercise) &&
  Array.isArray(result.runs) &&
  result.runs.length <= most.runs &&
  result.runs.every(isRun) &&
  (result.answer === undefined ||
    (isObject(result.answer) &&
      Number.isInteger(result.answer.run) &&
      result.answer.run in result.runs &&
      Number.isFinite(result.answer.value)));

/** @param {any} run */
const isRun = (run) =>
  isObject(run) &&
  isObject(run.settings) &&
  Object.entries(run.settings).every(([key, value]) => {
    const setting = find(key);
    return setting && setting.effect !== "page" && !fit(setting, value).problem;
  }) &&
  Number.isInteger(run.steps) &&
  run.steps > 0 &&
  Array.isArray(run.prints) &&
  run.prints.length <= most.epochs &&
  run.prints.every((/** @type {unknown} */ print) => isText(print)) &&
  Number.isFinite(run.mse) &&
  Array.isArray(run.changed) &&
  run.changed.every((/** @type {unknown} */ key) => isText(key));

/** The line that a hand-in began as, for who looks for one in a file. */
export const looksLikeHandIn = (/** @type {string} */ text) => text.includes(prefix.replace(/\d+\.$/, ""));
