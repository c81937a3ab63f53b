// Stories: a pupil on a phone by touch alone, a teacher with a link, somebody with a keyboard, and what a screen reader
// is told. The newcomer's is in first.test.mjs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exerciseNames } from "../../exercises/list.js";
import { digits, eventually, frames, numberOf, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Fingers. @param {Page} page */
async function fingers(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const send = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number[] | undefined} */ at) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  /** Where a part of something is, once it is in the window. */
  const point = async (/** @type {string} */ selector, x = 0.5, y = 0.5) => {
    await page.locator(selector).scrollIntoViewIfNeeded();
    let box = await page.locator(selector).boundingBox();
    // What began to scroll by itself has to come to rest.
    for (let before; !before || !box || before.y !== box.y; box = await page.locator(selector).boundingBox()) {
      before = box;
      await frames(page);
    }
    assert(box, selector);
    return [box.x + x * box.width, box.y + y * box.height];
  };
  return {
    /** @param {string} selector @param {number} [x] @param {number} [y] */
    async tap(selector, x, y) {
      await send("touchStart", await point(selector, x, y));
      await send("touchEnd", undefined);
    },
    /** @param {string} selector @param {number[][]} path in parts of its size */
    async stroke(selector, path) {
      await send("touchStart", await point(selector, ...path[0]));
      for (const at of path.slice(1)) await send("touchMove", await point(selector, ...at));
      await send("touchEnd", undefined);
    },
  };
}

const solved = (/** @type {Page} */ page) =>
  page.waitForFunction(() => document.querySelector(".dock-count")?.textContent?.includes("solved"), null, {
    timeout: 120_000,
  });

test("a pupil on a phone solves exercises 1 and 2 by touch alone", async () => {
  await withPage({ fresh: true, viewport: { width: 390, height: 844 } }, async (page) => {
    await ready(page);
    const { tap, stroke } = await fingers(page);
    await tap("#ways-menu");
    await tap("#way-exercises");
    await tap("#exercise-spoil");
    await page.waitForSelector("#dock");
    await stroke("#pad", digits[3]);
    await tap("#setting-noise", 0.62);
    await eventually(async () => assert((await numberOf(page, "pad-noisy-psnr")) <= 10));
    await solved(page);
    await tap("#dock .outcome button.primary");
    await page.waitForFunction(() => location.hash.includes("exercise=first-run"));
    // It needs settings, so these are there; numbers are typed with the keyboard on the screen.
    await setField(page, "rate", 0.005);
    await tap(".settings summary");
    await setField(page, "batch", 32);
    await setField(page, "epochs", 5);
    await tap("#play");
    await solved(page);
    assert.equal(await textOf(page, "way-exercises"), `Exercises, 2 of ${exerciseNames.length}`);
  });
});

test("a teacher opens the link of an exercise on a projector: row and task are in sight together", async () => {
  await withPage({ fresh: true, path: "#exercise=spoil", viewport: { width: 1920, height: 1080 } }, async (page) => {
    await ready(page);
    await page.waitForSelector("#dock .goal");
    const [dock, row, play] = await Promise.all(
      ["#dock", ".hero", "#play"].map((selector) => page.locator(selector).boundingBox()),
    );
    assert(dock && row && play);
    assert(row.y >= 0 && row.y + row.height <= dock.y && play.y + play.height <= dock.y);
    assert(dock.y + dock.height <= 1080);
    assert.equal(await page.locator("#tour").isVisible(), false);
    assert.equal(await page.locator("#setting-shown").inputValue(), "denoiser");
  });
});

test("with the keyboard alone: draw, spoil, train, and on to the exercises", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    /** Tab until something has the focus, which is always to be seen. @param {string} id */
    const tabTo = async (id) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const active = /** @type {HTMLElement} */ (document.activeElement);
          const shown = active.matches("input[type=radio]") ? active.nextElementSibling : active;
          const { outlineStyle } = getComputedStyle(/** @type {Element} */ (shown));
          return { id: active.id, outlined: outlineStyle !== "none" };
        });
        assert(at.outlined, `no focus is seen at ${at.id}`);
        if (at.id === id) return;
      }
      assert.fail(`Tab does not lead to ${id}`);
    };
    await tabTo("pad");
    await page.keyboard.press("Enter");
    for (const key of ["ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"])
      await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, "milestone"), /^Pen up/);
    await tabTo("setting-noise");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator("#setting-noise").inputValue(), "0.55");
    await tabTo("play");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.match(await textOf(page, "milestone"), /^Training has begun/));
    await page.keyboard.press("Enter");
    await tabTo("way-exercises");
    await page.keyboard.press("Enter");
    await eventually(async () =>
      assert.equal(await page.evaluate(() => document.activeElement?.id), "exercises-title"),
    );
    await tabTo("exercise-spoil");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.id), "dock-toggle"));
  });
});

test("a screen reader is told of the row in the order in which it happens", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    const tree = await page.locator("main").ariaSnapshot();
    let from = 0;
    for (const part of [
      'heading "You draw"',
      "application",
      'radio "Pen"',
      'button "Clear"',
      'img "The same with noise"',
      'slider "Noise',
      'img "The numbers that the network keeps of it',
      "784 pixels squeezed into 64 numbers",
      'img "What the network makes of it"',
      'combobox "Who answers"',
      'button "Train"',
      "navigation",
      'button "Exercises"',
      "tablist",
      'heading "Exercises"',
    ]) {
      const at = tree.indexOf(part, from);
      assert(at >= 0, `${part} does not come next in:\n${tree.slice(from, from + 600)}`);
      from = at;
    }
  });
});
