// Words that explain themselves: by pointer, keyboard and touch, in all looks; and the glossary.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { terms } from "../../terms/list.js";
import { accessible, eventually, frames, look, looks, openTab, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "build", "pictures");
const path = "#data=digits";
const popover = "#term-popover";
const epoch = '.stats [data-term="epoch"]';

/** @param {Page} page */
const closed = (page) => page.waitForSelector(popover, { state: "detached" });

/** @param {Page} page @param {string} name what is explained */
async function explains(page, name) {
  await page.waitForSelector(popover);
  assert.equal(await textOf(page, "term-popover-name"), name);
  assert.match(await textOf(page, "term-popover-text"), /^[A-Z].*\.$/);
  assert.equal(await page.locator(`${popover} svg path`).count().then(Boolean), true);
}

/** Where it stands: whole in the window, without anything cut off. @param {Page} page @param {string} what */
async function fits(page, what) {
  const found = await page.locator(popover).evaluate((/** @type {HTMLElement} */ element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [html] = document.getElementsByTagName("html");
    const width = html.scrollWidth;
    element.hidden = true;
    const without = html.scrollWidth;
    element.hidden = false;
    return {
      inside: left >= 0 && top >= 0 && right <= html.clientWidth && bottom <= innerHeight,
      whole: element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight,
      page: width === without,
    };
  });
  assert.deepEqual(found, { inside: true, whole: true, page: true }, what);
}

test("a pointer that rests on a word opens it, may move onto what has opened, and closes it by leaving", async () => {
  await withPage({ path }, async (page) => {
    await ready(page);
    await page.hover("h1");
    await page.hover(epoch);
    await explains(page, "Epoch");
    assert.equal(await page.locator(epoch).getAttribute("aria-expanded"), "true");
    await page.hover("#term-popover-text");
    await page.waitForTimeout(600); // longer than it would stay
    await explains(page, "Epoch");
    await page.hover("h1");
    await closed(page);
    assert.equal(await page.locator(epoch).getAttribute("aria-expanded"), "false");
    // Escape closes it without the pointer having moved.
    await page.hover(epoch);
    await explains(page, "Epoch");
    await page.keyboard.press("Escape");
    await closed(page);
    // What was clicked stays when the pointer leaves, until one clicks elsewhere.
    await page.click(epoch);
    await page.hover("h1");
    await page.waitForTimeout(600);
    await explains(page, "Epoch");
    await page.click("h1");
    await closed(page);
    await page.click(epoch);
    await explains(page, "Epoch");
    await page.click(epoch);
    await closed(page);
  });
});

test("by keyboard: the focus opens a word, Tab leads to the glossary and on, Escape closes, the focus stays", async () => {
  await withPage({ path }, async (page) => {
    await ready(page);
    const active = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    await page.focus("#reset");
    await page.keyboard.press("Tab");
    assert.equal(await active(), "Epoch");
    await explains(page, "Epoch");
    await page.keyboard.press("Tab");
    assert.equal(await active(), "All words");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await active(), "Epoch");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await active(), "Step");
    await explains(page, "Step");
    await page.keyboard.press("Escape");
    await closed(page);
    assert.equal(await active(), "Step");
    // Space opens it, and does not train; Enter closes it.
    await page.keyboard.press("Space");
    await explains(page, "Step");
    assert.match(await textOf(page, "milestone"), /^Step: /);
    assert.equal(await textOf(page, "play"), "Train");
    await page.keyboard.press("Enter");
    await closed(page);
    // From the popover into the glossary and back to the word.
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#glossary");
    assert.equal(await active(), "glossary-step");
    await closed(page);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#glossary", { state: "hidden" });
    assert.equal(await active(), "Step");
  });
});

