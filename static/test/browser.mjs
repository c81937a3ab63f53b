// Headless Chromium for the tests and the benchmarks.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

// Chromium looks up its maker's hosts unless it is told not to; on a closed
// network each look-up would be a console error in the tests.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's path: CHROMIUM if set, else the first that Debian installs. */
export function chromiumPath() {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium: install Debian's package chromium, or set CHROMIUM to a browser's path");
  return found;
}

/** For what is tested without the page's service worker: what it fetches would be in the way. */
export const alone = /** @type {const} */ ({ serviceWorkers: "block" });

/** Starts the browser with a profile that stays in a folder. @param {string} folder */
export function launchKept(folder) {
  return chromium.launchPersistentContext(folder, { executablePath: chromiumPath(), headless: true, args: flags });
}

/** Starts the browser; the caller closes it. */
export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: flags });
}
