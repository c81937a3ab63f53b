// Languages beside English and German, and one that is written from right to left. There is none of these yet: a
// made-up one has English in Hebrew letters, longer by a third.

import assert from "node:assert/strict";
import { test } from "node:test";
import { panels } from "../../panels.js";
import { languages } from "../../strings/strings.js";
import { accessible, ready, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const letters = "אבגדהוזחטיכלמנסעפצקרשת";

/** Words as Hebrew letters, longer; names in braces stay. @param {string} text */
const foreign = (text) =>
  text.replace(/\{\w+\}|[a-z]+/gi, (word) =>
    word.startsWith("{")
      ? word
      : [...word, ...word.slice(0, Math.ceil(word.length / 3))]
          .map((letter) => letters[letter.toLowerCase().charCodeAt(0) % letters.length])
          .join(""),
  );

/** Puts the language in the place of Hebrew. @param {Page} page */
async function teach(page) {
  await page.route("**/strings/strings.js", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/de: ?"Deutsch"/, '$&,he:"Pseudo"');
    assert.match(body, /Pseudo/);
    await route.fulfill({ response: answer, body });
  });
  await page.route(/\/strings\/he(\/\w+)?\.js$/, async (route) => {
    const url = route.request().url();
    const answer = await route.fetch({ url: url.replace("/he", "/en") });
    const body = (await answer.text()).replace(
      /("[\w.]+":)"((?:[^"\\]|\\.)*)"/g,
      (_, key, words) => `${key}"${foreign(words)}"`,
    );
    await route.fulfill({ response: answer, body: body.replaceAll("./en/", "./he/") });
  });
}

/** What is seen beyond the sides of the window, unless it scrolls by itself. @param {Page} page */
const beyond = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, svg, canvas"))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > innerWidth + 1);
      })
      .filter((element) => {
        for (let at = element.parentElement; at; at = at.parentElement)
          if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return false;
        return true;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** The page with all that can be opened, one after the other. @param {Page} page */
async function all(page) {
  await page.evaluate(() => document.getElementById("way-build")?.click());
  await page.evaluate(() => document.getElementById("exercise-transposed")?.click());
  await page.locator(".handwork").waitFor();
  assert.deepEqual(await beyond(page), []);
  await accessible(page, "at first");
  await page.evaluate(() => document.getElementById("dock-leave")?.click());
  for (const { name } of panels) {
    await page.evaluate((name) => document.getElementById(`tab-${name}`)?.click(), name);
    await page.locator(`#panel-${name} h2`).first().waitFor();
    assert.deepEqual(await beyond(page), [], name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
  }
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
])
  test(`from right to left at ${width} px: nothing beyond the sides, and axe finds nothing`, async () => {
    await withPage({ own: true, viewport: { width, height } }, async (page) => {
      await teach(page);
      await page.goto(`${new URL(page.url()).origin}/?lang=he`);
      await ready(page);
      await page.locator("#exercise-spoil").waitFor();
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      const share = await page.locator("#share-button").boundingBox();
      const title = await page.locator("h1").first().boundingBox();
      assert(share && title && share.x < title.x, "the header is mirrored");
      const drawn = await page.locator("#pad").boundingBox();
      const restored = await page.locator("#pad-restored").boundingBox();
      if (width > 1000) assert(drawn && restored && drawn.x < restored.x, "what happens goes from left to right");
      await all(page);
    });
  });

for (const language of Object.keys(languages).filter((name) => !["en", "de"].includes(name)))
  test(`in ${language} at 390 px: nothing beyond the sides, and axe finds nothing`, async () => {
    await withPage({ viewport: { width: 390, height: 844 }, path: `?lang=${language}` }, async (page) => {
      await ready(page);
      await page.locator("#exercise-spoil").waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      await all(page);
    });
  });
