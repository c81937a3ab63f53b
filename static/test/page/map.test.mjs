// The map of codes, as a person uses it. The networks are small and untrained: their codes and
// pictures are exact all the same, and the engine in its worker has the same numbers to compare with.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, frames, openTab, ready, textOf, withPage } from "../page.mjs";
import { builtSite, changedSite, startProgram } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const own = "#tab=map&answer=own&data=digits&images=1000&noise=0";

/** @param {Page} page @param {RegExp} words of the line that says whose codes these are */
const charted = (page, words) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.getElementById("map-which")?.textContent ?? ""),
    words.source,
    { timeout: 60_000 },
  );

/**
 * What a canvas shows, from 0, paper, to 1, ink.
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<number[]>}
 */
const picture = (page, selector) =>
  page.locator(selector).evaluate((canvas) => {
    const style = getComputedStyle(document.documentElement);
    const [paper, ink] = ["--digit-paper", "--digit-ink"].map((name) =>
      parseInt(style.getPropertyValue(name).trim().slice(1, 3), 16),
    );
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
    );
    copy.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
    const { data } = copy.getImageData(0, 0, 28, 28);
    return Array.from({ length: 784 }, (_, i) => (data[4 * i] - paper) / (ink - paper));
  });

/**
 * Equal but for the 225 steps of grey that a canvas has.
 * @param {number[]} a
 * @param {number[]} b
 * @param {string} what
 */
function same(a, b, what) {
  const off = Math.max(...a.map((value, i) => Math.abs(value - b[i])));
  assert(off < 0.01, `${what}: ${off} off`);
}

/** The probe's place as the map reads it. @param {Page} page */
const place = async (page) =>
  ((await page.locator("#panel-map .side .figure").first().textContent()) ?? "")
    .replaceAll("−", "-")
    .split(", ")
    .map(Number);

/** What the engine, in its worker, decodes. @param {Page} page @param {number[]} code @returns {Promise<number[]>} */
const decoded = (page, code) =>
  page.evaluate(async (code) => [...(await /** @type {any} */ (globalThis).engine.decode(code))], code);

test("a code of two numbers: probe, path, morph, sliders, keyboard", async () => {
  await withPage({ path: `${own}&layers=784-8-2:linear-8-784` }, async (page) => {
    await ready(page);
    await charted(page, /at step 0\. Its code has 2 numbers/);
    assert.match(
      await page.locator(".axes").innerText(),
      /first number of the code, .* to .*\n?.*second number of the code/,
    );
    const surface = page.locator(".panel-map .surface");
    await surface.scrollIntoViewIfNeeded();
    const box = /** @type {NonNullable<Awaited<ReturnType<typeof surface.boundingBox>>>} */ (
      await surface.boundingBox()
    );
    const at = (/** @type {number} */ x, /** @type {number} */ y) =>
      /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);

    // The decoder's picture is that of the place under the pointer.
    await page.mouse.move(...at(0.3, 0.6));
    await frames(page);
    const here = await place(page);
    same(await picture(page, "#panel-map .side canvas >> nth=0"), await decoded(page, here), "at the pointer");
    await page.mouse.move(...at(0.7, 0.3));
    await frames(page);
    const there = await place(page);
    assert(there[0] > here[0] && there[1] > here[1], `${here}, ${there}`);

    // Two digits: a path whose ends are the digits as the network restores them.
    await page.mouse.click(...at(0.25, 0.5));
    assert.match(await textOf(page, "map-hint"), /digit to end at/);
    await page.mouse.click(...at(0.75, 0.5));
    await page.waitForFunction(() => document.getElementById("map-play")?.textContent === "Pause");
    await page.waitForFunction(
      () => Number(/** @type {HTMLInputElement} */ (document.getElementById("map-part")).value) > 0.3,
    );
    await page.click("#map-play");
    assert.equal(await textOf(page, "map-play"), "Play");
    const ends = await Promise.all([0, 10].map((n) => picture(page, `.strip canvas >> nth=${n}`)));
    const restored = await page.evaluate(async (ends) => {
      const clean = ends.map((values) => values.map((v) => Math.min(Math.max(v, 0), 1)));
      const { engine } = /** @type {any} */ (globalThis);
      const codes = [...(await engine.encode(clean.flat()))];
      const middle = [0, 1].map((i) => (codes[i] + codes[2 + i]) / 2);
      return {
        first: [...(await engine.decode(codes.slice(0, 2)))],
        middle: [...(await engine.decode(middle))],
        last: [...(await engine.decode(codes.slice(2)))],
      };
    }, ends);
    same(await picture(page, ".strip canvas >> nth=1"), restored.first, "the path's begin");
    same(await picture(page, ".strip canvas >> nth=5"), restored.middle, "the path's middle");
    same(await picture(page, ".strip canvas >> nth=9"), restored.last, "the path's end");
    await page.locator(".strip button").nth(5).click();
    await frames(page);
    assert.equal(await page.locator("#map-part").inputValue(), "0.5");
    same(await picture(page, "#panel-map .side canvas >> nth=0"), restored.middle, "on the path");
    assert.match(await page.locator("#panel-map .side figcaption").first().innerText(), /On the path, at 50 %/);

    // By the keyboard alone.
    await surface.focus();
    await page.keyboard.press("Home");
    const home = await place(page);
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowUp");
    const moved = await place(page);
    assert(moved[0] > home[0] && moved[1] > home[1], `${home}, ${moved}`);
    await page.keyboard.press("Enter");
    assert.match(await textOf(page, "milestone"), /^A is a \d\. Choose B\.$/);
    assert.equal(await page.locator("#map-from").inputValue(), "picked");
    await page.selectOption("#map-to", "9");
    assert.match((await page.locator(".strip button").nth(10).getAttribute("aria-label")) ?? "", /test digit 9/);

    // Sliders on the drawing's code.
    const slider = page.locator(".slider input").first();
    const [low, high] = await slider.evaluate((input) => [
      Number(/** @type {HTMLInputElement} */ (input).min),
      Number(/** @type {HTMLInputElement} */ (input).max),
    ]);
    const before = await picture(page, "#panel-map .code canvas >> nth=1");
    same(before, await picture(page, "#panel-map .code canvas >> nth=0"), "unmoved");
    const second = Number(await page.locator(".slider input").nth(1).inputValue());
    await slider.press("End");
    same(await picture(page, "#panel-map .code canvas >> nth=1"), await decoded(page, [high, second]), "moved");
    assert(high > low);
    await page.click("#map-reset");
    same(await picture(page, "#panel-map .code canvas >> nth=1"), before, "back");
    const seen = await picture(page, "#pad-seen");
    await page.click("#map-put");
    await frames(page);
    assert.notDeepEqual(await picture(page, "#pad-seen"), seen);

    await page.locator(".panel-map .tools .segments button").nth(7).click();
    assert.equal(await page.locator(".panel-map .tools [aria-pressed=true]").innerText(), "7");
    await page.click("#map-stretch");
    await page.mouse.move(...at(0.5, 0.5));
    await frames(page);
    assert.equal((await place(page)).length, 2);
    await accessible(page, "two numbers", "#tabs");
  });
});

