// The controls, as a person uses them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A set that is small and quick to make. @param {Page} page */
async function smallSet(page) {
  await page.selectOption("#setting-data", "digits");
  await page.locator("details summary").click();
  await setField(page, "images", 2000);
  await setField(page, "batch", 100);
}

/** @param {Page} page @param {string} label */
const playShows = (page, label) => page.waitForFunction((text) => document.getElementById("play")?.textContent === text, label, { timeout: 60_000 });

test("train, pause, step, reset", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await setField(page, "epochs", 2);
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1");
    await playShows(page, "Train");
    const first = await textOf(page, "stat-train");
    await page.click("#play");
    await playShows(page, "Pause");
    await playShows(page, "Train");
    assert.equal(await textOf(page, "stat-epoch"), "2.00");
    assert.equal(await numberOf(page, "stat-step"), 40);
    assert.match(await textOf(page, "score"), /^On all 10,000 test digits, with noise 0\.4: MSE 0\.\d{5}, PSNR \d\d\.\d dB\.$/);
    assert((await numberOf(page, "stat-train")) < Number(first));

    // Again: as many epochs more.
    await page.click("#play");
    await page.waitForFunction(() => document.getElementById("stat-epoch")?.textContent === "4.00", null, { timeout: 60_000 });
    await playShows(page, "Train");

    // Reset keeps the seed: the same first step.
    await page.click("#reset");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "0");
    assert.equal(await page.locator("#setting-seed").inputValue(), "1");
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1");
    assert.equal(await textOf(page, "stat-train"), first);
  });
});

test("settings in the middle of a run: noise goes in, the code size starts anew", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await setField(page, "epochs", 500);
    await page.click("#play");
    await page.waitForFunction(() => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > 50, null, { timeout: 60_000 });
    // Training on noise .95 and then on none: the loss falls by far more than it would otherwise.
    await setField(page, "noise", 0.95);
    const lossUnder = (/** @type {number} */ most) =>
      page.waitForFunction((most) => Number.parseFloat(document.getElementById("stat-train")?.textContent ?? "") < most, most, { timeout: 60_000 });
    await page.waitForFunction((before) => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > before + 200, await numberOf(page, "stat-step"), { timeout: 60_000 });
    const noisy = await numberOf(page, "stat-train");
    await setField(page, "noise", 0);
    await lossUnder(noisy * 0.6);
    assert.equal(await textOf(page, "play"), "Pause");
    await setField(page, "code", 16);
    await playShows(page, "Train");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "0");
    assert.equal(await page.locator("#problem").isVisible(), false);
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1");
  });
});

test("what cannot be is refused and said, and nothing trained is lost", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, { timeout: 60_000 });
    await playShows(page, "Train");
    await setField(page, "code", 6400);
    assert.equal(await textOf(page, "problem"), "Code size goes from 1 to 784; it stays 64.");
    assert.equal(await page.locator("#setting-code").inputValue(), "64");
    await setField(page, "seed", "");
    assert.equal(await textOf(page, "problem"), "Seed is not a number; it stays 1.");
    assert.equal(await textOf(page, "stat-step"), "1");
    await page.locator("#dismiss").click();
    assert.equal(await page.locator("#problem").isVisible(), false);

    // What only the network can refuse is taken back in the form, too.
    await page.selectOption("#setting-output", "relu");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "0");
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, { timeout: 60_000 });
    await playShows(page, "Train");
    await page.selectOption("#setting-loss", "bce");
    await page.waitForFunction(() => document.getElementById("problem")?.textContent?.includes("sigmoid"));
    assert.equal(await page.locator("#setting-loss").inputValue(), "mse");
    assert.equal(await textOf(page, "stat-step"), "1");
  });
});

test("keys, but not while typing", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await setField(page, "epochs", 500);
    await page.locator("#setting-seed").focus();
    await page.keyboard.press("s");
    await page.locator("h1").click();
    await page.keyboard.press("s"); // had the first one counted, two steps would follow
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, { timeout: 60_000 });
    await playShows(page, "Train");
    await page.keyboard.press(" ");
    await playShows(page, "Pause");
    await page.keyboard.press(" ");
    await playShows(page, "Train");
    await page.keyboard.press("r");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "0");
  });
});

test("the page never freezes while it trains", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await setField(page, "epochs", 500);
    await page.evaluate(() => {
      const long = /** @type {number[]} */ ([]);
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => long.push(entry.duration))).observe({ type: "longtask" });
      Object.assign(globalThis, { long });
    });
    await page.click("#play");
    await page.waitForFunction(() => Number.parseFloat(document.getElementById("stat-epoch")?.textContent ?? "") > 20, null, { timeout: 60_000 });
    // The browser reports tasks over 50 ms. A busy machine delays a few of them; a page that
    // computed on its main thread would have one for every report.
    const long = await page.evaluate(() => /** @type {any} */ (globalThis).long);
    console.log(`# tasks over 50 ms: ${long.length}`);
    assert(long.length < 10, `tasks over 50 ms: ${long.map(Math.round).join(", ")}`);
  });
});

for (const [width, height] of [[1440, 900], [390, 844], [360, 740]]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`nothing sticks out at ${width} px, ${colorScheme}`, async () => {
      await withPage({ viewport: { width, height }, colorScheme }, async (page) => {
        await ready(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        const restored = await page.locator("#pad-restored").boundingBox();
        assert(restored && restored.y + restored.height <= height, "pad and restoration are not together on the first screen");
      });
    });
  }
}
