// What an exercise asks for: the epoch of a run, which lane will win a race, the numbers of a transposed convolution.

import { make } from "../ui/dom.js";
import { letters } from "../ui/letters.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { t, text as problemText } from "../strings/strings.js";
import { handwork } from "./transposed.js";

/** @typedef {import("./notes.js").Notes} Notes */

/**
 * @typedef {object} Asked
 * @property {Notes} notes
 * @property {string} words what the field is for
 * @property {() => boolean} answeredRightly as the condition has it now
 * @property {number} seed of numbers that are drawn
 */

const mostTries = 2; // answers to one run; with more, one could try them all

/** By what an exercise's file asks. @type {Record<"epoch" | "lane" | "transposed", (asked: Asked) => HTMLElement>} */
export const questions = { epoch: askEpoch, lane: askLane, transposed: handwork };

/**
 * A form with one field.
 * @param {string} words
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {() => string} submit says what came of it
 */
function form(words, field, submit) {
  const note = make("p", { className: "explain" });
  note.setAttribute("role", "status");
  const made = make(
    "form",
    { className: "answer" },
    make("label", { htmlFor: field.id }, words),
    field,
    make("button", { type: "submit" }, t("exercises.answer")),
    note,
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    note.textContent = submit();
  });
  return made;
}

/** Compared with what was measured. @param {Asked} asked */
function askEpoch({ notes, words, answeredRightly }) {
  const field = Object.assign(numberField("dock-answer", { min: 0 }), { required: true });
  /** @type {string | undefined} the run that the tries were about, however far it was trained */
  let tried;
  let tries = 0;
  return form(words, field, () => {
    const { value: epoch, problem } = parseNumber(field.value, t("exercises.theAnswer"));
    if (problem) return `${problemText(problem)}.`;
    const { last } = notes;
    if (!last) return t("exercises.noRun");
    if (tried !== last.id) [tried, tries] = [last.id, 0];
    if (tries >= mostTries) return t("exercises.noTries");
    tries++;
    notes.take(epoch);
    if (answeredRightly()) return t("exercises.right");
    return t(tries < mostTries ? "exercises.wrong" : "exercises.noTries");
  });
}

/** Before a race: which lane wins it. @param {Asked} asked */
function askLane({ notes, words }) {
  const field = make("select", { id: "dock-answer" }, ...letters.map((letter, i) => new Option(letter, String(i))));
  return form(words, field, () => {
    notes.predict(Number(field.value));
    return t("exercises.predicted", { lane: letters[Number(field.value)] });
  });
}
