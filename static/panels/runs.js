// The runs that have been tried, the last one first; each can be restored.

import { make } from "../dom.js";
import { duration, whole } from "../numbers.js";
import { differing } from "../runs.js";
import { find, label, optionLabel } from "../state.js";
import { t } from "../strings.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../runs.js").Run} Run */

const headings = /** @type {const} */ (["runs.run", "runs.settings", "runs.parameters", "runs.epochs", "runs.time", "runs.mse", "runs.psnr"]);

export default class RunsPanel {
  #app;
  #body = make("tbody");
  #table;
  #empty = make("p", { className: "explain" }, t("runs.empty"));
  #shown = false;

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    const head = make("tr", {}, ...headings.map((key) => make("th", { scope: "col" }, t(key))), make("td"));
    this.#table = make("div", { className: "table" }, make("table", {}, make("thead", {}, head), this.#body), make("p", { className: "explain" }, t("runs.explain")));
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
    const { list } = this.#app.runs;
    this.#empty.hidden = list.length > 0;
    this.#table.hidden = list.length === 0;
    this.#body.replaceChildren(...list.toReversed().map((run) => this.#row(run)));
  }

  /** @param {Run} run */
  #row(run) {
    const { number, parameters, epochs, seconds, mse, psnr } = run;
    const restore = make("button", { type: "button", disabled: this.#app.trainer.running }, t("runs.restore"));
    restore.setAttribute("aria-label", t("runs.restoreLabel", { number }));
    restore.addEventListener("click", () => this.#restore(run));
    const figures = [whole(parameters), epochs.toFixed(1), duration(seconds), mse?.toFixed(5) ?? "–", psnr ? `${psnr.toFixed(1)} dB` : "–"];
    return make(
      "tr",
      { className: run === this.#app.runs.current ? "current" : "" },
      make("th", { scope: "row" }, t("runs.name", { number })),
      make("td", {}, described(run)),
      ...figures.map((figure) => make("td", { className: "number" }, figure)),
      make("td", {}, restore),
    );
  }

  /** The settings make a network like the run's; its weights make it that one. @param {Run} run */
  async #restore({ number, values, weights }) {
    const { state, trainer } = this.#app;
    const { tab, ...settings } = values;
    state.apply({ ...settings, answer: "own" });
    const restored = weights ? await trainer.restore(weights) : await trainer.reset();
    if (restored) this.#app.say(t("runs.restored", { number }));
  }
}

/** Model, code and seed, and whatever else is not as at first. @param {Run} run */
function described(run) {
  const keys = new Set(["model", "code", "seed", ...differing(run).map(([key]) => key)]);
  if (run.values.layers) for (const key of ["model", "code"]) keys.delete(key);
  else if (run.values.model === "conv") keys.delete("code");
  return [...keys]
    .map((key) => {
      const setting = /** @type {import("../state.js").Setting} */ (find(key));
      const value = optionLabel(setting, run.values[key]);
      return key === "model" || key === "layers" ? value : `${label(setting)} ${value}`;
    })
    .join(", ");
}
