// What one draws with: tools, undo, keys, and pictures from elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, digits, draw, frames, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The ink of one of the small pictures, from 0 to 784. @param {Page} page @param {string} id */
const inkOf = (page, id) =>
  page.evaluate((id) => {
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
    );
    context.drawImage(/** @type {HTMLCanvasElement} */ (document.getElementById(id)), 0, 0);
    const { data } = context.getImageData(0, 0, 28, 28);
    let sum = 0;
    for (let i = 0; i < 784; i++) sum += (253 - data[4 * i]) / 226;
    return Math.round(sum);
  }, id);

/** @param {Page} page @param {string} tool */
const choose = (page, tool) => page.locator(`#pad-tools label:has([value=${tool}])`).click();

/** @param {Page} page @param {string} id of a canvas */
const pictureOf = (page, id) =>
  page.locator(`#${id}`).evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());

/** Waits for another drawing. @param {Page} page @param {string} before */
const changed = (page, before) =>
  page.waitForFunction(
    (before) => /** @type {HTMLCanvasElement} */ (document.getElementById("pad-seen")).toDataURL() !== before,
    before,
  );

/** The first digit of Rows. @param {Page} page */
const firstRow = (page) => page.locator("#panel-rows .column:not([disabled])").first();

/** A picture of a bar: a script that makes its Blob. */
const bar = picture(100, 100, "white", "black");

/** @param {number} width @param {number} height @param {string} paper @param {string} ink */
function picture(width, height, paper, ink) {
  return `(() => {
    const canvas = new OffscreenCanvas(${width}, ${height});
    const context = canvas.getContext("2d");
    context.fillStyle = "${paper}"; context.fillRect(0, 0, ${width}, ${height});
    context.fillStyle = "${ink}"; context.fillRect(${width} * 0.45, ${height} * 0.2, ${width} * 0.1, ${height} * 0.6);
    return canvas.convertToBlob();
  })()`;
}

/** Drops a file onto the pad. @param {Page} page @param {string} script that makes a Blob */
const drop = (page, script) =>
  page.evaluate(async (script) => {
    const blob = await /** @type {Promise<Blob>} */ (new Function(`return (async () => ${script})()`)());
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob], "file", { type: blob.type }));
    document
      .getElementById("pad")
      ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, script);

test("undo and redo go stroke by stroke, over pen, eraser, noise pen and clear", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.click("#pad-clear");
    const inks = /** @type {string[]} */ ([]);
    const note = async () => {
      await frames(page);
      inks.push(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`);
    };
    await page.locator("#setting-noise").fill("0");
    await note();
    await draw(page, digits[7]);
    await note();
    await choose(page, "eraser");
    await draw(page, [
      [0.3, 0.2],
      [0.45, 0.2],
    ]);
    await note();
    await choose(page, "noise");
    await draw(page, [
      [0.5, 0.3],
      [0.5, 0.6],
    ]);
    await note();
    assert.equal(new Set(inks).size, 4, `some tool did nothing: ${inks}`);
    assert.equal(inks[3].split(" ")[0], inks[2].split(" ")[0], "the noise pen has changed the clean drawing");
    await page.click("#pad-clear");
    for (const wanted of inks.toReversed()) {
      await page.click("#pad-undo");
      await frames(page);
      assert.equal(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`, wanted);
    }
    for (const wanted of inks.slice(1)) {
      await page.click("#pad-redo");
      await frames(page);
      assert.equal(`${await inkOf(page, "pad-seen")} ${await inkOf(page, "pad-noisy")}`, wanted);
    }
  });
});

test("a digit drawn with keys alone, and the pen is announced", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.click("#pad-clear");
    await page.locator("#pad-clear").focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press("Shift+Tab"); // over the tools
    assert.equal(await page.evaluate(() => document.activeElement?.id), "pad");
    assert.equal(await page.locator("#pad-cursor").isVisible(), true);
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press(" ");
    assert.equal(await textOf(page, "milestone"), "Pen down at 14, 9.");
    for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await textOf(page, "milestone"), "Pen up at 14, 21.");
    await page.keyboard.press("ArrowRight");
    await frames(page);
    assert((await inkOf(page, "pad-seen")) > 30);
    assert.equal(await textOf(page, "play"), "Train"); // Space drew, it did not train
  });
});

