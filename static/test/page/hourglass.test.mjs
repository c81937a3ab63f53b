// The hourglass: it shows what the network has, it follows pen and training, and it tells what a unit answers to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  accessible,
  digits,
  draw,
  eventually,
  frames,
  look,
  looks,
  ready,
  setField,
  textOf,
  withPage,
} from "../page.mjs";
import { denoiser, own, shows, tool } from "../hourglass.mjs";
import { startProgram } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** How often it has been drawn. @param {Page} page */
const times = (page) => page.evaluate(() => Number(document.getElementById("hourglass")?.dataset.drawn ?? 0));

/**
 * Does something, and waits until the hourglass has been drawn after it.
 * @param {Page} page
 * @param {() => Promise<unknown>} action
 */
async function drawnAfter(page, action) {
  const before = await times(page);
  await action();
  await page.waitForFunction((n) => Number(document.getElementById("hourglass")?.dataset.drawn ?? 0) > n, before);
}

const readingOf = (/** @type {Page} */ page) => page.locator(".hg-reading").innerText();

/** The pixels of a canvas, as lightness. @param {Page} page @param {string} selector @param {number} [nth] */
const pixels = (page, selector, nth = 0) =>
  page.evaluate(
    ([selector, nth]) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelectorAll(String(selector))[Number(nth)]);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })
      );
      context.drawImage(canvas, 0, 0);
      return [...context.getImageData(0, 0, canvas.width, canvas.height).data].filter((_, i) => i % 4 === 0);
    },
    [selector, nth],
  );

test("what is in the hourglass stays in it, and nothing is wider than the window", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.waitForFunction(() => Number(document.getElementById("hourglass")?.dataset.drawn) > 0);
    const bottom = (/** @type {string} */ selector) =>
      page.locator(selector).evaluate((node) => node.getBoundingClientRect().bottom);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1440);
    assert((await bottom(".hg-reading")) <= (await bottom("#hourglass")) + 1);
    await page.setViewportSize({ width: 390, height: 844 });
    assert((await bottom(".hg-reading")) <= (await bottom("#hourglass")) + 1);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
});

test("it shows the model shown, and follows the pen", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await shows(page, denoiser);
    // The one that only gives its numbers another shape is a mark.
    const words = /** @type {string[]} */ (denoiser.split("-"));
    const drawn = words.filter((word, i) => i === 0 || !/^\d+x\d+x\d+$/.test(word));
    const code = drawn.findIndex((word) => word.startsWith("64:linear"));
    assert.equal(await page.locator(".hg-column").count(), drawn.length);
    assert.equal(await page.locator(".hg-name.code").textContent(), "code");
    // What stands at its ends are the pictures beside the pad.
    const shades = (/** @type {number[]} */ data, /** @type {number} */ width) =>
      Array.from({ length: 784 }, (_, i) => data[Math.floor(i / 28) * (width / 28) * width + (i % 28) * (width / 28)]);
    const width = await page
      .locator(".hg-column")
      .first()
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width);
    await page.click("#pad-clear");
    await drawnAfter(page, () => draw(page, digits[3]));
    const agree = () =>
      eventually(async () => {
        // the last of several pictures
        for (const [nth, id] of /** @type {Array<[number, string]>} */ ([
          [0, "pad-noisy"],
          [drawn.length - 1, "pad-restored"],
        ])) {
          const [here, there] = [shades(await pixels(page, ".hg-column", nth), width), await pixels(page, `#${id}`)];
          here.forEach((v, i) => assert(Math.abs(v - there[i]) <= 3, `${id}, pixel ${i}: ${v} and ${there[i]}`));
        }
      });
    await agree();
    const three = await pixels(page, ".hg-column", code);
    await page.click("#pad-clear");
    await drawnAfter(page, () => draw(page, digits[7]));
    await agree();
    const seven = await pixels(page, ".hg-column", code);
    assert(
      three.some((v, i) => Math.abs(v - seven[i]) > 20),
      "the code is the same for a 3 and a 7",
    );
  });
});

