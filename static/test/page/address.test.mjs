// The address says what is on screen: whoever opens it elsewhere sees the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, draw, eventually, frames, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The reds of a picture of the pad's. @param {Page} page @param {string} id @returns {Promise<number[]>} */
const picture = (page, id) =>
  page.locator(`#${id}`).evaluate((element) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })
    );
    copy.drawImage(canvas, 0, 0);
    return [...copy.getImageData(0, 0, canvas.width, canvas.height).data].filter((_, i) => i % 4 === 0);
  });

/** @param {number[]} a @param {number[]} b */
const alike = (a, b) =>
  assert(
    a.every((v, i) => v === b[i]),
    `the pictures differ in ${a.filter((v, i) => v !== b[i]).length} of ${a.length} pixels`,
  );

/**
 * Waits until the pictures are as they were: a link's drawing is unpacked beside.
 * @param {Page} page
 * @param {Record<string, number[]>} pictures by id
 */
const shows = (page, pictures) =>
  eventually(async () => {
    for (const [id, wanted] of Object.entries(pictures)) alike(await picture(page, id), wanted);
  });

/** Until the address says it. @param {Page} page @param {string} part */
const addressSays = (page, part) => page.waitForFunction((part) => location.hash.includes(part), part);

test("the drawing, the path on the map and the axis of the losses", async () => {
  await withPage({ path: "#data=digits&images=500&layers=784-8-2:linear-8-784&answer=own&tab=map" }, async (page) => {
    await ready(page);
    assert.doesNotMatch(page.url(), /drawing/); // the sample is what everybody sees at first
    await draw(page, digits[3]);
    await addressSays(page, "drawing=");
    await page.locator("#map-from:not([disabled])").selectOption("9");
    await page.locator("#panel-map .strip button").nth(5).click();
    await addressSays(page, "-50");
    await page.locator("#log").uncheck();
    await addressSays(page, "curve=linear");
    const url = page.url();
    const drawing = new URLSearchParams(new URL(url).hash.slice(1)).get("drawing") ?? "";
    assert(url.length < 600, `${url.length} characters`);
    const [pad, noisy] = [await picture(page, "pad"), await picture(page, "pad-noisy")];

    await page.goto("about:blank");
    await page.goto(url);
    await ready(page);
    await page.locator("#map-from:not([disabled])").waitFor();
    await shows(page, { pad, "pad-noisy": noisy });
    assert.equal(await page.locator("#map-from").inputValue(), "9");
    assert.equal(await page.locator("#map-part").inputValue(), "0.5");
    assert.match(await page.locator("#panel-map .side figcaption").first().innerText(), /On the path, at 50 %/);
    assert.equal(await page.locator("#log").isChecked(), false);
    // On another axis the chart stays as large as it was.
    const height = () => page.locator("#chart canvas").evaluate((canvas) => canvas.clientHeight);
    const before = await height();
    assert(before > 200, `${before} px`);
    await page.locator("#log").check();
    await page.waitForFunction(() => !location.hash.includes("curve="));
    await frames(page);
    assert.equal(await height(), before);
    await page.locator("#log").uncheck();
    await page.waitForFunction(() => location.hash.includes("curve="));
    assert.equal(page.url(), url);

    // A link without a drawing leaves it; one with another brings that, and undo brings back what was there.
    await page.evaluate(() => (location.hash = "#data=digits&images=500&tab=runs"));
    await addressSays(page, "drawing=");
    await shows(page, { pad });
    await page.click("#pad-clear");
    await page.waitForFunction((before) => !location.hash.includes(before), drawing);
    await page.evaluate((drawing) => (location.hash = `#data=digits&images=500&drawing=${drawing}`), drawing);
    await page.waitForFunction(() => document.getElementById("pad-hint")?.hidden);
    await shows(page, { pad });
    await page.click("#pad-undo");
    await page.waitForFunction(() => !document.getElementById("pad-hint")?.hidden);
  });
});

