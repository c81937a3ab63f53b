// The first minute: what a newcomer sees, the tour, and the ways in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { digits, draw, eventually, frames, numberOf, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Ids, or what else names them, of the controls in the window. @param {Page} page @returns {Promise<string[]>} */
const inSight = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, select, input, a, summary, textarea, [tabindex='0']")]
      .filter((element) => {
        const { width, top, bottom } = element.getBoundingClientRect();
        return width > 0 && top < innerHeight && bottom > 0 && element.checkVisibility({ visibilityProperty: true });
      })
      .map((element) => element.id || element.getAttribute("value") || element.outerHTML.slice(0, 60)),
  );

/** Of an element in the window. @param {Page} page @param {string} selector */
async function box(page, selector) {
  const found = await page.locator(selector).boundingBox();
  assert(found, selector);
  return found;
}

for (const [width, height, most, side] of [
  [1440, 900, 20, 160],
  [820, 1180, 22, 140],
  [390, 844, 12, 80],
])
  test(`at ${width} few controls are in sight at first, and the hero row in reading order`, async () => {
    await withPage({ fresh: true, viewport: { width, height } }, async (page) => {
      await ready(page);
      const controls = await inSight(page);
      assert(controls.length <= most, `${controls.length}: ${controls}`);
      const row = [width < 1080 ? "#pad-seen" : "#pad", "#pad-noisy", "#pad-code", "#pad-restored"];
      const boxes = [];
      for (const selector of row) boxes.push(await box(page, selector));
      for (const [i, { x, y, width, height: high }] of boxes.entries()) {
        assert(width >= side && Math.abs(width - boxes[0].width) < 3, `${row[i]}: ${width}`);
        assert(Math.abs(y - boxes[0].y) < 3 && y >= 0 && y + high <= height, `${row[i]} at ${y}`);
        if (i > 0) assert(x >= boxes[i - 1].x + boxes[i - 1].width, row[i]);
      }
      const play = await box(page, "#play");
      assert(play.y + play.height <= height, "Train is above the fold");
      assert.match(await textOf(page, "pad-code-size"), /^784 pixels squeezed into [\d,]+ numbers$/);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter(
            (element) =>
              element.checkVisibility() &&
              [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
          )
          .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(small, [], "text under 12 px");
      await page.locator("#story .sources").waitFor();
      const targets = await page.evaluate(() =>
        [...document.querySelectorAll("button, select, input, summary")]
          .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .segments"))
          .filter((element) => !element.matches(".visually-hidden, .story-text p button")) // a word in its line
          .map((element) => ({ element, box: (element.closest("label.inline") ?? element).getBoundingClientRect() }))
          .filter(({ box }) => box.width && (box.width < 23.9 || box.height < 23.9))
          .map(({ element, box }) => `${element.outerHTML.slice(0, 60)} ${box.width} x ${box.height}`),
      );
      assert.deepEqual(targets, [], "targets under 24 px");
    });
  });

test("a newcomer who does nothing is shown around, to a network of their own and the first exercise", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    const tour = page.locator("#tour");
    assert.equal(await tour.isVisible(), false);
    await tour.waitFor({ state: "visible", timeout: 60_000 });
    const says = (/** @type {RegExp} */ words) =>
      eventually(async () => assert.match(await textOf(page, "tour-words"), words));
    await says(/^1 of 5\. Draw here/);
    await draw(page, digits[7]);
    await says(/^2 of 5\. Spoil it/);
    await page.locator("#setting-noise").fill("0.5");
    await says(/^3 of 5\. Now teach/);
    await page.click("#play");
    await says(/^4 of 5\. Here your own network answers/);
    assert.equal(await page.locator("#setting-shown").inputValue(), "own");
    await page.waitForFunction(() => document.getElementById("tour-words")?.textContent?.startsWith("5"), null, {
      timeout: 120_000,
    });
    assert((await numberOf(page, "pad-restored-psnr")) > (await numberOf(page, "pad-noisy-psnr")) + 3);
    await page.click("#tour .primary");
    assert.equal(await tour.isVisible(), false);
    await page.waitForSelector("#dock");
    assert.match(page.url(), /exercise=spoil/);
    assert.equal(await page.locator(".toured").count(), 0);
  });
});

test("the tour can be left at any step, and comes back only when it is asked for", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    await page.click("#tour-begin");
    await page.click("#tour .primary");
    assert.match(await textOf(page, "tour-words"), /^2 of 5/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#tour").isVisible(), false);
    await draw(page, digits[3]); // no step waits any more
    assert.equal(await page.locator("#tour").isVisible(), false);
    await page.reload();
    await ready(page);
    assert.equal(await page.evaluate(() => localStorage.getItem("hourglass.tour")), "seen");
    await page.click("#tour-begin");
    assert.match(await textOf(page, "tour-words"), /^1 of 5/);
  });
});

