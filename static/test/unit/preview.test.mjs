// What other programs show beside a link to the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { builtSite } from "../site.mjs";

/** @param {string} page @returns {Record<string, string>} what it says of itself, by property or name */
const said = (page) =>
  Object.fromEntries(
    [...page.matchAll(/<meta\s+(?:property|name)="([^"]+)"\s+content="([^"]*)"/g)].map(([, name, content]) => [
      name,
      content,
    ]),
  );

test("a link has a title, a description and a picture", () => {
  const about = said(readFileSync(join(builtSite, "index.html"), "utf8"));
  for (const key of ["og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description"])
    assert(about[key].length > 20, key);
  assert.equal(about["twitter:card"], "summary_large_image");
  assert.match(about["og:image"], /^(https?:.*\/)?preview\.png$/);
  assert.equal(about["twitter:image"], about["og:image"]);
  const png = readFileSync(join(builtSite, "preview.png"));
  assert.equal(png.toString("latin1", 0, 8), "\x89PNG\r\n\x1a\n");
  assert.equal(png.toString("latin1", 12, 16), "IHDR");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([String(width), String(height)], [about["og:image:width"], about["og:image:height"]]);
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  assert.equal(rows.length, height * (1 + 3 * width));
  // On either side of the middle there are digits, and on the right less noise.
  const dark = (/** @type {number} */ from, /** @type {number} */ to) => {
    let count = 0;
    for (let y = 0; y < height; y++)
      for (let x = from; x < to; x++) count += Number(rows[y * (1 + 3 * width) + 1 + 3 * x] < 128);
    return count;
  };
  const [left, right] = [dark(0, 400), dark(800, width)];
  assert(right > 5000 && left > right, `${left}, ${right}`);
});

test("where the origin is known, the preview's addresses are absolute", () => {
  const site = mkdtempSync(join(tmpdir(), "hourglass-preview-"));
  writeFileSync(join(site, "wasm_exec.js"), ""); // make puts the program there
  const build = fileURLToPath(new URL("../../tools/build.mjs", import.meta.url));
  const make = (/** @type {string} */ ORIGIN) =>
    execFileSync(process.execPath, [build, site, "--dev"], { env: { ...process.env, ORIGIN }, stdio: "pipe" });
  try {
    make("https://example.org/hourglass");
    const about = said(readFileSync(join(site, "index.html"), "utf8"));
    assert.equal(about["og:image"], "https://example.org/hourglass/preview.png");
    assert.equal(about["twitter:image"], about["og:image"]);
    assert.equal(about["og:url"], "https://example.org/hourglass/");
    make("");
    assert.equal(said(readFileSync(join(site, "index.html"), "utf8"))["og:image"], "preview.png");
    assert.throws(() => make("example.org"), /ORIGIN is no address/);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
});
