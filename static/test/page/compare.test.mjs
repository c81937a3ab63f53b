// The network beside PCA, medians, JPEG and deflate.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, openTab, ready, setField, textOf, withPage } from "../page.mjs";
import { hasMNIST } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const patience = { timeout: 120_000 };

/** The MSE of a method. @param {Page} page @param {string} method */
const mse = async (page, method) => Number(await page.locator(`.compare-${method} td.number`).first().textContent());

/** The curve, as its table has it: name, bytes, decibels. @param {Page} page */
const points = (page) =>
  page.locator("#panel-compare details tbody tr").evaluateAll((rows) =>
    rows.map((row) => {
      const [name, bytes, quality] = [...row.children].map((cell) => cell.textContent ?? "");
      return {
        name,
        bytes: Number(bytes.replaceAll(",", "")),
        quality: quality.startsWith("∞") ? Infinity : Number.parseFloat(quality),
      };
    }),
  );

test(
  "on MNIST: PCA is as good as it must be, and the curve holds",
  { skip: !hasMNIST() && "the site was built without MNIST" },
  async () => {
    await withPage({ path: "#tab=compare&answer=conv&noise=0" }, async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.getElementById("compare-verdict")?.textContent, null, patience);
      // .0152 on all 10,000 test digits; the first 500 are as hard within a tenth.
      const pca = await mse(page, "pca");
      assert(Math.abs(pca / 0.0152 - 1) < 0.1, `PCA with 32 components: ${pca}`);
      assert(Math.abs((await mse(page, "mean")) / 0.0675 - 1) < 0.1);
      assert((await mse(page, "network")) < pca);
      assert.match(await textOf(page, "compare-verdict"), /beats PCA with as many numbers, 32, by \d/);
      assert.equal(await page.locator(".compare-median3").isVisible(), false); // nothing to filter

      // The other curves say that they are on their way, up to their last point.
      await page.waitForFunction(
        () => /on their way: \d+ of 30 points/.test(document.getElementById("compare-coming")?.textContent ?? ""),
        null,
        patience,
      );
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll("#panel-compare details th")].filter((th) => th.textContent?.startsWith("JPEG"))
            .length === 18,
        null,
        patience,
      );
      await page.waitForFunction(() => document.getElementById("compare-coming")?.textContent === "", null, patience);
      const all = await points(page);
      const find = (/** @type {string} */ name) => all.find((point) => point.name === name) ?? assert.fail(name);
      assert.deepEqual(
        [2, 4, 6, 8].map((bits) => find(`Network, ${bits} bits a number`).bytes),
        [8, 16, 24, 32],
      );
      assert(find("Network, 2 bits a number").quality < find("Network, 8 bits a number").quality);
      assert.equal(find("PCA, components: 32").bytes, 32);
      assert(Math.abs(find("PCA, components: 32").quality + 10 * Math.log10(pca)) < 0.3); // eight bits cost little
      const lossless = find("Deflate, without loss");
      assert(lossless.quality === Infinity && lossless.bytes > 100 && lossless.bytes < 400, `${lossless.bytes} bytes`);
      assert(find("Deflate of 2 greys").bytes < find("Deflate of 16 greys").bytes);
      const [file, bare] = [find("JPEG, quality 50"), find("JPEG without header and tables, quality 50")];
      // What libjpeg makes of these 500 digits, grey and with optimised tables: 337 bytes at 29.5 dB.
      assert.deepEqual([file.bytes, file.quality, bare.quality], [337, 29.5, 29.5]);
      assert(bare.bytes > 130 && bare.bytes < 180, `${bare.bytes} bytes`);
      assert(find("JPEG, quality 95").quality > file.quality);

      // Arrows read the points, one by one and method by method.
      await page.locator("#panel-compare [role=slider]").focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await textOf(page, "compare-reading"), /^Network, 2 bits a number: 8 bytes, \d+\.\d dB$/);
      await page.keyboard.press("ArrowDown");
      assert.match(await textOf(page, "compare-reading"), /^PCA, components: 1: 1 byte,/);
      assert.equal(
        await page.locator("#panel-compare [role=slider]").getAttribute("aria-valuetext"),
        await textOf(page, "compare-reading"),
      );
      await page.locator("#panel-compare summary").click();
      await accessible(page, "without noise", "#panel-compare");
    });
  },
);

