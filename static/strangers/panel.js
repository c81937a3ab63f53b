// Strangers: what the network makes of what it has never seen, against its error on its own kind.

import { rowNames } from "../ui/columns.js";
import { make } from "../ui/dom.js";
import { fixed, meanSquaredError, short, shortMSE, whole } from "../ui/numbers.js";
import { strangers } from "./shapes.js";
import { difference, paint } from "../ui/paint.js";
import { t, tDynamic } from "../strings/strings.js";
import { inSlices } from "../app/slices.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Digits} Digits */
/** @typedef {import("./shapes.js").Shape} Shape */

const pictures = ["input", "restored", "difference"];
const noiseSeed = 1; // the same spoiled pictures throughout, so that only the network changes
const measureMilliseconds = 3000; // between two measures of its own kind while it trains
const kind = 2; // the digit that is put wrong: the first of these among the test digits

/** The bar's ends, as powers of 2. */
const [low, high] = [-2, 8];

/** One picture and what becomes of it. */
class Column {
  pictures = pictures.map(() => make("canvas", { width: 28, height: 28 }));
  #mse = make("span", { className: "figure-small" }, "–");
  #times = make("span", { className: "figure-small times" }, "–");
  #bar = make("i");
  button = make(
    "button",
    { type: "button", className: "column" },
    ...this.pictures,
    this.#mse,
    this.#times,
    make("span", { className: "bar" }, this.#bar),
  );
  #error = NaN;
  name = "";

  /** @param {Float32Array} input @param {Float32Array} restored @param {Float32Array} clean */
  show(input, restored, clean) {
    paint(this.pictures[0], input);
    paint(this.pictures[1], restored);
    paint(this.pictures[2], difference(restored, clean), { signed: true });
    this.#error = meanSquaredError(restored, clean);
    this.#mse.textContent = shortMSE(this.#error);
  }

  /** @param {number} own the mean error of what it knows; NaN while that is not known */
  compare(own) {
    const ratio = this.#error / own;
    const known = Number.isFinite(ratio);
    this.#times.textContent = known ? `${figure(ratio)} ×` : "–";
    // From the line at 1 to the value, to the right or to the left.
    const one = -low / (high - low);
    const at = known ? (Math.min(Math.max(Math.log2(Math.max(ratio, 1e-9)), low), high) - low) / (high - low) : one;
    this.#bar.style.left = `${100 * Math.min(one, at)}%`;
    this.#bar.style.width = `${100 * Math.abs(at - one)}%`;
    this.button.title = t("strangers.take", {
      name: this.name,
      mse: fixed(this.#error, 4),
      times: known ? figure(ratio) : "–",
    });
    this.button.setAttribute("aria-label", this.button.title);
  }
}

export default class Strangers {
  #app;
  #note = make("p", { className: "explain" }, t("strangers.waiting"));
  #noise = make("input", { type: "checkbox", id: "strangers-noise" });
  #groups = make("div", { className: "groups" });
  /** @type {Array<{ shape: Shape, column: Column }>} */
  #all = [];
  /** @type {Digits | undefined} */
  #digits;
  /** Mean squared error on the test digits. */
  #own = NaN;
  #shown = false;
  #drawing = 0; // the number of the last redraw, so that an older one ends
  #measuring = 0;
  #measured = 0; // when

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    host.append(
      make(
        "div",
        { className: "title" },
        make("h2", {}, t("strangers.title")),
        make("label", { className: "inline" }, this.#noise, t("strangers.noise")),
      ),
      this.#note,
      this.#groups,
      make("p", { className: "explain" }, t("strangers.pad")),
    );
    this.#noise.addEventListener("change", () => this.#anew());
    app.on("model", () => {
      this.#own = NaN;
      this.#measured = -Infinity;
    });
    app.on("parameters", () => {
      this.#redraw();
      if (!app.trainer.running || performance.now() - this.#measured > measureMilliseconds) this.#measure();
    });
    app.on("running", () => app.trainer.running || this.#measure());
    app.on("settings", ({ keys }) => {
      if (this.#noise.checked && (keys.includes("noise") || keys.includes("noiseKind"))) this.#anew();
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

  async #load() {
    if (!this.#shown) return;
    try {
      const digits = await this.#app.testDigits();
      if (digits !== this.#digits) {
        this.#digits = digits;
        this.#own = NaN;
        await this.#lay(digits);
      }
      this.#anew();
    } catch (error) {
      this.#note.textContent = "";
      this.#app.report(error);
    }
  }

  /** Columns for all strangers, with a turn for the page between two groups. @param {Digits} digits */
  async #lay(digits) {
    const { pixels, labels } = digits;
    const index = Math.max(labels.indexOf(kind), 0);
    /** @type {Array<{ shape: Shape, column: Column }>} */
    const all = [];
    const sections = [];
    for (const { name, shapes } of strangers(pixels.slice(784 * index, 784 * (index + 1)), this.#app.program)) {
      const columns = shapes.map((shape) => {
        const column = new Column();
        column.name = tDynamic(`strangers.shape.${shape.name}`);
        column.button.dataset.shape = shape.name;
        column.button.addEventListener("click", () => this.#app.draw(shape.pixels));
        all.push({ shape, column });
        return column.button;
      });
      const names = rowNames(
        pictures.map((row) => tDynamic(`strangers.${row}`)),
        [
          [t("strangers.mse"), "mse"],
          [t("strangers.times"), "mse", "strangers.timesTitle"],
        ],
      );
      sections.push(
        make(
          "section",
          {},
          make("h3", {}, tDynamic(`strangers.${name}`)),
          make("div", { className: "columns" }, names, ...columns),
          make("p", { className: "explain" }, tDynamic(`strangers.${name}.why`)),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (this.#digits !== digits) return; // others came meanwhile
    this.#all = all;
    this.#groups.replaceChildren(...sections);
  }

  /** Everything, as with another network. */
  #anew() {
    this.#redraw();
    this.#measure();
  }

  /** What is seen of a picture, and what it becomes. @param {Float32Array} clean @param {number} seed */
  #restore(clean, seed) {
    const { program, state } = this.#app;
    const input = this.#noise.checked
      ? program.addNoise(clean, state.shownNoise, seed, /** @type {any} */ (state.values.noiseKind))
      : clean;
    return { input, restored: program.reconstruct(input) };
  }

  async #redraw() {
    if (!this.#shown || !this.#digits) return;
    const mine = ++this.#drawing;
    const all = this.#all;
    await inSlices(
      all.length,
      (from, to) => {
        for (let i = from; i < to; i++) {
          const { shape, column } = all[i];
          const { input, restored } = this.#restore(shape.pixels, noiseSeed + i);
          column.show(input, restored, shape.pixels);
          column.compare(this.#own);
        }
      },
      () => this.#shown && this.#drawing === mine && this.#all === all,
    );
  }

  /** The error on its own kind. */
  async #measure() {
    if (!this.#shown || !this.#digits) return;
    const digits = this.#digits;
    const mine = ++this.#measuring;
    const total = digits.labels.length;
    const noisy = this.#noise.checked;
    const { program } = this.#app;
    const { networks } = program;
    this.#measured = performance.now();
    let sum = 0;
    const done = await inSlices(
      total,
      (from, to) => {
        for (let i = from; i < to; i++) {
          const clean = digits.pixels.subarray(784 * i, 784 * (i + 1));
          sum += meanSquaredError(this.#restore(clean, noiseSeed + i).restored, clean);
        }
      },
      () => this.#shown && this.#measuring === mine && this.#digits === digits && program.networks === networks,
    );
    if (!done) return;
    this.#own = sum / total;
    const { shown, noise, noiseRange } = this.#app.state.values;
    const sentences = [
      t(noisy ? "strangers.ownNoise" : "strangers.own", { total: whole(total), mse: fixed(this.#own, 4) }),
    ];
    if (!noisy && shown === "own" && Number(noise) && noiseRange === "fixed")
      sentences.push(t("strangers.seenNoise", { noise }));
    this.#note.textContent = sentences.join(" ");
    for (const { column } of this.#all) column.compare(this.#own);
  }
}

/** Two places that count. @param {number} ratio */
const figure = (ratio) => (ratio < 0.05 ? `< ${short(0.1)}` : ratio < 9.95 ? fixed(ratio, 1) : whole(ratio));
