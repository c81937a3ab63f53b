// The article: its buttons set the instrument, its contents lead to sections, its figures are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sections } from "../../story/sections.js";
import { accessible, eventually, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const opened = async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await ready(page);
  await page.locator("#story .sources").waitFor();
};

test("every button sets what it says, and leads to the instrument", async () => {
  await withPage({}, async (page) => {
    await opened(page);
    for (const { actions } of sections) {
      for (const { name, values, trains, starts } of actions) {
        const button = page.locator(`#story-set-${name}`);
        if (!(await button.count())) continue; // its network is not shipped
        await button.click();
        for (const [key, value] of Object.entries(values)) {
          if (key === "tab")
            assert.equal(await page.locator(`#tab-${value}`).getAttribute("aria-selected"), "true", name);
          else assert.equal(await page.locator(`#setting-${key}`).inputValue(), String(value), `${name}: ${key}`);
        }
        assert.match(await textOf(page, "milestone"), /^Set: /, name);
        if (trains) {
          assert.equal(await page.evaluate(() => scrollY), 0, name);
          assert.equal(await page.evaluate(() => document.activeElement?.id), "play", name);
          assert.equal(await page.locator("#play.awaited").count(), starts ? 0 : 1, name);
        }
        const second = values.validation ? /Validation loss/ : /Test loss/;
        if (trains) assert.match((await page.locator("#stat-test-of").textContent()) ?? "", second, name);
        if (starts) {
          await page.waitForFunction(() => document.body.classList.contains("running"));
          await page.click("#play");
          await page.waitForFunction(() => !document.body.classList.contains("running"));
        }
      }
    }
    assert.equal(await textOf(page, "problem"), "");
  });
});

test("the contents lead to a section, the address with them, and a link leads there again", async () => {
  await withPage({}, async (page) => {
    await opened(page);
    await page.locator(".story-contents a", { hasText: "Denoising" }).focus();
    await page.keyboard.press("Enter");
    const inSight = () =>
      page.evaluate(() => {
        const { top } = /** @type {Element} */ (document.getElementById("story-denoising")).getBoundingClientRect();
        return top > 0 && top < innerHeight / 2 && document.activeElement?.id === "story-denoising";
      });
    assert.equal(await inSight(), true);
    assert.match(page.url(), /section=denoising/);
    assert.match(
      (await page.locator(".story-contents a", { hasText: "Deep" }).getAttribute("href")) ?? "",
      /^#seed=1.*section=deep/,
    );
    await page.reload();
    await opened(page);
    await page.waitForFunction(() => document.activeElement?.id === "story-denoising");
    await page.locator("#story-set-denoiser").click();
    assert.doesNotMatch(page.url(), /section/);
    await page.waitForFunction(() => scrollY === 0);

    // And back to where the reader was; the way goes as soon as it has been used.
    await page.click("#story-back");
    await page.waitForFunction(() => document.activeElement?.id === "story-set-denoiser");
    await page.locator("#story-back").waitFor({ state: "detached" });
    const top = (await page.locator("#story-set-denoiser").boundingBox())?.y ?? 0;
    assert(top > 100 && top < 800, `the button is at ${top}`);

    await page.locator("#story p button.term", { hasText: "random number" }).click();
    assert.match(await textOf(page, "term-popover-text"), /noise|chance/i);
  });
});

test("formulas are MathML, and the figures are drawn once they are in sight", async () => {
  await withPage({}, async (page) => {
    await opened(page);
    assert.equal(
      await page.locator("#story math").count(),
      sections
        .flatMap(({ blocks }) => blocks)
        .reduce((n, block) => n + (typeof block === "object" && "formulas" in block ? block.formulas.length : 0), 0),
    );
    // The first formula, as a screen reader would go through it.
    assert.equal(
      await page
        .locator("#story math")
        .first()
        .evaluate((math) => math.textContent),
      "h=f(x)=φ(Wx+b)",
    );
    for (const figure of ["convolution", "noise"]) {
      await page.locator(`.story-figure.${figure}`).scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (name) =>
          [...document.querySelectorAll(`.story-figure.${name} canvas`)].every((canvas) => {
            const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
              new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
            );
            context.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
            const { data } = context.getImageData(0, 0, 28, 28);
            return new Set(data).size > 8;
          }),
        figure,
        { timeout: 60_000 },
      );
    }
    // What is alive: a waist to pull, a filter to slide, noise to turn up.
    const set = (/** @type {string} */ id, /** @type {number} */ value) => page.locator(`#${id}`).fill(String(value));
    const label = () => page.locator(".story-figure.hourglass svg").getAttribute("aria-label");
    assert.match((await label()) ?? "", /128, 8, 128/);
    await set("story-waist", 4);
    assert.match((await label()) ?? "", /128, 64, 128/);
    assert.match(
      await page.locator(".story-figure.hourglass output").innerText(),
      /^64 numbers: .* \.00776, 21\.1 dB$/,
    );
    const answer = () =>
      page
        .locator(".story-figure.convolution canvas")
        .last()
        .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const whole = await answer();
    await set("story-filter", 300);
    await page.waitForFunction(() => !document.querySelector(".spot")?.hasAttribute("hidden"));
    await eventually(async () => assert.notEqual(await answer(), whole));
    await set("story-filter", 784);
    await eventually(async () => assert.equal(await answer(), whole));
    const last = page.locator(".columns-of-noise .figure-small").last();
    const before = await last.innerText();
    await set("story-noise", 1);
    await eventually(async () => assert.notEqual(await last.innerText(), before));
    await set("story-noise", 0.75);
    await eventually(async () => assert.equal(await last.innerText(), before));
    // The denoiser answers: what it restores from noise is better than the noise.
    const psnr = (await page.locator(".columns-of-noise .figure-small").allTextContents()).map(Number.parseFloat);
    assert.equal(psnr.length, 4);
    assert(psnr[0] > psnr[2] && psnr[2] > 12, psnr.join(" "));
  });
});

for (const [width, height, colorScheme, path] of /** @type {Array<[number, number, "light" | "dark", string]>} */ ([
  [1440, 900, "dark", ""],
  [390, 844, "light", "?lang=de"],
])) {
  test(`axe finds nothing in the article, ${width} px, ${colorScheme}`, async () => {
    await withPage({ viewport: { width, height }, colorScheme, path }, async (page) => {
      await opened(page);
      await accessible(page, "the article", "#story");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    });
  });
}