test("a tap opens a word and a tap elsewhere closes it; in a label it leaves the field alone", async () => {
  await withPage({ path, own: true, viewport: { width: 390, height: 844 } }, async (page) => {
    await ready(page);
    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    const tap = async (/** @type {string} */ selector) => {
      await page.locator(selector).scrollIntoViewIfNeeded();
      const box = await page.locator(selector).boundingBox();
      assert(box);
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    const name = 'label[for="setting-epochs"] .term';
    await tap(name);
    await explains(page, "Epoch");
    assert.equal(await page.locator(`${popover} .explain`).textContent(), "How often the network sees every image.");
    await fits(page, "a setting");
    assert.notEqual(await page.evaluate(() => document.activeElement?.id), "setting-epochs");
    await tap("h1");
    await closed(page);
    await tap(name);
    await explains(page, "Epoch");
    await tap(name);
    await closed(page);
    await tap('label[for="setting-seed"] .term');
    await explains(page, "Seed");
    await tap(`${popover} button`);
    await page.waitForSelector("#glossary");
    assert.equal(await page.locator("#glossary-seed").evaluate((entry) => entry === document.activeElement), true);
    await tap("#glossary > .title button");
    await page.waitForSelector("#glossary", { state: "hidden" });
  });
});

test("a field keeps its name beside a word that explains itself", async () => {
  await withPage({ path }, async (page) => {
    await ready(page);
    for (const [role, name, id] of /** @type {const} */ ([
      ["textbox", "Epochs", "setting-epochs"],
      ["combobox", "Model", "setting-model"],
      ["slider", /^Noise/, "setting-noise"],
    ]))
      assert.equal(await page.getByRole(role, { name, exact: true }).first().getAttribute("id"), id);
    await page.getByLabel("Epochs").first().fill("3");
    await page.click('label[for="setting-epochs"] .term');
    await explains(page, "Epoch");
    assert.equal(await page.locator("#setting-epochs").inputValue(), "3");
  });
});

test("layers, columns and figures explain themselves, and the second loss says which one it is", async () => {
  await withPage({ path: "#data=digits&model=conv&shown=own&validation=5&tab=runs" }, async (page) => {
    await ready(page);
    await page.click('.hg-name [data-term="conv"] >> nth=0');
    await explains(page, "Convolution");
    await page.keyboard.press("Escape");
    await closed(page);
    await page.click(".hg-tool.size >> nth=0");
    await page.click(".hg-card .term >> nth=0");
    await explains(page, "Convolution");
    await page.click(`${popover} p >> nth=1`); // which leaves the card open
    await explains(page, "Convolution");
    await page.keyboard.press("Escape");
    await closed(page);
    await page.click('.hg-card [data-term="activation"]');
    await explains(page, "Activation");
    await page.keyboard.press("Escape");
    await closed(page);
    assert.equal(await page.locator(".hg-card").isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".hg-card").isVisible(), false);
    await page.click(".stats #stat-test-of");
    await explains(page, "Loss");
    assert.match((await page.locator(`${popover} .explain`).textContent()) ?? "", /held out/);
    await page.click("#pad-restored-psnr");
    await explains(page, "PSNR in decibels (dB)");
    await openTab(page, "rows");
    await page.click('.row-names [data-term="mse"]');
    await explains(page, "Mean squared error (MSE)");
    await openTab(page, "compare");
    await page.click('.compare-table [data-term="psnr"]');
    await explains(page, "PSNR in decibels (dB)");
    await openTab(page, "race");
    await page.click('.race-fields [data-term="batch"]');
    await explains(page, "Batch");
  });
});

test("the glossary lists every term, from the keys, from the article and in German", async () => {
  await withPage({ path: `?lang=de${path}` }, async (page) => {
    await ready(page);
    await page.click("#help");
    await page.click("#keys [data-glossary]");
    await page.waitForSelector("#glossary");
    assert.deepEqual(
      await page.locator("#glossary dl > div").evaluateAll((all) => all.map(({ id }) => id)),
      terms.map((name) => `glossary-${name}`),
    );
    assert.doesNotMatch(await page.locator("#glossary").innerText(), /\b(the|network|with|image)\b/i);
    await accessible(page, "glossary", "#glossary");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#glossary", { state: "hidden" });
    assert.equal(await page.locator("#keys").isVisible(), true);
    await page.keyboard.press("Escape");
    await page.click("#story [data-glossary]");
    await page.waitForSelector("#glossary");
    await page.click("#glossary > .title button");
    await page.waitForSelector("#glossary", { state: "hidden" });
  });
});

