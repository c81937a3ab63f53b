// How many workers train: a choice of this browser, for the result does not depend on it.

import { element, make } from "./dom.js";
import { habit, setHabit } from "./habits.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("../engine/workers.js").Workers} Workers */

const numbers = ["1", "2", "3", "4"]; // a batch has four micro-batches

/** @returns {Workers} as it was chosen here */
export const chosenWorkers = () => {
  const chosen = habit("workers");
  return chosen && numbers.includes(chosen) ? Number(chosen) : "auto";
};

/**
 * The control, among the settings.
 * @param {Engine} engine
 * @param {(show: (progress: Progress) => void) => void} onProgress
 */
export function startWorkers(engine, onProgress) {
  const field = make("select", { id: "workers" });
  field.add(new Option(t("settings.workersAuto"), "auto"));
  for (const number of numbers) field.add(new Option(number, number));
  field.value = String(chosenWorkers());
  const help = make("span", { className: "visually-hidden", id: "workers-help" }, t("settings.workersHelp"));
  field.setAttribute("aria-describedby", help.id);
  const now = make("output", { id: "workers-now" });
  now.htmlFor.add(field.id);
  field.addEventListener("change", () => {
    setHabit("workers", field.value);
    engine.setWorkers(chosenWorkers());
  });
  onProgress(({ workers }) => {
    const words = t("settings.workersNow", { workers });
    if (now.textContent !== words) now.textContent = words;
  });
  const named = make(
    "label",
    { className: "setting choice", htmlFor: field.id },
    make("span", {}, t("settings.workers")),
  );
  named.append(field, now);
  element("more-settings").append(make("div", {}, named, help));
}