test("pointer and keys read the same numbers, and these are the program's", async () => {
  await withPage({ path: `${own}&layers=784-40-6-40-784` }, async (page) => {
    await ready(page);
    await shows(page, "784-40-6-40-784:sigmoid");
    const diagram = page.locator(".hg-diagram");
    await diagram.focus();
    // The keys begin at the code.
    assert.match(await readingOf(page), /^Layer 2 of 4, the code: dense, 6 units → 6\nUnit 1 of 6: −?[\d.]+$/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const byKey = await readingOf(page);
    assert.match(byKey, /Unit 3 of 6/);
    assert.match((await page.locator(".hg-diagram [role=status]").textContent()) ?? "", /Unit 3 of 6/);
    const cursor = await page.locator(".hg-cursor").boundingBox();
    assert(cursor);
    await diagram.evaluate((element) => /** @type {HTMLElement} */ (element).blur());
    assert.match(await readingOf(page), /parameters/);
    await page.mouse.move(cursor.x + cursor.width / 2, cursor.y + cursor.height / 2);
    assert.equal(await readingOf(page), byKey);
    // Against the engine, for the picture that the pad says the network is given.
    await diagram.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("End");
    assert.match(await readingOf(page), /Layer 1 of 4: dense, 40 units → 40\nUnit 40 of 40/);
    for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowLeft");
    assert.match(await readingOf(page), /^Input: .*\nRow 28, column 28: /);
    for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowRight");
    assert.match(await readingOf(page), /the output: dense, 784 units → 784\nRow 28, column 28: 0\.\d+/);
    // Space is the hourglass's own here: nothing trains.
    await page.keyboard.press(" ");
    assert.equal(await textOf(page, "play"), "Train");
  });
});

test("a pressed unit shows its weights, the code what it does, and the digits that excite it", async () => {
  await withPage({ path: `${own}&layers=784-12-4:linear-784` }, async (page) => {
    await ready(page);
    await shows(page, "784-12-4:linear-784:sigmoid");
    const inspector = page.locator(".hg-inspector");
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Enter");
    assert.match(await inspector.innerText(), /Unit 1 of layer 2, code/);
    await inspector.getByText("What the output gains").waitFor();
    await inspector.getByText("Weights to the pixels").waitFor();
    await page.waitForFunction(() => document.querySelectorAll(".hg-inspector .small canvas").length === 3);
    const values = (await inspector.locator(".small figcaption").allTextContents()).map((text) =>
      Number(text.replace("−", "-")),
    );
    assert.deepEqual(
      values,
      values.toSorted((a, b) => b - a),
    );
    assert.match(await inspector.innerText(), /more than for \d+ % of 500 test digits/);
    await accessible(page, "a unit of the code", "#hourglass");
    await page.keyboard.press("Escape");
    assert.equal(await inspector.isVisible(), false);
    // The first layer: a click, and its weights from the pixels.
    await page.keyboard.press("ArrowLeft");
    const place = () => page.locator(".hg-cursor").boundingBox();
    let cursor = await place();
    await eventually(async () => {
      // what stood below has gone, and the diagram has its height again
      const before = cursor;
      for (let i = 0; i < 12; i++) await frames(page);
      cursor = await place();
      assert.deepEqual(cursor, before);
    });
    assert(cursor);
    await page.mouse.click(cursor.x + 4, cursor.y + 4);
    assert.match(await inspector.innerText(), /Unit 1 of layer 1, dense/);
    assert.match(await inspector.innerText(), /Weights from the pixels/);
    const painted = await pixels(page, ".hg-inspector figure canvas");
    assert.equal(painted.length, 784);
    assert(new Set(painted).size > 30, `${new Set(painted).size} shades`);
    await inspector.getByRole("button", { name: "Close" }).click();
    assert.equal(await inspector.isVisible(), false);
  });
});

test("a unit can be cut, which is seen in what is restored, and mended", async () => {
  await withPage({ path: `${own}&layers=784-12-4:linear-784` }, async (page) => {
    await ready(page);
    await shows(page, "784-12-4:linear-784:sigmoid");
    const cut = page.locator("#hourglass-cut");
    const restored = () => pixels(page, "#pad-restored");
    const valueOfUnit = () => page.locator(".hg-inspector .value").innerText();
    /** Trains it up to some epoch. @param {number} epoch */
    const trained = async (epoch) => {
      await page.click("#play");
      await page.waitForFunction(
        (n) => Number.parseFloat(document.getElementById("stat-epoch")?.textContent ?? "") > n,
        epoch,
      );
      await page.click("#play");
      await page.waitForFunction(() => !document.body.classList.contains("running"));
    };
    await setField(page, "epochs", 1000);
    await trained(20);
    await frames(page);
    const whole = await restored();
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Enter");
    await cut.click();
    assert.equal(await cut.innerText(), "Mend it");
    await eventually(async () => assert.equal(await valueOfUnit(), "Now 0.000"));
    assert.notDeepEqual(await restored(), whole);
    assert.equal(await page.locator(".hg-cut").count(), 1);
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await cut.click();
    assert.equal(await page.locator("#mend").innerText(), "2 units are cut · mend all");
    await accessible(page, "cut", "#hourglass");

    // What is trained and saved is whole; the page's copy stays cut.
    const program = await startProgram();
    const download = async () => {
      const event = page.waitForEvent("download");
      await page.click("#share-button");
      await page.click("#save-pytorch");
      const bytes = await readFile(await (await event).path());
      await page.keyboard.press("Escape");
      program.loadWeights(bytes);
      return program.parameters();
    };
    assert((await download()).filter((w) => w === 0).length < 784, "weights of a unit are missing");
    await page.click("#mend");
    await eventually(async () => assert.deepEqual(await restored(), whole));
    assert.equal(await page.locator("#mend").isVisible(), false);
    assert.equal(await page.locator(".hg-cut").count(), 0);

    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Enter");
    await cut.click();
    await trained(40);
    assert.equal(await valueOfUnit(), "Now 0.000");
    await page.selectOption("#setting-shown", "denoiser");
    await shows(page, denoiser);
    await page.locator("#mend").waitFor({ state: "hidden" });
  });
});

test("filters have their kernels, and the maps that find no room another page", async () => {
  await withPage({ path: `${own}&layers=784-c40-mp-c64-mp-c4-up-c64-up-c1` }, async (page) => {
    await ready(page);
    await shows(page, "28x28x1-c40-mp-c64-mp-c4-up-c64-up-c1:sigmoid");
    const pager = page.locator(".hg-tool.pages").first();
    const label = await pager.getAttribute("aria-label");
    assert.match(label ?? "", /^Layer 1: filters 1 to (\d+) of 40 are shown/);
    const before = await pixels(page, ".hg-column", 1);
    await pager.click();
    const next = Number(/1 to (\d+)/.exec(label ?? "")?.[1]) + 1;
    assert.match((await pager.getAttribute("aria-label")) ?? "", new RegExp(`filters ${next} to`));
    const after = await pixels(page, ".hg-column", 1);
    assert.notDeepEqual(after, before);
    // The keys turn the page themselves.
    await page.locator(".hg-diagram").focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Home");
    assert.match((await pager.getAttribute("aria-label")) ?? "", /filters 1 to/);
    assert.match(
      await readingOf(page),
      /^Layer 1 of 9: convolution, 40 filters of 3 × 3 → 28 × 28 × 40\nFilter 1 of 40: [\d.]+ on average$/,
    );
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".hg-inspector").innerText(), /Filter 1 of layer 1, conv/);
    assert.match(await page.locator(".hg-inspector").innerText(), /1 × 3 × 3 weights/);
    await page.waitForFunction(() => document.querySelectorAll(".hg-inspector .small canvas").length === 3);
    await accessible(page, "a filter", "#hourglass");
  });
});

