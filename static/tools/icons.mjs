// Draws icon.svg in the sizes that installing asks for.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Files of icons/, as manifest.webmanifest and index.html name them, and their sides in pixels. */
const sides = {
  "icon-192.png": 192,
  "icon-512.png": 512,
  "maskable-192.png": 192,
  "maskable-512.png": 512,
  "apple-touch-180.png": 180,
};

export const iconNames = /** @type {Array<keyof typeof sides>} */ (Object.keys(sides));

/** @type {Promise<void> | undefined} */
let started;

/**
 * @param {string} svg
 * @returns {Promise<Array<{ name: string, png: Uint8Array }>>}
 */
export async function drawIcons(svg) {
  started ??= initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await started;
  // Systems cut the corners of these themselves, each in its own way.
  const square = svg.replace(/(<rect [^>]*?) rx="[^"]*"/, "$1");
  if (square === svg) throw new Error("icon.svg has no round corners");
  return iconNames.map((name) => {
    const image = new Resvg(name.startsWith("icon-") ? svg : square, { fitTo: { mode: "width", value: sides[name] } });
    return { name, png: image.render().asPng() };
  });
}