test("pictures of any size and kind, and what is no picture", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const seen = [];
    for (const [width, height, paper, ink] of /** @type {Array<[number, number, string, string]>} */ ([
      [100, 100, "white", "black"],
      [3000, 2500, "black", "white"],
      [64, 64, "#224", "#9ab"],
      [200, 200, "transparent", "red"],
      [200, 200, "transparent", "white"],
      [120, 120, "#aaa", "white"],
    ])) {
      await page.click("#pad-clear");
      await frames(page);
      await drop(page, picture(width, height, paper, ink));
      await page.waitForFunction(() => document.getElementById("pad-noisy-psnr")?.textContent !== "–");
      seen.push(await inkOf(page, "pad-seen"));
    }
    const svg = (/** @type {string} */ size, /** @type {string} */ stroke) =>
      `new Blob(['<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 100 100"><style>path { stroke-width: 10 }</style><path d="M50 20V80" stroke="${stroke}"/></svg>'], { type: "image/svg+xml" })`;
    for (const [size, stroke] of [
      ['width="50" height="50"', "black"],
      ["", "white"],
    ]) {
      await page.click("#pad-clear");
      await frames(page);
      await drop(page, svg(size, stroke));
      await page.waitForFunction(() => document.getElementById("pad-noisy-psnr")?.textContent !== "–");
      seen.push(await inkOf(page, "pad-seen"));
    }
    for (const ink of seen) assert(ink > 40 && ink < 120, `a bar as wide as a sixth of its height: ${seen}`);

    // Where there is nothing to see or no picture at all, the drawing stays, and one is told.
    await draw(page, digits[3]);
    const before = await inkOf(page, "pad-seen");
    for (const [width, height, paper] of /** @type {Array<[number, number, string]>} */ ([
      [1, 1, "white"],
      [4000, 1, "white"],
      [1, 4000, "white"],
      [50, 50, "red"],
      [50, 50, "transparent"],
    ])) {
      await drop(page, picture(width, height, paper, paper));
      await page.waitForFunction(() =>
        document.getElementById("problem")?.textContent?.startsWith("There is nothing to see"),
      );
      await page.click("#dismiss");
      await page.locator("#problem").evaluate((problem) => (problem.textContent = ""));
    }
    for (const bad of [
      'new Blob(["hello"], { type: "image/png" })',
      'new Blob([], { type: "text/plain" })',
      'new Blob([new Uint8Array(5000)], { type: "image/jpeg" })',
      'new Blob(["<svg"], { type: "image/svg+xml" })',
    ]) {
      await drop(page, bad);
      await page.waitForFunction(() =>
        document.getElementById("problem")?.textContent?.startsWith("That is not a picture"),
      );
      await page.click("#dismiss");
    }
    assert.equal(await inkOf(page, "pad-seen"), before);
  });
});

test("a digit of one's own takes the place of the sample whenever that stands there, be it brought back", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const seen = () => pictureOf(page, "pad-seen");
    const sample = await seen();
    await draw(page, digits[7]);
    const alone = await seen();
    await page.click("#pad-undo");
    await frames(page);
    assert.equal(await seen(), sample);
    await draw(page, digits[7]);
    assert.equal(await seen(), alone);
    // Whoever erases means the sample: then the pen draws over it.
    await page.click("#pad-undo");
    await choose(page, "eraser");
    await draw(page, [
      [0.3, 0.2],
      [0.45, 0.2],
    ]);
    await choose(page, "pen");
    await draw(page, digits[7]);
    assert.notEqual(await seen(), alone);
    // With keys alone it is replaced as well.
    await page.click("#pad-undo");
    await page.click("#pad-undo");
    await frames(page);
    assert.equal(await seen(), sample);
    const bar = async () => {
      await page.locator("#pad").focus();
      for (const key of [" ", "Shift+ArrowDown", "Shift+ArrowDown", " ", "Shift+ArrowUp", "Shift+ArrowUp"])
        await page.keyboard.press(key);
      await frames(page);
      return seen();
    };
    const barAlone = await bar();
    await page.click("#pad-clear");
    assert.equal(await bar(), barAlone);
  });
});

