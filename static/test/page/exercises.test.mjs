// The exercises' cards and the dock of the one that goes on; test/page/solutions.test.mjs solves them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exerciseNames } from "../../exercises/list.js";
import { opened } from "../exercise.mjs";
import { accessible, textOf, withPage } from "../page.mjs";

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
    assert.equal(await textOf(page, "exercises-count"), `${exerciseNames.length} von ${exerciseNames.length} gelöst`);
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
