// Each exercise, opened by a link and solved as a person would: with the pad, the settings and the
// buttons. It is unsolved at its start, after the shortcut that first comes to mind, and after a reload.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { exerciseNames } from "../../exercises/list.js";
import { accessible, digits, draw, eventually, frames, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The page with its exercises. @param {Page} page */
const opened = async (page) => {
  await ready(page);
  await page
    .locator(".card")
    .nth(exerciseNames.length - 1)
    .waitFor();
};

/** @param {Page} page */
const count = async (page) => (await page.locator(".dock-count").textContent()) ?? "";

/** A measurement of the dock by its place: whether it is met, and its number. @param {Page} page @param {number} i */
async function check(page, i) {
  const item = page.locator("#dock .checks li").nth(i);
  const value = (await item.locator(".value").textContent()) ?? "";
  return { met: (await item.getAttribute("class")) === "met", value: Number.parseFloat(value.replace(/^[^\d-]*/, "")) };
}

/** @param {Page} page */
const unsolved = async (page) => assert.doesNotMatch(await count(page), /solved/);

/** @param {Page} page */
const solved = (page) =>
  page.waitForFunction(() => document.querySelector(".dock-count")?.textContent?.includes("solved"), null, {
    timeout: 30_000,
  });

/** Presses a button of the transport, and waits for what the dock makes of the run. @param {Page} page */
async function train(page, id = "play") {
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
const startOf = (name) =>
  JSON.parse(readFileSync(new URL(`../../exercises/${name}.json`, import.meta.url), "utf8")).start;

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} solve
 */
function exercise(name, solve) {
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

exercise("spoil", async (page) => {
  await page.locator("#setting-noise").fill("0.6");
  const met = (/** @type {number[]} */ places, /** @type {boolean[]} */ wanted) =>
    eventually(async () =>
      assert.deepEqual(await Promise.all(places.map(async (i) => (await check(page, i)).met)), wanted),
    );
  await met([0, 2], [false, true]);
  await unsolved(page); // the digit that stood there is not the person's
  await draw(page, [
    [0.5, 0.45],
    [0.5, 0.5],
  ]);
  await met([0, 1], [true, false]);
  await unsolved(page); // nor is a dot a digit
  // What undo and redo bring back is whose it was.
  for (const [id, drawn] of /** @type {const} */ ([
    ["pad-undo", false],
    ["pad-redo", true],
  ])) {
    await page.click(`#${id}`);
    await met([0], [drawn]);
  }
  // A letter is none.
  await page.click("#pad-clear");
  await draw(page, [
    [0.38, 0.2],
    [0.38, 0.8],
    [0.68, 0.8],
  ]);
  await met([0, 1, 4], [true, true, false]);
  assert.match((await page.locator("#dock .checks li").nth(4).textContent()) ?? "", /letter L/);
  await unsolved(page);
  await page.click("#pad-clear");
  await draw(page, digits[3]);
});

exercise("first-run", async (page) => {
  await train(page);
  assert((await check(page, 1)).value > 0.01);
  await unsolved(page);
  await setField(page, "rate", 0.005);
  await setField(page, "batch", 32);
  await setField(page, "epochs", 5);
  await train(page);
});

exercise("four-nine", async (page) => {
  await train(page);
  assert.equal((await check(page, 0)).met, true);
  // A network that has hardly been trained confuses them too, but that is not its code's fault.
  await setField(page, "code", 16);
  await train(page, "step");
  assert.equal((await check(page, 1)).met, true);
  await unsolved(page);
  for (const code of [12, 6]) {
    if ((await count(page)).includes("solved")) break;
    await setField(page, "code", code);
    await page.click("#reset");
    await train(page);
  }
});

exercise("beat-pca", async (page) => {
  await setField(page, "epochs", 1);
  await train(page);
  assert((await check(page, 0)).value < 0);
  await setField(page, "layers", "784-128-8:linear-128-784");
  await setField(page, "rate", 0.005);
  await setField(page, "epochs", 4);
  await train(page);
});

exercise("dead-pixels", async (page) => {
  await setField(page, "rate", 0.01);
  await setField(page, "epochs", 1);
  await page.selectOption("#setting-output", "relu");
  await train(page);
  assert.equal((await check(page, 0)).met, true);
  await unsolved(page);
  // Half as long is no cure.
  await page.selectOption("#setting-output", "sigmoid");
  await train(page, "step");
  await unsolved(page);
  await page.click("#reset");
  await train(page);
  // Solved, it shows the dead pixels of the network that had them, and each network in the table.
  assert((await check(page, 0)).value >= 80);
  assert.equal((await check(page, 1)).value, 0);
  await page.click("#dock-toggle");
  await page.click(".tries summary");
  assert.match((await page.locator(".tries tbody tr").allTextContents()).join("\n"), /✓ all[^]*Output ReLU[^]*1 of 2/);
});

exercise("overfit", async (page) => {
  // As the hints say.
  await setField(page, "images", 40);
  await setField(page, "epochs", 150);
  await train(page);
  assert.deepEqual(await Promise.all([0, 1, 2, 3].map(async (i) => (await check(page, i)).met)), [
    true,
    true,
    true,
    false,
  ]);
  const answer = async (/** @type {number} */ epoch) => {
    await page.locator("#dock-answer").fill(String(epoch));
    await page.locator("#dock-answer").press("Enter");
  };
  if (!(await page.locator("#dock-answer").isVisible())) await page.click("#dock-toggle");
  await answer(149);
  assert.match((await page.locator(".answer").textContent()) ?? "", /One more try/);
  await unsolved(page);
  await page.click("#dock-toggle"); // which lies over the curve
  await answerFromCurve(page, answer);
});

/**
 * Reads the curve as a person does, point by point.
 * @param {Page} page
 * @param {(epoch: number) => Promise<void>} answer
 */
async function answerFromCurve(page, answer) {
  await page.locator("#chart").scrollIntoViewIfNeeded();
  const box = await page.locator("#chart .u-over").boundingBox();
  assert(box);
  let [best, least] = [NaN, Infinity];
  for (let x = 1; x < box.width; x += 3) {
    await page.mouse.move(box.x + x, box.y + 20);
    const [epoch, , test] = await page.locator("#chart .u-legend .u-value").allTextContents();
    if (Number(test) < least) [best, least] = [Number(epoch), Number(test)];
  }
  await page.click("#dock-toggle");
  await answer(best);
}

exercise("sparse", async (page) => {
  await setField(page, "epochs", 1);
  await train(page);
  assert.equal((await check(page, 1)).met, false);
  await setField(page, "sparsity", 0.0005);
  await setField(page, "epochs", 4);
  await page.click("#reset");
  await train(page);
});

for (const [width, height, colorScheme] of /** @type {Array<[number, number, "light" | "dark"]>} */ ([
  [1440, 900, "light"],
  [390, 844, "dark"],
])) {
  test(`the dock by the keyboard, and for axe, ${width} px, ${colorScheme}`, async () => {
    await withPage({ viewport: { width, height }, colorScheme }, async (page) => {
      await opened(page);
      await accessible(page, "the cards", "#exercises, #dock");
      await page.locator("#exercise-overfit").focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "dock-toggle");
      assert.match(page.url(), /exercise=overfit/);
      assert.match(await textOf(page, "milestone"), /Make it overfit/);
      await accessible(page, "closed", "#exercises, #dock");
      assert.equal(await page.locator("#dock-body").isVisible(), false);
      // Closed, it leaves the pad and what was restored in sight.
      const dock = await page.locator("#dock").boundingBox();
      const restored = await page.locator("#pad-restored-psnr").boundingBox();
      const pad = await page.locator("#pad").boundingBox();
      assert(dock && restored && pad && dock.y >= restored.y + restored.height && dock.y >= pad.y + pad.height);
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("#dock-body").isVisible(), true);
      await page.locator("#dock-hint").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("#dock .hints li").count(), 2);
      await accessible(page, "open, with hints", "#exercises, #dock");
      // The end of the page can be reached above it.
      await page.waitForFunction(() => {
        scrollTo(0, document.documentElement.scrollHeight);
        const [footer, bar] = ["footer", "#dock"].map((part) => document.querySelector(part)?.getBoundingClientRect());
        return footer && bar && footer.bottom <= bar.top + 1;
      });
      await page.locator("#dock-leave").focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "exercise-overfit");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    });
  });
}

test("who has solved them all is told so, with a picture", async () => {
  const all = JSON.stringify(Object.fromEntries(exerciseNames.map((name) => [name, "solved"])));
  await withPage({ path: "?lang=de" }, async (page) => {
    await opened(page);
    assert.equal(await page.locator(".reward").isVisible(), false);
    await page.evaluate((all) => localStorage.setItem("hourglass.exercises", all), all);
    await page.reload();
    await opened(page);
    assert.equal(await textOf(page, "exercises-count"), "7 von 7 gelöst");
    assert.match((await page.locator(".reward").textContent()) ?? "", /Du hast alle Übungen gelöst/);
    await accessible(page, "all solved", "#exercises");
  });
});

test("a link to no exercise is refused in a sentence, and a broken store does no harm", async () => {
  await withPage(
    { path: "#exercise=fly", init: () => localStorage.setItem("hourglass.exercises", "{{") },
    async (page) => {
      await opened(page);
      assert.match(await textOf(page, "problem"), /Exercise has no choice “fly”/);
      assert.equal(await page.locator("#dock").count(), 0);
      assert.match(page.url(), /#exercise=fly$/);
    },
  );
});
