// An exercise of one's own: its words, the settings that it begins with, and its conditions, to be tried at once.

import { make } from "../ui/dom.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { own, packLesson } from "../exercises/lesson.js";
import { measureNames } from "../exercises/measures.js";
import { settings } from "../app/state.js";
import { t, tDynamic, text } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../exercises/condition.js").Leaf} Leaf */
/** @typedef {import("../exercises/exercise.js").Exercise} Exercise */

const mostConditions = 6;
const lines = /** @type {const} */ (["title", "goal", "why", "hints", "solved"]);
const asked = ["answer", "hand", "race"]; // for these a question must be asked, which an exercise of one's own does not

export class Editor {
  #app;
  #fields = Object.fromEntries(
    lines.map((name) => [
      name,
      name === "title"
        ? make("input", { id: `own-${name}`, type: "text", maxLength: 50 })
        : make("textarea", { id: `own-${name}`, rows: 2, maxLength: 400 }),
    ]),
  );
  #conditions = make("div", { id: "own-conditions" });
  #problem = make("p", { className: "explain", id: "own-problem" });
  element;

  /** @param {App} app @param {(exercise: Exercise) => void} take */
  constructor(app, take) {
    this.#app = app;
    this.#problem.setAttribute("role", "status");
    const button = (/** @type {string} */ id, /** @type {string} */ words, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", id }, words);
      made.addEventListener("click", act);
      return made;
    };
    this.element = make(
      "details",
      { className: "own" },
      make("summary", {}, t("teach.own")),
      make("p", { className: "explain" }, t("teach.ownHelp")),
      ...lines.map((name) =>
        make("p", {}, make("label", { htmlFor: `own-${name}` }, t(`teach.own.${name}`)), this.#fields[name]),
      ),
      make("h4", {}, t("teach.own.conditions")),
      this.#conditions,
      make(
        "p",
        { className: "buttons" },
        button("own-condition", t("teach.own.another"), () => this.#addCondition()),
        button("own-try", t("teach.own.try"), () => this.#made((exercise) => void this.#try(exercise))),
        button("own-add", t("teach.own.add"), () => this.#made(take)),
      ),
      this.#problem,
    );
    this.#addCondition();
  }

  #addCondition() {
    if (this.#conditions.childElementCount >= mostConditions) return;
    const measure = make("select", {});
    measure.setAttribute("aria-label", t("teach.own.measure"));
    for (const name of measureNames.filter((name) => !asked.includes(name.split(".")[0]))) {
      const option = new Option(
        `${tDynamic(`exercises.measure.${name}`)} (${tDynamic(`exercises.measure.${name}.unit`, { value: "…" })})`,
        name,
      );
      option.title = tDynamic(`exercises.measure.${name}.help`);
      measure.add(option);
    }
    const bound = make(
      "select",
      {},
      new Option(t("teach.own.atLeast"), "atLeast"),
      new Option(t("teach.own.atMost"), "atMost"),
    );
    bound.setAttribute("aria-label", t("teach.own.bound"));
    const value = numberField("", {});
    value.setAttribute("aria-label", t("teach.own.value"));
    const away = make("button", { type: "button", className: "icon" }, "×");
    away.setAttribute("aria-label", t("teach.own.removeCondition"));
    const row = make("p", { className: "condition" }, measure, bound, value, away);
    const help = make("span", { className: "explain" });
    const explain = () => (help.textContent = measure.selectedOptions[0]?.title ?? "");
    measure.addEventListener("change", explain);
    explain();
    row.append(help);
    away.addEventListener("click", () => row.remove());
    this.#conditions.append(row);
  }

  /** @returns {Leaf[]} throws what is wrong with one */
  get #leaves() {
    return [...this.#conditions.children].map((row) => {
      const [measure, bound] = row.querySelectorAll("select");
      const { value, problem } = parseNumber(row.querySelector("input")?.value ?? "", t("teach.own.value"));
      if (problem) throw problem;
      return /** @type {Leaf} */ ({ measure: measure.value, [bound.value]: value });
    });
  }

  /** @param {(exercise: Exercise) => void} then what is done with it, if it is one */
  #made(then) {
    this.#problem.textContent = "";
    try {
      const { title, goal, why, hints, solved } = Object.fromEntries(
        lines.map((name) => [name, this.#fields[name].value.trim()]),
      );
      const { values } = this.#app.state;
      const start = settings.filter(({ key, effect }) => (effect !== "page" && key !== "seed") || key === "shown");
      const exercise = own(
        {
          start: Object.fromEntries(start.map(({ key }) => [key, values[key]])),
          condition: { all: this.#leaves },
          words: {
            title,
            goal,
            why,
            hints: hints
              .split("\n")
              .map((hint) => hint.trim())
              .filter(Boolean),
            solved,
          },
        },
        1,
      );
      then(exercise);
    } catch (error) {
      this.#problem.textContent = `${text(error)}.`.replace(/\.\.$/, ".");
    }
  }

  /** As a pupil would meet it: in the dock, with what is measured now. @param {Exercise} exercise */
  async #try(exercise) {
    const lesson = await packLesson({
      title: "",
      greeting: "",
      word: "",
      exercises: [exercise],
      fixed: {},
      hidden: [],
    });
    this.#app.state.apply({ lesson, exercise: exercise.name });
    this.#problem.textContent = t("teach.own.tried");
  }
}
