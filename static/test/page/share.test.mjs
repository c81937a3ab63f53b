// What is trained in one browser profile and opened in another, in every way there is to share it, on
// both homes of the service.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../browser.mjs";
import { accessible, look, looks, ready, withPage } from "../page.mjs";
import { compact } from "../../share/compact.js";
import { annotate, readFile, readHeader } from "../../share/safetensors.js";

/** @typedef {import("playwright-core").Page} Page */

const web = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "web");
const short = "#code=5&noise=0&batch=50&images=1000&seed=7&answer=own";
const patience = { timeout: 60_000 };

/** @param {Page} page @returns {Promise<number[]>} what the network in training makes of the first test digits */
const restored = (page) =>
  page.evaluate(async () => {
    const { engine } = /** @type {any} */ (globalThis);
    return [...(await engine.reconstruct((await engine.samples(200)).pixels))];
  });

/** @param {Page} page @returns {Promise<number[]>} */
const parameters = (page) =>
  page.evaluate(async () => [.../** @type {any} */ (await /** @type {any} */ (globalThis).engine.parameters())]);

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

/** Follows a link as a person does, and waits for the card. @param {Page} page @param {string} hash @param {RegExp} says */
async function follow(page, hash, says) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.getElementById("opened")?.innerText ?? ""),
    says.source,
    patience,
  );
}

/** @param {Page} page @param {string} name */
const card = async (page, name) =>
  (await page.locator("#opened").isVisible()) ? page.locator("#opened").innerText() : name;

/** Drops a file on a part of the page. @param {Page} page @param {string} name @param {Uint8Array} bytes @param {string} [onto] a selector */
const drop = (page, name, bytes, onto = "h1") =>
  page.evaluate(
    ([name, base64, onto]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      document
        .querySelector(onto)
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    /** @type {const} */ ([name, Buffer.from(bytes).toString("base64"), onto]),
  );

/** @param {Page} page @param {string} id @returns {Promise<Buffer>} */
async function saved(page, id) {
  const [download] = await Promise.all([page.waitForEvent("download", patience), page.click(`#save-${id}`)]);
  return readFileSync(await download.path());
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
        const one = await (await browser.newContext()).newPage();
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
        const two = await (await browser.newContext()).newPage();
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
        const three = await (await browser.newContext()).newPage();
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
        assert.doesNotMatch(two.url(), /w=/);
      } finally {
        await browser.close();
        await service.stop();
      }
    });
  }
});

test("links that cannot be opened leave the page working, with one sentence", { timeout: 120_000 }, async () => {
  await withPage({ path: "#w=nothing", errors: "expected" }, async (page) => {
    await ready(page);
    const says = async (/** @type {string} */ hash, /** @type {RegExp} */ sentence) => {
      await page.evaluate(() => document.getElementById("problem")?.replaceChildren());
      await page.evaluate((to) => (location.hash = to), hash);
      await page.waitForFunction(() => document.getElementById("problem")?.textContent, null, patience);
      assert.match((await page.locator("#problem").textContent()) ?? "", sentence, hash);
      assert.doesNotMatch(new URL(page.url()).hash, /[#&](w|z|weights)=/);
    };
    await page.waitForFunction(
      () => /24 letters/.test(document.getElementById("problem")?.textContent ?? ""),
      null,
      patience,
    );
    await says(`#w=${"a".repeat(24)}`, /no weights behind this link/);
    await says("#z=AAAA", /cannot be read/);
    await says("#z=<b>", /characters/);
    await says("#weights=ftp://x/y", /not https/);
    await says("#weights=javascript:alert(1)", /not https/);
    assert.equal(await page.locator("#opened").isVisible(), false);
    await page.click("#step");
    await page.waitForFunction(() => document.getElementById("stat-step")?.textContent === "1", null, patience);
  });
});

/** A small network with notes of its own. @param {Record<string, string>} notes @param {number} [code] */
async function file(notes, code = 6) {
  const { startProgram } = await import("../site.mjs");
  const program = await startProgram();
  program.configure({ layers: `784-${code}-784:sigmoid`, seed: 11 });
  const bytes = program.saveWeights();
  const { format, layers } = readHeader(bytes).metadata;
  return annotate(bytes, { format, layers, ...notes });
}

/** @param {Uint8Array} bytes with few and small tensors @returns {Promise<string>} a link with them in it */
async function textLink(bytes) {
  const { tensors, metadata } = readFile(bytes);
  return `#z=${await compact(tensors, metadata, 16)}`;
}

/** @param {Page} page @param {string} sentence a pattern */
const complains = (page, sentence) =>
  page.waitForFunction(
    (sentence) =>
      new RegExp(sentence).test(document.getElementById("problem")?.textContent ?? "") &&
      !document.getElementById("complaint")?.hidden,
    sentence,
    patience,
  );

/** @param {Page} page @param {string} part of the card */
const shows = (page, part) =>
  page.waitForFunction((part) => document.getElementById("opened")?.innerText.includes(part), part, patience);

const hashOf = (/** @type {Page} */ page) => new URL(page.url()).hash;

test("what was opened stays when the next link fails, and its settings are its own", { timeout: 120_000 }, async () => {
  await withPage({ errors: "expected", path: "#seed=4&batch=50&tab=runs&answer=own" }, async (page) => {
    await ready(page);
    // A file: its settings, and none that were there before.
    await drop(page, "some.safetensors", await file({ noise: "0.2", seed: "5" }));
    await shows(page, "some.safetensors");
    assert.equal(hashOf(page), "#code=6&noise=0.2&seed=5&answer=own&tab=runs");
    const link = await textLink(await file({ steps: "120" }, 4));
    await page.evaluate(() => {
      const complaint = /** @type {HTMLElement} */ (document.getElementById("complaint"));
      complaint.hidden = false;
    });
    await follow(page, `${link.replace("#", "#model=deep&code=5&noise=0.1&")}`, /784-4-784[^]*120 steps\./);
    await complains(page, "Model comes with the weights; Code size comes with the weights");
    await follow(page, link, /From the link itself/);
    await page.waitForFunction(() => document.getElementById("complaint")?.hidden, null, patience); // nothing to complain of
    await page.waitForFunction((hash) => location.hash === hash, link, patience);
    const numbers = await parameters(page);

    for (const [bad, sentence] of [
      [`#w=${"a".repeat(24)}`, "no weights behind this link"],
      ["#z=AAAA", "cannot be read"],
      ["#w=nothing", "24 letters"],
      ["#weights=https://localhost:9/x", "could not be reached"],
    ]) {
      await page.evaluate((to) => (location.hash = to), bad);
      if (bad.startsWith("#weights")) await page.locator("#opened .primary").click();
      await complains(page, sentence);
      assert.match(await card(page, ""), /From the link itself.*784-4-784/s, bad);
      assert.equal(hashOf(page), link, bad);
      await page.click("#dismiss");
    }
    await drop(page, "bad.safetensors", Uint8Array.of(1, 2, 3));
    await complains(page, "bad.safetensors is no safetensors file");
    assert.equal(hashOf(page), link);
    assert.deepEqual(await parameters(page), numbers);

    // Shared again it keeps its history, and the settings do not claim to repeat it.
    await page.click("#share-button");
    await page.waitForFunction(
      () => /bits/.test(document.getElementById("share-dialog")?.innerText ?? ""),
      null,
      patience,
    );
    const dialog = await page.locator("#share-dialog").innerText();
    assert.match(dialog, /Trained, as its notes say: 120 steps\./);
    assert.match(dialog, /It does not repeat this one/);
    // A file may be dropped while the dialog is open.
    await drop(page, "other.safetensors", await file({ epochs: "45" }), "#share-title");
    await shows(page, "other.safetensors");
    assert.equal(await page.locator("#share-dialog").isVisible(), false);
    assert.match(await card(page, ""), /45 epochs\./);

    // A link of settings brings the network that they make, though all that make one are as they were.
    const opened = await parameters(page);
    await page.evaluate(() => (location.hash += "&tab=map"));
    await page.waitForFunction(() => document.getElementById("opened")?.hidden, null, patience);
    assert.notDeepEqual(await parameters(page), opened);
  });
});

test("files that claim the same bytes many times do not stop the page", { timeout: 120_000 }, async () => {
  await withPage({ errors: "expected" }, async (page) => {
    await ready(page);
    const header = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`t${i}`, { dtype: "F32", shape: [1 << 19], data_offsets: [0, 1 << 21] }]),
    );
    const text = Buffer.from(
      JSON.stringify({ __metadata__: { format: "keras", layers: "784-6-784:sigmoid" }, ...header }),
    );
    const bytes = Buffer.alloc(8 + text.length + (1 << 21));
    bytes.writeBigUInt64LE(BigInt(text.length));
    text.copy(bytes, 8);
    await drop(page, "many.safetensors", bytes);
    await complains(page, "overlap");
  });
});