test("with noise, the medians stand beside; the model shown is the one measured", async () => {
  await withPage(
    {
      viewport: { width: 390, height: 844 },
      colorScheme: "dark",
      path: "#data=digits&images=1000&code=16&answer=own&noise=0.4&tab=compare",
    },
    async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.getElementById("compare-verdict")?.textContent, null, patience);
      const [noisy, three, five, before] = [
        await mse(page, "noisy"),
        await mse(page, "median3"),
        await mse(page, "median5"),
        await mse(page, "network"),
      ];
      assert(noisy > 0.05 && three < noisy && five < noisy, `${noisy}, ${three}, ${five}`);
      assert.match((await page.locator(".compare-pca th").textContent()) ?? "", /PCA, 16 components/);
      await accessible(page, "390 px, dark", "#panel-compare");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);

      // A hundred steps, and it is measured anew.
      await setField(page, "epochs", 30);
      await page.click("#play");
      await page.waitForFunction(
        (old) => Number(document.querySelector(".compare-network td.number")?.textContent) < old,
        before * 0.7, // of .1, with which start 2 begins, to .056
        patience,
      );

      // Another kind of noise spoils the digits otherwise; without noise there is nothing to filter.
      await page.selectOption("#setting-noiseKind", "square");
      await page.waitForFunction(
        (old) => Math.abs(Number(document.querySelector(".compare-noisy td.number")?.textContent) - old) > 0.001,
        noisy,
        patience,
      );
      await page.locator("#setting-noise").fill("0");
      await page.locator(".compare-noisy").waitFor({ state: "hidden", ...patience });
      assert.equal(await page.locator("#complaint").isVisible(), false);
    },
  );
});

test("a network that comes in the middle of a measurement is measured alone", async () => {
  const path = (/** @type {string} */ shown) => `#data=digits&images=1000&code=32&noise=0&tab=compare&answer=${shown}`;
  const measured = (/** @type {Page} */ page) =>
    page.waitForFunction(() => document.getElementById("compare-verdict")?.textContent, null, patience);
  let alone = 0;
  await withPage({ path: path("conv") }, async (page) => {
    await ready(page);
    await measured(page);
    alone = await mse(page, "network");
  });
  await withPage({ path: path("denoiser") }, async (page) => {
    await ready(page);
    await page.evaluate(() => {
      /** @type {unknown[]} */
      const seen = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => seen.push(document.getElementById("problem")?.textContent)).observe(
        /** @type {Node} */ (document.getElementById("problem")),
        { childList: true },
      );
    });
    // Codes of 64, 2 and 32 numbers, the last of two networks; each is exchanged while it is measured.
    for (const [i, answer] of ["map", "denoiser", "conv", "map", "own", "denoiser", "own", "conv"].entries()) {
      await page.selectOption("#setting-shown", answer);
      await page.waitForTimeout(100 + 130 * (i % 3));
    }
    await page.waitForFunction(
      (wanted) => {
        const row = document.querySelector(".compare-network");
        return (
          row?.querySelector("th")?.textContent?.includes("convolutional") &&
          row.querySelector("td.number")?.textContent === wanted
        );
      },
      alone.toFixed(4),
      patience,
    );
    await page.locator(".compare-pca th", { hasText: "PCA, 32 components" }).waitFor(patience);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).seen), []);
  });
});

test("a code of one number is spoken of as one", async () => {
  await withPage(
    { path: "#data=digits&images=1000&layers=784-1:linear-784&answer=own&noise=0&tab=compare" },
    async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.getElementById("compare-verdict")?.textContent, null, patience);
      assert.equal(await page.locator(".compare-pca th").textContent(), "PCA, 1 component");
      assert.match((await page.locator(".compare-network th").textContent()) ?? "", /, a code of one number$/);
      await openTab(page, "map");
      await page.waitForFunction(
        () => /the digit itself, 0 to 9/.test(document.querySelector(".axes")?.textContent ?? ""),
        null,
        patience,
      );
      assert.match((await page.locator(".code .explain").textContent()) ?? "", /^One number is all/);
    },
  );
});

test("a browser reads the JPEG files as they were meant", async () => {
  await withPage({ path: "" }, async (page) => {
    await ready(page);
    const worst = await page.evaluate(async () => {
      const address = "./baselines/jpeg.js";
      /** @type {typeof import("../../baselines/jpeg.js")} */
      const { bestTables, jpegFile, quantised } = await import(new URL(address, document.baseURI).href);
      const grey = Uint8Array.from({ length: 784 }, (_, i) => ((i % 28) * 9 + (i % 5 === 0 ? 90 : 0)) % 256);
      const found = [];
      for (const quality of [1, 20, 50, 95]) {
        const { tokens, decoded } = quantised(grey, quality);
        const file = jpegFile(tokens, bestTables(tokens), quality);
        const bitmap = await createImageBitmap(new Blob([file], { type: "image/jpeg" }));
        const context = new OffscreenCanvas(28, 28).getContext("2d");
        if (!context) return [Infinity];
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, 28, 28);
        found.push(Math.max(...decoded.map((value, i) => Math.abs(value - data[4 * i]))));
      }
      return found;
    });
    assert(Math.max(...worst) <= 2, `off by ${worst} of 255`); // decoders round differently
  });
});
