// What a system shows of the page when it is installed.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { iconNames } from "../../tools/icons.mjs";
import { builtSite } from "../site.mjs";

const read = (/** @type {string} */ path) => readFileSync(join(builtSite, path));
const html = read("index.html").toString();

test("the manifest names icons of the sizes that it says, and the page's colours are those of its style", () => {
  const { icons, theme_color, background_color, start_url, scope } = JSON.parse(
    read("manifest.webmanifest").toString(),
  );
  assert.deepEqual([start_url, scope], ["./", "./"]); // wherever the site lies
  for (const { src, sizes } of icons) {
    assert(existsSync(join(builtSite, src)), src);
    if (!src.endsWith(".png")) continue;
    const png = read(src);
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
  }
  for (const purpose of [undefined, "maskable"])
    for (const size of ["192x192", "512x512"])
      assert(icons.some((/** @type {any} */ icon) => icon.purpose === purpose && icon.sizes === size));
  const touch = html.match(/rel="apple-touch-icon" href="icons\/([^"]+)"/)?.[1];
  assert(iconNames.some((name) => name === touch));
  const papers = [...readFileSync(new URL("../../style.css", import.meta.url), "utf8").matchAll(/--paper: (#\w+)/g)];
  const [light, dark] = papers.map(([, color]) => color);
  const themes = [...html.matchAll(/name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"/g)];
  assert.deepEqual(Object.fromEntries(themes.map(([, color, scheme]) => [scheme, color])), { light, dark });
  assert.deepEqual([theme_color, background_color], [light, light]);
});
