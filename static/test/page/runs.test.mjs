// Runs that are left and come back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, numberOf, ready, setField, textOf, withPage } from "../page.mjs";

const patience = { timeout: 60_000 };

test("a run that a setting has ended comes back with its last network and a score", async () => {
  await withPage(
    { path: "#data=digits&images=1000&batch=100&epochs=1000&code=8&answer=own&tab=runs" },
    async (page) => {
      await ready(page);
      await page.click("#play");
      await page.waitForFunction(
        () => Number(document.getElementById("stat-step")?.textContent?.replaceAll(",", "")) > 20,
        null,
        patience,
      );
      await setField(page, "rate", 0.01);
      const changed = await numberOf(page, "stat-step");
      await page.waitForFunction(
        (step) => Number(document.getElementById("stat-step")?.textContent?.replaceAll(",", "")) > step + 20,
        changed,
        patience,
      );
      await setField(page, "code", 16);
      const row = page.locator("#panel-runs tbody tr", { hasText: "Run 1" });
      await page.waitForFunction(
        () => document.getElementById("stat-step")?.textContent === "0" && !document.body.classList.contains("running"),
        null,
        patience,
      );
      assert.match(
        (await row.textContent()) ?? "",
        /Code size 8.*Changed while it ran: Rate from 0\.001 to 0\.01 at epoch \d+\.\d\./,
      );
      assert.equal(await row.getAttribute("aria-current"), null);

      await row.locator("button", { hasText: /^Restore$/ }).click();
      await page.waitForFunction(() => document.getElementById("score")?.textContent, null, patience);
      assert.match(await textOf(page, "score"), /^Run 1 is back as it was at epoch \d+\.\d: MSE 0\.\d{5}/);
      assert.equal(await page.locator("#setting-code").inputValue(), "8");
      assert.equal(await row.getAttribute("aria-current"), "true");
      const { mse } = await page.evaluate(() => /** @type {any} */ (globalThis).engine.evaluate());
      assert.match((await row.textContent()) ?? "", new RegExp(mse.toFixed(5)));
      assert(mse < 0.1, `${mse}: it has learned`);
      await accessible(page, "restored", "#panel-runs");
    },
  );
});
