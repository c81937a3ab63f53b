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

  // And those for teachers, which are part of the site.
  const viewport = { width: 1200, height: 720 };
  const picture = (/** @type {string} */ name) =>
    /** @type {const} */ ({ path: join(folder, "..", "static", "teachers", `${name}.jpg`), type: "jpeg", quality: 72 });
  await withPage({ fresh: true, viewport, path: "#teach" }, async (page) => {
    await ready(page);
    await page.locator("#teach-more option").first().waitFor({ state: "attached" });
    await page.fill("#teach-title", "What fits through the waist");
    await page.fill("#teach-greeting", "Good morning! Think of an alias, and begin with the first exercise.");
    await page.fill("#teach-word", "kiwi");
    for (const name of ["spoil", "first-run", "letter"]) {
      await page.selectOption("#teach-more", name);
      await page.click("#teach-add");
    }
    await page.waitForFunction(
      () => /** @type {HTMLInputElement} */ (document.getElementById("teach-link")).value.length > 100,
    );
    await alone(page);
    await page.locator(".teach-body").screenshot(picture("teach"));
    const link = await page.locator("#teach-link").inputValue();
    await page.goto(link);
    await page.reload();
    await ready(page);
    await page.fill("#lesson-alias", "Hedgehog 7");
    await page.locator("#lesson-alias").press("Tab");
    await page.click("#exercise-first-run");
    await page.fill("#setting-epochs", "5");
    await page.fill("#setting-rate", "0.005");
    await page.locator("#setting-rate").press("Enter");
    await page.click("#play");
    await page.locator("#dock.solved").waitFor({ timeout: 60_000 });
    await page.click("#dock-toggle");
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot(picture("lesson"));
    const line = await page.locator("#lesson-line").inputValue();
    await page.goto("about:blank");
    await page.goto(`${new URL(link).origin}/#class`);
    await ready(page);
    await page.locator("#class-go").waitFor();
    const forged = await page.evaluate(async (line) => {
      const from = (/** @type {string} */ path) => import(new URL(path, document.baseURI).href);
      const { handInsIn } = await from("class/handins.js");
      const { lineOf } = await from("exercises/results.js");
      const [{ handIn }] = await handInsIn(line);
      handIn.results[0].runs[0].prints[2] = handIn.results[0].runs[0].prints[1];
      return lineOf(handIn);
    }, line);
    await page.fill("#class-text", `${line}\n${forged}`);
    await page.fill("#class-word", "kiwi");
    await page.click("#class-go");
    await page.waitForFunction(() =>
      /1 of 2 confirmed/.test(document.getElementById("class-status")?.textContent ?? ""),
    );
    await alone(page);
    await page.locator("#panel-class").screenshot(picture("class"));
  });
});
