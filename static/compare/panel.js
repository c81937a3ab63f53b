// The network beside what needs no network: the mean digit, principal components, median filters, and
// for its code as a compression JPEG and deflate.

import { Baselines } from "../baselines/baselines.js";
import { codePoints, overAll, restoreAll } from "./network.js";
import { Plot } from "./plot.js";
import { Strips } from "./strips.js";
import { explainJPEG, explainWeights, inBytes, pointName, readPoint, verdict } from "./words.js";
import { spoil } from "../app/noise.js";
import { make } from "../ui/dom.js";
import { psnr, whole } from "../ui/numbers.js";
import { shippedNames } from "../engine/shipped.js";
import { find, optionLabel } from "../app/state.js";
import { t, tDynamic } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../baselines/worker.js").Point} Point */
/** @typedef {import("./strips.js").Result} Result */

const methods = ["clean", "noisy", "median3", "median5", "mean", "pca", "network"];
const withNoise = ["noisy", "median3", "median5"];
const curveComponents = 128;
const size = 784;
const restMilliseconds = 4000; // between two measurements while it trains
const noiseSeed = 1; // the same spoiled digits throughout

export default class Compare {
  #app;
  #shown = false;
  #generation = 0; // of the digits
  #updating = false;
  #stale = true;
  #last = 0; // when the last measurement began
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #worker = new Baselines();

  /** @type {Float32Array | undefined} */
  #clean;
  /** @type {{ key: string, pixels: Float32Array | undefined } | undefined} */
  #noisy;
  /** @type {{ components: number, linear: Promise<import("../baselines/methods.js").Linear> } | undefined} */
  #linear;
  #baselines = ""; // for what they were measured
  #curve = 0; // the generation of the digits that the curve has been made for
  /** @type {Point[]} */
  #others = [];
  /** @type {Point[]} */
  #own = [];
  /** Each with the name that it was measured under. @type {Map<string, Result & { name: string }>} */
  #results = new Map();

