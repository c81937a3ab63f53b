// What the tests of the page share: a browser, a server and an empty page, and what a person does there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./site.mjs";

/** @typedef {import("playwright-core").Page} Page */
/**
 * own: in a profile that nothing was opened in before, which a changed site and an init script always get.
 * @typedef {{ site?: string, viewport?: { width: number, height: number }, colorScheme?: "light" | "dark", init?: () => void, path?: string, errors?: "expected", own?: boolean }} Options
 * @typedef {{ page: Page, url: string, complaints: string[], close: () => Promise<void> }} Opened
 */

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;
/** What the tests of a file share: to open it anew takes a browser twice the time. @type {Opened | undefined} */
let shared;
after(async () => {
  await shared?.close();
  await (await browser)?.close();
});

/** A server, and an empty page in a fresh profile. @param {string} [site] @returns {Promise<Opened>} */
async function openProfile(site) {
  const server = await serve(site);
  browser ??= launch();
  const profile = await (await browser).newContext();
  const page = await profile.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  const close = async () => {
    await profile.close();
    await server.stop();
  };
  return { page, url: server.url, complaints, close };
}

/** Leaves the page, and forgets what it has stored. @param {Opened} opened */
async function empty({ page, url, complaints }) {
  await page.goto("about:blank");
  const client = await page.context().newCDPSession(page);
  await client.send("Storage.clearDataForOrigin", { origin: new URL(url).origin, storageTypes: "local_storage,indexeddb" });
  await client.detach();
  complaints.length = 0;
}

/**
 * Opens the page for one test, as if nobody had been there before. Whatever the console says of errors
 * fails the test, unless errors are expected.
 * @param {Options} options
 * @param {(page: Page) => Promise<void>} body
 */
export async function withPage({ site, viewport = { width: 1440, height: 900 }, colorScheme = "light", init, path = "", errors, own }, body) {
  const alone = own || site !== undefined || init !== undefined;
  const opened = alone ? await openProfile(site) : (shared ??= await openProfile());
  const { page, url, complaints } = opened;
  let passed = false;
  try {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: null });
    if (init) await page.addInitScript(init);
    await page.goto(url + path);
    await body(page);
    if (errors !== "expected") assert.deepEqual(complaints, []);
    if (!alone) await empty(opened);
    passed = true;
  } finally {
    if (alone || !passed) await opened.close();
    if (!alone && !passed) shared = undefined; // the next test begins with another
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Axe finds nothing on the page as it is. @param {Page} page @param {string} state its name @param {string} [within] a selector */
export async function accessible(page, state, within) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(async (within) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(within);
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
  }, within ?? "html");
  assert.deepEqual(found, [], state);
}

/** What the page has to look right in: width, height, colours. @type {Array<[number, number, "light" | "dark"]>} */
export const looks = [[1440, 900, "light"], [1440, 900, "dark"], [390, 844, "light"], [390, 844, "dark"]];

/** Gives the page that is open another look. @param {Page} page @param {[number, number, "light" | "dark"]} look */
export async function look(page, [width, height, colorScheme]) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await frames(page);
}

/** Waits until the page can be used. @param {Page} page */
export const ready = (page) => page.waitForSelector("body[data-ready]", { timeout: 60_000 });

/**
 * Tries again until nothing is thrown: for what comes out right a few frames or messages later.
 * @param {() => Promise<void>} attempt
 */
export async function eventually(attempt, tries = 200) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (--tries <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** @param {Page} page @param {string} id */
export const textOf = async (page, id) => (await page.locator(`#${id}`).textContent()) ?? "";

/** @param {Page} page @param {string} id @returns {Promise<number>} what an element shows */
export const numberOf = async (page, id) => Number.parseFloat((await textOf(page, id)).replaceAll(",", ""));

/** Sets a field as a person does who types. @param {Page} page @param {string} key @param {string | number} value */
export async function setField(page, key, value) {
  const field = page.locator(`#setting-${key}`);
  await field.fill(String(value));
  await field.dispatchEvent("change");
}

/** Digits as a pen would go, in parts of the pad's width and height. @type {Record<number, number[][]>} */
export const digits = {
  3: [[0.34, 0.24], [0.42, 0.18], [0.54, 0.17], [0.63, 0.23], [0.64, 0.33], [0.57, 0.42], [0.47, 0.46], [0.58, 0.49], [0.66, 0.57], [0.66, 0.69], [0.58, 0.79], [0.46, 0.82], [0.34, 0.77]],
  7: [[0.31, 0.2], [0.45, 0.2], [0.6, 0.19], [0.68, 0.2], [0.63, 0.33], [0.56, 0.48], [0.5, 0.63], [0.46, 0.82]],
};

/** Draws with real pointer events. @param {Page} page @param {number[][]} points */
export async function draw(page, points) {
  const box = await page.locator("#pad").boundingBox();
  assert(box);
  const at = (/** @type {number[]} */ [x, y]) => /** @type {const} */ ([box.x + x * box.width, box.y + y * box.height]);
  await page.mouse.move(...at(points[0]));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 4 });
  await page.mouse.up();
  await frames(page);
}

/** Two frames: what was drawn has been restored. @param {Page} page */
export const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
