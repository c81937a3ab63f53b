// Draws the picture that stands beside a link to the page elsewhere: node static/tools/preview.mjs SITE PNG
// Digits that the program makes, spoiled, and what the shipped denoiser makes of them, on either side of an hourglass.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";

const [width, height] = [1200, 630]; // what readers of og:image show whole
const scale = 6; // of a pixel of a digit
const strength = 0.5; // of the noise
const paper = [251, 250, 247];
const ink = [28, 27, 25];
const accent = [176, 74, 26];

/** As PNG and gzip have it. @param {Uint8Array} bytes @returns {number} */
function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** @param {number} type colour @param {Buffer} rows @returns {Buffer} PNG (W3C, third edition), 8 bits a channel */
function png(type, rows) {
  const chunk = (/** @type {string} */ name, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, type], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

class Picture {
  #rows = Buffer.alloc(height * (1 + 3 * width)); // each row begins with its filter, which is none

  constructor() {
    this.fill(0, 0, width, height, paper);
  }

  /** @param {number} left @param {number} top @param {number} w @param {number} h @param {number[]} color */
  fill(left, top, w, h, color) {
    for (let y = top; y < top + h; y++)
      for (let x = left; x < left + w; x++) this.#rows.set(color, y * (1 + 3 * width) + 1 + 3 * x);
  }

  /** @param {number} left @param {number} top @param {ArrayLike<number>} pixels (784) in [0, 1] */
  digit(left, top, pixels) {
    for (let i = 0; i < 784; i++) {
      const color = paper.map((p, c) => Math.round(p + (ink[c] - p) * Math.min(Math.max(pixels[i], 0), 1)));
      this.fill(left + scale * (i % 28), top + scale * Math.floor(i / 28), scale, scale, color);
    }
  }

  get bytes() {
    return png(2, this.#rows);
  }
}

const [site, path] = process.argv.slice(2).map((given) => resolve(given));
/** @type {typeof import("../engine/program.js")} */
const { Program } = await import(join(site, "engine", "program.js"));
const program = await Program.start(await WebAssembly.compile(readFileSync(join(site, "hourglass.wasm"))));
program.loadWeights(readFileSync(join(site, "weights", "denoiser.safetensors")));
program.beginData(1, 20);
program.makeDigits(1, 20);
const chosen = [3, 7, 12];
const picture = new Picture();
const side = 28 * scale;
chosen.forEach((digit, i) => {
  const top = 33 + i * (side + 30);
  const noisy = program.addNoise(program.samples(1, digit, 1).pixels, strength, digit, "gaussian").slice();
  picture.digit(120, top, noisy);
  picture.digit(width - 120 - side, top, program.reconstruct(noisy));
});
// The layers of an hourglass: narrow in the middle.
[420, 300, 180, 70, 180, 300, 420].forEach((high, i) =>
  picture.fill(411 + 58 * i, (height - high) / 2, 30, high, i === 3 ? accent : ink),
);
writeFileSync(path, picture.bytes);
process.exit(0); // the program waits for ever
