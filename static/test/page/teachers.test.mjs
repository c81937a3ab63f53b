// The pages for teachers, which need no script: they lead where they say, and axe finds nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, ready, withPage } from "../page.mjs";

for (const [language, width, colorScheme] of /** @type {const} */ ([
  ["en", 1440, "light"],
  ["de", 390, "dark"],
]))
  test(`for teachers: ${language} at ${width} px, ${colorScheme}`, async () => {
    await withPage({ viewport: { width, height: 900 }, colorScheme, path: `?lang=${language}` }, async (page) => {
      await ready(page);
      await page.click("#teachers");
      await page.waitForURL(`**/teachers/${language}.html`);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      await accessible(page, "for teachers");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      const broken = await page.evaluate(() =>
        [...document.images].filter(({ complete, naturalWidth }) => complete && !naturalWidth).map(({ src }) => src),
      );
      assert.deepEqual(broken, []);
      await page.locator("a[href*='#class']").click();
      await ready(page);
      await page.locator("#class-go").waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), language);
    });
  });
