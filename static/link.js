// The address: #key=value of every setting that is not as at first, and of the seed always.

import { settings } from "./state.js";
import { t } from "./strings.js";

/** @typedef {import("./state.js").State} State */

/** @param {import("./state.js").Values} values */
export function toHash(values) {
  const pairs = settings.filter(({ key, initial }) => key === "seed" || values[key] !== initial).map(({ key }) => [key, String(values[key])]);
  return `#${new URLSearchParams(pairs)}`;
}

/**
 * Takes the settings of a link; those it does not name are as at first.
 * @param {State} state
 * @param {string} hash
 * @returns {string} what was wrong with them, in one sentence; empty if nothing
 */
export function takeHash(state, hash) {
  const given = Object.fromEntries([...new URLSearchParams(hash.replace(/^#/, ""))].slice(0, 100));
  const initial = Object.fromEntries(settings.map((setting) => [setting.key, setting.initial]));
  const problems = state.apply(given, initial);
  return problems.length ? t("settings.link", { problems: problems.slice(0, 3).join("; ") }) : "";
}

/**
 * Keeps address and settings the same, both ways.
 * @param {State} state
 * @param {(sentence: string) => void} complain
 */
export function keepAddress(state, complain) {
  const write = () => history.replaceState(null, "", toHash(state.values));
  state.addEventListener("change", write);
  state.addEventListener("undo", write);
  addEventListener("hashchange", () => {
    const problem = takeHash(state, location.hash);
    write(); // what was clamped stands in the address as it is now
    if (problem) complain(problem);
  });
  write();
}
