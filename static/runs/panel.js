// The runs that have been tried, the last one first; each can be restored.

import { make } from "../ui/dom.js";
import { duration, fixed, psnr, whole } from "../ui/numbers.js";
import { term } from "../ui/term.js";
import { differing } from "../app/runs.js";
import { find, label, optionLabel } from "../app/state.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/runs.js").Run} Run */

const headings = /** @type {const} */ ([
  "runs.run",
  "runs.settings",
  "runs.parameters",
  "runs.epochs",
  "runs.time",
  "runs.mse",
  "runs.psnr",
]);

/** The terms that some of them are. @type {Record<string, string>} */
const termOf = { "runs.parameters": "parameter", "runs.epochs": "epoch", "runs.mse": "mse", "runs.psnr": "psnr" };

const mostChanges = 6; // that a row tells of

export default class RunsPanel {
  #app;
  #body = make("tbody");
  #table;
  #empty = make("p", { className: "explain" }, t("runs.empty"));
  #gone = make("p", { className: "explain" });
  #shown = false;

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    const heading = (/** @type {(typeof headings)[number]} */ key) =>
      make("th", { scope: "col" }, termOf[key] ? term(termOf[key], t(key)) : t(key));
    const head = make("tr", {}, ...headings.map(heading), make("td"));
    this.#table = make(
      "div",
      { className: "table" },
      make("table", {}, make("thead", {}, head), this.#body),
      make("p", { className: "explain" }, t("runs.explain")),
      this.#gone,
    );
    host.append(make("div", { className: "title" }, make("h2", {}, t("runs.title"))), this.#empty, this.#table);
    app.runs.addEventListener("change", () => this.#redraw());
    app.on("running", () => this.#redraw());
  }

  show() {
    this.#shown = true;
    this.#redraw();
  }

  hide() {
    this.#shown = false;
  }

  #redraw() {
    if (!this.#shown) return;
    const { list, gone } = this.#app.runs;
    this.#gone.textContent = gone ? t("runs.gone", { runs: whole(gone) }) : "";
    this.#empty.hidden = list.length > 0;
    this.#table.hidden = list.length === 0;
    this.#body.replaceChildren(...list.toReversed().map((run) => this.#row(run)));
  }

  /** @param {Run} run */
  #row(run) {
    const { number, parameters, epochs, seconds, score, network } = run;
    const restore = make(
      "button",
      { type: "button", disabled: this.#app.trainer.running },
      t(network ? "runs.restore" : "runs.restoreSettings"),
    );
    restore.setAttribute("aria-label", t(network ? "runs.restoreLabel" : "runs.restoreSettingsLabel", { number }));
    restore.title = restore.ariaLabel ?? "";
    restore.addEventListener("click", () => this.#restore(run));
    const figures = [
      whole(parameters),
      fixed(epochs, 1),
      duration(seconds),
      score ? fixed(score.mse, 5) : "–",
      score ? psnr(score.mse) : "–",
    ];
    const cells = figures.map((figure) => make("td", { className: "number" }, figure));
    if (score && score.steps !== run.steps)
      cells[3].append(make("span", { className: "explain" }, t("runs.atEpoch", { epochs: fixed(score.epochs, 1) })));
    const kept = make("td", {}, restore);
    if (network && network.steps !== run.steps)
      kept.append(make("span", { className: "explain" }, t("runs.atEpoch", { epochs: fixed(network.epochs, 1) })));
    const current = run === this.#app.runs.current;
    const row = make(
      "tr",
      { className: current ? "current" : "" },
      make("th", { scope: "row" }, t("runs.name", { number })),
      make("td", {}, described(run), ...notes(run).map((note) => make("span", { className: "explain" }, note))),
      ...cells,
      kept,
    );
    if (current) row.setAttribute("aria-current", "true");
    return row;
  }

  /** @param {Run} run */
  async #restore(run) {
    const { number, network } = run;
    if (await this.#app.runs.restore(run))
      this.#app.say(t(network ? "runs.restored" : "runs.restoredSettings", { number }));
  }
}

/** What its settings do not tell. @param {Run} run @returns {string[]} sentences */
function notes({ changes, from, network }) {
  const sentences = [];
  if (from !== undefined) sentences.push(from ? t("runs.from", { number: from }) : t("runs.fromElsewhere"));
  if (changes.length)
    sentences.push(
      t("runs.changed", {
        changes: changes.slice(0, mostChanges).map(change).join("; ") + (changes.length > mostChanges ? "; …" : ""),
      }),
    );
  if (sentences.length && !network) sentences.push(t("runs.notRepeated"));
  return sentences;
}

/** @param {import("../app/runs.js").Change} change */
function change({ key, from, to, epochs }) {
  const setting = /** @type {import("../app/state.js").Setting} */ (find(key));
  return t("runs.change", {
    label: label(setting),
    from: optionLabel(setting, from),
    to: optionLabel(setting, to),
    epochs: fixed(epochs, 1),
  });
}

/** Model, code and seed, and whatever else is not as at first. @param {Run} run */
function described(run) {
  const keys = new Set(["model", "code", "seed", ...differing(run).map(([key]) => key)]);
  if (run.values.layers) for (const key of ["model", "code"]) keys.delete(key);
  else if (run.values.model === "conv") keys.delete("code");
  return [...keys]
    .map((key) => {
      const setting = /** @type {import("../app/state.js").Setting} */ (find(key));
      const value = optionLabel(setting, run.values[key]);
      return key === "model" || key === "layers" ? value : `${label(setting)} ${value}`;
    })
    .join(", ");
}
