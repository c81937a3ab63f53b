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
import { cards, path } from "./cards.js";
import { Progresses, loadExercises, named } from "./exercise.js";
import { fixable, mostBytes, packLesson, parseLesson, unpackLesson } from "./lesson.js";
import { LessonHead } from "./lessonhead.js";
import { ownNames, paths } from "./list.js";
import { aboutRuns } from "./measures.js";
import { resultOf } from "./results.js";
import { settings } from "../app/state.js";
import { Problem } from "../strings/problem.js";
import { showBuild } from "../ui/build.js";
import { behavior, bring, toInstrument } from "../ui/scroll.js";
import { t, tDynamic, text as problemText } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./exercise.js").Exercise} Exercise */
/** @typedef {import("./lesson.js").Lesson} Lesson */

/** @typedef {{ solved: number, all: number }} Progress */

/**
 * @param {App} app
 * @returns {Promise<((asked: Record<string, string>) => boolean) & { progress: () => Progress }>} begins what a link
 *   asks for, if it does: it names an exercise and, but for the seed, none of the settings that this begins with, as an
 *   address in the middle of one does
 */
export async function startExercises(app) {
  const exercises = new Exercises(app, await loadExercises());
  await exercises.start();
  return Object.assign((/** @type {Record<string, string>} */ asked) => exercises.begins(asked), {
    progress: () => exercises.progress,
  });
}

class Exercises {
  #app;
  #all;
  #progresses = new Progresses();
  /** @type {Dock | undefined} */
  #dock;
  /** The lesson that a link has brought, and its exercises. @type {{ lesson: Lesson, own: Exercise[] } | undefined} */
  #lesson;
  /** @type {LessonHead | undefined} */
  #head;
  #title = make("h2", { id: "exercises-title" });
  #count = make("span", { id: "exercises-count" });
  #explain = make("p", { className: "explain" }, t("exercises.explain"));
  #greeting = make("div");
  #prize = make("div", { className: "reward", hidden: true });
  #ways = make("div", { className: "paths" });

