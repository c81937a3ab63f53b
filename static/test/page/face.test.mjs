// What holds of the page as a whole: nothing for axe to find, little to fetch, links that reproduce it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { frames, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it is. @param {Page} page @param {string} state */
async function accessible(page, state) {
  const found = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run();
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
  });
  assert.deepEqual(found, [], state);
}

for (const [width, height, colorScheme] of /** @type {Array<[number, number, "light" | "dark"]>} */ ([[1440, 900, "light"], [390, 844, "dark"]])) {
  test(`axe finds nothing, ${width} px, ${colorScheme}`, async () => {
    await withPage({ viewport: { width, height }, colorScheme }, async (page) => {
      await ready(page);
      await page.evaluate(axe);
      await page.locator("#panel-rows .column:not([disabled])").first().waitFor();
      await accessible(page, "at first");
      await page.locator("details summary").click();
      await setField(page, "code", 0);
      await accessible(page, "with all settings and a complaint");
      await page.locator("h1").click();
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#complaint").isVisible(), false);
      await page.keyboard.press("?");
      assert.equal(await page.locator("#keys").isVisible(), true);
      await accessible(page, "with the keys");
      await page.keyboard.press("Escape");
      await page.click("#tab-runs");
      await accessible(page, "no runs yet");
      await page.selectOption("#setting-data", "digits");
      await setField(page, "images", 1000);
      await page.click("#step");
      await page.waitForFunction(() => document.querySelector("#panel-runs td.number:nth-of-type(5)")?.textContent?.startsWith("0."), null, { timeout: 60_000 });
      await accessible(page, "a run");
    });
  });
}

test("at most 1 MB is fetched before the first restoration", async () => {
  // Away from the page at first; a bare file has no icon, and the browser says so.
  await withPage({ path: "icon.svg", errors: "expected" }, async (page) => {
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Network.setCacheDisabled", { cacheDisabled: true });
    let bytes = 0;
    client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(new URL("/", page.url()).href, { waitUntil: "commit" });
    await page.waitForFunction(() => /\d dB/.test(document.getElementById("pad-restored-psnr")?.textContent ?? ""), null, { timeout: 60_000 });
    console.log(`# ${bytes} bytes`);
    assert(bytes > 100_000 && bytes <= 1_000_000, `${bytes} bytes`);
    const restored = Number.parseFloat(await textOf(page, "pad-restored-psnr"));
    assert(restored > Number.parseFloat(await textOf(page, "pad-noisy-psnr")) + 6, `${restored} dB: no trained network has answered`);
  });
});

test("the address reproduces the settings and the tab, and a bad one is mended with a sentence", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await setField(page, "code", 12);
    await page.locator("#setting-noise").fill("0.2");
    await page.click("#tab-runs");
    await page.waitForFunction(() => location.hash.includes("code=12"));
    const url = page.url();
    assert.match(url, /#.*code=12/);
    await page.goto("about:blank");
    await page.goto(url);
    await ready(page);
    assert.equal(await page.locator("#setting-code").inputValue(), "12");
    assert.equal(await page.locator("#setting-noise").inputValue(), "0.2");
    assert.equal(await page.locator("#tab-runs").getAttribute("aria-selected"), "true");
    assert.equal(await page.locator("#problem").isVisible(), false);

    await page.goto("about:blank");
    await page.goto(`${url.split("#")[0]}#code=5000&model=huge&colour=red&noise=x`);
    await ready(page);
    assert.match(await textOf(page, "problem"), /^The link .*Code size.*Model.*colour.*\.$/);
    assert.equal(await page.locator("#setting-code").inputValue(), "784");
    assert.equal(await page.locator("#setting-model").inputValue(), "vanilla");
    assert.match(page.url(), /code=784/);
  });
});

test("tabs answer to the arrow keys", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.locator("#tab-rows").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-runs");
    assert.equal(await page.locator("#panel-runs").isVisible(), true);
    assert.equal(await page.locator("#panel-rows").isVisible(), false);
    await page.keyboard.press("Home");
    assert.equal(await page.locator("#panel-rows").isVisible(), true);
    await frames(page);
  });
});

test("in German, no English is left", async () => {
  await withPage({ path: "?lang=de" }, async (page) => {
    await ready(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    assert.equal(await textOf(page, "play"), "Trainieren");
    const text = await page.evaluate(() => document.body.innerText);
    assert.doesNotMatch(text, /\b(the|network|with|drawing|restored|settings)\b/i);
  });
});
