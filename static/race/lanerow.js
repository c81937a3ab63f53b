// A lane as it is seen: its setup, its restorations, its numbers.

import { make } from "../ui/dom.js";
import { letters } from "../ui/letters.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { duration, fixed, loss, short, whole } from "../ui/numbers.js";
import { paint } from "../ui/paint.js";
import { term } from "../ui/term.js";
import { find, fit, label, optionLabel } from "../app/state.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { dashes } from "./chart.js";
import { differing, presets } from "./setup.js";

/** @typedef {import("./setup.js").Lane} Setup */
/** @typedef {import("./contest.js").Lane} Runner */

const svg = "http://www.w3.org/2000/svg";
const figures = /** @type {const} */ (["train", "test", "speed", "epoch", "time"]);
/** The terms that some of them are. @type {Record<string, string>} */
const termOf = { train: "loss", test: "loss", epoch: "epoch" };
const ownLayers = "784-128-32-128-784"; // to begin with

/** A piece of the lane's line. @param {number} index */
export function sample(index) {
  const picture = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ width: "34", height: "10", "aria-hidden": "true", class: "race-line" }))
    picture.setAttribute(name, value);
  const line = document.createElementNS(svg, "line");
  for (const [name, value] of Object.entries({
    x1: "0",
    x2: "34",
    y1: "5",
    y2: "5",
    "stroke-width": "2",
    "stroke-dasharray": dashes[index].join(" "),
  }))
    line.setAttribute(name, value);
  picture.append(line);
  return picture;
}

/** @param {string} name of a figure */
function figureName(name) {
  const words = tDynamic(`race.${name}`);
  return termOf[name] ? term(termOf[name], words, `race.${name}.help`) : words;
}

/** What a lane is called. @param {Setup} setup @param {number} index */
export function laneName({ model, key, value }, index) {
  const name = presets.includes(model) ? tDynamic(`race.model.${model}`) : model;
  const setting = key && find(key);
  const other = setting ? `, ${label(setting)} ${optionLabel(setting, /** @type {any} */ (value))}` : "";
  return `${letters[index]} (${name}${other})`;
}

/** Events: "change" with detail { model, key, value }, "remove", "take". */
export class LaneRow extends EventTarget {
  #index;
  /** @type {Setup} */
  #setup = { model: "vanilla" };
  #model = make("select");
  #layers = make("input", { type: "text", spellcheck: false, autocomplete: "off" });
  #key = make("select");
  #value = make("span", { className: "race-value" });
  #remove = make("button", { type: "button", className: "icon" }, "×");
  #words = make("p", { className: "race-words" });
  #canvases;
  #numbers = new Map(figures.map((name) => [name, make("dd", {}, "–")]));
  #bar = make("progress", { max: 1, value: 0 });
  #take = make("button", { type: "button" }, t("race.take"));
  element;

