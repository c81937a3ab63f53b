// What the two losses of the curve are of: the second is that of test digits or of training digits held out, and some
// settings make them unlike each other.

import { element } from "./dom.js";
import { short } from "./numbers.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/state.js").Values} Values */

/** @param {Values} values */
export const validates = (values) => Number(values.validation) > 0;

/**
 * What a reader of both losses must know.
 * @param {Values} values
 * @param {boolean} dropsOut whether the network has layers with dropout
 */
export function unlike(values, dropsOut) {
  const sentences = [];
  const noise = Number(values.noise);
  if (noise && values.noiseRange === "random") sentences.push(t("curve.unlikeNoise", { noise: short(noise) }));
  if (dropsOut) sentences.push(t("curve.unlikeDropout"));
  if (Number(values.sparsity)) sentences.push(t("curve.unlikeSparsity"));
  return sentences.join(" ");
}

/** Keeps the words at the figures and below the curve right. @param {import("../app/app.js").App} app */
export function startLossKinds(app) {
  const { trainer, state } = app;
  const follow = () => {
    const of = element("stat-test-of");
    const held = validates(state.values);
    const told = /** @type {HTMLElement} */ (of.closest("[data-term]")).dataset;
    told.termMore = held ? "transport.validationLossHelp" : "transport.testLossHelp";
    of.textContent = t(held ? "transport.validationLoss" : "transport.testLoss");
    const dropsOut = trainer.model.spec?.layers.some(({ kind }) => kind === "dropout");
    const note = element("curve-unlike");
    note.textContent = unlike(state.values, dropsOut);
    note.hidden = !note.textContent;
  };
  app.on("settings", follow);
  trainer.addEventListener("reset", follow);
  follow();
}
