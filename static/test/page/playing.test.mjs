// The controls, as a person uses them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { frames, look, looks, numberOf, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A set that is small and quick to make. @param {Page} page */
async function smallSet(page) {
  await page.selectOption("#setting-data", "digits");
  await page.locator("details summary").click();
  await setField(page, "images", 2000);
  await setField(page, "batch", 100);
}

/** @param {Page} page @param {string} label */
const playShows = (page, label) =>
  page.waitForFunction((text) => document.getElementById("play")?.textContent === text, label, { timeout: 60_000 });

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
    assert.match(
      await textOf(page, "score"),
      /^On all 10,000 test digits, with noise 0\.4: MSE 0\.\d{5}, PSNR \d\d\.\d dB\.$/,
    );
    assert((await numberOf(page, "stat-train")) < Number(first));

    // Again: as many epochs more.
    await page.click("#play");
    await page.waitForFunction(() => document.getElementById("stat-epoch")?.textContent === "4.00", null, {
      timeout: 60_000,
    });
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
    await page.waitForFunction(
      () => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > 50,
      null,
      { timeout: 60_000 },
    );
    // Training on noise .95 and then on none: the loss falls by far more than it would otherwise.
    await setField(page, "noise", 0.95);
    const lossUnder = (/** @type {number} */ most) =>
      page.waitForFunction(
        (most) => Number.parseFloat(document.getElementById("stat-train")?.textContent ?? "") < most,
        most,
        { timeout: 60_000 },
      );
    await page.waitForFunction(
      (before) =>
        Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > before + 200,
      await numberOf(page, "stat-step"),
      { timeout: 60_000 },
    );
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
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
      timeout: 60_000,
    });
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
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
      timeout: 60_000,
    });
    await playShows(page, "Train");
    await page.selectOption("#setting-loss", "bce");
    await page.waitForFunction(() => document.getElementById("problem")?.textContent?.includes("sigmoid"));
    assert.equal(await page.locator("#setting-loss").inputValue(), "mse");
    assert.equal(await textOf(page, "stat-step"), "1");
  });
});

test("a link whose settings cannot be together is mended with the reason, and trains", async () => {
  for (const [hash, reason, mended] of [
    ["#data=digits&images=1000&output=linear&loss=bce", /^loss bce needs a sigmoid output/, /loss=bce/],
    ["#data=digits&images=1000&layers=784-3000-784&answer=own", /more than 4000000 parameters/, /images=1000/],
  ]) {
    await withPage({ path: String(hash) }, async (page) => {
      await ready(page);
      assert.match(await textOf(page, "problem"), /** @type {RegExp} */ (reason));
      assert.match(page.url(), /** @type {RegExp} */ (mended));
      assert.doesNotMatch(page.url(), /linear|3000/);
      await page.click("#step");
      await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
        timeout: 60_000,
      });
    });
  }
});

test("a layer list that is refused stays to be mended, with the caret where it is wrong", async () => {
  await withPage({ path: "#data=digits&images=1000" }, async (page) => {
    await ready(page);
    await page.locator("details summary").first().click();
    const field = page.locator("#setting-layers");
    for (const [typed, position] of /** @type {const} */ ([
      ["784-20-9000-784", 13],
      ["784-fly-784", 5],
    ])) {
      await field.fill(typed);
      await field.press("Enter");
      assert.match(await textOf(page, "problem"), new RegExp(`position ${position}`));
      assert.equal(await field.inputValue(), typed);
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(
        await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).selectionStart),
        position - 1,
      );
      assert.doesNotMatch(page.url(), /layers/);
    }
    await field.fill("784-20-784");
    await field.press("Enter");
    assert.equal(await field.getAttribute("aria-invalid"), null);
    await page.waitForFunction(() => location.hash.includes("layers=784-20-784"));
  });
});

