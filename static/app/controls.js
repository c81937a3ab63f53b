// Form controls, made from the table of settings.

import { Problem } from "../strings/problem.js";
import { make } from "../ui/dom.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { fixed } from "../ui/numbers.js";
import { settingName } from "./settingterms.js";
import { optionLabel, settings } from "./state.js";
import { t, tDynamic, text } from "../strings/strings.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Setting} Setting */

/**
 * @param {State} state
 * @param {Record<"first" | "more" | "pad" | "menu" | "shown", HTMLElement>} places where the controls go
 * @param {(problem: string) => void} complain
 */
export function makeControls(state, places, complain) {
  for (const setting of settings) {
    if (setting.place) places[setting.place].append(control(state, setting, complain));
  }
}

/** @param {State} state @param {Setting} setting @param {(problem: string) => void} complain */
function control(state, setting, complain) {
  const explanation = tDynamic(`setting.${setting.key}.help`);
  const field = setting.kind === "choice" ? select(setting) : input(setting);
  field.id = `setting-${setting.key}`;
  const help = make("span", { className: "visually-hidden", id: `${field.id}-help` }, explanation);
  field.setAttribute("aria-describedby", help.id);
  const named = make(
    "label",
    { className: `setting ${setting.kind}`, htmlFor: field.id },
    make("span", {}, settingName(setting)),
    field,
  );

  /** @type {HTMLOutputElement | undefined} */
  let output;
  if (setting.kind === "range") {
    output = make("output");
    output.htmlFor.add(field.id);
    named.append(output);
  }
  const show = () => {
    const value = state.values[setting.key];
    const words = setting.kind === "number" ? optionLabel(setting, value) : String(value);
    if (field.value !== words) field.value = words;
    field.removeAttribute("aria-invalid");
    if (output) output.textContent = fixed(Number(value), 2);
    field.disabled = !state.applies(setting.key) || state.fixed.has(setting.key);
  };
  /** @type {unknown} */
  let reason; // of the last refusal
  const take = () => {
    const typed = field.value;
    reason = undefined;
    const wrong = setting.kind === "number" ? takeNumber(state, setting, typed) : state.set(setting.key, typed);
    const value = state.values[setting.key];
    const problem = wrong && text(wrong);
    if (problem)
      complain(value === "" ? t("settings.staysEmpty", { problem }) : t("settings.stays", { problem, value }));
    show();
    if (setting.kind === "text" && value !== typed.trim())
      keepRefused(/** @type {HTMLInputElement} */ (field), typed, reason);
  };
  field.addEventListener("change", take);
  if (setting.kind === "range") field.addEventListener("input", take);
  for (const event of ["change", "fixed"]) state.addEventListener(event, show);
  state.addEventListener("undo", (event) => {
    reason = /** @type {CustomEvent<unknown>} */ (event).detail;
    show();
  });
  show();
  return make("div", {}, named, help);
}

/** @param {State} state @param {Setting} setting @param {string} typed @returns {Problem | undefined} */
function takeNumber(state, setting, typed) {
  const { value, problem } = parseNumber(typed, setting.key, setting);
  return problem ?? state.set(setting.key, value);
}

/**
 * Keeps what was typed in its field, for the person to correct, with the caret where the reason points. The setting
 * keeps its value.
 * @param {HTMLInputElement} field @param {string} typed @param {unknown} reason
 */
function keepRefused(field, typed, reason) {
  field.value = typed;
  field.setAttribute("aria-invalid", "true");
  const position = reason instanceof Problem && reason.code === "layers.position" ? reason.at : 0;
  if (position && document.activeElement === field) field.setSelectionRange(position - 1, position - 1);
}

/** @param {Setting} setting */
function select(setting) {
  const field = make("select");
  for (const value of setting.options ?? []) field.add(new Option(optionLabel(setting, value), value));
  return field;
}

/** @param {Setting} setting */
function input(setting) {
  if (setting.kind === "number") return numberField("", setting);
  const field = make("input", { type: setting.kind });
  if (setting.kind === "text") {
    Object.assign(field, { spellcheck: false, autocomplete: "off", placeholder: "784-64-784" });
    return field;
  }
  field.min = String(setting.min);
  field.max = String(setting.max);
  field.step = String(setting.step);
  return field;
}
