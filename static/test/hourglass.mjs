// What the tests of the hourglass share.

import { readFileSync } from "node:fs";

/** @typedef {import("playwright-core").Page} Page */

/** Waits until this list of layers is shown. @param {Page} page @param {string} layers */
export const shows = (page, layers) =>
  page.waitForFunction((wanted) => document.querySelector(".hg-reading b")?.textContent === wanted, layers);

/** @param {Page} page @param {string} name of a button's class @param {number} layer from 1 */
export const tool = (page, name, layer) => page.locator(`.hg-tool.${name}[aria-label*="ayer ${layer}"]`).first();

/** The layers of the denoiser that the site ships, as its file names them. */
export const denoiser = (() => {
  const bytes = readFileSync(new URL("../weights/denoiser.safetensors", import.meta.url));
  return JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE(0)))).__metadata__.layers;
})();

/** No training data is waited for that is not needed. */
export const own = "#answer=own&data=digits&images=1000";
