// Test digits in columns: the digit, with noise, restored, the difference, and how far it is off.

import { rowNames } from "../ui/columns.js";
import { make } from "../ui/dom.js";
import { fixed, meanSquaredError, psnr, shortMSE, whole } from "../ui/numbers.js";
import { difference, paint } from "../ui/paint.js";
import { find, optionLabel } from "../app/state.js";
import { t, tDynamic } from "../strings/strings.js";
import { inSlices } from "../app/slices.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {"first" | "label" | "worst" | "best"} Order */

const columns = 16;
const pictures = ["input", "noisy", "restored", "difference"];
const noiseSeed = 1; // the same spoiled digits throughout, so that only the network changes
const rankMilliseconds = 3000; // between two rankings while it trains

/** One column. */
class Column {
  pictures = pictures.map(() => make("canvas", { width: 28, height: 28 }));
  mse = make("span", { className: "figure-small" }, "–");
  psnr = make("span", { className: "figure-small" }, "–");
  /** Which of the digits stands here; -1 before there are any. */
  index = -1;
  button = make(
    "button",
    { type: "button", className: "column", disabled: true },
    ...this.pictures,
    this.mse,
    this.psnr,
  );
}

export default class Rows {
  #app;
  #columns = Array.from({ length: columns }, () => new Column());
  #note = make("p", { className: "explain" });
  #order = make("select", { id: "rows-order" });
  /** @type {import("../app/app.js").Digits | undefined} */
  #digits;
  /** Mean squared error of each digit, once it was measured. @type {Float32Array | undefined} */
  #errors;
  #shown = false;
  #drawing = 0; // the number of the last redraw, so that an older one ends
  #ranking = 0;
  #ranked = 0; // when

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    const setting = /** @type {import("../app/state.js").Setting} */ (find("order"));
    for (const order of setting.options ?? []) this.#order.add(new Option(optionLabel(setting, order), order));
    this.#order.value = this.#chosen;
    const names = rowNames(
      pictures.map((row) => tDynamic(`rows.${row}`)),
      [
        [t("rows.mse"), "mse"],
        [t("rows.psnr"), "psnr"],
      ],
    );
    host.append(
      make(
        "div",
        { className: "title" },
        make("h2", {}, t("rows.title")),
        make("label", { className: "inline" }, t("setting.order"), this.#order),
      ),
      make("div", { className: "columns" }, names, ...this.#columns.map(({ button }) => button)),
      this.#note,
    );
    this.#note.textContent = t("rows.waiting");
    for (const column of this.#columns) {
      column.button.addEventListener("click", () => {
        if (this.#digits) app.draw(this.#digits.pixels.subarray(column.index * 784, (column.index + 1) * 784));
      });
    }
    this.#order.addEventListener("change", () => app.state.set("order", this.#order.value));
    app.on("model", () => (this.#ranked = -Infinity));
    app.on("parameters", () => {
      this.#redraw();
      if (!app.trainer.running || performance.now() - this.#ranked > rankMilliseconds) this.#rank();
    });
    app.on("running", () => app.trainer.running || this.#rank());
    app.on("settings", ({ keys }) => {
      if (keys.includes("order")) {
        this.#order.value = this.#chosen;
        this.#redraw();
        this.#rank();
      }
      if (!["noise", "noiseKind", "shown"].some((key) => keys.includes(key))) return;
      this.#redraw();
      this.#rank();
    });
    app.on("data", () => {
      this.#digits = undefined;
      this.#load();
    });
  }

  show() {
    this.#shown = true;
    this.#load();
  }

  hide() {
    this.#shown = false;
  }

  /** @returns {Order} */
  get #chosen() {
    return /** @type {Order} */ (this.#app.state.values.order);
  }

  async #load() {
    if (!this.#shown) return;
    try {
      const digits = await this.#app.testDigits();
      if (digits !== this.#digits) {
        this.#digits = digits;
        this.#errors = undefined;
      }
      this.#redraw();
      this.#rank();
    } catch (error) {
      this.#note.textContent = "";
      this.#app.report(error);
    }
  }

  /** What a digit becomes. @param {number} index */
  #restore(index) {
    const { program, state } = this.#app;
    const { pixels } = /** @type {import("../app/app.js").Digits} */ (this.#digits);
    const clean = pixels.subarray(index * 784, (index + 1) * 784);
    const noisy = program.addNoise(
      clean,
      state.shownNoise,
      noiseSeed + index,
      /** @type {any} */ (state.values.noiseKind),
    );
    const restored = program.reconstruct(noisy);
    return { clean, noisy, restored, mse: meanSquaredError(restored, clean) };
  }

  /** The digits in the chosen order. @returns {number[]} */
  #sequence() {
    const { labels } = /** @type {import("../app/app.js").Digits} */ (this.#digits);
    const all = [...labels.keys()];
    const errors = this.#errors;
    const order = this.#chosen;
    if (order === "label") {
      // A few of each digit, so that all ten are there.
      const nth = new Map();
      const rank = all.map((i) => nth.set(labels[i], (nth.get(labels[i]) ?? -1) + 1).get(labels[i]));
      return all
        .sort((a, b) => rank[a] - rank[b] || labels[a] - labels[b])
        .slice(0, columns)
        .sort((a, b) => labels[a] - labels[b]);
    }
    if (order !== "first" && errors)
      all.sort((a, b) => (order === "worst" ? errors[b] - errors[a] : errors[a] - errors[b]));
    return all.slice(0, columns);
  }

  async #redraw() {
    if (!this.#shown || !this.#digits) return;
    const mine = ++this.#drawing;
    const sequence = this.#sequence();
    const { labels } = this.#digits;
    await inSlices(
      sequence.length,
      (from, to) => {
        for (let i = from; i < to; i++) this.#draw(this.#columns[i], sequence[i], labels[sequence[i]]);
      },
      () => this.#shown && this.#drawing === mine && this.#digits !== undefined,
    );
  }

  /** @param {Column} column @param {number} index @param {number} label */
  #draw(column, index, label) {
    const { clean, noisy, restored, mse } = this.#restore(index);
    const [input, spoiled, output, error] = column.pictures;
    paint(input, clean);
    paint(spoiled, noisy);
    paint(output, restored);
    paint(error, difference(restored, clean), { signed: true });
    column.index = index;
    column.button.disabled = false;
    column.mse.textContent = shortMSE(mse);
    column.psnr.textContent = psnr(mse);
    column.button.setAttribute("aria-label", t("rows.take", { label, mse: fixed(mse, 4), psnr: psnr(mse) }));
    column.button.title = t("rows.take", { label, mse: fixed(mse, 4), psnr: psnr(mse) });
  }

  /** Measures all digits, and puts them into the chosen order. */
  async #rank() {
    if (!this.#shown || !this.#digits) return;
    const digits = this.#digits;
    const mine = ++this.#ranking;
    const total = digits.labels.length;
    const { program } = this.#app;
    const { networks } = program;
    const errors = new Float32Array(total);
    this.#ranked = performance.now();
    const done = await inSlices(
      total,
      (from, to) => {
        for (let i = from; i < to; i++) errors[i] = this.#restore(i).mse;
      },
      () => this.#shown && this.#ranking === mine && this.#digits === digits && program.networks === networks,
    );
    if (!done) return;
    this.#errors = errors;
    const mse = errors.reduce((sum, error) => sum + error) / total;
    this.#note.textContent = `${t("rows.ranked", { total: whole(total), mse: fixed(mse, 4), psnr: psnr(mse) })} ${t("rows.explain")}`;
    if (this.#chosen !== "first") this.#redraw();
  }
}