test(
  "weights elsewhere: what is agreed to is what is fetched, and only while it is wanted",
  { timeout: 120_000 },
  async () => {
    const good = await file({ steps: "9" });
    /** @type {(() => void)[]} */
    const held = [];
    const server = createServer(({ url }, response) => {
      const port = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
      response.setHeader("Access-Control-Allow-Origin", "*");
      if (url === "/moved") response.writeHead(302, { Location: `http://localhost:${port}/good` }).end();
      else if (url === "/page") response.end("<!doctype html><title>not found</title>");
      else held.push(() => response.end(good));
      if (url === "/good") held.pop()?.();
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const port = /** @type {import("node:net").AddressInfo} */ (server.address()).port;
    const link = (/** @type {string} */ path) => `#weights=${encodeURIComponent(`http://127.0.0.1:${port}/${path}`)}`;
    try {
      await withPage({ errors: "expected", path: "#code=3&images=500&answer=own&data=digits" }, async (page) => {
        await ready(page);
        const own = hashOf(page);
        const agree = async (/** @type {string} */ path) => {
          await page.evaluate((to) => (location.hash = to), link(path));
          await page.locator("#opened .primary").click();
        };
        await agree("moved");
        await complains(page, `127.0.0.1:${port} passes the request on to localhost:${port}`);
        await agree("page");
        await complains(page, "/page is no safetensors file");
        assert.equal(hashOf(page), own);

        // Cancelled, reset, or overtaken: the weights come too late.
        const before = await parameters(page);
        await agree("slow");
        await shows(page, "Fetching weights");
        await page.locator("#opened button").click();
        assert.equal(await page.locator("#opened").isVisible(), false);
        assert.equal(hashOf(page), own);
        await agree("slow");
        await shows(page, "Fetching weights");
        await page.click("#reset");
        await page.waitForFunction(() => document.getElementById("opened")?.hidden, null, patience);
        assert.equal(hashOf(page), own);
        for (const answer of held.splice(0)) answer();
        await agree("slow");
        await shows(page, "Fetching weights");
        await page.click("#step");
        await complains(page, "a training has begun meanwhile");
        for (const answer of held.splice(0)) answer();
        assert.equal(hashOf(page), own);
        await page.waitForTimeout(1500);
        assert.equal((await parameters(page)).length, before.length);
        assert.equal(await page.locator("#opened").isVisible(), false);
        await agree("good");
        await shows(page, `From 127.0.0.1:${port}`);
        assert.notEqual((await parameters(page)).length, before.length);
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
);

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
