// A line that falls silent is given up, tried again, and told, and what waits behind it goes on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { digits, draw, eventually, ready, textOf, withPage } from "../page.mjs";
import { changedSite, hasMNIST } from "../site.mjs";

const noMNIST = !hasMNIST() && "the site was built without MNIST";

/** The site with windows of half a second instead of ten. */
function impatientSite() {
  const source = readFileSync(new URL("../../engine/steady.js", import.meta.url), "utf8");
  const impatient = source.replace("windowMilliseconds = 10_000", "windowMilliseconds = 500");
  assert.notEqual(impatient, source);
  return changedSite({ "engine/steady.js": impatient });
}

/**
 * A server before another one, which stalls in the middle of what is to stall.
 * @param {string} origin
 * @returns {Promise<{ url: string, stalling: Map<string, number>, asked: string[], stop: () => void }>} stalling: how
 *   many times each path is yet to stall; asked: the paths that did
 */
async function stallingServer(origin) {
  /** @type {Map<string, number>} */
  const stalling = new Map();
  /** @type {string[]} */
  const asked = [];
  const server = createServer((req, res) => {
    const path = req.url ?? "";
    request(new URL(path, origin), { headers: { ...req.headers, host: new URL(origin).host } }, (answer) => {
      res.writeHead(answer.statusCode ?? 500, answer.headers);
      const left = stalling.get(path) ?? 0;
      if (!left) return void answer.pipe(res);
      stalling.set(path, left - 1);
      asked.push(path);
      answer.once("data", (chunk) => {
        res.write(chunk.subarray(0, 1000)); // and nothing more
        answer.destroy();
      });
    }).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, stalling, asked, stop };
}

/** @typedef {Awaited<ReturnType<typeof stallingServer>>} Stalling */

/** @param {(page: import("playwright-core").Page, server: Stalling) => Promise<void>} body */
async function withStalls(body) {
  const { site, remove } = impatientSite();
  try {
    await withPage({ site, path: "icon.svg", errors: "expected" }, async (page) => {
      const server = await stallingServer(new URL(page.url()).origin);
      try {
        await body(page, server);
      } finally {
        server.stop();
      }
    });
  } finally {
    remove();
  }
}

const shard = "/data/test-images-00.idx3-ubyte.gz";
const alert = "#complaint:not([hidden]) #problem";

test("a shard that stalls once is fetched again", { skip: noMNIST }, async () => {
  await withStalls(async (page, { url, stalling, asked }) => {
    stalling.set(shard, 1);
    await page.goto(`${url}#images=6000&answer=own&epochs=1`);
    await ready(page);
    await page.click("#step");
    await eventually(async () => assert.equal(await textOf(page, "stat-step"), "1"), 600);
    assert.deepEqual(asked, [shard]);
    assert.equal(await page.locator(alert).count(), 0);
  });
});

test("a shard that stalls for good is told, with a button, and what waits goes on", { skip: noMNIST }, async () => {
  await withStalls(async (page, { url, stalling }) => {
    stalling.set(shard, 2);
    await page.goto(`${url}#images=6000&answer=own&epochs=1&tab=strangers`);
    await ready(page);
    await page.click("#play");
    await page.locator(alert).waitFor({ timeout: 60_000 });
    assert.match(await textOf(page, "problem"), /^data\/test-images-00.* does not come: .* in 1 seconds\.$/);
    await eventually(async () => assert.equal(await textOf(page, "play"), "Train"));
    await page.click("#again"); // of whoever complained last: training, or the view of digits
    if ((await textOf(page, "play")) === "Train") await page.click("#play");
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    assert.equal(await page.locator(alert).count(), 0);
  });
});

test("a data set that was left while it stalls does not hold up the next", { skip: noMNIST }, async () => {
  await withStalls(async (page, { url, stalling }) => {
    stalling.set(shard, Infinity);
    await page.goto(`${url}#images=500&answer=own&epochs=1`);
    await ready(page);
    await page.click("#play");
    await page.selectOption("#setting-data", "digits");
    await page.click("#play");
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
  });
});

test("a program that stalls is told, with a button that loads the page anew", async () => {
  await withStalls(async (page, { url, stalling, asked }) => {
    stalling.set("/hourglass.wasm", 2);
    await page.goto(url);
    await page.locator(alert).waitFor({ timeout: 60_000 });
    assert.match(await textOf(page, "problem"), /^The program \(hourglass\.wasm\) does not come/);
    assert.deepEqual(asked, ["/hourglass.wasm", "/hourglass.wasm"]);
    await page.click("#again");
    await ready(page);
    await draw(page, digits[3]);
    assert.notEqual(await textOf(page, "pad-restored-psnr"), "–");
  });
});

test("a shipped network that stalls does not hold up the page", async () => {
  await withStalls(async (page, { url, stalling }) => {
    stalling.set("/weights/denoiser.safetensors", Infinity);
    await page.goto(url);
    await ready(page);
    await draw(page, digits[3]);
    assert.notEqual(await textOf(page, "pad-restored-psnr"), "–");
  });
});

test("an exercise that stalls is fetched again, and does not hold up a tab that a link names", async () => {
  await withStalls(async (page, { url, stalling, asked }) => {
    const path = "/exercises/sparse.json";
    stalling.set(path, 1);
    await page.goto(`${url}#tab=runs`);
    await ready(page);
    await page.locator("#exercise-sparse").waitFor();
    assert.deepEqual(asked, [path]);
    stalling.set(path, Infinity);
    await page.goto(`${url}?lang=en#tab=race`);
    await ready(page);
    assert(await page.locator("#tab-race").evaluate((tab) => tab.getBoundingClientRect().top < innerHeight));
    assert.equal(await page.locator(alert).count(), 0);
  });
});

test("weights that cannot be reached are told, with a button", async () => {
  await withPage({ own: true, path: "#data=digits", errors: "expected" }, async (page) => {
    await ready(page);
    const id = await page.evaluate(async () => {
      const body = await /** @type {any} */ (globalThis).engine.saveWeights();
      return (await (await fetch("api/weights", { method: "POST", body })).json()).id;
    });
    await page.context().route(`**/*${id}*`, (route) => route.abort());
    await page.evaluate((id) => void (location.hash = `w=${id}.`), id);
    await page.locator(alert).waitFor();
    await page.context().unrouteAll();
    await page.click("#again");
    await page.waitForFunction((id) => location.hash.includes(`w=${id}`) && !location.hash.endsWith("."), id);
    assert.equal(await page.locator(alert).count(), 0);
  });
});
