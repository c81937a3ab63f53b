// What the tests of the page share: a browser, a server and an empty page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { alone, launch } from "./browser.mjs";
import { asAtHome, frames } from "./person.mjs";
import { serve } from "./site.mjs";

export * from "./person.mjs";

/** @typedef {import("playwright-core").Page} Page */
/**
 * own: in a profile that nothing was opened in before, which a changed site and an init script always get;
 * fresh: in one that has none of the habits of somebody who knows the page.
 * @typedef {{ site?: string, viewport?: { width: number, height: number }, colorScheme?: "light" | "dark",
 *   init?: () => void, path?: string, errors?: "expected", own?: boolean, fresh?: boolean }} Options
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

/**
 * A server, and an empty page in a fresh profile.
 * @param {string} [site]
 * @param {boolean} [fresh]
 * @returns {Promise<Opened>}
 */
async function openProfile(site, fresh) {
  const server = await serve(site);
  browser ??= launch();
  const profile = await (await browser).newContext(alone);
  const page = await profile.newPage();
  if (!fresh) await page.addInitScript(asAtHome);
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (/Service Worker registration blocked/.test(message.text())) return; // by us
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
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
  await client.send("Storage.clearDataForOrigin", {
    origin: new URL(url).origin,
    storageTypes: "local_storage,indexeddb",
  });
  await client.detach();
  complaints.length = 0;
}

/**
 * Opens the page for one test, as if nobody had been there before. Whatever the console says of errors
 * fails the test, unless errors are expected.
 * @param {Options} options
 * @param {(page: Page) => Promise<void>} body
 */
export async function withPage(
  { site, viewport = { width: 1440, height: 900 }, colorScheme = "light", init, path = "", errors, own, fresh },
  body,
) {
  const single = own || fresh || site !== undefined || init !== undefined;
  const opened = single ? await openProfile(site, fresh) : (shared ??= await openProfile());
  const { page, url, complaints } = opened;
  let passed = false;
  try {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: null });
    if (init) await page.addInitScript(init);
    await page.goto(url + path);
    await body(page);
    if (errors !== "expected") assert.deepEqual(complaints, []);
    if (!single) await empty(opened);
    passed = true;
  } finally {
    if (single || !passed) await opened.close();
    if (!single && !passed) shared = undefined; // the next test begins with another
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Axe finds nothing on the page as it is.
 * @param {Page} page
 * @param {string} state its name
 * @param {string | { include?: string[], exclude?: string[] }} [within] a selector, or axe's context
 * @param {string[]} [rules] of axe; all of them without it
 */
export async function accessible(page, state, within, rules) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(
    async ({ within, rules }) => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run(within, rules ? { runOnly: rules } : {});
      return violations.map(
        (/** @type {any} */ { id, nodes }) =>
          `${id}: ${nodes.map((/** @type {any} */ node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`).join(" | ")}`,
      );
    },
    { within: within ?? "html", rules },
  );
  assert.deepEqual(found, [], state);
}

/** What the page has to look right in: width, height, colours. @type {Array<[number, number, "light" | "dark"]>} */
export const looks = [
  [1440, 900, "light"],
  [1440, 900, "dark"],
  [390, 844, "light"],
  [390, 844, "dark"],
];

/** Gives the page that is open another look. @param {Page} page @param {[number, number, "light" | "dark"]} look */
export async function look(page, [width, height, colorScheme]) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await frames(page);
}