test("in every look a word's popover fits, and axe finds nothing", async () => {
  mkdirSync(folder, { recursive: true });
  await withPage({ path }, async (page) => {
    await ready(page);
    await page.evaluate(() => document.querySelector("details")?.setAttribute("open", ""));
    for (const one of looks) {
      await look(page, one);
      for (const [name, selector] of Object.entries({
        epoch,
        seed: 'label[for="setting-seed"] .term',
        validation: 'label[for="setting-validation"] .term',
        psnr: "#pad-restored-psnr",
      })) {
        await page.locator(selector).scrollIntoViewIfNeeded();
        await page.click(selector);
        await page.waitForSelector(popover);
        await frames(page);
        await fits(page, `${name}, ${one}`);
        await page.screenshot({ path: join(folder, `term-${name}-${one[0]}-${one[2]}.png`) });
        await accessible(page, `${name}, ${one}`, `${popover}, .stats, .setting, figcaption, .curve`);
        await page.keyboard.press("Escape");
        await closed(page);
      }
      await page.evaluate(() => scrollTo(0, 0));
      await page.click("#story [data-glossary]");
      await accessible(page, `glossary, ${one}`, "#glossary");
      await page.screenshot({ path: join(folder, `glossary-${one[0]}-${one[2]}.png`) });
      await page.keyboard.press("Escape");
    }
  });
});

test("a word's popover fits a window of 320 pixels, and stands out in forced colours", async () => {
  mkdirSync(folder, { recursive: true });
  await withPage({ path }, async (page) => {
    await ready(page);
    await page.click(epoch);
    await explains(page, "Epoch");
    await accessible(page, "the whole page with a word open");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.querySelector("details")?.setAttribute("open", ""));
    // Half of 640 pixels, as at text of 200 %; and a phone on its side.
    for (const [width, height] of [
      [320, 640],
      [667, 331],
    ]) {
      await page.setViewportSize({ width, height });
      await page.locator('label[for="setting-validation"] .term').scrollIntoViewIfNeeded();
      await page.click('label[for="setting-validation"] .term');
      await page.waitForSelector(popover);
      await frames(page);
      await fits(page, `${width}`);
      await page.screenshot({ path: join(folder, `term-validation-${width}.png`) });
      await page.keyboard.press("Escape");
    }
    await page.emulateMedia({ forcedColors: "active" });
    await look(page, looks[0]);
    await page.click(epoch);
    await page.waitForSelector(popover);
    const border = await page.locator(popover).evaluate((element) => getComputedStyle(element).borderTopWidth);
    assert.equal(border, "1px");
    await page.screenshot({ path: join(folder, "term-epoch-forced.png") });
    await page.emulateMedia({ forcedColors: null });
  });
});

test("a browser without popovers shows it too", async () => {
  await withPage(
    {
      path,
      init: () => {
        // As a browser of 2022.
        for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
          Reflect.deleteProperty(HTMLElement.prototype, name);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("#term-popover { display: grid }");
        document.adoptedStyleSheets = [sheet];
      },
    },
    async (page) => {
      await ready(page);
      await page.click(epoch);
      await explains(page, "Epoch");
      await fits(page, "without popovers");
      await page.keyboard.press("Escape");
      await closed(page);
    },
  );
});

test("without their words the terms say so, and try again", async () => {
  await withPage({ path, own: true, errors: "expected" }, async (page) => {
    await page.route("**/strings/en/terms.js", (route) => route.abort());
    await page.reload();
    await ready(page);
    await page.click(epoch);
    await eventually(async () => assert.equal(await page.locator("#complaint").isVisible(), true));
    await page.unroute("**/strings/en/terms.js");
    await page.click(epoch);
    await explains(page, "Epoch");
  });
});
