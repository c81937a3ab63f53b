// The exercises: a card for each, and the dock of the one that is going on. Which one that is is a
// setting, so a link opens it.

import { element, make } from "./dom.js";
import { Dock } from "./lessons/dock.js";
import { Progresses, loadLessons } from "./lessons/lesson.js";
import { settings } from "./state.js";
import { toInstrument } from "./story.js";
import { t, tDynamic } from "./strings.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./lessons/lesson.js").Lesson} Lesson */

/** @param {App} app */
export async function startExercises(app) {
  const host = element("exercises");
  const lessons = await loadLessons();
  const progresses = new Progresses();
  const cards = make("ol", { className: "cards" });
  host.setAttribute("aria-labelledby", "exercises-title");
  host.append(make("div", { className: "title" }, make("h2", { id: "exercises-title" }, t("exercises.title"))), make("p", { className: "explain" }, t("exercises.explain")), cards);

  /** @type {Dock | undefined} */
  let dock;
  const going = () => lessons.find(({ name }) => name === app.state.values.exercise);

  const redraw = () => cards.replaceChildren(...lessons.map((lesson, i) => card(lesson, i + 1)));

  /** @param {Lesson} lesson @param {number} number */
  function card(lesson, number) {
    const { name, level, words } = lesson;
    const solved = progresses.of(name) === "solved";
    const state = lesson === going() && !solved ? "going" : (progresses.of(name) ?? "new");
    const start = make("button", { type: "button", id: `exercise-${name}` }, solved || state === "going" ? t("exercises.again") : t("exercises.start"));
    start.setAttribute("aria-label", t("exercises.startLabel", { start: start.textContent ?? "", title: words.title }));
    start.addEventListener("click", () => begin(lesson));
    return make(
      "li",
      { className: `card ${state}` },
      make("p", { className: "card-state" }, make("span", {}, t("exercises.number", { number, level: tDynamic(`exercises.level.${level}`) })), make("span", { className: "state" }, tDynamic(`exercises.state.${state}`))),
      make("h3", {}, words.title),
      make("p", {}, words.goal),
      start,
    );
  }

  /** With the settings that it begins with; what was done before does not count. @param {Lesson} lesson */
  function begin(lesson) {
    const again = lesson === going();
    const before = { ...app.state.values };
    app.state.apply({ ...lesson.start, exercise: lesson.name, section: "" });
    if (again) open();
    const renewed = settings.some(({ key, effect }) => effect === "restart" && app.state.values[key] !== before[key]);
    if (!renewed && app.trainer.step) app.trainer.reset(); // what it has learned would not count
    toInstrument("dock-toggle");
    app.say(t("exercises.begun", { title: lesson.words.title, goal: lesson.words.goal }));
  }

  /** Follows the setting. */
  function open() {
    const lesson = going();
    dock?.close();
    dock = undefined;
    if (lesson) {
      progresses.set(lesson.name, "begun");
      const next = lessons.find((other) => other !== lesson && progresses.of(other.name) !== "solved");
      dock = new Dock(app, lesson, {
        begin: () => begin(lesson),
        leave: () => {
          app.state.set("exercise", "");
          element(`exercise-${lesson.name}`).focus();
        },
        solved: () => {
          progresses.set(lesson.name, "solved");
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
}