test("the unit that is explained, what the map shows, and its sliders", async () => {
  await withPage(
    { path: "#data=digits&images=500&layers=784-8-2:linear-8-784&answer=own&tab=map&unit=2.2" },
    async (page) => {
      await ready(page);
      const title = page.locator("#hourglass-inspector-title");
      await page.waitForFunction(() =>
        /^Unit 2 of layer 2/.test(document.getElementById("hourglass-inspector-title")?.textContent ?? ""),
      );
      await page.locator(".hg-diagram").focus();
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
      await addressSays(page, "unit=1.");
      const opened = await title.textContent();
      const slider = page.locator("#panel-map .slider input:not([disabled])").first();
      await slider.waitFor();
      await slider.focus();
      for (let i = 0; i < 5; i++) await page.keyboard.press("PageUp");
      await addressSays(page, "moves=");
      await page.locator("#map-lattice").uncheck();
      await page.locator("#map-stretch").uncheck();
      await page.locator("#panel-map .segments button").nth(4).click();
      await addressSays(page, "lit=4");
      const [url, moved] = [page.url(), await page.locator("#panel-map .slider output").first().textContent()];

      await page.goto("about:blank");
      await page.goto(url);
      await ready(page);
      await slider.waitFor();
      assert.equal(await page.locator("#panel-map .slider output").first().textContent(), moved);
      assert.equal(await page.locator("#map-reset").isDisabled(), false);
      assert.equal(await page.locator("#map-lattice").isChecked(), false);
      assert.equal(await page.locator("#map-stretch").isChecked(), false);
      assert.equal(await page.locator("#panel-map .segments button").nth(4).getAttribute("aria-pressed"), "true");
      await page.waitForFunction(
        (title) => document.getElementById("hourglass-inspector-title")?.textContent === title,
        opened,
      );
      assert.equal(page.url(), url);

      // Another drawing brings the sliders back; what is closed is closed in the address, too.
      await draw(page, digits[7]);
      await page.waitForFunction(() => !location.hash.includes("moves="));
      await page.locator(".hg-inspector .icon").click();
      await page.waitForFunction(() => !location.hash.includes("unit="));
      // Another network ends both, though the hourglass is out of sight; a link to one brings its own.
      await page.evaluate(() => (location.hash = "#answer=map&tab=map&noise=0&unit=4.2&moves=2_9999"));
      await page.waitForFunction(
        () =>
          /^Unit 2 of layer 4/.test(document.getElementById("hourglass-inspector-title")?.textContent ?? "") &&
          !document.querySelector(".hg-inspector[hidden]"),
      );
      await page.waitForFunction(() => /moves=2_\d\d(\.\d+)?(&|$)/.test(location.hash)); // as far as it goes
      await page.evaluate(() => (location.hash = "#answer=denoiser&tab=map&noise=0&unit=4.2"));
      await page.waitForFunction(
        () =>
          /layer 4, conv/.test(document.getElementById("hourglass-inspector-title")?.textContent ?? "") &&
          !document.querySelector(".hg-inspector[hidden]"),
      );
      await page.waitForFunction(() => !location.hash.includes("moves="));
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await page.locator("#setting-shown").evaluate((field) => {
        /** @type {HTMLSelectElement} */ (field).value = "map";
        field.dispatchEvent(new Event("change"));
      });
      await page.waitForFunction(() => location.hash.includes("answer=map") && !location.hash.includes("unit="));
      // A link to another network and one of its units, which opens where it is seen; then to a unit that is none.
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(() => (location.hash = "#data=digits&images=500&layers=784-12-784&answer=own&unit=1.12"));
      await page.waitForFunction(
        () =>
          /^Unit 12 of layer 1/.test(document.getElementById("hourglass-inspector-title")?.textContent ?? "") &&
          !document.querySelector(".hg-inspector[hidden]"),
      );
      await page.evaluate(() => (location.hash = "#data=digits&images=500&layers=784-12-784&answer=own&unit=1.13"));
      await page.waitForFunction(
        () =>
          document.getElementById("problem")?.textContent ===
          "The link names unit 13 of layer 1; this network has none such.",
      );
      await page.waitForFunction(() => !location.hash.includes("unit="));
    },
  );
});

