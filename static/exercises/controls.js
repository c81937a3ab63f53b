// What an exercise needs, as buttons that lead there.

import { element, make } from "../ui/dom.js";
import { showBuild } from "../ui/build.js";
import { bring } from "../ui/scroll.js";
import { find, label } from "../app/state.js";
import { t, tDynamic } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */

/** Buttons of the page by the names that exercises have for them, and their words. */
const buttons = /** @type {const} */ ({
  pad: ["pad", "exercises.controls.pad"],
  train: ["play", "transport.train"],
  reset: ["reset", "transport.reset"],
});

/** @typedef {keyof typeof buttons} ButtonName */

/** @param {string} name @returns {name is ButtonName} */
export const isButton = (name) => Object.hasOwn(buttons, name);

/**
 * @param {App} app
 * @param {string[]} names keys of settings, names of panels, and those of buttons above
 */
export function controls(app, names) {
  const list = make("p", { className: "controls", hidden: !names.length }, t("exercises.controls"));
  for (const name of names) {
    const setting = find(name);
    const words = isButton(name) ? t(buttons[name][1]) : setting ? label(setting) : tDynamic(`${name}.tab`);
    const made = make("button", { type: "button" }, words);
    made.addEventListener("click", () => {
      if (isButton(name) || setting) return lead(name);
      app.state.set("tab", name);
      bring(element(`panel-${name}`));
    });
    list.append(" ", made);
  }
  return list;
}

/** To a control, wherever it is folded away. @param {string} name */
function lead(name) {
  const control = element(isButton(name) ? buttons[name][0] : `setting-${name}`);
  if (control.closest("#build, #pad-menu")) showBuild(true);
  for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
