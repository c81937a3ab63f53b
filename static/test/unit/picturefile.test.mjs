// What a file is, by its first bytes, and how large a picture is by its header.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOfBytes } from "../../pad/picturefile.js";

/** @param {string} latin1 */
const kind = (latin1) => kindOfBytes(Uint8Array.from(latin1, (c) => c.charCodeAt(0)));

test("pictures are known by their bytes, with their size", () => {
  const size = { width: 300, height: 200 };
  assert.deepEqual(kind("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x2c\0\0\0\xc8\x08\x06\0\0\0"), { name: "PNG", ...size });
  const sof = "\x08\0\xc8\x01\x2c\x03";
  const [app, tables] = ["\xff\xe1\0\x08Exif\0\0", "\xff\xdb\0\x04ab"];
  for (const marker of ["\xc0", "\xc2"])
    assert.deepEqual(kind(`\xff\xd8${app}${tables}\xff\xff${marker}\0\x11${sof}\0\0\0`), { name: "JPEG", ...size });
  assert.deepEqual(kind("\xff\xd8\xff\xda\0\x08\0\0\0\0\0\0"), { name: "JPEG" });
  assert.deepEqual(kind("GIF89a\x2c\x01\xc8\0\xf7\0\0"), { name: "GIF", ...size });
  const webp = (/** @type {string} */ chunk) => kind(`RIFF\0\0\0\0WEBP${chunk}${"\0".repeat(8)}`);
  assert.deepEqual(webp("VP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0"), { name: "WebP", ...size });
  assert.deepEqual(webp("VP8L\0\0\0\0\x2f\x2b\xc1\x31\0"), { name: "WebP", ...size });
  assert.deepEqual(webp("VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\0"), { name: "WebP", ...size });
  const bmp = `BM${"\0".repeat(12)}\x28\0\0\0\x2c\x01\0\0\x38\xff\xff\xff${"\0".repeat(9)}`; // from top to bottom
  assert.deepEqual(kind(bmp), { name: "BMP", ...size });
  const ispe = (/** @type {string} */ wh) => `\0\0\0\x14ispe\0\0\0\0${wh}`;
  const boxes = ispe("\0\0\0\x40\0\0\0\x40") + ispe("\0\0\x01\x2c\0\0\0\xc8");
  assert.deepEqual(kind(`\0\0\0\x18ftypavif\0\0\0\0mif1avif${boxes}`), { name: "AVIF", ...size });
  assert.deepEqual(kind(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${boxes}`), { name: "HEIC", ...size });
  assert.deepEqual(kind("\0\0\0\x18ftypmif1\0\0\0\0mif1heic"), { name: "HEIC" });
});

test("others are named", () => {
  for (const [bytes, name] of [
    ["II*\0\x08\0\0\0", "TIFF"],
    ["MM\0*\0\0\0\x08", "TIFF"],
    ["%PDF-1.4\n", "PDF"],
    [`${"\n".repeat(900)}%PDF-1.4\n`, "PDF"],
    ["8BPS\0\x01", "Photoshop"],
    ["\xff\x0a\xfa\x7f", "JPEG XL"],
    ["\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"],
    ["\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"],
    ["\xff\x4f\xff\x51\0\x29", "JPEG 2000"],
    ["%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript"],
    ["\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "CR3"],
    ["\x1aE\xdf\xa3\x9fB\x86\x81\x01", "video"],
    ["\0\0\0\x18ftypmp42\0\0\0\0isommp42", "video"],
    ["\0\0\x01\0\x01\0\x20\x20", "ICO"],
    ["<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"],
    ["\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg:svg>", "SVG"],
  ]) {
    assert.equal(kind(bytes)?.name, name);
  }
});

test("what is none has no kind, and what is cut off does not throw", () => {
  const header = '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  const weights = (/** @type {string} */ length) => `${length}${"\0".repeat(8 - length.length)}${header}`;
  // Lengths that look like the first bytes of pictures: 2,815 is a JPEG XL's, 2,771,273 a TIFF's.
  for (const length of ["\x36", "\xff\n", "II*", "BM"]) assert.equal(kind(weights(length)), undefined, length);
  for (const bytes of ["", "hello", "BMW is no bitmap", "<html><svg>"]) assert.equal(kind(bytes), undefined, bytes);
  for (const bytes of ["\x89PNG\r\n\x1a\n\0\0", "\xff\xd8\xff\xe0\0", "RIFF\0\0\0\0WEBPVP8X", "GIF89a\x2c"])
    assert.equal(typeof kind(bytes)?.name, "string", bytes);
});
