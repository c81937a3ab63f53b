// What was tried in an exercise: a row for each run that has paused, the last one first. Those of earlier visits come
// from the list of runs, which has their settings and their score; what the exercise measures was not kept.

import { make } from "../ui/dom.js";
import { fixed } from "../ui/numbers.js";
import { find, label, optionLabel } from "../app/state.js";
import { t, tDynamic } from "../strings/strings.js";
import { figure } from "./figure.js";
import { measureFrom } from "./measures.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/runs.js").Run} Run */
/** @typedef {import("./exercise.js").Exercise} Exercise */
/** @typedef {import("./measures.js").MeasureName} MeasureName */
/** @typedef {import("./measures.js").Notes} Notes */

const most = 10;

export class Tries {
  #app;
  #notes;
  #exercise;
  #names;
  #title = make("summary");
  #body = make("tbody");
  #explain = make("p", { className: "explain" });
  element;
  #redraw = () => this.redraw();

  /** @param {App} app @param {Notes} notes @param {Exercise} exercise @param {MeasureName[]} names of the columns */
  constructor(app, notes, exercise, names) {
    this.#app = app;
    this.#notes = notes;
    this.#exercise = exercise;
    this.#names = names;
    const heading = (/** @type {string} */ text, title = "") => make("th", { scope: "col", title }, text);
    const head = make(
      "tr",
      {},
      heading(t("exercises.tries.run")),
      heading(t("exercises.tries.settings")),
      ...names.map((name) => heading(tDynamic(`exercises.measure.${name}`), tDynamic(`exercises.measure.${name}.on`))),
      heading(t("exercises.tries.met")),
    );
    this.element = make(
      "details",
      { className: "tries" },
      this.#title,
      make("table", {}, make("thead", {}, head), this.#body),
      this.#explain,
    );
    app.runs.addEventListener("change", this.#redraw);
    this.redraw();
  }

  stop() {
    this.#app.runs.removeEventListener("change", this.#redraw);
  }

  redraw() {
    const measured = new Map(this.#notes.runs.map((run) => [run.id, run]));
    const runs = this.#app.runs.list
      .filter(({ id, score, values }) => measured.has(id) || (score && values.exercise === this.#exercise.name))
      .slice(-most);
    this.element.hidden = runs.length === 0;
    this.#title.textContent = t("exercises.tries.title", { runs: runs.length });
    this.#body.replaceChildren(...runs.toReversed().map((run) => this.#row(run, measured.get(run.id))));
    const kinds = this.#names.map((name) => tDynamic(`exercises.measure.${name}.on`));
    const sentences = [t("exercises.tries.explain", { kinds: [...new Set(kinds)].join("; ") })];
    if (runs.some(({ id }) => !measured.has(id))) sentences.push(t("exercises.tries.earlier"));
    this.#explain.textContent = sentences.join(" ");
  }

  /** @param {Run} run @param {import("./measures.js").Trained | undefined} trained */
  #row(run, trained) {
    const checks = trained?.checks;
    const all = checks !== undefined && checks.met === checks.all;
    const passed = !checks ? "–" : all ? t("exercises.tries.passed") : t("exercises.count", checks);
    return make(
      "tr",
      { className: all ? "met" : "" },
      make("th", { scope: "row" }, String(run.number)),
      make("td", {}, this.#differing(run)),
      ...this.#names.map((name) =>
        make("td", { className: "number" }, figure(name, trained && measureFrom(name, { last: trained }))),
      ),
      make("td", {}, passed),
    );
  }

  /** What was set otherwise than the exercise begins with, and for how long it was trained. @param {Run} run */
  #differing({ values, epochs }) {
    const parts = Object.entries(this.#exercise.start).flatMap(([key, initial]) => {
      const setting = find(key);
      if (!setting || setting.effect === "page" || key === "epochs" || values[key] === initial) return [];
      const value = optionLabel(setting, values[key]);
      return [key === "layers" || key === "model" ? value : `${label(setting)} ${value}`];
    });
    return [...parts, t("exercises.tries.epochs", { epochs: fixed(epochs, 1) })].join(", ");
  }
}
