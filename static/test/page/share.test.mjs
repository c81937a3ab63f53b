// What is trained in one browser profile and opened in another, in every way there is to share it, on
// both homes of the service.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { alone, launch } from "../browser.mjs";
import { card, drop, follow, parameters, patience } from "../opening.mjs";
import { readHeader } from "../../share/safetensors.js";
import { accessible, look, looks, ready, withPage, asAtHome } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const web = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "web");
const short = "#code=5&noise=0&batch=50&images=1000&seed=7&answer=own";

/** @param {Page} page @returns {Promise<number[]>} what the network in training makes of the first test digits */
const restored = (page) =>
  page.evaluate(async () => {
    const { engine } = /** @type {any} */ (globalThis);
    return [...(await engine.reconstruct((await engine.samples(200)).pixels))];
  });

/** Twenty steps and one more, through the page. @param {Page} page */
async function train(page) {
  await page.evaluate(async () => {
    for await (const progress of /** @type {any} */ (globalThis).engine.train({ steps: 20 })) void progress;
  });
  await page.click("#step");
  await page.waitForFunction(
    () => document.getElementById("stat-step")?.textContent === "21" && !document.body.classList.contains("running"),
    null,
    patience,
  );
}

/** @param {Page} page @param {string} id @returns {Promise<Buffer>} */
async function saved(page, id) {
  const [download] = await Promise.all([page.waitForEvent("download", patience), page.click(`#save-${id}`)]);
  return readFileSync(await download.path());
}

/** A page of somebody else's. @param {import("playwright-core").Browser} browser */
async function profile(browser) {
  const page = await (await browser.newContext(alone)).newPage();
  await page.addInitScript(asAtHome);
  return page;
}

