// In a classroom the page comes over plain HTTP from another machine: no secure context, so no SHA-256 of the
// browser's, no clipboard, no shared memory. Everything else works.

import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { test } from "node:test";
import { digits, draw, numberOf, ready, withPage } from "../page.mjs";
import { hasMNIST, serve } from "../site.mjs";

const address = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

test("over plain HTTP in the room it trains, restores and shares", { skip: !address && "no network" }, async () => {
  const server = await serve(undefined, `${address}:0`);
  try {
    // The browser says that it passes over headers that need a secure context.
    await withPage({ own: true, path: "icon.svg", errors: "expected" }, async (page) => {
      await page.goto(`${server.url}#data=${hasMNIST() ? "mnist" : "digits"}&images=1000&epochs=1&answer=own`);
      await ready(page);
      assert.equal(await page.evaluate(() => isSecureContext || crossOriginIsolated), false);
      assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false); // and none is missed
      await page.click("#play");
      await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 90_000 });
      await draw(page, digits[7]);
      assert((await numberOf(page, "pad-restored-psnr")) > 5);
      await page.click("#share-button");
      await page.click("#share-upload");
      await page.waitForFunction(() =>
        [...document.querySelectorAll("#share-dialog input")].some((field) =>
          /\/#w=[a-z2-7]{24}$/.test(/** @type {HTMLInputElement} */ (field).value),
        ),
      );
    });
  } finally {
    await server.stop();
  }
});