test("strokes, an eraser, undo and a digit of pixels come back bit by bit", async () => {
  await withPage({ path: "#data=digits&images=500&noise=0.3" }, async (page) => {
    await ready(page);
    const again = async () => {
      const all = ["pad", "pad-noisy", "pad-restored", "pad-difference"];
      const pictures = Object.fromEntries(await Promise.all(all.map(async (id) => [id, await picture(page, id)])));
      const url = page.url();
      await page.goto("about:blank");
      await page.goto(url);
      await ready(page);
      await shows(page, pictures);
      assert.equal(page.url(), url);
      return url.length;
    };
    const across = [
      [0.2, 0.4],
      [0.8, 0.55],
    ];
    await draw(page, digits[3]);
    assert((await again()) < 300);
    await page.locator("#pad-tools input[value=eraser]").check();
    await draw(page, across);
    await draw(page, digits[7]);
    await page.click("#pad-undo");
    await page.locator("#pad-tools input[value=pen]").check();
    await page.locator("#pad-width").fill("5");
    await draw(page, digits[7]);
    await page.locator("#pad").focus();
    await page.keyboard.press("Enter");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowUp");
    await frames(page);
    assert((await again()) < 450);
    // A digit of the page's, and a stroke through it.
    await page.click("#tab-rows");
    await page.locator("#panel-rows canvas").first().click();
    await draw(page, across);
    await again();
  });
});

test("the link that is made right after a stroke has the drawing", async () => {
  await withPage({ path: "#data=digits&images=500" }, async (page) => {
    await ready(page);
    await page.click("#share-button"); // the dialog is made when it is first opened
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      const pad = /** @type {HTMLElement} */ (document.getElementById("pad"));
      const { left, top, width } = pad.getBoundingClientRect();
      const at = (/** @type {number} */ part) => ({
        ...{ clientX: left + part * width, clientY: top + part * width, pointerId: 1, button: 0, bubbles: true },
      });
      pad.setPointerCapture = () => {};
      pad.dispatchEvent(new PointerEvent("pointerdown", at(0.3)));
      pad.dispatchEvent(new PointerEvent("pointermove", at(0.7)));
      pad.dispatchEvent(new PointerEvent("pointerup", at(0.7)));
      document.getElementById("share-button")?.click();
    });
    const link = await page.locator("#share-dialog .link-row input").first().inputValue();
    assert.match(link, /drawing=_/);
    assert.equal(link, page.url());
  });
});

test("what the noise pen leaves is part of the drawing", async () => {
  await withPage({ path: "#data=digits&images=500&noise=0" }, async (page) => {
    await ready(page);
    await page.locator("#pad-tools input[value=noise]").check();
    await draw(page, [
      [0.2, 0.5],
      [0.8, 0.5],
    ]);
    await addressSays(page, "drawing=");
    const [pad, noisy, url] = [await picture(page, "pad"), await picture(page, "pad-noisy"), page.url()];
    await page.goto("about:blank");
    await page.goto(url);
    await ready(page);
    await shows(page, { pad, "pad-noisy": noisy });
    // It is still the sample: a stroke of the pen replaces it.
    await page.locator("#pad-tools input[value=pen]").check();
    await draw(page, digits[7]);
    await page.waitForFunction((before) => location.href !== before, url);
    assert.notDeepEqual(await picture(page, "pad"), pad);
  });
});

test("a drawing that cannot be read is said to be so, and the sample stays", async () => {
  await withPage({ path: "#drawing=AAAA&seed=3" }, async (page) => {
    await ready(page);
    assert.match(await textOf(page, "problem"), /^The drawing in the link cannot be read: .*\.$/);
    assert.equal(await page.locator("#pad-hint").isVisible(), false);
    assert.match(page.url(), /#drawing=AAAA&seed=3$|#seed=3&drawing=AAAA$/); // to be mended
    await draw(page, digits[7]);
    assert.match(page.url(), /seed=3&drawing=_/);
  });
});