  /** @param {App} app @param {Exercise[]} all */
  constructor(app, all) {
    this.#app = app;
    this.#all = all;
    const host = element("exercises");
    host.setAttribute("aria-labelledby", this.#title.id);
    host.append(
      make("div", { className: "title" }, this.#title, this.#count),
      this.#explain,
      this.#greeting,
      this.#prize,
      this.#ways,
    );
  }

  async start() {
    const { state } = this.#app;
    await this.#takeLesson();
    this.#app.on("settings", async ({ keys }) => {
      if (keys.includes("lesson")) await this.#takeLesson();
      else if (!keys.includes("exercise")) return;
      this.#open();
      if (keys.includes("lesson")) this.#app.emit("exercises", this.progress);
    });
    this.#app.on("lesson", async (/** @type {File} */ file) => {
      try {
        if (file.size > mostBytes) throw new Problem("lesson.large", [mostBytes]);
        const lesson = await packLesson(parseLesson(await file.text()));
        const [problem] = state.apply({ lesson, exercise: "" });
        if (problem) throw problem;
        element("exercises").scrollIntoView({ behavior: behavior() });
      } catch (error) {
        this.#app.complain(t("exercises.lesson.badFile", { problem: problemText(error) }));
      }
    });
    state.addEventListener("undo", () => {
      if (this.#going?.name !== this.#dock?.name) this.#open();
    });
    this.#open();
    this.#app.emit("exercises", this.progress);
  }

  /** Those that are here: of the lesson, if there is one. */
  get #shown() {
    return this.#lesson?.own ?? this.#all;
  }

  get #going() {
    return this.#shown.find(({ name }) => name === this.#app.state.values.exercise);
  }

  /** @returns {Progress} */
  get progress() {
    const solved = this.#shown.filter(({ name }) => this.#progresses.of(this.#kept(name)) === "solved").length;
    return { solved, all: this.#shown.length };
  }

  /** Under which name it is kept how far an exercise is: a lesson's own ones are called alike. @param {string} name */
  #kept(name) {
    return ownNames.includes(name) ? `${name} ${this.#app.state.values.lesson}` : name;
  }

  /** Follows the setting. */
  async #takeLesson() {
    const { state } = this.#app;
    const text = String(state.values.lesson);
    const lesson = text ? await this.#read(text) : undefined;
    if (text !== state.values.lesson) return; // another one was opened meanwhile
    this.#lesson = lesson && { lesson, own: this.#of(lesson) };
    this.#head =
      lesson &&
      new LessonHead(this.#app, lesson, {
        leave: () => state.apply({ lesson: "", exercise: "" }),
        renamed: () => {
          this.#fix();
          if (this.#going) this.#begin(this.#going); // with another seed
        },
      });
    const { fixed = {}, hidden = [] } = lesson ?? {};
    state.fix([]);
    for (const key of fixable)
      element(`setting-${key}`)?.closest("div")?.toggleAttribute("hidden", hidden.includes(key));
    if (Object.keys(fixed).length) state.apply(fixed);
    this.#fix();
    this.#greeting.replaceChildren(...(this.#head ? [this.#head.element] : []));
    this.#title.textContent = lesson?.title || t("exercises.title");
  }

  /** What the lesson fixes stands still, and so does the seed that class word and alias give. */
  #fix() {
    const seed = this.#head?.seed === undefined ? [] : ["seed"];
    this.#app.state.fix([...Object.keys(this.#lesson?.lesson.fixed ?? {}), ...seed]);
  }

  /** @param {string} text of a link @returns {Promise<Lesson | undefined>} */
  async #read(text) {
    try {
      return await unpackLesson(text);
    } catch (error) {
      this.#app.complain(t("exercises.lesson.broken", { problem: problemText(error) }));
      return undefined;
    }
  }

  /** @param {Lesson} lesson @returns {Exercise[]} */
  #of({ exercises }) {
    return exercises
      .map((exercise) => (typeof exercise === "string" ? this.#all.find(({ name }) => name === exercise) : exercise))
      .filter((exercise) => exercise !== undefined);
  }

  #redraw() {
    const hand = {
      progress: (/** @type {string} */ name) => this.#progresses.of(this.#kept(name)),
      going: () => this.#going,
      begin: (/** @type {Exercise} */ exercise) => this.#begin(exercise),
    };
    this.#ways.replaceChildren(
      ...(this.#lesson
        ? [cards(this.#shown, 1, hand, "h3")]
        : paths.map(({ name, exercises: names }) => {
            const own = this.#all.filter((exercise) => names.includes(exercise.name));
            const list = cards(own, this.#all.indexOf(own[0]) + 1, hand);
            return path(`path-${name}`, tDynamic(`exercises.path.${name}`), t("exercises.path.time"), list);
          })),
    );
    const { solved, all } = this.progress;
    this.#count.textContent = t("exercises.progress", { solved, all });
    this.#prize.hidden = solved < all || this.#lesson !== undefined;
    if (!this.#prize.hidden && !this.#prize.childElementCount) this.#prize.append(...reward());
  }

  /**
   * With the settings that it begins with; what was done before does not count.
   * @param {Exercise} exercise
   * @param {Record<string, string>} [own] settings that begin otherwise
   */
  #begin(exercise, own = {}) {
    const app = this.#app;
    const again = exercise === this.#going;
    const before = { ...app.state.values };
    const seed = this.#head?.seed;
    const lesson = { ...this.#lesson?.lesson.fixed, ...(seed !== undefined && { seed }) };
    app.state.fix([]);
    app.state.apply({ ...exercise.start, ...own, ...lesson, exercise: exercise.name, section: "" });
    this.#fix();
    if (again) this.#open();
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
  #open() {
    const app = this.#app;
    const exercise = this.#going;
    this.#dock?.close();
    this.#dock = undefined;
    if (exercise) {
      const kept = this.#kept(exercise.name);
      this.#progresses.set(kept, "begun");
      const next = this.#shown.find(
        (other) => other !== exercise && this.#progresses.of(this.#kept(other.name)) !== "solved",
      );
      this.#dock = new Dock(app, exercise, {
        begin: () => this.#begin(exercise),
        leave: () => {
          app.state.set("exercise", "");
          element(`exercise-${exercise.name}`).focus();
        },
        solved: (notes) => {
          this.#progresses.set(kept, "solved");
          const problem = this.#head?.take(resultOf(exercise.name, notes));
          if (problem) app.complain(problem);
          this.#redraw();
          app.emit("exercises", this.progress);
        },
        finished: () => !this.#lesson && this.progress.solved === this.progress.all, // a lesson has no reward
        next: next && { title: next.words.title, begin: () => this.#begin(next) },
      });
    }
    this.#redraw();
  }

  /** @param {Record<string, string>} asked the settings that a link names */
  begins(asked) {
    const exercise = this.#shown.find(({ name }) => name === asked.exercise);
    if (!exercise || Object.keys(exercise.start).some((key) => key !== "seed" && key in asked)) return false;
    this.#begin(exercise, asked.seed === undefined ? {} : { seed: asked.seed });
    return true;
  }
}
