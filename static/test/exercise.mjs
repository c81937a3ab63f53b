// An exercise as a person goes through it: opened by a link, solved with the pad, the settings and the buttons. It is
// unsolved at its start, after the shortcut that first comes to mind, and after a reload.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { exerciseNames } from "../exercises/list.js";
import { frames, ready, textOf, withPage } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The page with its exercises. @param {Page} page */
export const opened = async (page) => {
  await ready(page);
  await page
    .locator(".card")
    .nth(exerciseNames.length - 1)
    .waitFor();
};

/** @param {Page} page */
export const count = async (page) => (await page.locator(".dock-count").textContent()) ?? "";

/** A measurement of the dock by its place: whether it is met, and its number. @param {Page} page @param {number} i */
export async function check(page, i) {
  const item = page.locator("#dock .checks li").nth(i);
  const value = (await item.locator(".value").textContent()) ?? "";
  return { met: (await item.getAttribute("class")) === "met", value: Number.parseFloat(value.replace(/^[^\d-]*/, "")) };
}

/** @param {Page} page */
export const unsolved = async (page) => assert.doesNotMatch(await count(page), /solved/);

/** @param {Page} page */
export const solved = (page) =>
  page.waitForFunction(() => document.querySelector(".dock-count")?.textContent?.includes("solved"), null, {
    timeout: 30_000,
  });

/** Presses a button of the transport, and waits for what the dock makes of the run. @param {Page} page */
export async function train(page, id = "play") {
  const before = await page.locator("#dock").getAttribute("data-measured");
  await page.click(`#${id}`);
  await page.waitForFunction(
    (before) => {
      const dock = document.getElementById("dock");
      return dock?.classList.contains("solved") || dock?.dataset.measured !== before;
    },
    before,
    { timeout: 120_000 },
  );
}

/** @param {string} name @returns {Record<string, string | number>} the settings that its file says */
const startOf = (name) => JSON.parse(readFileSync(new URL(`../exercises/${name}.json`, import.meta.url), "utf8")).start;

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} solve
 */
export function exercise(name, solve) {
  test(`the exercise ${name}: unsolved at its start, solved through the page, unsolved after a reload`, async () => {
    await withPage({ path: `#exercise=${name}` }, async (page) => {
      await opened(page);
      await unsolved(page);
      // As the button does: with its settings, and the dock in view.
      assert.equal(await page.locator("#dock-settings").isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "dock-toggle");
      for (const [key, value] of Object.entries(startOf(name))) {
        const field = page.locator(`#setting-${key}`);
        if (await field.count()) assert.equal(await field.inputValue(), String(value), key);
      }
      assert.equal(await textOf(page, "exercises-count"), `0 of ${exerciseNames.length} solved`);
      await frames(page);
      await unsolved(page);
      await page.click(".settings summary");
      await solve(page);
      await solved(page);
      assert.match(await textOf(page, "milestone"), /^Solved: /);
      assert.equal(await textOf(page, "exercises-count"), `1 of ${exerciseNames.length} solved`);
      assert.equal(await page.locator(`.card.solved, .card.going`).count(), 1);
      await page.reload();
      await opened(page);
      await unsolved(page);
      await page.click("#dock-leave");
      assert.equal(await page.locator("#dock").count(), 0);
      assert.doesNotMatch(page.url(), /exercise/);
      assert.match((await page.locator(`.card:has(#exercise-${name})`).textContent()) ?? "", /✓ solved/);
    });
  });
}
