// What a person does on the page, and sees of it.

import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */

/** Waits until the page can be used. @param {Page} page */
export const ready = (page) => page.waitForSelector("body[data-ready]", { timeout: 60_000 });

/**
 * Tries again until nothing is thrown: for what comes out right a few frames or messages later.
 * @param {() => Promise<void>} attempt
 */
export async function eventually(attempt, tries = 200) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (--tries <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** @param {Page} page @param {string} id */
export const textOf = async (page, id) => (await page.locator(`#${id}`).textContent()) ?? "";

/** @param {Page} page @param {string} id @returns {Promise<number>} what an element shows */
export const numberOf = async (page, id) => Number.parseFloat((await textOf(page, id)).replaceAll(",", ""));

/** Sets a field as a person does who types. @param {Page} page @param {string} key @param {string | number} value */
export async function setField(page, key, value) {
  const field = page.locator(`#setting-${key}`);
  await field.fill(String(value));
  await field.dispatchEvent("change");
}

/** Digits as a pen would go, in parts of the pad's width and height. @type {Record<number, number[][]>} */
export const digits = {
  3: [
    [0.34, 0.24],
    [0.42, 0.18],
    [0.54, 0.17],
    [0.63, 0.23],
    [0.64, 0.33],
    [0.57, 0.42],
    [0.47, 0.46],
    [0.58, 0.49],
    [0.66, 0.57],
    [0.66, 0.69],
    [0.58, 0.79],
    [0.46, 0.82],
    [0.34, 0.77],
  ],
  7: [
    [0.31, 0.2],
    [0.45, 0.2],
    [0.6, 0.19],
    [0.68, 0.2],
    [0.63, 0.33],
    [0.56, 0.48],
    [0.5, 0.63],
    [0.46, 0.82],
  ],
};

/** Draws with real pointer events. @param {Page} page @param {number[][]} points */
export async function draw(page, points) {
  await page.locator("#pad").scrollIntoViewIfNeeded(); // a link may have brought something below into view
  const box = await page.locator("#pad").boundingBox();
  assert(box);
  const at = (/** @type {number[]} */ [x, y]) => /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);
  await page.mouse.move(...at(points[0]));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 4 });
  await page.mouse.up();
  await frames(page);
}

/** Two frames: what was drawn has been restored. @param {Page} page */
export const frames = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** As somebody who builds has left the page, and needs no tour. */
export function asAtHome() {
  try {
    localStorage.setItem("hourglass.build", "open");
    localStorage.setItem("hourglass.tour", "seen");
  } catch {
    // about:blank, or a test in which nothing can be stored
  }
}

/** Opens a panel, on a phone by way of the menu. @param {Page} page @param {string} name */
export async function openTab(page, name) {
  if (await page.locator("#ways-menu").isVisible()) await page.click("#ways-menu");
  await page.click(`#tab-${name}`);
}