test("what comes anew has no smudges, and the eraser takes them away", async () => {
  await withPage({ path: "#tab=rows" }, async (page) => {
    await ready(page);
    await page.locator("#setting-noise").fill("0");
    const smudge = async () => {
      await choose(page, "noise");
      await draw(page, [
        [0.3, 0.3],
        [0.7, 0.7],
      ]);
      assert.match(await textOf(page, "pad-noisy-psnr"), /\d dB/);
    };
    const unspoilt = async () => {
      await frames(page);
      assert.equal(await textOf(page, "pad-noisy-psnr"), "∞ dB");
    };
    await smudge();
    await choose(page, "pen");
    await draw(page, digits[7]);
    await unspoilt();
    await page.click("#pad-undo"); // the sample, as it was spoilt
    await frames(page);
    assert.match(await textOf(page, "pad-noisy-psnr"), /\d dB/);
    await firstRow(page).click();
    await unspoilt();
    await smudge();
    const before = await pictureOf(page, "pad-seen");
    await drop(page, bar);
    await changed(page, before);
    await unspoilt();
    await smudge();
    await choose(page, "eraser");
    await draw(page, [
      [0.3, 0.3],
      [0.7, 0.7],
    ]);
    await unspoilt();
    // Nor do any outlast the ink beneath them.
    await smudge();
    await choose(page, "eraser");
    await page.locator("#pad-width").fill("30");
    for (let y = 0.1; y <= 0.5; y += 0.15)
      await draw(page, [
        [0, y],
        [1, y],
      ]);
    for (let y = 0.9; y >= 0.5; y -= 0.15)
      await draw(page, [
        [0, y],
        [1, y],
      ]);
    assert.equal(await textOf(page, "pad-noisy-psnr"), "–");
    await choose(page, "pen");
    await draw(page, digits[7]);
    await unspoilt();
  });
});

test("undo brings back a drawing whatever has replaced it", async () => {
  await withPage({ path: "#tab=rows" }, async (page) => {
    await ready(page);
    const seen = () => pictureOf(page, "pad-seen");
    const sample = await seen();
    await draw(page, digits[3]);
    const three = await seen();
    const other = [];
    for (const replace of [() => firstRow(page).click(), () => drop(page, bar), () => page.click("#pad-clear")]) {
      await replace();
      await changed(page, three);
      other.push(await seen());
      await page.click("#pad-undo");
      await frames(page);
      assert.equal(await seen(), three);
      await page.click("#pad-redo");
      await frames(page);
      assert.equal(await seen(), other.at(-1));
      await page.click("#pad-undo");
      await frames(page);
    }
    assert.equal(new Set(other).size, 3);
    await page.click("#pad-undo");
    await frames(page);
    assert.equal(await seen(), sample);
    assert.equal(await page.locator("#pad-undo").isDisabled(), true);
  });
});

test("undo and redo by keys, but not while typing", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const seen = () => pictureOf(page, "pad-seen");
    const press = async (/** @type {string} */ keys) => {
      await page.keyboard.press(keys);
      await frames(page);
      return seen();
    };
    const sample = await seen();
    await draw(page, digits[3]);
    const three = await seen();
    await choose(page, "noise"); // the focus is on a tool
    for (const modifier of ["Control", "Meta"]) {
      assert.equal(await press(`${modifier}+z`), sample);
      assert.equal(await press(`${modifier}+Shift+Z`), three);
    }
    await page.locator("#pad").focus();
    assert.equal(await press("Control+z"), sample);
    assert.equal(await press("Control+y"), three);
    await page.locator("#setting-seed").focus();
    assert.equal(await press("Control+z"), three);
    // It lifts the keyboard's pen.
    await choose(page, "pen");
    await page.locator("#pad").focus();
    for (const key of ["Space", "Shift+ArrowDown"]) await page.keyboard.press(key);
    assert.equal(await press("Control+z"), three);
    assert.equal(await press("ArrowDown"), three);
    await page.click("#help");
    assert.match(await textOf(page, "keys"), /Ctrl\+Z/);
    assert.equal(await press("Control+z"), three); // beneath the dialog
  });
});

test("small ink is said to be enlarged, after the stroke and without moving anything", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const small = page.locator("#pad-small");
    const below = async () => (await page.locator("#pad-settings").boundingBox())?.y;
    const before = await below();
    assert.equal(await small.isVisible(), false);
    await page.hover("#pad", { position: { x: 150, y: 250 } });
    await page.mouse.down();
    await frames(page);
    assert.equal(await small.isVisible(), false);
    await page.mouse.up();
    assert.equal(await small.isVisible(), true);
    assert.equal(await below(), before);
    const [hint, field] = [await small.boundingBox(), await page.locator("#pad-field").boundingBox()];
    assert(hint && field && hint.y + hint.height < field.y, "over the ink");
    await accessible(page, "with a dot on the pad", ".drawing");
    await draw(page, digits[7]);
    assert.equal(await small.isVisible(), false);
  });
});
