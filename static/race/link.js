// The race of a link: read by the panel, and until that has been opened by the tabs.

import { formatSetup, readLink } from "./setup.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */

/** The setup that the address names; what is wrong with it is mended, and said. @param {App} app */
export function takeLink({ program, state, complain }) {
  const { setup, problems } = readLink(program, String(state.values.race));
  if (problems.length) complain(t("settings.link", { problems: problems.slice(0, 3).join("; ") }));
  return setup;
}

/** Mends the address alone. @param {App} app */
export function mendLink(app) {
  if (app.state.values.race) app.state.set("race", formatSetup(takeLink(app)));
}