  #strips = new Strips(methods);
  #status = make("p", { className: "explain", id: "compare-status" });
  #verdict = make("p", { className: "compare-words", id: "compare-verdict" });
  #noCompression = make("p", { className: "compare-words", hidden: true });
  #other = make("button", { type: "button", hidden: true }, t("compare.smaller"));
  #jpeg = make("p", { className: "compare-words" });
  #weights = make("p", { className: "compare-words" });
  #counted = make("p", { className: "explain" });
  #coming = make("p", { className: "explain compare-coming", id: "compare-coming" });
  #plot;
  #list = make("tbody");

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    this.#plot = new Plot(
      [
        { name: "network", label: t("compare.series.network"), shape: "circle", strong: true },
        { name: "pca", label: t("compare.series.pca"), shape: "diamond", hollow: true, dash: "7 4" },
        { name: "jpeg", label: t("compare.series.jpeg"), shape: "square", dash: "2 3" },
        { name: "jpegPixels", label: t("compare.series.jpegPixels"), shape: "square", hollow: true, dash: "2 3" },
        { name: "deflate", label: t("compare.series.deflate"), shape: "triangle", dash: "12 3 2 3" },
      ],
      {
        title: t("compare.plot"),
        x: t("compare.bytes"),
        y: t("compare.quality"),
        hint: t("compare.hint"),
        read: readPoint,
      },
    );
    const table = make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          ...[t("compare.method"), t("compare.bytes"), t("compare.psnr")].map((name) =>
            make("th", { scope: "col" }, name),
          ),
        ),
      ),
      this.#list,
    );
    host.append(
      make("div", { className: "title" }, make("h2", {}, t("compare.title"))),
      make(
        "div",
        { className: "compare-columns" },
        make("div", { className: "compare-left" }, this.#strips.element, this.#status),
        make(
          "div",
          { className: "compare-right" },
          this.#verdict,
          make("p", { className: "explain" }, t("compare.explain")),
        ),
      ),
      make("div", { className: "title compare-second" }, make("h2", {}, t("compare.curve"))),
      make(
        "div",
        { className: "compare-columns" },
        make(
          "div",
          { className: "compare-left" },
          this.#plot.element,
          this.#coming,
          make("details", {}, make("summary", {}, t("compare.asTable")), make("div", { className: "table" }, table)),
        ),
        make(
          "div",
          { className: "compare-right" },
          make("div", {}, this.#noCompression, this.#other),
          this.#jpeg,
          this.#weights,
          this.#counted,
        ),
      ),
    );
    this.#other.addEventListener("click", () => app.state.set("shown", "conv"));
    this.#status.textContent = t("compare.waiting");
    for (const method of methods) this.#strips.show(method, this.#name(method), undefined);
    app.on("parameters", () => this.#changed());
    app.on("running", () => this.#changed());
    app.on("model", () => {
      this.#own = []; // another network's
      this.#last = -Infinity;
    });
    app.on("settings", ({ keys }) => {
      if (keys.includes("noise") || keys.includes("noiseKind")) this.#changed();
    });
    app.on("data", () => {
      this.#clean = this.#linear = this.#noisy = undefined;
      this.#generation++;
      this.#changed();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.#results.forEach((result, method) => this.#strips.show(method, result.name, result)),
    );
  }

  show() {
    this.#shown = true;
    this.#changed();
  }

  hide() {
    this.#shown = false;
    clearTimeout(this.#timer);
    this.#worker.end();
  }

  /** Something has moved: measures soon, but not all the time. */
  #changed() {
    this.#stale = true;
    if (!this.#shown || this.#updating) return;
    clearTimeout(this.#timer);
    const rest = this.#app.trainer.running ? restMilliseconds - (performance.now() - this.#last) : 60;
    this.#timer = setTimeout(() => this.#update(), Math.max(rest, 0));
  }

  async #update() {
    if (!this.#shown || this.#updating) return;
    this.#updating = true;
    this.#stale = false;
    this.#last = performance.now();
    const generation = this.#generation;
    const { program } = this.#app;
    const { networks } = program;
    const wanted = () => this.#shown && this.#generation === generation && program.networks === networks;
    try {
      await this.#measure(wanted);
    } catch (error) {
      if (wanted()) {
        this.#status.textContent = t("compare.failed");
        this.#app.report(error);
      } else this.#stale = true;
    }
    this.#updating = false;
    if (this.#stale) this.#changed();
  }

  /** @param {() => boolean} wanted */
  async #measure(wanted) {
    const app = this.#app;
    const { program, state } = app;
    this.#clean ??= (await app.testDigits()).pixels;
    const clean = this.#clean;
    if (!wanted()) return void (this.#stale = true);
    const noise = state.shownNoise;
    const kind = /** @type {import("../engine/program.js").NoiseKind} */ (state.values.noiseKind);
    const key = noise ? `${kind} ${noise}` : "";
    if (this.#noisy?.key !== key) {
      let seed = noiseSeed;
      const some = (/** @type {Float32Array} */ part) => {
        const noisy = spoil(program, part, noise, seed, kind);
        seed += part.length / size;
        return noisy;
      };
      const pixels = noise ? await overAll(some, clean, size, wanted) : undefined;
      if (!wanted()) return void (this.#stale = true);
      this.#noisy = { key, pixels };
    }
    const noisy = this.#noisy.pixels;
    for (const method of withNoise) this.#strips.hide(method, !noisy);
    this.#take("clean", { mse: 0, pixels: clean.subarray(0, 8 * size) });

    const model = program.describe();
    const k = model.code;
    const restored = await restoreAll(program, noisy ?? clean, clean, wanted);
    if (!restored) return void (this.#stale = true);
    this.#take("network", restored);
    const own = await codePoints(program, clean, wanted);
    if (!own) return void (this.#stale = true);
    this.#own = own;
    this.#showCurve(model);

    if (!this.#linear || this.#linear.components < Math.min(k, size - 1)) {
      const components = Math.max(curveComponents, k < size ? k : 0);
      this.#linear = { components, linear: app.engine.principalComponents(components) };
      this.#status.textContent = t("compare.fitting");
    }
    const mine = this.#linear;
    const linear = await mine.linear.catch((error) => {
      if (this.#linear === mine) this.#linear = undefined; // so that it is tried again
      throw error;
    });
    if (!wanted()) return void (this.#stale = true);
    const baselines = `${this.#generation} ${key} ${k}`;
    if (this.#baselines !== baselines) {
      const found = await this.#worker.methods({ clean, noisy, linear, k });
      if (!wanted()) return void (this.#stale = true);
      for (const method of withNoise) this.#results.delete(method);
      for (const [method, result] of Object.entries(found)) this.#take(method, result);
      this.#baselines = baselines;
    }
    this.#status.textContent = t("compare.measured", { total: whole(clean.length / size) });
    const mseOf = (/** @type {string} */ method) => /** @type {Result} */ (this.#results.get(method)).mse;
    this.#verdict.textContent = verdict(mseOf, k, noise > 0);
    if (this.#curve !== this.#generation + 1) this.#drawOthers(clean, linear);
  }

  /** @param {string} method @param {Result} result */
  #take(method, result) {
    const name = this.#name(method);
    this.#results.set(method, { ...result, name });
    this.#strips.show(method, name, result);
  }

  /** What a method is called. @param {string} method */
  #name(method) {
    const k = this.#app.program.describe().code;
    if (method === "pca" && k === 1) return t("compare.pcaOne");
    if (method === "pca") return k >= size ? t("compare.pcaAll") : t("compare.pca", { k });
    if (method === "network") {
      const name = optionLabel(/** @type {any} */ (find("shown")), this.#app.state.values.shown);
      if (k === 1) return t("compare.networkOne", { name });
      return name.includes(String(k)) ? name : t("compare.network", { name, k: whole(k) }); // some names say it already
    }
    return tDynamic(`compare.${method}`);
  }

  /**
   * JPEG, deflate and principal components take a while: they come point by point, once for these digits.
   * @param {Float32Array} clean
   * @param {import("../baselines/methods.js").Linear} linear
   */
  async #drawOthers(clean, linear) {
    const generation = this.#generation;
    const wanted = () => this.#shown && this.#generation === generation; // whichever model is shown
    this.#curve = generation + 1;
    this.#others = [];
    try {
      await this.#worker.curve(clean, linear, (point, total) => {
        if (!wanted()) return;
        this.#others.push(point);
        this.#coming.textContent = t("compare.coming", { done: this.#others.length, total });
        this.#showCurve(this.#app.program.describe());
      });
    } catch (error) {
      this.#curve = 0;
      if (wanted()) this.#app.report(error);
    }
    if (generation === this.#generation) this.#coming.textContent = "";
  }

  /** @param {import("../engine/model.js").Model} model */
  #showCurve(model) {
    const lossless = this.#others.find(({ series }) => series === "lossless");
    const points = [...this.#own, ...this.#others.filter(({ series }) => series !== "lossless")];
    const marks = [{ bytes: size, label: t("compare.rawMark"), text: t("compare.raw") }];
    if (lossless) marks.push({ bytes: lossless.bytes, label: t("compare.losslessMark"), text: t("compare.lossless") });
    this.#plot.show(points, marks);
    const row = (/** @type {string} */ name, /** @type {number} */ bytes, /** @type {string} */ quality) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, name),
        make("td", { className: "number" }, inBytes(bytes)),
        make("td", { className: "number" }, quality),
      );
    this.#list.replaceChildren(
      ...points.map((point) => row(pointName(point), point.bytes, psnr(point.mse))),
      ...marks.map((mark) => row(mark.text, mark.bytes, "∞ dB")),
    );
    this.#explainCurve(model, lossless);
  }

  /**
   * The sentences beside the curve.
   * @param {import("../engine/model.js").Model} model
   * @param {Point | undefined} lossless
   */
  #explainCurve(model, lossless) {
    const k = model.code;
    this.#noCompression.hidden = k < size;
    this.#noCompression.textContent = t("compare.noCompression", { k: whole(k) });
    shippedNames().then((names) => (this.#other.hidden = k < size || !names.includes("conv")));
    this.#jpeg.textContent = explainJPEG(this.#others);
    this.#jpeg.hidden = !this.#jpeg.textContent;
    this.#weights.textContent = explainWeights(model, lossless);
    this.#counted.textContent = t("compare.counted", { total: whole((this.#clean?.length ?? 0) / size) });
  }
}