  /**
   * @param {number} index
   * @param {number} pictures the drawing and the digits
   * @param {(sentence: string) => void} complain
   */
  constructor(index, pictures, complain) {
    super();
    this.#index = index;
    const letter = letters[index];
    for (const preset of presets) this.#model.add(new Option(tDynamic(`race.model.${preset}`), preset));
    this.#model.add(new Option(t("race.model.layers"), "layers"));
    this.#model.setAttribute("aria-label", t("race.modelLabel", { letter }));
    this.#layers.setAttribute("aria-label", t("race.layersLabel", { letter }));
    this.#key.add(new Option(t("race.nothing"), ""));
    for (const key of differing) this.#key.add(new Option(label(/** @type {any} */ (find(key))), key));
    this.#key.setAttribute("aria-label", t("race.differsLabel", { letter }));
    this.#remove.setAttribute("aria-label", t("race.remove", { letter }));
    this.#remove.title = t("race.remove", { letter });
    this.#bar.setAttribute("aria-label", t("race.progress", { letter }));
    this.#take.setAttribute("aria-label", t("race.takeLabel", { letter }));
    this.#take.title = t("race.takeTitle");
    this.#canvases = Array.from({ length: pictures }, (_, i) => {
      const canvas = make("canvas", { width: 28, height: 28, className: i ? "" : "race-drawing" });
      canvas.setAttribute("role", "img");
      canvas.setAttribute(
        "aria-label",
        i ? t("race.restoredDigit", { letter, number: i }) : t("race.restoredDrawing", { letter }),
      );
      return canvas;
    });
    const numbers = make(
      "dl",
      { className: "race-numbers" },
      ...figures.map((name) =>
        make(
          "div",
          termOf[name] ? {} : { title: tDynamic(`race.${name}.help`) },
          make("dt", {}, figureName(name)),
          /** @type {HTMLElement} */ (this.#numbers.get(name)),
        ),
      ),
    );
    const layers = make("div", { className: "race-own", hidden: true }, this.#layers);
    this.element = make(
      "section",
      { className: "race-lane" },
      make(
        "div",
        { className: "race-setup" },
        make(
          "div",
          { className: "race-who" },
          make("span", { className: "race-letter" }, letter, sample(index)),
          this.#model,
          this.#remove,
        ),
        layers,
        make("label", { className: "race-differs" }, t("race.differs"), this.#key, this.#value),
        this.#words,
      ),
      make("div", { className: "race-pictures" }, ...this.#canvases),
      make(
        "div",
        { className: "race-figures" },
        numbers,
        make("div", { className: "race-end" }, this.#bar, this.#take),
      ),
    );
    this.element.setAttribute("aria-label", t("race.lane", { letter }));
    this.#model.addEventListener("change", () =>
      this.#change({ model: this.#model.value === "layers" ? ownLayers : this.#model.value }),
    );
    this.#layers.addEventListener("change", () => {
      const { value, problem } = fit(/** @type {any} */ (find("layers")), this.#layers.value);
      if (problem || !/^\d/.test(String(value))) {
        complain(t("race.badLayers", { layers: this.#layers.value.slice(0, 40) }));
        this.#layers.value = this.#setup.model;
      } else this.#change({ model: String(value) });
    });
    this.#key.addEventListener("change", () => {
      const key = /** @type {any} */ (this.#key.value || undefined);
      this.#change({ key, value: key && firstValue(key) });
    });
    this.#value.addEventListener("change", (event) => {
      const setting = /** @type {any} */ (find(/** @type {string} */ (this.#setup.key)));
      const words = /** @type {HTMLInputElement} */ (event.target).value;
      /** @type {ReturnType<typeof fit>} */
      const typed = setting.kind === "choice" ? { value: words } : parseNumber(words, setting.key, setting);
      const { value, problem } = typed.problem ? typed : fit(setting, typed.value);
      if (problem) complain(t("settings.stays", { problem: text(problem), value: this.#setup.value ?? "" }));
      this.#change({ value: problem ? this.#setup.value : value });
    });
    this.#remove.addEventListener("click", () => this.dispatchEvent(new Event("remove")));
    this.#take.addEventListener("click", () => this.dispatchEvent(new Event("take")));
  }

  /** @param {Partial<Setup>} changed */
  #change(changed) {
    this.dispatchEvent(new CustomEvent("change", { detail: { ...this.#setup, ...changed } }));
  }

  /** @param {Setup} setup @param {boolean} removable */
  takeSetup(setup, removable) {
    this.#setup = setup;
    const own = !presets.includes(setup.model);
    this.#model.value = own ? "layers" : setup.model;
    this.#layers.value = setup.model;
    /** @type {HTMLElement} */ (this.#layers.parentElement).hidden = !own;
    this.#key.value = setup.key ?? "";
    this.#remove.hidden = !removable;
    this.#showValue(setup);
    this.clear();
  }

  /** @param {Setup} setup */
  #showValue({ key, value }) {
    const setting = key && find(key);
    if (!setting) return this.#value.replaceChildren();
    const field = setting.kind === "choice" ? make("select") : numberField("", setting);
    if (field instanceof HTMLSelectElement)
      for (const option of setting.options ?? []) field.add(new Option(optionLabel(setting, option), option));
    field.value = field instanceof HTMLSelectElement ? String(value) : short(Number(value));
    field.setAttribute("aria-label", `${letters[this.#index]}: ${label(setting)}`);
    this.#value.replaceChildren(field);
  }

  /** @param {boolean} locked whether the setup can be changed */
  set locked(locked) {
    for (const field of this.element.querySelectorAll(".race-setup :is(select, input, button)"))
      /** @type {HTMLInputElement} */ (field).disabled = locked;
  }

  /** @param {boolean} can */
  set takable(can) {
    this.#take.disabled = !can;
  }

  /** The network in words. @param {import("../engine/model.js").Model | string} model or why there is none */
  describe(model) {
    const problem = typeof model === "string";
    this.#words.classList.toggle("race-problem", problem && model !== "");
    if (problem) {
      this.#words.textContent = model;
      return;
    }
    const count = model.spec.layers.length;
    this.#words.replaceChildren(
      make("span", { className: "race-list" }, model.layers),
      t(model.code === 1 ? "race.wordsOne" : "race.words", {
        count,
        code: whole(model.code),
        parameters: whole(model.parameters),
      }),
    );
  }

  /** No network yet. */
  clear() {
    for (const canvas of this.#canvases) paint(canvas, new Float32Array(784));
    for (const figure of this.#numbers.values()) figure.textContent = "–";
    this.#bar.value = 0;
    this.#take.disabled = true;
  }

  /** @param {Float32Array} pixels of all pictures */
  paint(pixels) {
    for (const [i, canvas] of this.#canvases.entries()) paint(canvas, pixels.subarray(i * 784, (i + 1) * 784));
  }

  /** @param {Runner} lane @param {number} part of the race, for its bar */
  show({ loss: train, testMSE, imagesPerSecond, epoch, seconds, problem }, part) {
    const set = (/** @type {typeof figures[number]} */ name, /** @type {string} */ value) => {
      const number = /** @type {HTMLElement} */ (this.#numbers.get(name));
      number.textContent = value;
    };
    set("train", train === undefined ? "–" : loss(train));
    set("test", testMSE === undefined ? "–" : loss(testMSE));
    set("speed", imagesPerSecond ? whole(imagesPerSecond) : "–");
    set("epoch", fixed(epoch, 2));
    set("time", seconds < 100 ? `${fixed(seconds, 1)} s` : duration(seconds));
    this.#bar.value = part;
    if (problem) this.describe(problem);
  }
}

/** Another value than all have. @param {import("./setup.js").Differing} key */
function firstValue(key) {
  return { code: 16, noise: 0.3, loss: "bce", rate: 0.003, optimizer: "sgd", output: "relu" }[key];
}
