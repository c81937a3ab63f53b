// Strangers: the numbers under the pictures are those of the model shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, eventually, frames, look, looks, ready, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The figures under a shape: MSE, times. @param {Page} page @param {string} shape */
const figures = async (page, shape) =>
  (await page.locator(`[data-shape=${shape}] .figure-small`).allTextContents()).map(Number.parseFloat);

/** Its own kind has been measured, and is so described. @param {Page} page @param {RegExp} words */
const measured = (page, words) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("#panel-strangers .explain")?.textContent ?? ""),
    words.source,
    { timeout: 60_000 },
  );

test("strangers", async () => {
  await withPage(
    { path: "#tab=strangers&answer=own&data=digits&images=1000&layers=784-8-784&noise=0.5&start=1" },
    async (page) => {
      await ready(page);
      await measured(page, /500 test digits, the mean/);
      assert.equal(await page.locator("#panel-strangers .column").count(), 20);

      // The engine in its worker has the same network.
      const { empty, ink, own } = await page.evaluate(async () => {
        const { engine } = /** @type {any} */ (globalThis);
        const mse = (/** @type {Float32Array} */ a, /** @type {ArrayLike<number>} */ b) =>
          a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / a.length;
        const { pixels } = await engine.samples(500);
        const [zeros, ones] = [new Float32Array(784), new Float32Array(784).fill(1)];
        return {
          own: mse(await engine.reconstruct(pixels), pixels),
          empty: mse(await engine.reconstruct(zeros), zeros),
          ink: mse(await engine.reconstruct(ones), ones),
        };
      });
      const near = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ by) =>
        assert(Math.abs(a - b) <= by, `${a}, wanted ${b}`);
      for (const [shape, error] of /** @type {const} */ ([
        ["empty", empty],
        ["ink", ink],
      ])) {
        const [mse, times] = await figures(page, shape);
        near(mse, error, 0.00006);
        near(times, error / own, 0.06); // an untrained network is about as bad at everything
      }

      // With noise the input is another one, and so is its own kind.
      const clean = await figures(page, "A");
      await page.click("#strangers-noise");
      await measured(page, /with the same noise/);
      await eventually(async () => assert.notDeepEqual(await figures(page, "A"), clean));
      await page.click("#strangers-noise");
      await measured(page, /500 test digits, the mean/);
      await eventually(async () => assert.deepEqual(await figures(page, "A"), clean));

      await page.locator("[data-shape=A]").click();
      await frames(page);
      const inked = () =>
        page.locator("#pad-seen").evaluate((canvas) => {
          const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
            new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
          );
          copy.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
          const { data } = copy.getImageData(0, 0, 28, 28);
          return new Set(data).size;
        });
      assert((await inked()) > 5);
      await page.locator("[data-shape=empty]").click();
      await frames(page);
      assert((await inked()) <= 4, "the pad is empty");

      for (const one of [looks[3], looks[0]]) {
        await look(page, one);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), one[0]);
        await accessible(page, `measured, ${one[0]} px, ${one[2]}`, "#tabs");
      }

      // A step of training, and all figures are new.
      const before = await figures(page, "empty");
      await page.click("#step");
      await page.waitForFunction(
        (before) => {
          const [mse, times] = [...document.querySelectorAll("[data-shape=empty] .figure-small")].map((span) =>
            Number.parseFloat(span.textContent ?? ""),
          );
          return mse !== before[0] && Number.isFinite(times);
        },
        before,
        { timeout: 60_000 },
      );
    },
  );
});
