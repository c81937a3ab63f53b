// The race, as a person runs one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, digits, draw, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const patience = { timeout: 120_000 };

const lane = (/** @type {string} */ letter) => `#panel-race section[aria-label="Lane ${letter}"]`;

/** A figure of a lane. @param {Page} page @param {string} letter @param {string} name */
const figure = (page, letter, name) =>
  page
    .locator(`${lane(letter)} dl div`, { hasText: name })
    .locator("dd")
    .textContent();

/** The pixels of a lane's pictures, as one sum each. @param {Page} page @param {string} letter */
const pictures = (page, letter) =>
  page.locator(`${lane(letter)} canvas`).evaluateAll((all) =>
    all.map((canvas) => {
      const context = new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true });
      context?.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
      return context?.getImageData(0, 0, 28, 28).data.reduce((sum, v, i) => (sum + v * (i + 1)) % 1e9, 0);
    }),
  );

const setup = "data.digits+images.1000+batch.100+epochs.2";

test("two lanes in turns: in lockstep, ranked, and the winner is taken into the instrument", async () => {
  await withPage({ path: `#data=digits&tab=race&race=${setup}+784-8-784+vanilla+code.32+rate.0.01` }, async (page) => {
    await ready(page);
    await page.waitForFunction(() => document.querySelectorAll(".race-list").length === 2, null, patience);
    assert.match(
      (await page.locator(`${lane("B")} .race-words`).textContent()) ?? "",
      /2 layers, a code of 64 numbers, 101,200 parameters/,
    ); // the second difference stands
    await accessible(page, "ready", "#panel-race");

    // One round: both have taken ten steps of 100 images, an epoch.
    await page.click("#race-step");
    await page.waitForFunction(() => document.querySelector("#race-start")?.textContent === "Go on", null, patience);
    assert.deepEqual([await figure(page, "A", "Epoch"), await figure(page, "B", "Epoch")], ["1.00", "1.00"]);
    assert.match((await page.locator("#tab-race").textContent()) ?? "", /^Race 50\s%$/);
    assert.equal(await page.locator("#race-seed").isDisabled(), true);
    assert.match((await page.locator(".race-standings").textContent()) ?? "", /^The ranking follows/); // the curves are there
    let before = await pictures(page, "B");
    for (let i = 0; new Set(before).size < 5; i++) {
      assert(i < 200, "the restorations are all the same");
      await page.waitForTimeout(50);
      before = await pictures(page, "B");
    }

    // Another drawing is restored at once by all lanes.
    await page.evaluate(() => scrollTo(0, 0));
    await draw(page, digits[7]);
    for (let i = 0; (await pictures(page, "B"))[0] === before[0]; i++) {
      assert(i < 200, "the drawing is not restored anew");
      await page.waitForTimeout(50);
    }

    await page.click("#race-start");
    await page.locator("#race-winner").waitFor(patience);
    assert.deepEqual([await figure(page, "A", "Epoch"), await figure(page, "B", "Epoch")], ["2.00", "2.00"]);
    const rows = await page.locator(".race-standings tbody tr").allTextContents();
    assert.equal(rows.length, 2);
    const mse = rows.map((row) => Number(row.match(/0\.\d{5}/)?.[0]));
    assert(mse[0] < mse[1] && mse[1] < 0.3, rows.join("; "));
    const winner = (await textOf(page, "race-winner")).match(/^([AB]) \(.*\) wins: MSE (0\.\d{5})/);
    assert.equal(Number(winner?.[2]), mse[0]);
    assert.match(await textOf(page, "milestone"), /wins/);
    assert.equal(await textOf(page, "tab-race"), "Race");
    await accessible(page, "over", "#panel-race");

    // The instrument scores as the lane did: the same network, on the same digits.
    await page.locator(`${lane(String(winner?.[1]))} button`, { hasText: "Take this one" }).click();
    await page.waitForFunction(
      () => document.querySelector("#race-status")?.textContent?.startsWith("In the instrument"),
      null,
      patience,
    );
    assert.equal(await page.locator("#setting-shown").inputValue(), "own");
    assert.equal(await page.locator("#setting-images").inputValue(), "1000");
    const score = await page.evaluate(() => /** @type {any} */ (globalThis).engine.evaluate());
    assert.equal(score.mse.toFixed(5), mse[0].toFixed(5));

    await page.click("#race-reset");
    assert.equal(await page.locator("#race-seed").isDisabled(), false);
    assert.equal(await figure(page, "A", "Epoch"), "–");
  });
});

