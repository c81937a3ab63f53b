// The exercises: a card for each, and the dock of the one that is going on. A setting names that one, so
// a link opens it.
//
// Who shows elsewhere how many are solved listens before the exercises are started:
//
//   app.on("exercises", ({ solved, all }) => …)
//
// It comes once they are here, and again with each that is solved; progress() of what startExercises resolves to tells
// the same at any time.

import { element, make } from "../ui/dom.js";
import { Dock } from "./dock.js";
import { reward } from "./reward.js";
import { Progresses, loadExercises, named } from "./exercise.js";
import { exerciseNames, paths } from "./list.js";
import { aboutRuns } from "./measures.js";
import { settings } from "../app/state.js";
import { showBuild } from "../ui/build.js";
import { bring, toInstrument } from "../ui/scroll.js";
import { t, tDynamic } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./exercise.js").Exercise} Exercise */

/** @typedef {{ solved: number, all: number }} Progress */

/**
 * @param {App} app
 * @returns {Promise<((asked: Record<string, string>) => boolean) & { progress: () => Progress }>} begins what a link
 *   asks for, if it does: it names an exercise and, but for the seed, none of the settings that this begins with, as an
 *   address in the middle of one does
 */
export async function startExercises(app) {
  const host = element("exercises");
  const exercises = await loadExercises();
  const progresses = new Progresses();
  const ways = make("div", { className: "paths" });
  const count = make("span", { id: "exercises-count" });
  const prize = make("div", { className: "reward", hidden: true });
  host.setAttribute("aria-labelledby", "exercises-title");
  host.append(
    make("div", { className: "title" }, make("h2", { id: "exercises-title" }, t("exercises.title")), count),
    make("p", { className: "explain" }, t("exercises.explain")),
    prize,
    ways,
  );

  /** @type {Dock | undefined} */
  let dock;
  const going = () => exercises.find(({ name }) => name === app.state.values.exercise);

  const progress = () => ({ solved: progresses.solved, all: exerciseNames.length });

  const redraw = () => {
    ways.replaceChildren(...paths.map(way));
    const { solved, all } = progress();
    count.textContent = t("exercises.progress", { solved, all });
    prize.hidden = solved < all;
    if (!prize.hidden && !prize.childElementCount) prize.append(...reward());
  };

  /** @param {typeof paths[number]} path */
  function way({ name, exercises: names }) {
    const cards = exercises.filter((exercise) => names.includes(exercise.name));
    const heading = make("h3", { id: `path-${name}` }, tDynamic(`exercises.path.${name}`));
    const list = make(
      "ol",
      { className: "cards" },
      ...cards.map((exercise) => card(exercise, exercises.indexOf(exercise) + 1)),
    );
    list.setAttribute("aria-labelledby", heading.id);
    return make(
      "section",
      {},
      make("div", { className: "title" }, heading, make("span", { className: "explain" }, t("exercises.path.time"))),
      list,
    );
  }

  /** @param {Exercise} exercise @param {number} number in the whole list */
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
      make("h4", {}, words.title),
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
    if (!aboutRuns(named(exercise.condition))) {
      if (app.trainer.running) app.trainer.pause(); // it waits, and keeps what it knows
    } else {
      if (!renewed && app.trainer.step) app.trainer.reset(); // what it has learned would not count
      showBuild(true); // for settings and numbers
    }
    toInstrument("dock-toggle");
    const { tab } = exercise.start;
    if (tab) bring(element(`panel-${tab}`)); // where it is done
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
          app.emit("exercises", progress());
        },
        finished: () => progresses.solved === exerciseNames.length,
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
  app.emit("exercises", progress());
  const begins = (/** @type {Record<string, string>} */ asked) => {
    const exercise = exercises.find(({ name }) => name === asked.exercise);
    if (!exercise || Object.keys(exercise.start).some((key) => key !== "seed" && key in asked)) return false;
    begin(exercise, asked.seed === undefined ? {} : { seed: asked.seed });
    return true;
  };
  return Object.assign(begins, { progress });
}
