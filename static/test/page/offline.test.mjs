// The page without a server: kept in the browser, whole, and of one version.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cable } from "../cable.mjs";
import { digits, draw, eventually, numberOf, openTab, ready, textOf } from "../page.mjs";
import { panels } from "../../panels.js";
import { host } from "../host.mjs";
import { hasMNIST } from "../site.mjs";
import { says, visit } from "../visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

const data = hasMNIST() ? "mnist" : "digits";

/** @param {Page} page @param {string} [team] what it says of how many train */
async function train(page, team) {
  assert.equal(await page.inputValue("#setting-data"), data);
  if ((await numberOf(page, "stat-step")) > 0) await page.click("#reset");
  await page.click("#play");
  await page.waitForFunction(() => Number(document.getElementById("stat-step")?.textContent) > 3, null, {
    timeout: 60_000,
  });
  if (team) await page.locator("#workers-now", { hasText: team }).waitFor({ state: "attached" });
  await page.click("#play");
  assert.equal(await page.locator("#complaint").isVisible(), false, await textOf(page, "problem"));
}

/** @param {Page} page */
async function everything(page) {
  assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  await draw(page, digits[7]);
  assert((await numberOf(page, "pad-restored-psnr")) > 5);
  for (const name of ["deep", "conv", "map", "denoiser"]) {
    await page.selectOption("#setting-shown", name);
    await eventually(async () => assert.equal(await page.inputValue("#setting-shown"), name));
  }
  await page.evaluate(() => /** @type {any} */ (globalThis).engine.setWorkers(2)); // whose memory is shared
  await train(page, "2 at work");
  for (const { name, quiet } of panels) {
    if (quiet) await page.evaluate((name) => document.getElementById(`tab-${name}`)?.click(), name);
    else await openTab(page, name);
    await page.locator(`#panel-${name} :is(canvas, table, button)`).first().waitFor();
  }
  await page.locator("#story .sources").waitFor();
  await page.locator("#exercises button").first().waitFor();
  await page.click("#help");
  await page.click("#keys [data-glossary]");
  await page.locator("#glossary canvas, #glossary svg").first().waitFor();
  for (const dialog of ["#glossary", "#keys"]) {
    await page.keyboard.press("Escape");
    await page.locator(dialog).waitFor({ state: "hidden" });
  }
  assert.equal(await page.locator("#complaint").isVisible(), false, await textOf(page, "problem"));
}

test("with the cable pulled all works: in the first tab, in a second one, after a restart of the browser", async () => {
  await visit(cable(), async ({ home: line, enter, open, restart }) => {
    const path = `#data=${data}&images=3000&epochs=1000&answer=denoiser`;
    const first = await open(path);
    await says(first, /^Works offline\.$/);
    const twice = line.answers.filter(
      ({ path, status }, i, all) =>
        status === 200 && path !== "/sw.js" && all.findIndex((a) => a.path === path && a.status === 200) < i,
    );
    assert.deepEqual(twice, [], "what the browser had is not fetched again");
    await line.pull();
    await train(first);

    const second = await open(path);
    await everything(second);
    await says(second, /^Works offline\.$/);
    await second.selectOption("#language", "de");
    await second.waitForURL(/lang=de/);
    await ready(second);
    await says(second, /^Funktioniert auch offline\.$/);
    await train(second);

    await restart();
    const pages = await enter("teachers/de.html");
    await pages.locator("h2").first().waitFor();
    assert.equal(await pages.evaluate(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0)), true);
    const third = await open(`?from=home#data=${data}&images=3000&epochs=1000`);
    await everything(third);
    // What needs the server says so.
    await third.click("#share-button");
    await third.click("#share-upload");
    await third.locator("#share-dialog", { hasText: "there is no connection to this site" }).waitFor();
    await third.keyboard.press("Escape");
    await third.evaluate(() => (location.hash = `w=${"a".repeat(24)}`));
    await third.locator("#complaint", { hasText: "no connection" }).waitFor();
    await third.goto(`${line.url}licences.txt`);
    assert.match(await third.innerText("body"), /workbox-precaching/);
    await assert.rejects(third.goto(`${line.url}api/health`), /ERR_CONNECTION_REFUSED/);
    await assert.rejects(third.goto(`${line.url}nothing`), /ERR_CONNECTION_REFUSED/);
  });
});

test("in a folder of a host without our types and headers it works offline, too", async () => {
  await visit(host({ base: "/some/where/" }), async ({ home, open }) => {
    await says(await open(), /^Works offline\.$/);
    await home.stop();
    const second = await open(`#data=${data}&images=3000&epochs=1000`);
    await train(second);
    await openTab(second, "strangers");
    await second.locator("#panel-strangers canvas").first().waitFor();
  });
});

test("it can be installed, by what Chromium finds", async () => {
  await visit(cable(), async ({ open }) => {
    const page = await open();
    await says(page, /^Works offline\.$/);
    const client = await page.context().newCDPSession(page);
    const { errors, url } = await client.send("Page.getAppManifest");
    assert.match(url, /manifest\.webmanifest$/);
    assert.deepEqual(errors, []);
    assert.deepEqual((await client.send("Page.getInstallabilityErrors")).installabilityErrors, []);
  });
});

test("in somebody else's page nothing is kept", async () => {
  await visit(cable(), async ({ open }) => {
    const page = await open("?embed");
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});
