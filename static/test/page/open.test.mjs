// Weights that are opened: from links, from files, from elsewhere; and those that cannot be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { card, drop, follow, parameters, patience } from "../opening.mjs";
import { ready, withPage } from "../page.mjs";
import { startProgram } from "../site.mjs";
import { compact } from "../../share/compact.js";
import { annotate, readFile, readHeader } from "../../share/safetensors.js";

/** @typedef {import("playwright-core").Page} Page */

test("links that cannot be opened leave the page working, with one sentence", { timeout: 120_000 }, async () => {
  await withPage({ path: "#w=nothing", errors: "expected" }, async (page) => {
    await ready(page);
    const says = async (/** @type {string} */ hash, /** @type {RegExp} */ sentence) => {
      await page.evaluate(() => document.getElementById("problem")?.replaceChildren());
      await page.evaluate((to) => (location.hash = to), hash);
      await page.waitForFunction(() => document.getElementById("problem")?.textContent, null, patience);
      assert.match((await page.locator("#problem").textContent()) ?? "", sentence, hash);
      assert.equal(new URL(page.url()).hash, new URL(hash, page.url()).hash); // to be mended
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
      assert.equal(hashOf(page), bad);
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
    await complains(page, "begins at");
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
        assert.equal(hashOf(page), link("page"));

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

/** Saves the network in training for PyTorch. @param {Page} page */
async function save(page) {
  await page.click("#share-button");
  const [download] = await Promise.all([page.waitForEvent("download", patience), page.click("#save-pytorch")]);
  await page.keyboard.press("Escape");
  return readFileSync(await download.path());
}

test("a saved file brings back the settings that it was saved with, every one", { timeout: 240_000 }, async () => {
  /** @type {Array<[string, string]>} settings, and what of them a file spells in another way */
  const links = [
    [
      "#data=digits&model=deep&code=12&noise=0.15&noiseKind=square&seed=77&epochs=3&rate=0.002&batch=64&optimizer=adamw" +
        "&decay=0.3&schedule=cosine&loss=bce&images=500&noiseRange=random&sparsity=0.001&answer=own",
      "",
    ],
    [
      "#data=digits&model=deep&noise=0&seed=1&decay=0.2&output=tanh&images=400&layers=784-c8s2k5-30-784&answer=own",
      "28x28x1-c8k5s2-30-784",
    ],
    ["#data=digits&model=denoise&seed=3&images=300&answer=own", ""],
  ];
  for (const [link, layers] of links) {
    await withPage({ path: link }, async (page) => {
      await ready(page);
      const { origin } = new URL(page.url());
      const settings = new URLSearchParams(hashOf(page).slice(1));
      if (layers) settings.set("layers", layers);
      const open = async (/** @type {Uint8Array} */ bytes, /** @type {string} */ name) => {
        await page.goto("about:blank");
        await page.goto(origin);
        await ready(page);
        await drop(page, name, bytes);
        await shows(page, name);
        const found = new URLSearchParams(hashOf(page).slice(1));
        assert.deepEqual(Object.fromEntries(found), Object.fromEntries(settings));
      };
      await open(await save(page), "first.safetensors");
      // What is changed then is saved, too, though the notes tell of the training before.
      await page.fill("#setting-rate", "0.004");
      await page.press("#setting-rate", "Tab");
      settings.set("rate", "0.004");
      await open(await save(page), "second.safetensors");
    });
  }
});
