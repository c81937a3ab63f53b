// Takes the pictures of the README from today's page: node static/test/pictures.mjs

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digits, draw, ready, setField, withPage } from "./page.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", ".pictures");
mkdirSync(folder, { recursive: true });

/** @type {Array<[string, { width: number, height: number }, "light" | "dark"]>} */
const pictures = [
  ["page-light.png", { width: 1440, height: 900 }, "light"],
  ["page-dark.png", { width: 1440, height: 900 }, "dark"],
];
for (const [name, viewport, colorScheme] of pictures) {
  await withPage({ viewport, colorScheme }, async (page) => {
    await ready(page);
    await setField(page, "epochs", 8);
    await page.click("#play");
    await draw(page, digits[3]);
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 120_000 });
    await page.screenshot({ path: join(folder, name) });
  });
}
