// Each exercise, solved through the page from its words alone, and not solved by near misses.

import assert from "node:assert/strict";
import { transposedConvolution } from "../../exercises/transposed.js";
import { check, count, exercise, train, unsolved } from "../exercise.mjs";
import { digits, draw, eventually, setField } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** An A of three strokes, as draw takes them. @type {Array<Array<[number, number]>>} */
const letterA = [
  [
    [0.24, 0.84],
    [0.5, 0.16],
  ],
  [
    [0.5, 0.16],
    [0.76, 0.84],
  ],
  [
    [0.34, 0.6],
    [0.66, 0.6],
  ],
];

exercise("spoil", async (page) => {
  await page.locator("#setting-noise").fill("0.6");
  const met = (/** @type {number[]} */ places, /** @type {boolean[]} */ wanted) =>
    eventually(async () =>
      assert.deepEqual(await Promise.all(places.map(async (i) => (await check(page, i)).met)), wanted),
    );
  await met([0, 2], [false, true]);
  await unsolved(page); // the digit that stood there is not the person's
  await draw(page, [
    [0.5, 0.45],
    [0.5, 0.5],
  ]);
  await met([0, 1], [true, false]);
  await unsolved(page); // nor is a dot a digit
  // What undo and redo bring back is whose it was.
  for (const [id, drawn] of /** @type {const} */ ([
    ["pad-undo", false],
    ["pad-redo", true],
  ])) {
    await page.click(`#${id}`);
    await met([0], [drawn]);
  }
  // A letter is none.
  await page.click("#pad-clear");
  await draw(page, [
    [0.38, 0.2],
    [0.38, 0.8],
    [0.68, 0.8],
  ]);
  await met([0, 1, 4], [true, true, false]);
  assert.match((await page.locator("#dock .checks li").nth(4).textContent()) ?? "", /letter L/);
  await unsolved(page);
  await page.click("#pad-clear");
  await draw(page, digits[3]);
});

exercise("letter", async (page) => {
  await page.click("#pad-clear");
  for (const stroke of letterA) await draw(page, stroke);
  const met = (/** @type {boolean[]} */ wanted) =>
    eventually(async () =>
      assert.deepEqual(await Promise.all(wanted.map(async (_, i) => (await check(page, i)).met)), wanted),
    );
  await met([true, true, true, false]);
  assert.match((await page.locator("#dock .checks li").nth(3).textContent()) ?? "", /letter A/);
  await unsolved(page); // the wide code gives the letter back
  await page.click("#pad-clear");
  await draw(page, digits[3]);
  await page.selectOption("#setting-shown", "map");
  await met([true, true, false, true]);
  await unsolved(page); // a digit is no letter
  await page.click("#pad-clear");
  for (const stroke of letterA) await draw(page, stroke);
});

exercise("first-run", async (page) => {
  await train(page);
  assert((await check(page, 1)).value > 0.01);
  await unsolved(page);
  await setField(page, "rate", 0.005);
  await setField(page, "batch", 32);
  await setField(page, "epochs", 5);
  await train(page);
});

exercise("four-nine", async (page) => {
  await train(page);
  assert.equal((await check(page, 0)).met, true);
  // A network that has hardly been trained confuses them too, but that is not its code's fault.
  await setField(page, "code", 16);
  await train(page, "step");
  assert.equal((await check(page, 1)).met, true);
  await unsolved(page);
  for (const code of [12, 6]) {
    if ((await count(page)).includes("solved")) break;
    await setField(page, "code", code);
    await page.click("#reset");
    await train(page);
  }
});

exercise("beat-pca", async (page) => {
  await setField(page, "epochs", 1);
  await train(page);
  assert((await check(page, 0)).value < 0);
  await setField(page, "layers", "784-128-8:linear-128-784");
  await setField(page, "rate", 0.005);
  await setField(page, "epochs", 4);
  await train(page);
});

exercise("dead-pixels", async (page) => {
  await setField(page, "rate", 0.01);
  await setField(page, "epochs", 1);
  await page.selectOption("#setting-output", "relu");
  await train(page);
  assert.equal((await check(page, 0)).met, true);
  await unsolved(page);
  // Half as long is no cure.
  await page.selectOption("#setting-output", "sigmoid");
  await train(page, "step");
  await unsolved(page);
  await page.click("#reset");
  await train(page);
  // Solved, it shows the dead pixels of the network that had them, and each network in the table.
  assert((await check(page, 0)).value >= 80);
  assert.equal((await check(page, 1)).value, 0);
  await page.click("#dock-toggle");
  await page.click(".tries summary");
  assert.match((await page.locator(".tries tbody tr").allTextContents()).join("\n"), /✓ all[^]*Output ReLU[^]*1 of 2/);
});

exercise("overfit", async (page) => {
  // As the hints say.
  await setField(page, "images", 40);
  await setField(page, "epochs", 150);
  await train(page);
  assert.deepEqual(await Promise.all([0, 1, 2, 3].map(async (i) => (await check(page, i)).met)), [
    true,
    true,
    true,
    false,
  ]);
  const answer = async (/** @type {number} */ epoch) => {
    await page.locator("#dock-answer").fill(String(epoch));
    await page.locator("#dock-answer").press("Enter");
  };
  if (!(await page.locator("#dock-answer").isVisible())) await page.click("#dock-toggle");
  await answer(149);
  assert.match((await page.locator(".answer").textContent()) ?? "", /One more try/);
  await unsolved(page);
  await page.click("#dock-toggle"); // which lies over the curve
  await answerFromCurve(page, answer);
});