test("a setup is made by hand, stands in the link, and a bad one is mended with a sentence", async () => {
  await withPage(
    { viewport: { width: 390, height: 844 }, colorScheme: "dark", path: "#data=digits&tab=race" },
    async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.querySelectorAll(".race-list").length === 3, null, patience);
      await page
        .locator(`${lane("A")} select`)
        .first()
        .selectOption("layers");
      await page.locator(`${lane("A")} .race-own input`).fill("784-12-784");
      await page.locator(`${lane("A")} .race-own input`).press("Enter");
      await page.locator(`${lane("B")} .race-differs > select`).selectOption("loss");
      await page.locator(`${lane("C")} button[aria-label="Remove lane C"]`).click();
      await page.locator("#race-images").fill("500");
      await page.locator("#race-images").press("Enter");
      await page.waitForFunction(() => location.hash.includes("race="));
      assert.equal(
        new URLSearchParams(new URL(page.url()).hash.slice(1)).get("race"),
        "images.500 784-12-784 deep loss.bce",
      );
      assert.equal(await page.locator(lane("C")).count(), 0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);

      // A list that cannot be is told of where it stands, and nothing is lost.
      await page.locator(`${lane("A")} .race-own input`).fill("784-12-700");
      await page.locator(`${lane("A")} .race-own input`).press("Enter");
      await page.locator(`${lane("A")} .race-problem`, { hasText: "the output has 700 numbers" }).waitFor(patience);
      await page.locator("#race-batch").fill("0");
      await page.locator("#race-batch").press("Enter");
      assert.match(await textOf(page, "problem"), /Batch goes from 1 to 4096; it stays 128/);
      await page.locator("#dismiss").click();
      await page.click("#race-start");
      await page.waitForFunction(() => !document.getElementById("complaint")?.hidden, null, patience);
      assert.match(await textOf(page, "problem"), /700/);
      await page.locator("#dismiss").click();
      await accessible(page, "390 px, dark", "#panel-race");
    },
  );
});

test("a free race ends by the clock; the network above and the race do not train together", async () => {
  await withPage(
    {
      path: "#data=digits&images=1000&answer=own&tab=race&race=free+seconds.2+data.digits+images.500+784-8-784+784-4-784",
    },
    async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.querySelectorAll(".race-list").length === 2, null, patience);
      await page.click("#play");
      await page.waitForFunction(() => document.body.classList.contains("running"), null, patience);
      await page.click("#race-start");
      await page.waitForFunction(() => !document.body.classList.contains("running"), null, patience);
      await page.locator("#race-winner").waitFor(patience);
      const [a, b] = [await figure(page, "A", "Time"), await figure(page, "B", "Time")].map((time) =>
        Number.parseFloat(String(time)),
      );
      assert(a >= 1 && b >= 1, `${a} s and ${b} s`); // both at once, not one after the other
      assert.equal(await page.locator("#race-step").isDisabled(), true);
      await page.selectOption("#race-by", "seconds");
      assert.match((await page.locator(".race-plot .u-legend").textContent()) ?? "", /Seconds of training.*A.*B/s);
    },
  );
});

test("what is wrong with a race in the link is said while another view is open", async () => {
  await withPage({ path: "#data=digits&tab=runs&race=zzz" }, async (page) => {
    await ready(page);
    await page.waitForFunction(
      () => /“zzz” is no setting/.test(document.getElementById("problem")?.textContent ?? ""),
      null,
      patience,
    );
    await page.waitForFunction(() => !location.hash.includes("race="), null, patience);
    await page.evaluate(() => (location.hash = "data=digits&tab=runs&race=conv+x784-64-784"));
    await page.waitForFunction(
      () => /lane B: .*x784/.test(document.getElementById("problem")?.textContent ?? ""),
      null,
      patience,
    );
    await page.click("#tab-race"); // where the lane can be mended
    await page.waitForFunction(
      () => /lane B: .*x784/.test(document.getElementById("problem")?.textContent ?? ""),
      null,
      patience,
    );
    assert.equal(await page.locator(`${lane("B")} .race-own input`).inputValue(), "x784-64-784");
  });
});
