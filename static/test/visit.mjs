// A browser that keeps what it was given, and the versions of a site that it visits.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offline } from "../tools/offline.mjs";
import { launchKept } from "./browser.mjs";
import { asAtHome, ready } from "./person.mjs";
import { changedSite } from "./site.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * enter: another tab; open: one in which the page is ready; restart: of the browser
 * @template Home
 * @typedef {{ home: Home, enter: (path?: string) => Promise<Page>, open: (path?: string) => Promise<Page>,
 *   restart: () => Promise<void> }} Visit
 */

/**
 * Visits a home in a browser with a folder of its own.
 * @template {{ url: string, stop: () => Promise<void> }} Home
 * @param {Promise<Home>} opened
 * @param {(visit: Visit<Home>) => Promise<void>} body
 * @param {Record<string, unknown>} [preferences] of Chromium
 */
export async function visit(opened, body, preferences) {
  const home = await opened;
  const folder = mkdtempSync(join(tmpdir(), "hourglass-profile-"));
  if (preferences) {
    mkdirSync(join(folder, "Default"));
    writeFileSync(join(folder, "Default", "Preferences"), JSON.stringify(preferences));
  }
  const start = async () => {
    const started = await launchKept(folder);
    await started.addInitScript(asAtHome);
    return started;
  };
  let browser = await start();
  const enter = async (path = "") => {
    const page = await browser.newPage();
    await page.goto(home.url + path);
    return page;
  };
  const open = async (path = "") => {
    const page = await enter(path);
    await ready(page);
    return page;
  };
  const restart = async () => {
    await browser.close();
    browser = await start();
  };
  try {
    await body({ home, enter, open, restart });
  } finally {
    await browser.close();
    await home.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the page says of its copy in the browser. @param {Page} page @param {RegExp} words */
export const says = (page, words) => page.locator("#offline").filter({ hasText: words }).waitFor({ timeout: 60_000 });

/**
 * A site that can become newer.
 * @returns {{ site: string, put: (files: Record<string, string | null>) => void, change: (path: string,
 *   from: string, to: string) => void, release: () => void, remove: () => void }} put and change: files; release: as a
 *   version
 */
export function releases() {
  const { site, remove } = changedSite({});
  const put = (/** @type {Record<string, string | null>} */ files) => {
    for (const [path, text] of Object.entries(files)) {
      for (const ending of ["", ".br", ".gz"]) rmSync(join(site, path + ending), { force: true });
      if (text !== null) writeFileSync(join(site, path), text);
    }
  };
  const read = (/** @type {string} */ path) => readFileSync(join(site, path), "utf8");
  const change = (/** @type {string} */ path, /** @type {string} */ from, /** @type {string} */ to) => {
    const text = read(path);
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    put({ [path]: text.replace(from, () => to) });
  };
  const release = () => {
    const { page, worker } = offline(site, read("index.html"));
    put({ "index.html": page, "sw.js": worker });
  };
  return { site, put, change, release, remove };
}
