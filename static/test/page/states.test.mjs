// Every state of the page that has a name: axe finds nothing in it, nothing sticks out, and with PICTURES=1 a picture
// of it is kept in build/pictures, at 1440 and 390 px, light and dark.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { accessible, digits, draw, look, looks, openTab, ready, setField, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "build", "pictures");
const patience = { timeout: 60_000 };
const narrow = Math.min(...looks.map(([width]) => width));

/** @param {Page} page @param {string} words that this part of the page shows in the end @param {string} selector */
const says = (page, selector, words) =>
  page.waitForFunction(
    ([selector, words]) => new RegExp(words).test(document.querySelector(selector)?.textContent ?? ""),
    [selector, words],
    patience,
  );

/** What brings the page into a state, from the one before. @type {Array<[string, (page: Page) => Promise<unknown>]>} */
const states = [
  ["first", (page) => page.locator("#pad").waitFor()],
  [
    "rows",
    async (page) => {
      await openTab(page, "rows");
      await page.locator("#panel-rows .column:not([disabled])").first().waitFor(patience);
    },
  ],
  [
    "drawn",
    async (page) => {
      await page.click("#pad-clear");
      await draw(page, digits[3]);
    },
  ],
  [
    "map",
    async (page) => {
      await openTab(page, "map");
      await says(page, "#map-which", "numbers");
    },
  ],
  [
    "compare",
    async (page) => {
      await openTab(page, "compare");
      await says(page, "#panel-compare", "500");
    },
  ],
  [
    "strangers",
    async (page) => {
      await openTab(page, "strangers");
      await says(page, "#panel-strangers", "×");
    },
  ],
  [
    "race",
    async (page) => {
      await openTab(page, "race");
      await page.locator("#race-start:not([disabled])").waitFor(patience);
    },
  ],
  ["settings", (page) => page.locator(".settings summary").click()],
  ["runs", (page) => openTab(page, "runs")],
  [
    "trained",
    async (page) => {
      await setField(page, "images", 1000);
      await setField(page, "epochs", 4);
      await page.click("#play");
      await says(page, "#panel-runs td.number:nth-of-type(5)", "^0\\.");
    },
  ],
  ["complaint", (page) => setField(page, "code", 0)],
  [
    "exercise",
    async (page) => {
      await page.locator("h1").click();
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#complaint").isVisible(), false);
      await page.click("#exercise-spoil");
      await page.locator("#dock").waitFor();
    },
  ],
  [
    "keys",
    async (page) => {
      if (!(await page.locator("#dock-leave").isVisible())) await page.click("#dock-toggle"); // folded on a phone
      await page.click("#dock-leave");
      await page.locator("h1").click();
      await page.keyboard.press("?");
      assert.equal(await page.locator("#keys").isVisible(), true);
    },
  ],
  [
    "share",
    async (page) => {
      await page.keyboard.press("Escape");
      await page.click("#share-button");
      await says(page, "#share-dialog", "bits|do not fit");
    },
  ],
];

for (const width of [1440, 390]) {
  test(`every state at ${width} px`, { timeout: 300_000 }, async () => {
    mkdirSync(folder, { recursive: true });
    const [first, second] = looks.filter(([w]) => w === width);
    await withPage(
      { viewport: { width, height: first[1] }, colorScheme: first[2], path: "#data=digits" },
      async (page) => {
        await ready(page);
        for (const [name, enter] of states) {
          await enter(page);
          for (const one of width === narrow || process.env.PICTURES ? [first, second] : [first]) {
            await look(page, one);
            if (process.env.PICTURES)
              await page.screenshot({
                path: join(folder, `${name}-${width}-${one[2]}.png`),
                fullPage: !["keys", "share", "complaint", "exercise"].includes(name),
              });
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${name} sticks out`);
            // The article has a test of its own, and in the other scheme nothing but the colours is another: at one
            // width, for they are the same at each.
            await accessible(
              page,
              `${name}, ${one[2]}`,
              { include: ["html"], exclude: ["#story"] },
              one === first ? undefined : ["color-contrast"],
            );
          }
          await look(page, first);
        }
      },
    );
  });
}