test("it is live while a network trains, and the strokes stay quick", async () => {
  await withPage({ path: own }, async (page) => {
    await ready(page);
    await shows(page, "784-64-784:sigmoid");
    const before = await pixels(page, ".hg-column", 1);
    await setField(page, "epochs", 3);
    await drawnAfter(page, () => page.click("#play"));
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    await eventually(async () => {
      const after = await pixels(page, ".hg-column", 1);
      assert(
        before.some((v, i) => Math.abs(v - after[i]) > 20),
        "the code is as it was before the training",
      );
    });
    // Drawn at most ten times a second, by the page's own clock.
    const now = () =>
      page.evaluate(() => ({
        drawn: Number(document.getElementById("hourglass")?.dataset.drawn),
        at: performance.now(),
      }));
    const first = await now();
    for (let i = 0; i < 3; i++) await draw(page, digits[3]);
    const last = await now();
    assert(
      last.drawn - first.drawn <= (last.at - first.at) / 100 + 2,
      `${last.drawn - first.drawn} times in ${last.at - first.at} ms`,
    );
    await frames(page);
  });
});

test("axe finds nothing, and everything can be touched", async () => {
  await withPage({ path: `${own}&model=conv` }, async (page) => {
    await ready(page);
    for (const one of [looks[1], looks[2]]) {
      await look(page, one);
      const [width] = one;
      await page.locator("#hourglass").scrollIntoViewIfNeeded();
      await shows(page, "28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1:sigmoid");
      await accessible(page, `at first, ${width} px`, "#hourglass");
      // Nothing is hidden until it is pointed at, and nothing is too small for a finger (WCAG 2.2: 24 px).
      for (const tool of await page.locator(".hg-tool").all()) {
        const box = await tool.boundingBox();
        assert(
          box && box.width >= 24 && box.height >= 23.5,
          `${await tool.getAttribute("aria-label")}: ${box?.width} x ${box?.height}`,
        );
      }
      await tool(page, "size", 1).click();
      await accessible(page, `the card of a layer, ${width} px`, "#hourglass");
      const card = await page.locator(".hg-card").boundingBox();
      assert(card && card.x >= 0 && card.x + card.width <= width, "the card sticks out");
      await page.keyboard.press("Escape");
      await page.locator(".hg-tool.add").nth(2).click();
      await accessible(page, `what can be added, ${width} px`, "#hourglass");
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () =>
        document.querySelectorAll(".hg-inspector .small canvas").length > 0 ||
        /same for all/.test(document.querySelector(".hg-inspector")?.textContent ?? ""),
    );
    for (const one of [looks[2], looks[1]]) {
      await look(page, one);
      await accessible(page, `an inspector, ${one[0]} px`, "#hourglass");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), one[0]);
    }
  });
});
