// Memory that runs out, in the worker and in the page: a sentence, and the page goes on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { memoryOf } from "../memory.mjs";
import { digits, draw, eventually, numberOf, ready, setField, textOf, withPage } from "../page.mjs";
import { builtSite, changedSite } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {number} step */
const stepsBeyond = (page, step) =>
  page.waitForFunction(
    (step) => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > step,
    step,
    { timeout: 60_000 },
  );

const small = "#data=digits&images=500&batch=50&epochs=1000&layers=784-16-784&answer=own";

const { least, bounded } = memoryOf(readFileSync(join(builtSite, "hourglass.wasm")));

for (const more of [1000, 1500, 1900]) {
  test(`training that gets no more than ${more} pages beyond the first ends in a sentence, and another goes on`, async () => {
    const { site, remove } = changedSite({ "hourglass.wasm": bounded(least + more) });
    try {
      await withPage({ site, errors: "expected", path: small }, async (page) => {
        await ready(page);
        await page.locator("details summary").first().click(); // the layers are among the other settings
        await page.click("#play");
        await stepsBeyond(page, 20);
        await page.click("#play");
        await eventually(async () => assert.equal(await textOf(page, "play"), "Train"));
        // 3.9 million parameters, of which Adam has three copies.
        await setField(page, "layers", "784-2500-784");
        await page.click("#play");
        await eventually(
          async () => assert.match(await textOf(page, "problem"), /has no more memory for the program/),
          900,
        );
        await setField(page, "layers", "784-8-784");
        await page.click("#play");
        await stepsBeyond(page, 20);
        await draw(page, digits[3]);
        assert.notEqual(await textOf(page, "pad-restored-psnr"), "–");
      });
    } finally {
      remove();
    }
  });
}

test("a program that ends in the page is started anew, with the drawing and the network", async () => {
  const init = () => {
    const { instantiate } = WebAssembly;
    let first = true;
    WebAssembly.instantiate = /** @type {any} */ (
      async (/** @type {any[]} */ ...args) => {
        const instance = await /** @type {any} */ (instantiate)(...args);
        if (!first) return instance;
        const { exports } = instance;
        first = false;
        const padFrame = () => {
          if ("broken" in globalThis) throw new WebAssembly.RuntimeError("unreachable");
          return exports.padFrame();
        };
        return Object.setPrototypeOf({ exports: { ...exports, padFrame } }, WebAssembly.Instance.prototype);
      }
    );
  };
  await withPage({ init, errors: "expected", path: small }, async (page) => {
    await ready(page);
    await page.click("#play");
    await stepsBeyond(page, 50);
    await page.click("#play");
    await eventually(async () => assert.equal(await textOf(page, "play"), "Train"));
    await draw(page, digits[3]);
    const restored = await numberOf(page, "pad-restored-psnr");
    const step = await numberOf(page, "stat-step");
    await page.evaluate(() => void Object.assign(globalThis, { broken: true }));
    await page.emulateMedia({ colorScheme: "dark" }); // everything is drawn anew
    const alert = page.locator("#complaint:not([hidden]) #problem");
    await alert.waitFor({ timeout: 60_000 });
    assert.match(
      (await alert.textContent()) ?? "",
      /^The program has stopped: unreachable.* started anew, and your drawing/,
    );
    await eventually(async () => assert.equal(await numberOf(page, "pad-restored-psnr"), restored));
    await page.click("#step");
    await eventually(async () => assert.equal(await numberOf(page, "stat-step"), step + 1));
    const seen = () => page.locator("#pad").evaluate((pad) => /** @type {HTMLCanvasElement} */ (pad).toDataURL());
    const before = await seen();
    await draw(page, digits[7]);
    assert.notEqual(await seen(), before);
  });
});
