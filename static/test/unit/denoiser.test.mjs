// The denoiser that the site ships: digits come back whatever the pen, what is no digit does not.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { centred } from "../../exercises/nodigits.js";
import { strangers } from "../../strangers/shapes.js";
import { meanSquaredError } from "../../ui/numbers.js";
import { digitStrokes } from "../digits.mjs";
import { startProgram } from "../site.mjs";

/** @typedef {import("../../engine/table.js").Point} Point */

const program = await startProgram();
program.loadWeights(readFileSync(new URL("../../weights/denoiser.safetensors", import.meta.url)));
program.beginData(1, 500);
program.makeDigits(1, 500);
const digits = program.samples(1, 0, 500).pixels;

/** @param {Float32Array} pixels */
const error = (pixels) => meanSquaredError(program.reconstruct(pixels), pixels);

test("letters and things have at least four times the error of digits", () => {
  const ofDigits = error(digits);
  const groups = [...strangers(digits.slice(0, 784), program)].filter(({ name }) =>
    ["letters", "things"].includes(name),
  );
  assert.equal(groups.length, 2);
  for (const { name, pixels } of groups.flatMap(({ shapes }) => shapes))
    assert(error(pixels) >= 4 * ofDigits, `${name}: ${error(pixels)}, digits ${ofDigits}`);
});

test("digits drawn with thin, thick and sloppy pens come back at least 6 dB better from noise of .4", () => {
  for (const [pen, radius, tremor] of /** @type {Array<[string, number, number]>} */ ([
    ["thin", 0.7, 0],
    ["usual", 1.3, 0],
    ["thick", 2, 0],
    ["sloppy", 1.3, 1.2],
  ])) {
    let gain = 0;
    const all = Object.values(digitStrokes);
    all.forEach((strokes, digit) => {
      const moved = strokes.map((points, k) =>
        points.map(([x, y], i) => {
          // Off by up to the tremor, each point in a direction of its own.
          const turn = 2.4 * (7 * digit + 3 * k + i);
          return /** @type {Point} */ ([x + tremor * Math.cos(turn), y + tremor * Math.sin(turn)]);
        }),
      );
      const drawn = centred(program, moved, radius);
      const noisy = program.addNoise(drawn, 0.4, digit, "gaussian");
      gain += 10 * Math.log10(meanSquaredError(noisy, drawn) / meanSquaredError(program.reconstruct(noisy), drawn));
    });
    gain /= all.length;
    assert(gain >= 6, `${pen}: ${gain.toFixed(2)} dB`);
  }
});
