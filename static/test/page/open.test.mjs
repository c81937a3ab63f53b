// Weights that are opened: from links, from files, from elsewhere; and those that cannot be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { card, drop, follow, parameters, patience } from "../opening.mjs";
import { ready, withPage } from "../page.mjs";
import { startProgram } from "../site.mjs";
import { compact } from "../../share/compact.js";
import { annotate, readFile, readHeader, writeFile } from "../../share/safetensors.js";

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

test("a file dropped right after another model was chosen is opened", { timeout: 120_000 }, async () => {
  await withPage({ path: "#answer=own" }, async (page) => {
    await ready(page);
    let wait = 0;
    for (const model of ["deep", "conv", "vanilla", "deep", "conv"]) {
      const name = `after ${wait} ms.safetensors`;
      await page.locator("#setting-model").selectOption(model);
      await page.waitForTimeout(wait);
      await drop(page, name, await file({}));
      await shows(page, name);
      assert.equal((await parameters(page)).length, 2 * 784 * 6 + 784 + 6, name);
      wait += 150;
    }
    // A later change takes its place.
    await page.evaluate(() => document.getElementById("opened")?.replaceChildren());
    await drop(page, "before.safetensors", await file({}));
    await page.locator("#setting-model").selectOption("deep");
    await page.waitForFunction(() => !document.getElementById("opened")?.checkVisibility(), null, patience);
    assert.match(hashOf(page), /^#model=deep&/);
  });
});

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

/**
 * A small network as others save it: the tensors by other names, in the order of these.
 * @param {(name: string) => string} rename
 * @param {Record<string, string>} metadata
 */
async function foreign(rename, metadata = {}) {
  const { tensors } = readFile(await file({}));
  const named = tensors.map((tensor) => ({ ...tensor, name: rename(tensor.name) }));
  return writeFile({ metadata, tensors: named.sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

test("files of others open by their shapes, and say what was assumed", { timeout: 180_000 }, async () => {
  const same = (/** @type {string} */ name) => name;
  const numbered = (/** @type {string} */ name) => name.replace("encoder.0", "fc1").replace("decoder.0", "fc2");
  const layers = "784-6-784:sigmoid";
  await withPage({ errors: "expected", path: "#code=3&answer=own&data=digits" }, async (page) => {
    await ready(page);
    const own = readFile(await file({})).tensors;
    for (const [name, bytes, says] of /** @type {Array<[string, Uint8Array, RegExp | null]>} */ ([
      [
        "state_dict",
        await foreign(same),
        /decoder\.0\.bias, .* fit 784-6-784:sigmoid; that is assumed, with ReLU inside/,
      ],
      ["wrapped", await foreign((name) => `module._orig_mod.${name}`, { layers }), null],
      ["numbered", await foreign(numbered, { layers }), /names of their own \(fc1\.bias, fc1\.weight, fc2\.bias/],
      ["both", await foreign((name) => `net.${numbered(name)}`), /net\.fc1\.bias.* that is assumed/],
    ])) {
      await drop(page, `${name}.safetensors`, bytes);
      await shows(page, `${name}.safetensors`);
      const told = await page.locator("#opened .assumed").allInnerTexts();
      if (says) assert.match(told.join(), says, name);
      else assert.deepEqual(told, [], name);
      const numbers = await parameters(page);
      assert.equal(numbers[6 * 784], own[1].data[0], name); // a bias of the code
      assert.equal(numbers[1], own[0].data[784], name);
      await page.click("#reset");
      await page.waitForFunction(() => document.getElementById("opened")?.hidden, null, patience);
    }
  });
});

test("what cannot be opened is refused with the program's reason", { timeout: 120_000 }, async () => {
  const good = await file({});
  const { header, from } = readHeader(good);
  const noted = (/** @type {unknown} */ metadata) => {
    const text = Buffer.from(JSON.stringify({ ...header, __metadata__: metadata }));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(text.length));
    return Buffer.concat([length, text, good.subarray(from)]);
  };
  const told = { format: "pt", layers: "784-6-784:sigmoid" };
  const doubt = await foreign((name) => `${name.replace(".0.", ".norm.")}s`);
  await withPage({ errors: "expected" }, async (page) => {
    await ready(page);
    for (const [name, bytes, sentence] of /** @type {Array<[string, Uint8Array, string]>} */ ([
      ["empty", new Uint8Array(), "empty is no safetensors file: 0 bytes, too short for a header\\."],
      ["text", Buffer.from("just a few words"), "text is no safetensors file: a header of \\d+ bytes, at most 1048576"],
      ["x.pt", Buffer.from("PK\x03\x04 archive/data.pkl and so on"), "one of torch\\.save or of Keras.*save_file"],
      ["x.docx", Buffer.from("PK\x03\x04 word/document.xml"), "x\\.docx is a ZIP, and there are no weights in it"],
      [
        "long",
        noted({ ...told, x: "x".repeat(1 << 20) }),
        "cannot be used: safetensors: a header of 10\\d+ bytes, at most",
      ],
      ["cut", good.subarray(0, 120), "cannot be used: safetensors: cut off: the header has \\d+ bytes"],
      ["number", noted({ ...told, epochs: 10 }), 'metadata are texts, "epochs" is none'],
      ["tail", good.subarray(0, good.length - 4), 'tensor "decoder\\.0\\.bias": ends at'],
      [
        "doubt",
        doubt,
        'add the layer list under the key “layers”.*metadata=dict\\(layers="784-64-784"\\).*decoder\\.norm',
      ],
      ["names", noted({ ...told, layers: "784-5-784" }), "parameters|shape"],
    ])) {
      await drop(page, name, bytes);
      await complains(page, sentence);
      await page.click("#dismiss");
    }
    await drop(page, "null", noted(null));
    await shows(page, "that is assumed");
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
      if (link !== links[0][0]) return; // what follows needs no more than one of them
      // What is changed then is saved, too, though the notes tell of the training before.
      await page.fill("#setting-rate", "0.004");
      await page.press("#setting-rate", "Tab");
      settings.set("rate", "0.004");
      await open(await save(page), "second.safetensors");
    });
  }
});

test("what is saved for PyTorch brings its check, and the dialog says what its defaults would change", async () => {
  await withPage({ path: "#data=digits&layers=784-c4k5s2-mp4-mp3-20:leaky-784&answer=own&lang=en" }, async (page) => {
    await ready(page);
    const { metadata } = readHeader(new Uint8Array(await save(page)));
    assert.match(metadata.padding, /encoder\.0 \(1, 2, 1, 2\)/);
    assert.equal(JSON.parse(metadata.check).restored.length, 784);
    await page.click("#share-button");
    await page.waitForFunction(() => document.getElementById("files-layers")?.textContent, null, patience);
    const said = await page.locator("#files-layers").innerText();
    assert.match(said, /encoder\.0 \(1, 2, 1, 2\).*ceil_mode=True.*below and to the right only.*slope 0\.01/);
    const [download] = await Promise.all([page.waitForEvent("download", patience), page.click("#save-model")]);
    assert.match(download.suggestedFilename(), /^hourglass-layers.*\.model\.py$/);
    const script = readFileSync(await download.path(), "utf8");
    assert.match(script, /Conv\(1, 4, 5, 2, \(1, 2, 1, 2\)\),/);
    assert.match(script, /load\(.*"hourglass-layers[^"]*\.safetensors"\)/);
  });
});
