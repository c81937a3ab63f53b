// The cards of the exercises: what each asks for, and how far the person is with it.

import { make } from "../ui/dom.js";
import { t, tDynamic } from "../strings/strings.js";

/** @typedef {import("./exercise.js").Exercise} Exercise */

/**
 * @typedef {object} Hand what a card needs to know
 * @property {(name: string) => "begun" | "solved" | undefined} progress
 * @property {() => Exercise | undefined} going the one that goes on
 * @property {(exercise: Exercise) => void} begin
 */

/**
 * @param {Exercise[]} exercises
 * @param {number} first the number of the first one
 * @param {Hand} hand
 * @param {"h3" | "h4"} [heading] of a card
 */
export const cards = (exercises, first, hand, heading = "h4") =>
  make("ol", { className: "cards" }, ...exercises.map((exercise, i) => card(exercise, first + i, hand, heading)));

/** @param {Exercise} exercise @param {number} number @param {Hand} hand @param {"h3" | "h4"} heading */
function card(exercise, number, { progress, going, begin }, heading) {
  const { name, level, words } = exercise;
  const solved = progress(name) === "solved";
  const state = exercise === going() && !solved ? "going" : (progress(name) ?? "new");
  const start = make(
    "button",
    { type: "button", id: `exercise-${name}` },
    solved || state === "going" ? t("exercises.again") : t("exercises.start"),
  );
  start.setAttribute("aria-label", t("exercises.startLabel", { start: start.textContent ?? "", title: words.title }));
  start.addEventListener("click", () => begin(exercise));
  return make(
    "li",
    { className: `card ${state}` },
    make(
      "p",
      { className: "card-state" },
      make("span", {}, t("exercises.number", { number, level: tDynamic(`exercises.level.${level}`) })),
      make("span", { className: "state" }, tDynamic(`exercises.state.${state}`)),
    ),
    make(heading, {}, words.title),
    make("p", {}, words.goal),
    start,
  );
}

/**
 * Some exercises under a heading.
 * @param {string} id of the heading
 * @param {string} title
 * @param {string} note
 * @param {HTMLElement} list
 */
export function path(id, title, note, list) {
  const heading = make("h3", { id }, title);
  list.setAttribute("aria-labelledby", id);
  return make(
    "section",
    {},
    make("div", { className: "title" }, heading, make("span", { className: "explain" }, note)),
    list,
  );
}