describe("shared from one profile, opened in another", () => {
  for (const home of ["native", "worker"]) {
    const skip = existsSync(join(web, "node_modules", "miniflare"))
      ? false
      : "the Worker's runtime is not installed: make test does that";
    test(home, { skip, timeout: 240_000 }, async () => {
      const homes = await import(join(web, "test", "homes.mjs"));
      const service = await homes[home]();
      const browser = await launch();
      try {
        const one = await profile(browser);
        await one.goto(`${service.url}/?lang=en${short}`);
        await ready(one);
        await train(one);
        const [numbers, pictures] = [await parameters(one), await restored(one)];
        await one.click("#share-button");
        await one.waitForFunction(
          () => /bits/.test(document.getElementById("share-dialog")?.innerText ?? ""),
          null,
          patience,
        );
        const off = Number((await one.locator("#share-dialog").innerText()).match(/more than ([\d.e-]+\d)/)?.[1]);
        await one.click("#share-upload");
        await one.waitForSelector("canvas.qr", patience);
        await one.waitForFunction(() => document.activeElement?.matches(".made button"), null, patience);
        const [settings, inside, stored] = await one
          .locator("#share-dialog .link-row input")
          .evaluateAll((fields) => fields.map((field) => /** @type {HTMLInputElement} */ (field).value));
        assert(inside.length < 32_000, `${inside.length} characters`);
        assert.match(stored, /\/#w=[a-z2-7]{24}$/);
        for (const link of [settings, inside, stored]) assert.equal(new URL(link).search, "");
        // Each has a code as long as one holds it; a long one is said to be so, and leads to the short one.
        const links = one.locator("#share-dialog .link");
        assert.equal(await links.nth(0).locator(".explain").isVisible(), false);
        await links.nth(0).locator(".qr-toggle").click();
        await links.nth(0).locator("canvas.qr").waitFor();
        assert.equal(await links.nth(1).locator(".qr-toggle").isDisabled(), true);
        assert.match(
          await links.nth(1).locator(".explain").innerText(),
          /characters, and many chat programs end one at/,
        );
        await links.nth(1).getByRole("button", { name: "Make a short link" }).click();
        assert.equal(await one.evaluate(() => document.activeElement?.id), "share-upload");
        const files = {
          torch: await saved(one, "pytorch"),
          keras: await saved(one, "keras"),
          onnx: await saved(one, "onnx"),
          png: await saved(one, "png"),
        };
        assert.equal(readHeader(files.torch).metadata.steps, "21");
        assert.equal(files.png.subarray(1, 4).toString(), "PNG");
        assert(files.onnx.length > 4 * numbers.length);

        // The short link, in a profile that has never been here.
        const two = await profile(browser);
        await two.goto(stored);
        await ready(two);
        await two.waitForFunction(
          () => /MSE 0\.\d/.test(document.getElementById("opened")?.innerText ?? ""),
          null,
          patience,
        );
        assert.match(await card(two, ""), /784-5-784.*7,[0-9]{3}|8,[0-9]{3} parameters/);
        assert.match(await card(two, ""), /21 steps/);
        assert.equal(new URL(two.url()).hash, stored.slice(stored.indexOf("#")));
        assert.deepEqual(await parameters(two), numbers);
        assert.deepEqual(await restored(two), pictures);

        // The weights in the link: within what it states.
        await follow(two, new URL(inside).hash, /From the link itself/);
        const rounded = await restored(two);
        const farthest = pictures.reduce((most, value, i) => Math.max(most, Math.abs(value - rounded[i])), 0);
        assert(off > 0 && farthest > 0 && farthest <= off * 1.05, `${farthest}, stated is ${off}`);

        // Weights that another host has: asked about first.
        const elsewhere = createServer((_, response) =>
          response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end(files.torch),
        );
        await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", () => resolve(undefined)));
        try {
          const host = `127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (elsewhere.address()).port}`;
          await follow(
            two,
            `#weights=${encodeURIComponent(`http://${host}/x.safetensors`)}`,
            new RegExp(`${host}, which is not this site`),
          );
          assert.deepEqual(await restored(two), rounded, "nothing changes before it is asked for");
          await two.click("#opened .primary");
          await two.waitForFunction(
            (host) => document.getElementById("opened")?.innerText.includes(`From ${host}, not from this site`),
            host,
            patience,
          );
          assert.deepEqual(await restored(two), pictures);
        } finally {
          elsewhere.close();
        }

        // Files, dropped; a bad one changes nothing.
        await drop(two, "bad.safetensors", Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3));
        await two.waitForFunction(
          () => /no safetensors/.test(document.getElementById("problem")?.textContent ?? ""),
          null,
          patience,
        );
        assert.deepEqual(await parameters(two), numbers);
        for (const [name, bytes, onto] of /** @type {const} */ ([
          ["a.keras.safetensors", files.keras, "#pad"],
          ["b.safetensors", files.torch, "h1"],
        ])) {
          await two.click("#reset");
          await two.waitForFunction(() => document.getElementById("opened")?.hidden, null, patience);
          assert.notDeepEqual(await parameters(two), numbers);
          await drop(two, name, bytes, onto);
          await two.waitForFunction(
            (name) => document.getElementById("opened")?.innerText.includes(name),
            name,
            patience,
          );
          assert.deepEqual(await parameters(two), numbers, name);
        }

        // The settings alone repeat the run.
        const three = await profile(browser);
        await three.goto(settings);
        await ready(three);
        await train(three);
        assert.deepEqual(await parameters(three), numbers);

        // Deleted by who shared it; the link then says so, and the page works.
        await one.locator(".kept button").click();
        await one.waitForFunction(
          () => /Deleted/.test(document.getElementById("share-status")?.textContent ?? ""),
          null,
          patience,
        );
        await one.waitForFunction(() => document.activeElement?.id === "share-upload", null, patience);
        await two.evaluate((to) => (location.hash = to), new URL(stored).hash);
        await two.waitForFunction(
          () => /no weights behind this link/.test(document.getElementById("problem")?.textContent ?? ""),
          null,
          patience,
        );
        assert.deepEqual(await parameters(two), numbers);
        assert.equal(two.url(), stored); // to be told of
      } finally {
        await browser.close();
        await service.stop();
      }
    });
  }
});

test("axe finds nothing in the dialog and the card", { timeout: 120_000 }, async () => {
  await withPage({ path: "#weights=https://example.org/x.safetensors" }, async (page) => {
    await ready(page);
    await page.waitForSelector("#opened .primary");
    for (const one of [looks[1], looks[2]]) {
      await look(page, one);
      await accessible(page, `asked, ${one[0]} px`);
      await page.click("#share-button");
      await page.waitForFunction(
        () => /bits|do not fit/.test(document.getElementById("share-dialog")?.innerText ?? ""),
        null,
        patience,
      );
      await accessible(page, `the dialog, ${one[0]} px`);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#share-dialog").isVisible(), false);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    }
  });
});
