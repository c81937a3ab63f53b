// Hand-ins, found in whatever a teacher drops: lines, files, a CSV, mail in which lines were broken.

import { find, fit } from "../app/state.js";
import { unpack } from "../app/packed.js";
import { Problem } from "../strings/problem.js";
import { version } from "../exercises/results.js";

/** @typedef {import("../exercises/results.js").HandIn} HandIn */
/** @typedef {{ handIn?: HandIn, problem?: unknown }} Found */

export const mostCharacters = 20_000_000; // of all that is dropped
const mostBytes = 4_000_000; // of one, inflated
const most = { handIns: 1000, results: 60, runs: 30, epochs: 20_000 };

const begins = /hourglass-results-(\d{1,4})\.([\w-]+)/g; // of any version, so that another one is told from rubbish
const goesOn = /^=?\r?\n(?:> ?)*([\w-]+)(?=\s|=\r?\n|["']|$)/; // as mail programs break a line, and quote it
const wordsAfter = 2; // lines of one word that may follow it in a mail

/** @param {string} text from anywhere @returns {Promise<Found[]>} */
export async function handInsIn(text) {
  const all = [];
  for (const match of text.matchAll(begins)) {
    if (all.push(match) === most.handIns) break;
  }
  return Promise.all(
    all.map(async ({ 0: whole, 1: number, 2: first, index }) => {
      try {
        if (Number(number) !== version) throw new Problem("handin.version", [number, version]);
        return { handIn: await read([first, ...linesAfter(text, index + whole.length)]) };
      } catch (problem) {
        return { problem };
      }
    }),
  );
}

/** @param {string} text @param {number} at where the first line has ended */
function linesAfter(text, at) {
  const lines = [];
  const longest = 2000; // characters of a line
  for (;;) {
    const next = text.slice(at, at + longest).match(goesOn);
    if (!next) return lines;
    lines.push(next[1]);
    at += next[0].length;
  }
}

/** @param {string[]} lines of which the last may be the words of a mail @returns {Promise<HandIn>} */
async function read(lines) {
  const least = Math.max(1, lines.length - wordsAfter);
  for (let count = lines.length; ; count--) {
    try {
      return parse(new TextDecoder().decode(await unpack(lines.slice(0, count).join(""), mostBytes)));
    } catch (problem) {
      if (count === least) throw problem;
    }
  }
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
  Number.isInteger(run.number) &&
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
