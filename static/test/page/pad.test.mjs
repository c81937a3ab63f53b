// What one draws with: tools, undo, keys, and pictures from elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, draw, frames, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The ink of one of the small pictures, from 0 to 784. @param {Page} page @param {string} id */
const inkOf = (page, id) =>
  page.evaluate((id) => {
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true }));
    context.drawImage(/** @type {HTMLCanvasElement} */ (document.getElementById(id)), 0, 0);
    const { data } = context.getImageData(0, 0, 28, 28);
    let sum = 0;
    for (let i = 0; i < 784; i++) sum += (253 - data[4 * i]) / 226;
    return Math.round(sum);
  }, id);

/** @param {Page} page @param {string} tool */
const choose = (page, tool) => page.locator(`#pad-tools label:has([value=${tool}])`).click();

/** Drops a file onto the pad. @param {Page} page @param {string} script that makes a Blob */
const drop = (page, script) =>
  page.evaluate(async (script) => {
    const blob = await /** @type {Promise<Blob>} */ (new Function(`return (async () => ${script})()`)());
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob], "file", { type: blob.type }));
    document.getElementById("pad")?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, script);

test("undo and redo go stroke by stroke, over pen, eraser, noise pen and clear", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.click("#pad-clear");
    const inks = /** @type {string[]} */ ([]);
    const note = async () => {
      await frames(page);
      inks.push(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`);
    };
    await page.locator("#setting-noise").fill("0");
    await note();
    await draw(page, digits[7]);
    await note();
    await choose(page, "eraser");
    await draw(page, [[0.3, 0.2], [0.45, 0.2]]);
    await note();
    await choose(page, "noise");
    await draw(page, [[0.5, 0.3], [0.5, 0.6]]);
    await note();
    assert.equal(new Set(inks).size, 4, `some tool did nothing: ${inks}`);
    assert.equal(inks[3].split(" ")[0], inks[2].split(" ")[0], "the noise pen has changed the clean drawing");
    await page.click("#pad-clear");
    for (const wanted of inks.toReversed()) {
      await page.click("#pad-undo");
      await frames(page);
      assert.equal(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`, wanted);
    }
    for (const wanted of inks.slice(1)) {
      await page.click("#pad-redo");
      await frames(page);
      assert.equal(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`, wanted);
    }
  });
});

test("a digit drawn with keys alone, and the pen is announced", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.click("#pad-clear");
    await page.locator("#pad-width").focus();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "pad");
    assert.equal(await page.locator("#pad-cursor").isVisible(), true);
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press(" ");
    assert.equal(await textOf(page, "milestone"), "Pen down at 14, 9.");
    for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await textOf(page, "milestone"), "Pen up at 14, 21.");
    await page.keyboard.press("ArrowRight");
    await frames(page);
    assert((await inkOf(page, "pad-seen")) > 30);
    assert.equal(await textOf(page, "play"), "Train"); // Space drew, it did not train
  });
});

test("pictures of any size and kind, and what is no picture", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const picture = (/** @type {number} */ width, /** @type {number} */ height, /** @type {string} */ paper, /** @type {string} */ ink) => `{
      const canvas = new OffscreenCanvas(${width}, ${height});
      const context = canvas.getContext("2d");
      context.fillStyle = "${paper}"; context.fillRect(0, 0, ${width}, ${height});
      context.fillStyle = "${ink}"; context.fillRect(${width} * 0.45, ${height} * 0.2, ${width} * 0.1, ${height} * 0.6);
      return canvas.convertToBlob();
    }`.replace(/^\{/, "(() => {").replace(/\}$/, "})()");
    const seen = [];
    for (const [width, height, paper, ink] of /** @type {Array<[number, number, string, string]>} */ ([[100, 100, "white", "black"], [3000, 2500, "black", "white"], [64, 64, "#224", "#9ab"], [200, 200, "transparent", "red"]])) {
      await page.click("#pad-clear");
      await drop(page, picture(width, height, paper, ink));
      await page.waitForFunction(() => document.getElementById("pad-noisy-psnr")?.textContent !== "–");
      seen.push(await inkOf(page, "pad-seen"));
    }
    for (const ink of seen) assert(ink > 40 && ink < 120, `a bar as wide as a sixth of its height: ${seen}`);

    // Tiny, of one colour, very wide: an empty pad at worst.
    for (const [width, height] of [[1, 1], [4000, 1], [1, 4000]]) await drop(page, picture(width, height, "white", "white"));
    assert.equal(await page.locator("#problem").isVisible(), false);
    await draw(page, digits[3]);
    const before = await inkOf(page, "pad-seen");
    for (const bad of ['new Blob(["hello"], { type: "image/png" })', 'new Blob([], { type: "text/plain" })', 'new Blob([new Uint8Array(5000)], { type: "image/jpeg" })']) {
      await drop(page, bad);
      await page.waitForFunction(() => document.getElementById("problem")?.textContent?.startsWith("That is not a picture"));
      await page.click("#dismiss");
    }
    assert.equal(await inkOf(page, "pad-seen"), before);
  });
});
