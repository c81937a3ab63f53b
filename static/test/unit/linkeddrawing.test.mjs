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

test("a drawing comes out of the text as it went in", async () => {
  const text = await toText({ ink, sample: true, noise: 7 });
  assert.match(text, /^[\w-]+$/);
  assert.deepEqual(await fromText(text), { ink, sample: true, noise: 7, smudges: undefined });
  const smudges = Float32Array.from({ length: 784 }, (_, i) => (i % 3 ? -1 : (i % 255) / 254));
  const snapshot = await fromText(await toText({ ink, smudges }));
  assert.equal(snapshot.sample, false);
  assert.deepEqual(snapshot.ink, ink);
  assert(snapshot.smudges?.every((v, i) => Math.abs(v - smudges[i]) < 1e-6));
  assert.deepEqual(await fromText(await toText({})), {
    ink: new Uint8Array(280 * 280),
    sample: false,
    noise: 0,
    smudges: undefined,
  });
});

test("a picture as busy as can be still fits, in blocks that keep their mean", async () => {
  // A multiplicative generator: the bytes do not deflate.
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) % 256;
  const busy = Uint8Array.from({ length: 280 * 280 }, random);
  const text = await toText({ ink: busy, smudges: Float32Array.from({ length: 784 }, () => random() / 255) });
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
    assert(Math.abs(mean(/** @type {Uint8Array} */ (snapshot.ink), x, y) - mean(busy, x, y)) <= 0.5);
});

test("what is no drawing is refused", async () => {
  const text = await toText({ ink });
  for (const bad of [
    "",
    "ä",
    "A",
    text.slice(0, 40),
    await pack([new Uint8Array(10)]),
    await pack([new Uint8Array(3 + 280 * 280)]),
    await pack([Uint8Array.of(1, 0, 0), ink, new Uint8Array(783)]),
    await pack([new Uint8Array(1e6)]),
  ]) {
    await assert.rejects(fromText(bad), /^Error: it /, bad.slice(0, 20));
  }
});
