// The hourglass: it shows what the network has, it follows pen and training, it tells what a unit
// answers to, and layers are changed where they stand.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

/** @typedef {import("playwright-core").Page} Page */

/** How often it has been drawn. @param {Page} page */
const times = (page) => page.evaluate(() => Number(document.getElementById("hourglass")?.dataset.drawn ?? 0));

/** Does something, and waits until the hourglass has been drawn after it. @param {Page} page @param {() => Promise<unknown>} action */
async function drawnAfter(page, action) {
  const before = await times(page);
  await action();
  await page.waitForFunction((n) => Number(document.getElementById("hourglass")?.dataset.drawn ?? 0) > n, before);
}

/** Waits until this list of layers is shown. @param {Page} page @param {string} layers */
const shows = (page, layers) =>
  page.waitForFunction((wanted) => document.querySelector(".hg-reading b")?.textContent === wanted, layers);

/** @param {Page} page @param {string} name of a button's class @param {number} layer from 1 */
const tool = (page, name, layer) => page.locator(`.hg-tool.${name}[aria-label*="ayer ${layer}"]`).first();

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

/** The layers of the denoiser that the site ships, as its file names them. */
const denoiser = (() => {
  const bytes = readFileSync(new URL("../../weights/denoiser.safetensors", import.meta.url));
  return JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE(0)))).__metadata__.layers;
})();

/** No training data is waited for that is not needed. */
const own = "#answer=own&data=digits&images=1000";

test("on the first screen: the whole instrument at 1440 x 900, pad and restoration at 390 px", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.waitForFunction(() => Number(document.getElementById("hourglass")?.dataset.drawn) > 0);
    const bottom = (/** @type {string} */ selector) =>
      page.locator(selector).evaluate((node) => node.getBoundingClientRect().bottom);
    for (const selector of ["#tabs [role=tablist]", "#hourglass", ".curve", ".inputs", ".drawing", ".outputs"])
      assert((await bottom(selector)) <= 900, `${selector} ends at ${await bottom(selector)}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1440);
    // What is in the hourglass stays in it.
    assert((await bottom(".hg-reading")) <= (await bottom("#hourglass")) + 1);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const selector of ["#pad", "#pad-seen", "#pad-restored", "#pad-difference-mse"])
      assert((await bottom(selector)) <= 844, `${selector} ends at ${await bottom(selector)}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
});

test("it shows the network that answers, and follows the pen", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await shows(page, denoiser);
    assert.equal(await page.locator(".hg-sheet").count(), denoiser.split("-").length);
    assert.equal(await page.locator(".hg-name.code").textContent(), "code");
    // What stands at its ends are the pictures beside the pad.
    const shades = (/** @type {number[]} */ data, /** @type {number} */ width) =>
      Array.from({ length: 784 }, (_, i) => data[Math.floor(i / 28) * (width / 28) * width + (i % 28) * (width / 28)]);
    const width = await page
      .locator(".hg-sheet")
      .first()
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width);
    await page.click("#pad-clear");
    await drawnAfter(page, () => draw(page, digits[3]));
    const agree = () =>
      eventually(async () => {
        // the last of several pictures
        for (const [nth, id] of /** @type {Array<[number, string]>} */ ([
          [0, "pad-noisy"],
          [denoiser.split("-").length - 1, "pad-restored"],
        ])) {
          const [here, there] = [shades(await pixels(page, ".hg-sheet", nth), width), await pixels(page, `#${id}`)];
          here.forEach((v, i) => assert(Math.abs(v - there[i]) <= 3, `${id}, pixel ${i}: ${v} and ${there[i]}`));
        }
      });
    await agree();
    const three = await pixels(page, ".hg-sheet", 2);
    await page.click("#pad-clear");
    await drawnAfter(page, () => draw(page, digits[7]));
    await agree();
    const seven = await pixels(page, ".hg-sheet", 2);
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
    await page.locator("h1").click();
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

