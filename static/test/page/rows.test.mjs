// The digits in columns.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, ready, withPage } from "../page.mjs";

test("the order stands in the address, both ways", async () => {
  await withPage({ path: "#data=digits&images=1000&answer=own&order=worst&tab=rows" }, async (page) => {
    await ready(page);
    const order = page.locator("#rows-order");
    await order.waitFor();
    assert.equal(await order.inputValue(), "worst");
    const errors = () => page.locator(".panel-rows .column .figure-small:nth-of-type(1)").allTextContents();
    await page.waitForFunction(
      () => /^Of \d/.test(document.querySelector("#panel-rows .explain")?.textContent ?? ""),
      null,
      { timeout: 60_000 },
    );
    await order.selectOption("best");
    await page.waitForFunction(() => location.hash.includes("order=best"));
    await order.selectOption("first");
    await page.waitForFunction(() => !location.hash.includes("order="));
    await page.evaluate(() => (location.hash += "&order=label"));
    await page.waitForFunction(
      () => /** @type {HTMLSelectElement} */ (document.getElementById("rows-order")).value === "label",
    );
    assert((await errors()).length >= 16);
    await accessible(page, "by digit", "#panel-rows");
  });
});
