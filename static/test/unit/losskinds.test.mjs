// What is said of the two losses, for settings that make them unlike each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { unlike, validates } from "../../ui/losskinds.js";

const plain = { noise: 0.3, noiseRange: "fixed", sparsity: 0, validation: 0 };

test("losses of one kind need no words", () => {
  assert.equal(unlike(plain, false), "");
  assert.equal(unlike({ ...plain, noise: 0, noiseRange: "random" }, false), "");
});

test("what makes them unlike is said, each cause for itself", () => {
  assert.match(unlike({ ...plain, noiseRange: "random" }, false), /^The two losses are not of one kind.* up to 0\.3, /);
  assert.match(unlike(plain, true), /^The two losses are not of one kind.* dropped out/);
  assert.match(unlike({ ...plain, sparsity: 0.001 }, false), /^Neither loss has the penalty/);
  assert.match(unlike({ ...plain, noiseRange: "random", sparsity: 0.001 }, true), /kind.*kind.*Neither/);
});

test("the second loss is that of images held out, if there are any", () => {
  assert.equal(validates(plain), false);
  assert.equal(validates({ ...plain, validation: 20 }), true);
});