test("filters have their kernels, and the maps that find no room another page", async () => {
  await withPage({ path: `${own}&layers=784-c40-mp-c64-mp-c4-up-c64-up-c1` }, async (page) => {
    await ready(page);
    await shows(page, "28x28x1-c40-mp-c64-mp-c4-up-c64-up-c1:sigmoid");
    const pager = page.locator(".hg-tool.pages").first();
    const label = await pager.getAttribute("aria-label");
    assert.match(label ?? "", /^Layer 1: filters 1 to (\d+) of 40 are shown/);
    const before = await pixels(page, ".hg-sheet", 1);
    await pager.click();
    const next = Number(/1 to (\d+)/.exec(label ?? "")?.[1]) + 1;
    assert.match((await pager.getAttribute("aria-label")) ?? "", new RegExp(`filters ${next} to`));
    const after = await pixels(page, ".hg-sheet", 1);
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

test("layers are resized, removed and added where they stand, and the address repeats it", async () => {
  await withPage({ path: own }, async (page) => {
    await ready(page);
    await shows(page, "784-64-784:sigmoid");
    await tool(page, "less", 1).click();
    await shows(page, "784-48-784:sigmoid");
    assert.equal(await page.locator("#setting-layers").inputValue(), "784-48-784");
    // One more, on both sides.
    await page.locator(".hg-tool.add").first().click();
    await page.locator(".hg-card").getByRole("button", { name: /dense/ }).click();
    await shows(page, "784-192-48-192-784:sigmoid");
    assert.match(page.url(), /layers=784-192-48-192-784/);
    // Exactly, in its card; mirrored.
    await tool(page, "size", 3).click();
    await page.locator(".hg-card").getByLabel("Units").fill("100");
    await page.keyboard.press("Enter");
    await shows(page, "784-100-48-100-784:sigmoid");
    // On one side alone.
    await page.uncheck("#hourglass-mirror");
    await tool(page, "remove", 1).click();
    await shows(page, "784-48-100-784:sigmoid");
    await tool(page, "size", 1).click();
    await page.locator(".hg-card").getByLabel("Activation").selectOption("tanh");
    await shows(page, "784-48:tanh-100-784:sigmoid");
    // Someone else opens the link.
    const url = page.url();
    await page.goto("about:blank");
    await page.goto(url);
    await ready(page);
    await shows(page, "784-48:tanh-100-784:sigmoid");
    // And back.
    await page.click("#hourglass-reset");
    await shows(page, "784-64-784:sigmoid");
    assert.equal(await page.locator("#hourglass-reset").isVisible(), false);
    assert.doesNotMatch(page.url(), /layers=/);
    assert.equal(await page.locator("#complaint").isVisible(), false);
  });
});

test("an edit by keys alone; the focus stays where it was", async () => {
  await withPage({ path: `${own}&model=deep` }, async (page) => {
    await ready(page);
    await shows(page, "784-512-256-128-64-128-256-512-784:sigmoid");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.locator(".hg-diagram").focus();
    await page.keyboard.press("Tab");
    assert.match((await focused()) ?? "", /^(More in l|L)ayer 1\b/);
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    assert.match((await focused()) ?? "", /layer 4; it has 64$/);
    await page.keyboard.press("Enter");
    await shows(page, "784-512-256-128-80-128-256-512-784:sigmoid");
    assert.equal(await focused(), "More in layer 4; it has 80");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "Remove layer 4");
    await page.keyboard.press("Enter");
    await shows(page, "784-512-256-128-128-256-512-784:sigmoid");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".hg-card").isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".hg-card").isVisible(), false);
    assert.match((await focused()) ?? "", /^Layer 4, 128: size and options$/);
  });
});

test("what cannot be is said at its place, and the old network stays", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await shows(page, denoiser);
    await page.uncheck("#hourglass-mirror");
    await tool(page, "remove", 1).click();
    const problem = page.locator(".hg-problem");
    assert.match(
      await problem.innerText(),
      /^That cannot be\. Layer 6, t1k4: the output has 3136 numbers, the input 784; .*\. The network stays as it is\.$/,
    );
    const [there, here] = [await problem.boundingBox(), await tool(page, "remove", 1).boundingBox()];
    assert(there && here && here.x >= there.x && here.x <= there.x + there.width, "it is said elsewhere");
    assert.equal(await page.locator("#setting-answer").inputValue(), "denoiser");
    assert.equal(await page.locator("#setting-layers").inputValue(), "");
    await shows(page, denoiser);
    await accessible(page, "a refusal", "#hourglass");
    // In the card, too.
    await tool(page, "size", 2).click();
    await page.locator(".hg-card").getByLabel("Filters").fill("60000");
    await page.keyboard.press("Enter");
    assert.match(await problem.innerText(), /Layer 2, c60000s2(:leaky)?: more than 1048576 numbers between the layers/);
    await accessible(page, "a card with a refusal", "#hourglass");
    // What can be makes a network of one's own of the shipped one.
    await page.locator(".hg-card").getByLabel("Filters").fill("16");
    await page.keyboard.press("Enter");
    await shows(page, denoiser.replace("c64s2", "c16s2"));
    assert.equal(await page.locator("#setting-answer").inputValue(), "own");
    assert.equal(await problem.isVisible(), false);
    assert.equal(await page.locator("#complaint").isVisible(), false);
  });
});

test("it is live while a network trains, and the strokes stay quick", async () => {
  await withPage({ path: own }, async (page) => {
    await ready(page);
    await shows(page, "784-64-784:sigmoid");
    const before = await pixels(page, ".hg-sheet", 1);
    await setField(page, "epochs", 3);
    await drawnAfter(page, () => page.click("#play"));
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    await eventually(async () => {
      const after = await pixels(page, ".hg-sheet", 1);
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