/**
 * Reads the curve as a person does, point by point.
 * @param {Page} page
 * @param {(epoch: number) => Promise<void>} answer
 */
async function answerFromCurve(page, answer) {
  await page.locator("#chart").scrollIntoViewIfNeeded();
  const box = await page.locator("#chart .u-over").boundingBox();
  assert(box);
  let [best, least] = [NaN, Infinity];
  for (let x = 1; x < box.width; x += 3) {
    await page.mouse.move(box.x + x, box.y + 20);
    const [epoch, , test] = await page.locator("#chart .u-legend .u-value").allTextContents();
    if (Number(test) < least) [best, least] = [Number(epoch), Number(test)];
  }
  await page.click("#dock-toggle");
  await answer(best);
}

exercise("sparse", async (page) => {
  await setField(page, "epochs", 1);
  await train(page);
  assert.equal((await check(page, 1)).met, false);
  await setField(page, "sparsity", 0.0005);
  await setField(page, "epochs", 4);
  await page.click("#reset");
  await train(page);
});

exercise("jpeg", async (page) => {
  await train(page);
  assert((await check(page, 0)).value < 20);
  await unsolved(page);
  await setField(page, "images", 60_000);
  await setField(page, "epochs", 2);
  await train(page);
});

exercise("median", async (page) => {
  await train(page);
  assert.equal((await check(page, 0)).met, false); // no noise, nothing to remove
  await setField(page, "noise", 0.4);
  await setField(page, "epochs", 1);
  await page.click("#reset");
  await train(page);
  assert.deepEqual([(await check(page, 0)).met, (await check(page, 1)).met], [true, false]);
  await unsolved(page);
  await setField(page, "epochs", 6);
  await train(page);
});

exercise("new-noise", async (page) => {
  await train(page);
  assert.equal((await check(page, 0)).met, true);
  // A strength of its own for each batch is not enough.
  await page.selectOption("#setting-noiseRange", "random");
  await page.click("#reset");
  await train(page);
  await unsolved(page);
  await page.selectOption("#setting-noiseRange", "fixed");
  await page.click("#dock-toggle");
  await page.locator("#dock .controls button", { hasText: "Kind of noise" }).click();
  await page.selectOption("#setting-noiseKind", "square");
  await page.click("#reset");
  await train(page);
});

exercise("deep-wide", async (page) => {
  await train(page);
  await unsolved(page);
  // Deeper, but with more parameters.
  await setField(page, "layers", "784-64-64-64-8:linear-64-64-64-784");
  await train(page);
  assert((await check(page, 0)).value === undefined || !(await check(page, 0)).met);
  await unsolved(page);
  await setField(page, "layers", "784-56-56-56-8:linear-56-56-56-784");
  await train(page);
});

exercise("race", async (page) => {
  const race = async (/** @type {string} */ lane) => {
    if (!(await page.locator("#dock-answer").isVisible())) await page.click("#dock-toggle");
    await page.selectOption("#dock-answer", { label: lane });
    await page.click(".answer button");
    assert.match((await page.locator(".answer .explain").textContent()) ?? "", new RegExp(`Noted: ${lane}`));
    await page.click("#dock-toggle"); // which lies over the buttons
    await page.click("#race-start");
    await page.waitForFunction(() => document.getElementById("race-status")?.textContent?.includes("over"));
  };
  await race("A");
  await eventually(async () => assert.equal((await check(page, 0)).value, 3));
  assert.equal((await check(page, 2)).value, 0); // the smallest code does not win
  // Who has seen a race does not predict the same one.
  await page.click("#race-reset");
  await race("B");
  assert.equal((await check(page, 2)).value, 0);
  await unsolved(page);
  for (const lanes of ["code.2 vanilla code.8 vanilla code.64", "code.3 vanilla code.10 vanilla code.48"]) {
    await page.evaluate((lanes) => {
      const words = `images.3000 epochs.1 batch.32 vanilla ${lanes}`;
      location.hash = location.hash.replace(/race=[^&]*/, `race=${encodeURIComponent(words)}`);
    }, lanes);
    await page.waitForFunction(
      (lanes) =>
        decodeURIComponent(location.hash).includes(lanes.split(" ")[0]) &&
        !document.querySelector("#race-start:disabled"),
      lanes,
    );
    await race("C");
  }
});

exercise("morph", async (page) => {
  await eventually(async () => assert.equal((await check(page, 1)).value, 0)); // there is a tangle on the way
  await unsolved(page);
  await page.selectOption("#map-to", "9");
  await page.selectOption("#map-from", "1");
  await eventually(async () => assert.equal((await check(page, 1)).met, true));
  await unsolved(page); // over one other digit at most
  await page.selectOption("#map-from", "3");
  await page.selectOption("#map-to", "6");
});

exercise("transposed", async (page) => {
  if (!(await page.locator(".handwork").isVisible())) await page.click("#dock-toggle");
  const numbers = async (/** @type {number} */ which) =>
    (await page.locator(".handwork table").nth(which).locator("tr").all()).map((row) =>
      row.locator("td").allTextContents(),
    );
  const grid = async (/** @type {number} */ which) =>
    (await Promise.all(await numbers(which))).map((row) => row.map((text) => Number(text.replace("−", "-"))));
  const out = transposedConvolution(await grid(0), await grid(1), 2).flat();
  const fields = page.locator(".handwork input");
  assert.equal(await fields.count(), 25);
  for (const [i, number] of out.entries()) await fields.nth(i).fill(String(i === 12 ? number + 1 : number));
  await eventually(async () => assert.equal((await check(page, 0)).value, 24));
  await unsolved(page);
  await fields.nth(12).fill(String(out[12]));
});
