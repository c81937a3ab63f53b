// Form controls, made from the table of settings.

import { settings } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Setting} Setting */

/**
 * @param {State} state
 * @param {HTMLElement} first where the settings go that are seen at first sight
 * @param {HTMLElement} more where the others go
 * @param {(problem: string) => void} complain
 */
export function makeControls(state, first, more, complain) {
  for (const setting of settings) {
    (setting.more ? more : first).append(control(state, setting, complain));
  }
}

/** @param {State} state @param {Setting} setting @param {(problem: string) => void} complain */
function control(state, setting, complain) {
  const label = document.createElement("label");
  label.className = `setting ${setting.kind}`;
  label.title = setting.help;
  const name = document.createElement("span");
  name.textContent = setting.label;
  const field = setting.kind === "choice" ? select(setting) : input(setting);
  field.id = `setting-${setting.key}`;
  const help = document.createElement("span");
  help.className = "visually-hidden";
  help.id = `${field.id}-help`;
  help.textContent = setting.help;
  field.setAttribute("aria-describedby", help.id);
  label.append(name, field);
  const wrapper = document.createElement("div");
  wrapper.append(label, help);

  const show = () => {
    const value = String(state.values[setting.key]);
    if (field.value !== value) field.value = value;
    if (output) output.textContent = Number(value).toFixed(2);
    field.disabled = !state.applies(setting.key);
  };
  /** @type {HTMLOutputElement | undefined} */
  let output;
  if (setting.kind === "range") {
    output = document.createElement("output");
    output.htmlFor.add(field.id);
    label.append(output);
  }
  const take = () => {
    const problem = state.set(setting, field.value);
    if (problem) complain(`${problem}; it stays ${state.values[setting.key]}.`);
    show();
  };
  field.addEventListener("change", take);
  if (setting.kind === "range") field.addEventListener("input", take);
  state.addEventListener("change", show);
  state.addEventListener("undo", show);
  show();
  return wrapper;
}

/** @param {Setting} setting */
function select(setting) {
  const field = document.createElement("select");
  for (const [value, label] of setting.options ?? []) field.add(new Option(label, value));
  return field;
}

/** @param {Setting} setting */
function input(setting) {
  const field = document.createElement("input");
  field.type = setting.kind;
  field.min = String(setting.min);
  field.max = String(setting.max);
  // A number field would refuse what lies between two steps; the table rounds it.
  field.step = setting.kind === "number" && (setting.step ?? 0) < 1 ? "any" : String(setting.step);
  if (setting.kind === "number") field.inputMode = "decimal";
  return field;
}
