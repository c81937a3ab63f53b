// Takes the pictures of the README from today's page: node static/test/pictures.mjs

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { digits, draw, ready, withPage } from "./page.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", ".pictures");
mkdirSync(folder, { recursive: true });

/** @type {Array<[string, { width: number, height: number }, "light" | "dark"]>} */
const pictures = [
  ["page-light.png", { width: 1440, height: 900 }, "light"],
  ["page-dark.png", { width: 1440, height: 900 }, "dark"],
];
/** Bar and pad would lie over what is scrolled to. @param {import("playwright-core").Page} page */
const alone = (page) =>
  page.evaluate(() => {
    const styleOf = (/** @type {string} */ selector) =>
      /** @type {HTMLElement} */ (document.querySelector(selector)).style;
    styleOf(".transport").position = "static";
    styleOf(".hero").visibility = "hidden";
  });

test("the pictures are taken", async () => {
  for (const [name, viewport, colorScheme] of pictures) {
    await withPage({ fresh: true, viewport, colorScheme, path: "#epochs=8" }, async (page) => {
      await ready(page);
      await page.click("#play");
      await draw(page, digits[3]);
      await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, {
        timeout: 120_000,
      });
      await page.screenshot({ path: join(folder, name) });
    });
  }

  // Two of the tabs, as they are with what the site ships.
  await withPage({ viewport: { width: 1440, height: 900 }, path: "#tab=map&answer=map&noise=0" }, async (page) => {
    await ready(page);
    await page.waitForFunction(() => /2 numbers/.test(document.getElementById("map-which")?.textContent ?? ""), null, {
      timeout: 60_000,
    });
    await page.waitForTimeout(4000); // the lattice is drawn in slices
    await alone(page);
    await page.locator("#panel-map").screenshot({ path: join(folder, "map.png") });
  });
  await withPage({ viewport: { width: 1440, height: 900 }, path: "#tab=strangers" }, async (page) => {
    await ready(page);
    await page.waitForFunction(() => /×/.test(document.getElementById("panel-strangers")?.textContent ?? ""), null, {
      timeout: 60_000,
    });
    await page.waitForTimeout(4000);
    await alone(page);
    await page.locator("#panel-strangers").screenshot({ path: join(folder, "strangers.png") });
  });
});
