// A lesson put together: exercises in an order, settings that are fixed or hidden, a greeting, a class word; and what
// comes of it: a link, a sheet to print, packages for learning platforms. The draft is kept in this browser.

import { make } from "../ui/dom.js";
import { find, label, optionLabel } from "../app/state.js";
import { loadExercises } from "../exercises/exercise.js";
import { fixable, packLesson, parseLesson } from "../exercises/lesson.js";
import { mostInLesson } from "../exercises/list.js";
import { language, languages, t, text } from "../strings/strings.js";
import { Editor } from "./editor.js";
import { Outcome } from "./outcome.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../exercises/exercise.js").Exercise} Exercise */
/** @typedef {import("../exercises/lesson.js").Lesson} Lesson */

const draftKey = "hourglass.teach";
const touched = ["input", "change"];

export default class Teach {
  #app;
  /** @type {Exercise[]} */
  #known = [];
  /** @type {Array<string | Exercise>} */
  #chosen = [];
  #title = make("input", { id: "teach-title", type: "text", maxLength: 60 });
  #greeting = make("textarea", { id: "teach-greeting", rows: 2, maxLength: 400 });
  #word = make("input", { id: "teach-word", type: "text", maxLength: 40 });
  #language = make("select", { id: "teach-language" });
  #list = make("ol", { id: "teach-list" });
  #more = make("select", { id: "teach-more" });
  #settings = make("tbody");
  /** @type {Map<string, HTMLSelectElement>} */
  #states = new Map();
  #editor;
  #outcome;
  #problem = make("p", { className: "explain", id: "teach-problem" });
  #told = 0; // how often what comes of it was asked for

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    this.#outcome = new Outcome(app);
    this.#editor = new Editor(app, (exercise) => this.#add(exercise));
    this.#problem.setAttribute("role", "status");
    for (const [tag, name] of Object.entries(languages))
      this.#language.add(new Option(name, tag, false, tag === language));
    const add = make("button", { type: "button", id: "teach-add" }, t("teach.add"));
    add.addEventListener("click", () => this.#more.value && this.#add(this.#more.value));
    const check = make("button", { type: "button", id: "teach-check" }, t("teach.check"));
    check.addEventListener("click", () => app.state.set("tab", "class"));
    const field = (/** @type {string} */ words, /** @type {HTMLElement} */ control) =>
      make("p", {}, make("label", { htmlFor: control.id }, words), control);
    host.append(
      make("div", { className: "title" }, make("h2", {}, t("teach.title"))),
      make("p", { className: "explain" }, t("teach.explain")),
      make(
        "div",
        { className: "teach-body" },
        make(
          "div",
          {},
          field(t("teach.name"), this.#title),
          field(t("teach.greeting"), this.#greeting),
          field(t("teach.language"), this.#language),
          field(t("teach.word"), this.#word),
          make("p", { className: "explain" }, t("teach.wordHelp")),
          make("p", {}, check),
          make("h3", {}, t("teach.exercises")),
          this.#list,
          make("p", {}, make("label", { htmlFor: this.#more.id }, t("teach.more")), this.#more, " ", add),
          this.#editor.element,
          make(
            "details",
            {},
            make("summary", {}, t("teach.settings")),
            make("p", { className: "explain" }, t("teach.settingsHelp")),
            make("table", {}, this.#settings),
          ),
        ),
        make("div", {}, this.#problem, this.#outcome.element),
      ),
    );
    this.#makeSettings();
    for (const event of touched) host.addEventListener(event, () => void this.#tell());
    app.on("settings", () => this.#showSettings());
    loadExercises().then((known) => {
      this.#known = known;
      this.#read();
      this.#showList();
      void this.#tell();
    });
  }

  /** The draft of before. */
  #read() {
    try {
      const kept = localStorage.getItem(draftKey);
      if (!kept) return;
      const { lesson, language: tongue } = JSON.parse(kept);
      const { title, greeting, word, exercises, fixed, hidden } = parseLesson(JSON.stringify(lesson));
      Object.assign(this.#title, { value: title });
      Object.assign(this.#greeting, { value: greeting });
      Object.assign(this.#word, { value: word });
      if (Object.hasOwn(languages, tongue)) this.#language.value = tongue;
      this.#chosen = exercises;
      for (const [key, select] of this.#states)
        select.value = key in fixed ? "fixed" : hidden.includes(key) ? "hidden" : "free";
    } catch {
      // Nothing kept, or not by this page: an empty draft.
    }
  }

  #makeSettings() {
    for (const key of fixable) {
      const setting = /** @type {import("../app/state.js").Setting} */ (find(key));
      const select = make("select", { id: `teach-setting-${key}` });
      for (const state of /** @type {const} */ (["free", "fixed", "hidden"]))
        select.add(new Option(t(`teach.state.${state}`), state));
      this.#states.set(key, select);
      this.#settings.append(
        make(
          "tr",
          {},
          make("th", { scope: "row" }, make("label", { htmlFor: select.id }, label(setting))),
          make("td", { className: "now" }),
          make("td", {}, select),
        ),
      );
    }
    this.#showSettings();
  }

  /** What the page has now: that is what is fixed. */
  #showSettings() {
    this.#settings.querySelectorAll(".now").forEach((cell, i) => {
      const setting = /** @type {import("../app/state.js").Setting} */ (find(fixable[i]));
      cell.textContent = String(optionLabel(setting, this.#app.state.values[fixable[i]]) || "–");
    });
    void this.#tell();
  }

  /** @param {string | Exercise} exercise */
  #add(exercise) {
    if (this.#chosen.length >= mostInLesson) return;
    this.#chosen.push(exercise);
    this.#showList();
    void this.#tell();
  }

  /** @param {string | Exercise} exercise */
  #titleOf(exercise) {
    const { words } =
      typeof exercise === "string" ? (this.#known.find(({ name }) => name === exercise) ?? {}) : exercise;
    return words?.title ?? String(exercise);
  }

  #showList() {
    const button = (/** @type {string} */ sign, /** @type {string} */ words, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", className: "icon" }, sign);
      made.setAttribute("aria-label", words);
      made.addEventListener("click", () => {
        act();
        this.#showList();
        this.#more.focus(); // the button is gone
        void this.#tell();
      });
      return made;
    };
    this.#list.replaceChildren(
      ...this.#chosen.map((exercise, i) => {
        const title = this.#titleOf(exercise);
        const up = button("↑", t("teach.up", { title }), () => {
          if (i) this.#chosen.splice(i - 1, 2, exercise, this.#chosen[i - 1]);
        });
        const away = button("×", t("teach.remove", { title }), () => this.#chosen.splice(i, 1));
        return make("li", {}, make("span", {}, title), up, away);
      }),
    );
    this.#more.replaceChildren(
      ...this.#known
        .filter(({ name }) => !this.#chosen.includes(name))
        .map(({ name, words }) => new Option(words.title, name)),
    );
  }

  /** @returns {Lesson} */
  get #lesson() {
    const { values } = this.#app.state;
    const keys = (/** @type {string} */ state) =>
      [...this.#states].filter(([, select]) => select.value === state).map(([key]) => key);
    return {
      title: this.#title.value,
      greeting: this.#greeting.value,
      word: this.#word.value,
      exercises: this.#chosen,
      fixed: Object.fromEntries(keys("fixed").map((key) => [key, values[key]])),
      hidden: keys("hidden"),
    };
  }

  async #tell() {
    const mine = ++this.#told;
    const lesson = this.#lesson;
    this.#outcome.element.hidden = !lesson.exercises.length;
    this.#problem.textContent = lesson.exercises.length ? "" : t("teach.empty");
    if (!lesson.exercises.length) return;
    const words = lesson.exercises.map((exercise) => this.#wordsOf(exercise));
    const tongue = this.#language.value;
    try {
      const packed = await packLesson(parseLesson(JSON.stringify(lesson)));
      if (mine === this.#told) this.#outcome.show(lesson, packed, tongue, words);
    } catch (error) {
      if (mine === this.#told) this.#problem.textContent = text(error);
      return;
    }
    try {
      localStorage.setItem(draftKey, JSON.stringify({ lesson, language: tongue }));
    } catch {
      // It is full, or forbidden: then the draft lasts as long as the page.
    }
  }

  /** @param {string | Exercise} exercise @returns {import("../exercises/exercise.js").Words} */
  #wordsOf(exercise) {
    const found = typeof exercise === "string" ? this.#known.find(({ name }) => name === exercise) : exercise;
    return /** @type {Exercise} */ (found).words;
  }

  /** The settings may have moved meanwhile. */
  show() {
    this.#showSettings();
  }
}
