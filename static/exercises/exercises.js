// The exercises: a card for each, and the dock of the one that is going on. A setting names that one, so
// a link opens it.

import { element, make } from "../ui/dom.js";
import { Dock } from "./dock.js";
import { Progresses, loadExercises } from "./exercise.js";
import { settings } from "../app/state.js";
import { toInstrument } from "../ui/scroll.js";
import { t, tDynamic } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./exercise.js").Exercise} Exercise */

/**
 * @param {App} app
 * @returns {Promise<(asked: Record<string, string>) => boolean>} begins what a link asks for, if it does: it names an
 *   exercise and, but for the seed, none of the settings that this begins with, as an address in the middle of one does
 */
export async function startExercises(app) {
  const host = element("exercises");
  const exercises = await loadExercises();
  const progresses = new Progresses();
  const cards = make("ol", { className: "cards" });
  host.setAttribute("aria-labelledby", "exercises-title");
  host.append(
    make("div", { className: "title" }, make("h2", { id: "exercises-title" }, t("exercises.title"))),
    make("p", { className: "explain" }, t("exercises.explain")),
    cards,
  );

  /** @type {Dock | undefined} */
  let dock;
  const going = () => exercises.find(({ name }) => name === app.state.values.exercise);

  const redraw = () => cards.replaceChildren(...exercises.map((exercise, i) => card(exercise, i + 1)));

  /** @param {Exercise} exercise @param {number} number */
  function card(exercise, number) {
    const { name, level, words } = exercise;
    const solved = progresses.of(name) === "solved";
    const state = exercise === going() && !solved ? "going" : (progresses.of(name) ?? "new");
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
      make("h3", {}, words.title),
      make("p", {}, words.goal),
      start,
    );
  }

  /**
   * With the settings that it begins with; what was done before does not count.
   * @param {Exercise} exercise
   * @param {Record<string, string>} [own] settings that begin otherwise
   */
  function begin(exercise, own = {}) {
    const again = exercise === going();
    const before = { ...app.state.values };
    app.state.apply({ ...exercise.start, ...own, exercise: exercise.name, section: "" });
    if (again) open();
    const renewed = settings.some(({ key, effect }) => effect === "restart" && app.state.values[key] !== before[key]);
    if (!renewed && app.trainer.step) app.trainer.reset(); // what it has learned would not count
    toInstrument("dock-toggle");
    app.say(t("exercises.begun", { title: exercise.words.title, goal: exercise.words.goal }));
  }

  /** Follows the setting. */
  function open() {
    const exercise = going();
    dock?.close();
    dock = undefined;
    if (exercise) {
      progresses.set(exercise.name, "begun");
      const next = exercises.find((other) => other !== exercise && progresses.of(other.name) !== "solved");
      dock = new Dock(app, exercise, {
        begin: () => begin(exercise),
        leave: () => {
          app.state.set("exercise", "");
          element(`exercise-${exercise.name}`).focus();
        },
        solved: () => {
          progresses.set(exercise.name, "solved");
          redraw();
        },
        next: next && { title: next.words.title, begin: () => begin(next) },
      });
    }
    redraw();
  }

  app.on("settings", ({ keys }) => keys.includes("exercise") && open());
  app.state.addEventListener("undo", () => {
    if (going()?.name !== dock?.name) open();
  });
  open();
  return (asked) => {
    const exercise = exercises.find(({ name }) => name === asked.exercise);
    if (!exercise || Object.keys(exercise.start).some((key) => key !== "seed" && key in asked)) return false;
    begin(exercise, asked.seed === undefined ? {} : { seed: asked.seed });
    return true;
  };
}
