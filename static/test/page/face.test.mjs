// What holds of the page as a whole: little to fetch, links that reproduce it, tabs, languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { frames, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

test("at most 1 MB is fetched before the first restoration", async () => {
  // Away from the page at first; a bare file has no icon, and the browser says so.
  await withPage({ own: true, path: "icon.svg", errors: "expected" }, async (page) => {
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Network.setCacheDisabled", { cacheDisabled: true });
    /** @type {Array<{ id: string, path: string }>} */
    const sent = [];
    /** @type {Map<string, number>} */
    const lengths = new Map();
    client.on("Network.requestWillBeSent", ({ requestId, request }) =>
      sent.push({ id: requestId, path: new URL(request.url).pathname.slice(1) }),
    );
    client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      lengths.set(requestId, encodedDataLength),
    );
    await page.goto(new URL("/", page.url()).href, { waitUntil: "commit" });
    await page.waitForFunction(
      () => /\d dB/.test(document.getElementById("pad-restored-psnr")?.textContent ?? ""),
      null,
      { timeout: 60_000 },
    );
    // What comes next is asked for when the pad has answered; this test may hear of the answer later.
    const next = (await page.locator("meta[name=workshop]").getAttribute("content"))?.split(" ") ?? [];
    const end = sent.findIndex(({ path }) => next.includes(path));
    assert(next.includes("workshop.js") && end !== 0);
    const bytes = sent.slice(0, end < 0 ? undefined : end).reduce((sum, { id }) => sum + (lengths.get(id) ?? 0), 0);
    console.log(`# ${bytes} bytes`);
    assert(bytes > 100_000 && bytes <= 1_000_000, `${bytes} bytes`);
    const restored = Number.parseFloat(await textOf(page, "pad-restored-psnr"));
    assert(
      restored > Number.parseFloat(await textOf(page, "pad-noisy-psnr")) + 6,
      `${restored} dB: no trained network has answered`,
    );
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
    await page.keyboard.press("ArrowLeft");
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
    const text = await page.evaluate(() => {
      for (const title of document.querySelectorAll("main [lang=en]")) title.remove(); // of works that the article names
      return document.body.innerText;
    });
    assert.doesNotMatch(text, /\b(the|network|with|drawing|restored|settings)\b/i);
    // What the engine refuses, too.
    await page.locator("details summary").click();
    await setField(page, "layers", "784-32-783");
    await page.locator("#complaint:not([hidden])").waitFor();
    assert.equal(
      await textOf(page, "problem"),
      "Schichten, Stelle 8: die Ausgabe hat 783 Zahlen, die Eingabe 784; ein Autoencoder gibt zurück, was er bekommt.",
    );
  });
});
