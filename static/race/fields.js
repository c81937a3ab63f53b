// What all lanes of a race share, as form fields.

import { make } from "../ui/dom.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { short } from "../ui/numbers.js";
import { settingName } from "../app/settingterms.js";
import { find, optionLabel } from "../app/state.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { fitNumber, numberLabel, numbers } from "./setup.js";

/** @typedef {import("./setup.js").Setup} Setup */
/** @typedef {import("./setup.js").NumberKey} NumberKey */

/** Events: "change" with detail { key: value } of a Setup. */
export class RaceFields extends EventTarget {
  element = make("div", { className: "fields race-fields" });
  #mode = make("select", { id: "race-mode" }, new Option(t("race.turns"), "turns"), new Option(t("race.free"), "free"));
  #data = make("select", { id: "race-data" });
  /** @type {Map<NumberKey, HTMLInputElement>} */
  #numbers = new Map();
  /** @type {Setup | undefined} */
  #setup;

  /** @param {(sentence: string) => void} complain */
  constructor(complain) {
    super();
    const data = /** @type {import("../app/state.js").Setting} */ (find("data"));
    for (const option of data.options ?? []) this.#data.add(new Option(optionLabel(data, option), option));
    this.#append(this.#mode, t("race.mode"), t("race.modeHelp"));
    for (const key of /** @type {NumberKey[]} */ (["epochs", "seconds"])) this.#number(key, complain);
    this.#append(this.#data, settingName(data), tDynamic("setting.data.help"));
    for (const key of /** @type {NumberKey[]} */ (["images", "batch", "seed", "noise"])) this.#number(key, complain);
    for (const [key, field] of /** @type {const} */ ([
      ["mode", this.#mode],
      ["data", this.#data],
    ])) {
      field.addEventListener("change", () => this.#change({ [key]: field.value }));
    }
  }

  /** @param {HTMLInputElement | HTMLSelectElement} field @param {string | HTMLElement} name @param {string} help */
  #append(field, name, help) {
    const more = make("span", { className: "visually-hidden", id: `${field.id}-help` }, help);
    field.setAttribute("aria-describedby", more.id);
    this.element.append(
      make(
        "div",
        {},
        make(
          "label",
          { className: "setting", htmlFor: field.id, title: typeof name === "string" ? help : "" },
          make("span", {}, name),
          field,
        ),
        more,
      ),
    );
  }

  /** @param {NumberKey} key @param {(sentence: string) => void} complain */
  #number(key, complain) {
    const field = numberField(`race-${key}`, numbers[key]);
    if (key === "seconds") this.#append(field, numberLabel(key), t("race.secondsHelp"));
    else this.#append(field, settingName(/** @type {any} */ (find(key))), tDynamic(`setting.${key}.help`));
    this.#numbers.set(key, field);
    field.addEventListener("change", () => {
      const typed = parseNumber(field.value, numberLabel(key), numbers[key]);
      const { value, problem } = typed.problem ? typed : fitNumber(key, typed.value);
      const before = this.#setup?.[key] ?? value;
      if (problem) complain(t("settings.stays", { problem: text(problem), value: before }));
      if (problem || value === before) field.value = short(before);
      else this.#change({ [key]: value });
    });
  }

  /** @param {Partial<Setup>} detail */
  #change(detail) {
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  /** @param {Setup} setup */
  show(setup) {
    this.#setup = setup;
    this.#mode.value = setup.mode;
    this.#data.value = setup.data;
    for (const [key, field] of this.#numbers) field.value = short(setup[key]);
    const hide = (/** @type {NumberKey} */ key, /** @type {boolean} */ hidden) => {
      const box = this.#numbers.get(key)?.parentElement?.parentElement;
      if (box) box.hidden = hidden;
    };
    hide("epochs", setup.mode === "free");
    hide("seconds", setup.mode === "turns");
  }

  /** Whether nothing can be changed. @param {boolean} locked */
  set locked(locked) {
    for (const field of [this.#mode, this.#data, ...this.#numbers.values()]) field.disabled = locked;
  }

  /** Whether MNIST is to be had. @param {boolean} there */
  set mnist(there) {
    for (const option of this.#data.options) if (option.value === "mnist") option.disabled = !there;
  }
}