test("each way in brings its view under the bar, and the pad comes along", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    const under = async (/** @type {string} */ selector) =>
      eventually(async () => {
        const bar = await box(page, ".transport");
        const { y } = await box(page, selector);
        assert(y >= bar.y + bar.height - 1 && y < bar.y + bar.height + 60, `${selector} at ${y}`);
      });
    await page.click("#way-exercises");
    await under("#exercises");
    await page.click("#way-story");
    await under("#story");
    await page.click("#tab-strangers");
    await under("#panel-strangers");
    // Away from the instrument, both stand in the corner, and drawing goes on.
    const [pad, restored] = [await box(page, "#pad"), await box(page, "#pad-restored")];
    for (const { x, y, width, height } of [pad, restored])
      assert(x > 1000 && y > 600 && x + width <= 1440 && y + height <= 900 && width === 112, `${x}, ${y}`);
    assert(pad.x + pad.width <= restored.x);
    const picture = () =>
      page.locator("#pad-restored").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL());
    const before = await picture();
    const { scrollY: stood } = await page.evaluate(() => ({ scrollY }));
    await draw(page, digits[7]);
    await eventually(async () => assert.notEqual(await picture(), before));
    assert.equal(await page.evaluate(() => scrollY), stood, "the page stays where it is");
    await page.click("#mini-fold");
    assert.equal(await page.locator("#pad").isVisible(), false);
    await page.click("#mini-fold");
    await page.evaluate(() => scrollTo(0, 0));
    await eventually(async () => assert.equal((await box(page, "#pad")).width, 280));
  });
});

test("what is for builders waits behind its button, which is remembered", async () => {
  await withPage({ fresh: true }, async (page) => {
    await ready(page);
    for (const selector of ["#setting-seed", "#hourglass", "#chart", "#pad-restored-psnr", "#step"])
      assert.equal(await page.locator(selector).isVisible(), false, selector);
    await page.click("#way-build");
    for (const selector of ["#setting-seed", "#hourglass", "#chart", "#pad-restored-psnr", "#step"])
      assert.equal(await page.locator(selector).isVisible(), true, selector);
    await page.waitForSelector("#hourglass[data-drawn]");
    await page.reload();
    await ready(page);
    assert.equal(await page.locator("#way-build").getAttribute("aria-expanded"), "true");
    await page.click("#way-build");
    assert.equal(await page.locator("#hourglass").isVisible(), false);
  });
});

test("on a phone the ways in unfold from one button", async () => {
  await withPage({ fresh: true, viewport: { width: 390, height: 844 } }, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#tab-map").isVisible(), false);
    await page.click("#ways-menu");
    const { height } = await box(page, "#tab-map");
    assert(height >= 44);
    await page.click("#tab-rows");
    assert.equal(await page.locator("#tab-map").isVisible(), false);
    assert.equal(await page.locator("#panel-rows").isVisible(), true);
    await page.click("#ways-menu");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#ways-menu").getAttribute("aria-expanded"), "false");
  });
});

test("a network that was trained without noise is shown without, until somebody spoils it", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const noisy = async () => {
      await frames(page);
      return textOf(page, "pad-noisy-psnr");
    };
    assert.match(await noisy(), /^1\d\.\d dB$/);
    for (const name of ["deep", "conv", "map"]) {
      await page.selectOption("#setting-shown", name);
      await eventually(async () => assert.equal(await noisy(), "∞ dB", name));
      assert.equal(await page.locator("#shown-clean").isVisible(), true, name);
    }
    await page.locator("#setting-noise").fill("0.3");
    await eventually(async () => assert.match(await noisy(), /^1\d\.\d dB$/));
    assert.equal(await page.locator("#shown-clean").isVisible(), false);
    await page.selectOption("#setting-shown", "denoiser");
    await eventually(async () => assert.match(await noisy(), /^1\d\.\d dB$/));
  });
});

test("at 320 pixels, and with text of twice the size, nothing is cut off at the side", async () => {
  await withPage({ fresh: true, viewport: { width: 320, height: 700 } }, async (page) => {
    await ready(page);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await wide(), 0);
    await page.click("#ways-menu");
    await page.click("#way-build");
    assert.equal(await wide(), 0);
    await page.setViewportSize({ width: 720, height: 900 }); // 1440 at 200 %
    assert.equal(await wide(), 0);
  });
});

test("a training is saved as a clip", async () => {
  await withPage({ path: "#data=digits&images=2000&batch=64" }, async (page) => {
    await ready(page);
    await page.click("#share-button");
    await page.click("#save-gif");
    await eventually(async () => assert.match(await page.locator("#share-dialog").innerText(), /There is no clip yet/));
    await page.keyboard.press("Escape");
    await page.click("#play");
    await eventually(async () => assert((await numberOf(page, "stat-step")) > 60));
    await page.click("#play");
    await page.click("#share-button");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-gif")]);
    assert.match(download.suggestedFilename(), /^hourglass-.*\.gif$/);
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 6).toString(), "GIF89a");
    const pictures = bytes.toString("latin1").split("\x21\xf9\x04").length - 1;
    assert(pictures > 2, `${pictures} pictures`);
  });
});
