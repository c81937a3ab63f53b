// The drawing in a link: what goes in comes out, and nothing else is taken.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pack } from "../../app/packed.js";
import { State } from "../../app/state.js";
import { builtSite } from "../site.mjs";

/** @type {typeof import("../../pad/linkeddrawing.js")} */
const { toText, fromText } = await import(join(builtSite, "pad/linkeddrawing.js"));

const ink = Uint8Array.from({ length: 280 * 280 }, (_, i) =>
  Math.abs((i % 280) - Math.floor(i / 280)) < 12 ? 255 - (i % 7) : 0,
);

/** A multiplicative generator (Park & Miller 1988). */
function generator(state = 1) {
  return (/** @type {number} */ below) => (state = (state * 48271) % 2147483647) % below;
}

/** @param {number} points of each stroke @param {(i: number) => [number, number]} way in halves of a pixel */
const along = (points, way) => Array.from({ length: points }, (_, i) => way(i).map(Math.round)).flat();

test("a drawing comes out of the text as it went in", async () => {
  const text = toText({ ink, sample: true, noise: 7 });
  assert.match(text, /^_[\w-]*[A-Za-z0-9]$/);
  const plain = { strokes: [], smudges: undefined };
  assert.deepEqual(await fromText(text), { base: ink, sample: true, noise: 7, ...plain });
  const smudges = Float32Array.from({ length: 784 }, (_, i) => (i % 3 ? -1 : (i % 255) / 254));
  const snapshot = await fromText(toText({ ink, smudges }));
  assert.equal(snapshot.sample, false);
  assert.deepEqual(snapshot.base, ink);
  assert(snapshot.smudges?.every((v, i) => Math.abs(v - smudges[i]) < 1e-6));
  assert.deepEqual(await fromText(toText({})), { base: undefined, sample: false, noise: 0, ...plain });
});

test("strokes come out as they went in, on whatever they were drawn", async () => {
  const random = generator();
  for (let trial = 0; trial < 50; trial++) {
    const strokes = Array.from({ length: random(6) }, () => ({
      tool: /** @type {const} */ (["pen", "eraser"])[random(2)],
      radius: 4 + random(27),
      points: Array.from({ length: 2 * (1 + random(40)) }, () => (random(2) ? random(560) : random(1024) - 256)),
    }));
    const base = [undefined, ink, ink.map((_, i) => (Math.floor(i / 2800) + Math.floor((i % 280) / 10)) % 256)][
      random(3)
    ];
    const smudges = random(2) ? Float32Array.from({ length: 784 }, () => random(3) - 1) : undefined;
    const sample = random(2) === 1;
    const text = toText({ ink, base, strokes, smudges, sample, noise: trial });
    const spoiled = smudges && smudges.some((v) => v >= 0) ? smudges : undefined;
    assert.deepEqual(await fromText(text), { base, strokes, smudges: spoiled, sample, noise: trial });
  }
});

test("what people draw is short, though it has hundreds of points", () => {
  const random = generator(7);
  const jitter = () => random(3) - 1;
  // As a mouse goes: slowly, a little shaky, a point for each event.
  const eight = along(400, (i) => [280 + 110 * Math.sin(i / 32) + jitter(), 280 + 190 * Math.sin(i / 64) + jitter()]);
  const seven = [
    along(60, (i) => [170 + 4 * i, 120 - i / 8 + jitter()]),
    along(120, (i) => [410 - i + jitter(), 113 + 3 * i]),
    along(30, (i) => [210 + 5 * i, 300 + jitter()]),
  ];
  const pen = (/** @type {number[][]} */ ...all) =>
    all.map((points) => ({ tool: /** @type {const} */ ("pen"), radius: 13, points }));
  const lengths = [pen(eight), pen(...seven), pen(eight, ...seven)].map((strokes) => toText({ strokes }).length);
  assert(lengths[0] < 450 && lengths[1] < 220 && lengths[2] <= 600, String(lengths));
});

test("a picture as busy as can be still fits, in blocks that keep their mean", async () => {
  const random = generator();
  const busy = Uint8Array.from({ length: 280 * 280 }, () => random(256));
  const text = toText({ ink: busy, smudges: Float32Array.from({ length: 784 }, () => random(256) / 255) });
  assert.equal(new State().set("drawing", text), undefined);
  const snapshot = await fromText(text);
  const mean = (/** @type {Uint8Array} */ ink, /** @type {number} */ x, /** @type {number} */ y) => {
    let sum = 0;
    for (let i = 0; i < 100; i++) sum += ink[(10 * y + Math.floor(i / 10)) * 280 + 10 * x + (i % 10)];
    return sum / 100;
  };
  for (const [x, y] of [
    [0, 0],
    [13, 5],
    [27, 27],
  ])
    assert(Math.abs(mean(/** @type {Uint8Array} */ (snapshot.base), x, y) - mean(busy, x, y)) <= 0.5);
});

test("what is no drawing is refused, and so is one that was cut off or changed", async () => {
  const strokes = [
    { tool: /** @type {const} */ ("pen"), radius: 9, points: along(90, (i) => [100 + 3 * i, 60 + 4 * i]) },
  ];
  const short = toText({ strokes });
  const cut = Array.from({ length: short.length - 3 }, (_, i) => short.slice(0, 2 + i));
  const changed = Array.from(
    { length: short.length - 1 },
    (_, i) => short.slice(0, i + 1) + (short[i + 1] === "A" ? "B" : "A") + short.slice(i + 2),
  );
  for (const bad of ["", "ä", "A", "_", "_ä", "_A", `_${"A".repeat(8000)}`, `_${"_".repeat(8000)}`, ...cut])
    await assert.rejects(fromText(bad), /^Error: it /, bad.slice(0, 20));
  let taken = 0;
  for (const bad of changed)
    await fromText(bad).then(
      () => taken++,
      () => {},
    );
  assert.equal(taken, 0);
});

test("the form of before is read", async () => {
  const text = await pack([Uint8Array.of(1, 1, 9), ink]);
  assert.deepEqual(await fromText(text), { ink, sample: true, noise: 9, smudges: undefined });
  for (const bad of [
    text.slice(0, 40),
    await pack([new Uint8Array(10)]),
    await pack([new Uint8Array(3 + 280 * 280)]),
    await pack([Uint8Array.of(1, 0, 0), ink, new Uint8Array(783)]),
    await pack([new Uint8Array(1e6)]),
  ])
    await assert.rejects(fromText(bad), /^Error: it /, bad.slice(0, 20));
});
