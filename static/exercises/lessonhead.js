// What stands above the exercises of a lesson: its greeting, the pupil's alias, and the results to hand in.

import { make } from "../ui/dom.js";
import { LinkField, saveAs } from "../ui/linkfield.js";
import { t } from "../strings/strings.js";
import { seedOf } from "./lesson.js";
import { Results, lineOf, version } from "./results.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./lesson.js").Lesson} Lesson */
/** @typedef {import("./results.js").Result} Result */

const aliasKey = "hourglass.alias";
const mostLetters = 40;

export class LessonHead {
  #lesson;
  #alias = make("input", { id: "lesson-alias", type: "text", maxLength: mostLetters, autocomplete: "off" });
  #note = make("p", { className: "explain", id: "lesson-note" });
  #line;
  #save = make("button", { type: "button", id: "lesson-save" }, t("exercises.lesson.save"));
  #out = make("div", { hidden: true });
  /** @type {Results | undefined} */
  #results;
  element;

  /**
   * @param {App} app
   * @param {Lesson} lesson
   * @param {{ leave: () => void, renamed: () => void }} ways leave: to all exercises
   */
  constructor(app, lesson, { leave, renamed }) {
    this.#lesson = lesson;
    this.#line = new LinkField(t("exercises.lesson.line"), app.say, { warns: false });
    this.#line.field.id = "lesson-line";
    this.#out.append(make("p", { className: "explain" }, t("exercises.lesson.handIn")), this.#line.element, this.#save);
    const all = make("button", { type: "button", id: "lesson-leave" }, t("exercises.lesson.leave"));
    all.addEventListener("click", leave);
    this.#save.addEventListener("click", () =>
      saveAs(`${this.alias.replace(/[^\p{L}\p{N}]+/gu, "-") || "results"}.txt`, new Blob([`${this.#line.value}\n`])),
    );
    try {
      this.#alias.value = localStorage.getItem(aliasKey)?.slice(0, mostLetters) ?? "";
    } catch {
      // Nothing can be kept here.
    }
    this.#alias.addEventListener("change", () => {
      this.#name();
      renamed();
    });
    this.element = make(
      "div",
      { className: "lesson" },
      make("p", { className: "greeting" }, lesson.greeting),
      ...(lesson.word
        ? [
            make("p", {}, make("label", { htmlFor: this.#alias.id }, t("exercises.lesson.alias")), " ", this.#alias),
            this.#note,
            this.#out,
          ]
        : []),
      make("p", {}, all),
    );
    this.#name();
  }

  get alias() {
    return this.#alias.value.trim();
  }

  /** The seed of this pupil's runs; without a class word or an alias each has the one that is set. */
  get seed() {
    const { word } = this.#lesson;
    return word && this.alias ? seedOf(word, this.alias) : undefined;
  }

  #name() {
    const { word } = this.#lesson;
    if (!word) return;
    try {
      localStorage.setItem(aliasKey, this.alias);
    } catch {
      // It lasts as long as the page.
    }
    this.#results = this.alias ? new Results(word, this.alias) : undefined;
    this.#note.textContent = this.alias
      ? t("exercises.lesson.seed", { seed: String(this.seed) })
      : t("exercises.lesson.noAlias");
    void this.#show();
  }

  /** @param {Result} result @returns {string} why it cannot be handed in; empty if it can */
  take(result) {
    if (!this.#lesson.word) return "";
    if (!this.#results) return t("exercises.lesson.noAlias");
    const honest = result.runs.filter(({ settings, changed }) => (settings.seed ?? 1) === this.seed && !changed.length);
    if (result.runs.length && !honest.length) return t("exercises.lesson.notYours");
    this.#results.take(result);
    void this.#show();
    return "";
  }

  async #show() {
    const results = Object.values(this.#results?.all ?? {});
    this.#out.hidden = !results.length;
    if (!results.length) return;
    const { alias } = this;
    const line = await lineOf({ version, word: this.#lesson.word, alias, results });
    if (alias === this.alias) this.#line.value = line;
  }
}