test("a larger code: principal components, eight directions; what is hidden waits; a network of one's own", async () => {
  await withPage(
    { viewport: { width: 390, height: 844 }, colorScheme: "dark", path: `${own}&layers=784-40-784` },
    async (page) => {
      await ready(page);
      await charted(
        page,
        /at step 0\. Its code has 40 numbers; .* two principal components, which hold \d+(\.\d)? % of the variance/,
      );
      assert.match(await page.locator(".axes").innerText(), /first principal component, [\d.]+ % of the variance/);
      assert.equal(await page.locator(".slider").count(), 8);
      assert.match(
        (await page.locator(".slider input").first().getAttribute("aria-label")) ?? "",
        /Principal direction 1, [\d.]+ %/,
      );
      const changed = "#panel-map .code canvas >> nth=1";
      const before = await picture(page, changed);
      const slider = page.locator(".slider input").first();
      await slider.press("End");
      assert.notDeepEqual(await picture(page, changed), before);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
      await accessible(page, "a larger code, narrow and dark", "#tabs");

      // Behind another tab nothing is charted; on the way back it is.
      await openTab(page, "runs");
      await page.click("#step");
      await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, {
        timeout: 60_000,
      });
      await page.waitForFunction(() => document.getElementById("play")?.textContent === "Train", null, {
        timeout: 60_000,
      });
      assert.match(await textOf(page, "map-which"), /at step 0/);
      await openTab(page, "map");
      await charted(page, /at step 1/);

      await page.click("#map-train");
      await charted(page, /at step 0\. Its code has 2 numbers/);
      assert.equal(await page.locator("#setting-layers").inputValue(), "784-96-48-2:linear-48-96-784");
      assert.equal(await page.locator(".slider").count(), 2);
      // It goes along with the training.
      await page.click("#step");
      await charted(page, /at step 1\. Its code has 2 numbers/);
    },
  );
});

test("the network that comes with the page is offered; reduced motion steps instead of playing", async () => {
  const program = await startProgram();
  program.configure({ layers: "784-6-1:linear-6-784", seed: 5 });
  const index = JSON.parse(readFileSync(join(builtSite, "weights", "index.json"), "utf8"));
  const { site, remove } = changedSite({
    "weights/index.json": JSON.stringify({ ...index, map: {} }),
    "weights/map.safetensors": program.saveWeights(),
  });
  try {
    await withPage({ site, path: `${own}&layers=784-8-784` }, async (page) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await ready(page);
      await charted(page, /8 numbers/);
      await page.click("#map-shipped");
      await charted(page, /2 numbers, for the map.*single number/); // this stand-in has but one
      assert.equal(await page.locator("#map-shipped").isVisible(), false);
      assert.equal(await page.locator(".slider").count(), 1);
      assert.equal(await textOf(page, "map-play"), "Next step");
      await page.click("#map-play");
      assert.equal(await page.locator("#map-part").inputValue(), "0.13");
      await page.selectOption("#map-from", "1");
      assert.equal(await page.locator("#map-part").inputValue(), "0");
    });
  } finally {
    remove();
  }
});