test("reset while the data are on their way ends the run; train right after it begins another", async () => {
  await withPage({ path: "#data=digits&images=60000&answer=own" }, async (page) => {
    await ready(page);
    await page.click("#play");
    await playShows(page, "Pause");
    await page.click("#reset");
    await playShows(page, "Train");
    await page.waitForFunction(() => document.getElementById("loading")?.hidden, null, { timeout: 60_000 });
    await frames(page);
    assert.equal(await textOf(page, "stat-step"), "0");
    assert.equal(await textOf(page, "play"), "Train");

    await setField(page, "epochs", 500);
    await page.click("#play");
    const runs = () =>
      page.waitForFunction(
        () => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > 10,
        null,
        { timeout: 60_000 },
      );
    await runs();
    // The zero may be there for less than a frame.
    await page.evaluate(() => {
      const step = /** @type {HTMLElement} */ (document.getElementById("stat-step"));
      new MutationObserver(() => step.textContent === "0" && (step.dataset.wasZero = "")).observe(step, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      document.getElementById("reset")?.click();
      document.getElementById("play")?.click();
    });
    await page.waitForSelector("#stat-step[data-was-zero]", { state: "attached" });
    await runs();
    assert.equal(await textOf(page, "play"), "Pause");
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
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
      timeout: 60_000,
    });
    await playShows(page, "Train");
    await page.keyboard.press(" ");
    await playShows(page, "Pause");
    await page.keyboard.press(" ");
    await playShows(page, "Train");
    await page.keyboard.press("r");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "0");

    // Behind a dialog they do nothing, wherever the focus is; nor when they are switched off.
    await page.keyboard.press("?");
    await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
    await page.keyboard.press("s");
    await page.locator("#keys-on").uncheck();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#keys").isVisible(), false);
    await page.keyboard.press("s");
    await frames(page);
    assert.equal(await textOf(page, "play"), "Train");
    await page.keyboard.press("?");
    await page.locator("#keys-on").check();
    await page.keyboard.press("Escape");
    await page.locator("h1").click();
    await page.keyboard.press("s");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
      timeout: 60_000,
    });
  });
});

test("the page computes in short pieces while it trains, whatever is open", { timeout: 300_000 }, async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await smallSet(page);
    await setField(page, "images", 10000);
    await setField(page, "epochs", 1000); // longer than this test
    await page.evaluate(() => {
      const seen = { reports: 0 };
      new MutationObserver(() => seen.reports++).observe(/** @type {Node} */ (document.getElementById("stat-step")), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      Object.assign(globalThis, { seen });
    });
    await page.click("#play");
    const browser = /** @type {import("playwright-core").Browser} */ (page.context().browser());
    /**
     * The longest task of the main thread until so many reports have come, in processor time, which other programs do
     * not lengthen.
     * @param {number} reports
     * @param {() => Promise<void>} begin
     */
    const longest = async (reports, begin) => {
      await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
      await page.evaluate(() => {
        const { seen } = /** @type {any} */ (globalThis);
        seen.reports = 0;
      });
      await begin();
      await page.waitForFunction((n) => /** @type {any} */ (globalThis).seen.reports >= n, reports, {
        timeout: 120_000,
      });
      const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
      const mains = new Set(
        traceEvents
          .filter((/** @type {any} */ e) => e.name === "thread_name" && e.args.name === "CrRendererMain")
          .map((/** @type {any} */ e) => `${e.pid}:${e.tid}`),
      );
      const tasks = traceEvents
        .filter((/** @type {any} */ e) => e.name === "RunTask" && e.tdur && mains.has(`${e.pid}:${e.tid}`))
        .map((/** @type {any} */ e) => e.tdur / 1000);
      assert(tasks.length > 20, `${tasks.length} tasks seen`);
      return Math.max(...tasks);
    };
    for (const tab of ["map", "compare"]) {
      const opening = await longest(2, () => page.click(`#tab-${tab}`));
      const open = await longest(4, async () => {});
      console.log(`# ${tab}: ${opening.toFixed(0)} ms while it opens, then ${open.toFixed(0)} ms at most`);
      // 50 and 100 ms on a machine of its own; processes beside it empty its caches, which takes processor
      // time, too. While a tab opens, modules are compiled and it is laid out.
      assert(opening < 150, `${tab} opens with a task of ${opening.toFixed(0)} ms`);
      assert(open < 75, `${tab}: a task of ${open.toFixed(0)} ms`);
    }
  });
});

/** @type {typeof looks[number]} */
const narrowest = [360, 740, "light"];

test("nothing sticks out, at any width", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    for (const one of [...looks, narrowest]) {
      const [width, height] = one;
      await look(page, one);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const restored = await page.locator("#pad-restored").boundingBox();
      assert(
        restored && restored.y + restored.height <= height,
        `at ${width} px pad and restoration are not together on the first screen`,
      );
    }
  });
});
