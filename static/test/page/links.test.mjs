// Links as they arrive: with what mail and chat programs have made of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, parameters, patience } from "../opening.mjs";
import { draw, digits, ready, textOf, withPage } from "../page.mjs";
import { startProgram } from "../site.mjs";
import { compact } from "../../share/compact.js";
import { readFile, readHeader } from "../../share/safetensors.js";

/** @typedef {import("playwright-core").Page} Page */

async function textLink() {
  const program = await startProgram();
  program.configure({ layers: "784-4-784:sigmoid", seed: 11 });
  const bytes = program.saveWeights();
  const { layers } = readHeader(bytes).metadata;
  return compact(readFile(bytes).tensors, { layers, steps: "120" }, 8);
}

test("a link with weights opens, whatever stands around it", { timeout: 240_000 }, async () => {
  const z = await textLink();
  await withPage({}, async (page) => {
    const origin = new URL(page.url()).origin;
    /** @type {number[] | undefined} */
    let numbers;
    for (const came of [`/#z=${z}.`, `/#z=${z.replace(/.{76}/g, "$&%20")}`, `/%23z=${z}`]) {
      await page.goto("about:blank");
      await page.goto(origin + came);
      await ready(page);
      await page.waitForFunction(
        () => document.getElementById("opened")?.innerText.includes("120 steps"),
        null,
        patience,
      );
      assert.equal(page.url(), `${origin}/#z=${z}`);
      numbers ??= await parameters(page);
      assert.deepEqual(await parameters(page), numbers);
    }
  });
});

test("a link with settings and a drawing opens, and what is nobody's is refused and stays", async () => {
  await withPage({ path: "?lang=en#data=digits&images=500&seed=7&code=12" }, async (page) => {
    await ready(page);
    await draw(page, digits[3]);
    const { origin, hash } = new URL(page.url());
    const drawing = hash.match(/drawing=([\w-]+)/)?.[1] ?? "";
    const seen = () => page.locator("#pad").evaluate((pad) => /** @type {HTMLCanvasElement} */ (pad).toDataURL());
    const before = await seen();
    for (const came of [
      `/${hash}”.`,
      `/${encodeURIComponent(hash)}?utm_source=x`,
      `/#${encodeURIComponent(encodeURIComponent(hash.slice(1)))}`,
    ]) {
      await page.goto("about:blank");
      await page.goto(origin + came);
      await ready(page);
      await page.waitForFunction((drawing) => location.hash.includes(`drawing=${drawing}`), drawing);
      await page.waitForFunction(
        (before) => /** @type {HTMLCanvasElement} */ (document.getElementById("pad")).toDataURL() === before,
        before,
      );
      assert.equal(page.url(), `${origin}/${hash}`);
      assert.equal(await page.locator("#setting-code").inputValue(), "12");
      assert.equal(await page.locator("#complaint").isVisible(), false);
    }
    // In the page that is open, as one who pastes into the address bar. What can be followed in part is mended.
    const refused = async (/** @type {string} */ hash, /** @type {RegExp} */ sentence, stays = true) => {
      await page.waitForFunction(() => !document.getElementById("complaint")?.hidden);
      assert.match(await textOf(page, "problem"), sentence);
      assert.equal(new URL(page.url()).hash === hash, stays, page.url());
    };
    for (const [hash, sentence] of /** @type {[string, RegExp][]} */ ([
      ["#sed=3", /“sed” is no setting/],
      ["#exercise=fly&tab=rows", /Exercise has no choice “fly”/],
      ["#code=abc", /Code size is not a number/],
      ["#batch=1,000&model=nosuch", /Batch is not a number; .*“nosuch”/],
      ["#layers=28x28x1-c8", /Layer|layers/],
    ])) {
      await page.evaluate((hash) => (location.hash = hash), hash);
      await refused(hash, sentence);
      await page.goto("about:blank");
      await page.goto(`${origin}/${hash}`);
      await ready(page);
      await refused(hash, sentence);
    }
    await page.evaluate(() => (location.hash = "#rate=0,005"));
    await page.waitForFunction(() => location.hash.includes("rate=0.005"));
    await page.evaluate(() => (location.hash = "#sed=3&code=9"));
    await page.waitForFunction(() => location.hash.includes("seed=1"));
    await refused("#sed=3&code=9", /“sed” is no setting/, false);
    assert.equal(await page.locator("#setting-code").inputValue(), "9");
    assert.equal(await card(page, ""), "");
  });
});

test("a link to an exercise begins it, and a link to a tab brings it into view", { timeout: 120_000 }, async () => {
  const inView = (/** @type {Page} */ page, /** @type {string} */ id) =>
    page.waitForFunction((id) => {
      const { top } = /** @type {HTMLElement} */ (document.getElementById(id)).getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    }, id);
  const value = (/** @type {Page} */ page, /** @type {string} */ key) => page.locator(`#setting-${key}`).inputValue();
  await withPage({ path: "?lang=en#exercise=sparse&data=digits" }, async (page) => {
    await ready(page);
    await page.locator("#dock").waitFor();
    // What the link names itself stays: it is an address in the middle of the exercise.
    assert.equal(await value(page, "data"), "digits");
    await page.locator("#setting-rate").fill("0.01");
    await page.locator("#setting-rate").press("Enter");
    await page.reload();
    await ready(page);
    assert.equal(await value(page, "rate"), "0.01");
    // Followed on the page, from the article for one.
    await page.evaluate(() => (location.hash = "#exercise=overfit&seed=12"));
    await page.waitForFunction(
      () => document.getElementById("dock-settings")?.hidden && location.hash.includes("overfit"),
    );
    assert.equal(await value(page, "images"), "6000");
    assert.equal(await value(page, "seed"), "12");
    await page.evaluate(() => (location.hash = "#data=digits&images=500&tab=strangers"));
    await inView(page, "tab-strangers");
    // Who comes back finds the page where it was.
    await page.evaluate(() => scrollTo(0, 0));
    await page.reload();
    await ready(page);
    assert((await page.evaluate(() => scrollY)) < 200);
  });
  await withPage({ path: "#data=digits&images=500&tab=compare" }, async (page) => {
    await ready(page);
    await inView(page, "tab-compare");
    assert.equal(await page.locator("#panel-compare").isVisible(), true);
  });
});
