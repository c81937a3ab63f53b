// Numbers as people write them, and as they read them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, digits, eventually, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Types into a field, key by key, and leaves it. @param {Page} page @param {string} selector @param {string} words */
async function type(page, selector, words) {
  const field = page.locator(selector);
  await field.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  return field;
}

const grouping = /mark between thousands/;

test("a number is typed with either mark, and refused with one between thousands", async () => {
  await withPage({ path: "?lang=en#data=digits&images=500&tab=race" }, async (page) => {
    await ready(page);
    const rate = await type(page, "#setting-rate", "0,005");
    assert.equal(await rate.inputValue(), "0.005");
    await page.waitForFunction(() => location.hash.includes("rate=0.005"));
    for (const words of ["1.000", "1,000", "1 000"]) {
      await type(page, "#setting-rate", words);
      assert.match(await textOf(page, "problem"), grouping, words);
      assert.equal(await rate.inputValue(), "0.005");
      await page.click("#dismiss");
    }
    await type(page, "#setting-rate", "50");
    assert.match(await textOf(page, "problem"), /goes from/);
    await type(page, "#setting-rate", "2e-3");
    assert.equal(await rate.inputValue(), "0.002");
    assert.equal(await page.locator("#complaint").isVisible(), false); // what was said of it is no longer so
    await type(page, "#setting-rate", "much");
    await type(page, "#setting-epochs", "7"); // another field
    assert.match(await textOf(page, "problem"), /Rate is not a number/);
    await type(page, "#setting-rate", "0,002");
    assert.equal(await page.locator("#complaint").isVisible(), false);
    await page.keyboard.press("ArrowDown");
    assert.equal(await rate.inputValue(), "0.001");
    await page.keyboard.press("ArrowDown");
    assert.equal(await rate.inputValue(), "0.0009");
    await type(page, "#setting-rate", "0,0000125");
    assert.equal(await rate.inputValue(), "0.0000125");
    await page.waitForFunction(() => location.hash.includes("rate=0.0000125"));
    const seed = await type(page, "#setting-seed", "2,5");
    assert.match(await textOf(page, "problem"), /whole number/);
    await page.keyboard.press("ArrowUp");
    assert.equal(await seed.inputValue(), "2");

    // The race, with what all lanes share, and with what one has of its own.
    await type(page, "#race-noise", "0,35");
    assert.equal(await page.locator("#race-noise").inputValue(), "0.35");
    await type(page, "#race-noise", "0,005");
    assert.match(await textOf(page, "problem"), /steps of 0.05; it stays 0.35/);
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.locator("#race-noise").inputValue(), "0.4");
    await type(page, "#race-images", "1.000");
    assert.match(await textOf(page, "problem"), grouping);
    await page.locator(".race-differs select").first().selectOption("rate");
    const own = await type(page, ".race-value input", "0,004");
    await eventually(async () => assert.equal(await own.inputValue(), "0.004"));
    assert.match(decodeURIComponent(page.url()), /rate\.0\.004/);
  });
});

test("a layer's card takes a whole number, and says what it does not take", async () => {
  await withPage({ path: "?lang=en#data=digits&images=500&layers=784-64-784&answer=own" }, async (page) => {
    await ready(page);
    await page.locator(".hg-tool.size").first().click();
    const field = page.locator(".hg-card input");
    await field.fill("1.024");
    await field.press("Enter");
    await eventually(async () => assert.match((await page.locator(".hg-problem").textContent()) ?? "", grouping));
    assert.equal(await field.inputValue(), "64");
    await field.fill("32,0");
    await field.press("Enter");
    await page.waitForFunction(() => location.hash.includes("784-32-784"));
  });
});

/** Everything that is written on a canvas is kept, too. */
function keepWritten() {
  /** @type {any} */ (globalThis).written = new Set();
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { fillText } = Context.prototype;
    Context.prototype.fillText = function (/** @type {any[]} */ ...args) {
      /** @type {any} */ (globalThis).written.add(args[0]);
      return fillText.apply(this, /** @type {any} */ (args));
    };
  }
}

/** What can be read, seen or heard. @param {Page} page @returns {Promise<string[]>} */
const written = (page) =>
  page.evaluate(() => {
    const all = [.../** @type {any} */ (globalThis).written];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.closest("script, style, noscript, code, .stop, [lang=en], math, a[href^=http]")) continue;
      all.push(node.textContent);
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["title", "aria-label", "aria-valuetext"]) all.push(element.getAttribute(name) ?? "");
      if (element instanceof HTMLInputElement && element.type === "text") all.push(element.value);
    }
    return all.filter((text) => !text.includes("://"));
  });

/** Those with a point in a number that does not stand between thousands. @param {string[]} texts */
const strange = (texts) =>
  texts.filter((text) =>
    (text.replace("CC BY-SA 3.0", "").match(/\d*(\.\d+)+/g) ?? []).some(
      (number) => !/^[1-9]\d{0,2}(\.\d{3})+$/.test(number),
    ),
  );

test("a German page has a comma in every number", async () => {
  const path =
    "?lang=de#data=digits&images=500&batch=100&epochs=2&answer=own&noise=0.25&rate=0.002&race=images.500+epochs.1+vanilla+rate.0.004+vanilla";
  await withPage({ path, init: keepWritten }, async (page) => {
    await ready(page);
    await draw(page, digits[3]);
    assert.equal(await page.locator("#setting-rate").inputValue(), "0,002");
    await type(page, "#setting-rate", "0.003");
    assert.equal(await page.locator("#setting-rate").inputValue(), "0,003");
    await page.waitForFunction(() => location.hash.includes("rate=0.003"));
    await page.click("#play");
    await page.locator("#score:not(:empty)").waitFor({ timeout: 60_000 });
    for (const tab of ["rows", "map", "race", "compare", "strangers", "runs"]) {
      await page.click(`#tab-${tab}`);
      if (tab === "race") await page.click(".panel-race .primary");
      await page.waitForTimeout(1500);
      assert.deepEqual(strange(await written(page)), [], tab);
    }
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await page.click("#share-button");
    await page.waitForFunction(() => document.getElementById("share-what")?.textContent);
    assert.deepEqual(strange(await written(page)), [], "the dialog");
    await page.locator("#share-dialog .icon").click();
    for (const name of ["beat-pca", "overfit", "sparse"]) {
      await page.click(`#exercise-${name}`);
      for (let i = 0; i < 3; i++) if (await page.locator("#dock-hint").isEnabled()) await page.click("#dock-hint");
      assert.deepEqual(strange(await written(page)), [], name);
    }
  });
});
