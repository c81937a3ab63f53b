// The setup of a race, its turns and its ranking, without the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTurn, ranking, turnSteps } from "../../race/rules.js";
import { engineSettings, formatSetup, initialSetup, pageSettings, parseSetup } from "../../race/setup.js";
import { State, find, fit } from "../../app/state.js";

test("the setup of a race goes through the link and back", () => {
  assert.equal(formatSetup(initialSetup()), "");
  const words =
    "free images.3000 noise.0.2 seconds.60 data.digits vanilla code.16 28x28x1-c8-mp-c8-up-drop.2-c1 loss.bce conv noise.0.5";
  const { setup, problems } = parseSetup(words);
  assert.deepEqual(problems, []);
  assert.deepEqual(setup.lanes, [
    { model: "vanilla", key: "code", value: 16 },
    { model: "28x28x1-c8-mp-c8-up-drop.2-c1", key: "loss", value: "bce" },
    { model: "conv", key: "noise", value: 0.5 },
  ]);
  assert.deepEqual(
    [setup.mode, setup.images, setup.noise, setup.seconds, setup.data, setup.batch],
    ["free", 3000, 0.2, 60, "digits", 128],
  );
  const again = formatSetup(setup);
  assert.deepEqual(parseSetup(again).setup, setup);
  assert.deepEqual(fit(/** @type {any} */ (find("race")), again), { value: again }); // what the link accepts
  assert.match(again, /^free .*vanilla code\.16 28x28x1-c8-mp-c8-up-drop\.2-c1 loss\.bce conv noise\.0\.5$/);
});

test("a bad setup is mended, and each problem said", () => {
  const { setup, problems } = parseSetup(
    "images.7 seed.x epochs.1e9 huge vanilla code.5000 deep loss.hinge conv conv conv",
  );
  assert.deepEqual([setup.images, setup.seed, setup.epochs], [100, 1, 100]);
  assert.equal(setup.lanes.length, 4);
  assert.deepEqual(setup.lanes[0], { model: "vanilla", key: "code", value: 784 });
  assert.deepEqual(setup.lanes[1], { model: "deep", key: "loss", value: "mse" });
  assert.equal(problems.length, 7); // images, seed, epochs, huge, code, loss, five lanes
  assert.equal(parseSetup("vanilla").setup.lanes.length, 2);
  assert.equal(parseSetup("code.7").problems.length, 1); // of no lane
});

test("a lane's settings: the race's, but for one", () => {
  const setup = { ...initialSetup(), noise: 0 };
  assert.deepEqual(engineSettings(setup, { model: "vanilla", key: "code", value: 16 }), {
    model: "vanilla",
    data: "mnist",
    images: 12000,
    batch: 128,
    seed: 1,
    noise: 0,
    code: 16,
  });
  assert.equal(engineSettings({ ...setup, start: 1 }, { model: "vanilla" }).start, 1);
  assert.equal(engineSettings(setup, { model: "denoise" }).noise, 0.25);
  assert.equal(engineSettings({ ...setup, noise: 0.4 }, { model: "denoise" }).noise, 0.4);
  assert.equal(engineSettings(setup, { model: "denoise", key: "noise", value: 0.1 }).noise, 0.1);
  assert.equal(engineSettings(setup, { model: "784-8-784" }).layers, "784-8-784");
});

test("taken into the page, a lane's settings are all good ones, and make the same network", () => {
  const lanes = /** @type {import("../../race/setup.js").Lane[]} */ ([
    { model: "vanilla", key: "code", value: 16 },
    { model: "denoise" },
    { model: "deep", key: "optimizer", value: "sgd" },
    { model: "784-8-784:sigmoid", key: "code", value: 9 },
  ]);
  const [vanilla, denoise, deep, own] = lanes.map((lane) => {
    const state = new State();
    assert.deepEqual(
      state.apply(pageSettings(initialSetup(), lane, /** @type {any} */ ({ layers: "784-9-784:sigmoid" }))),
      [],
    );
    return state.engineSettings;
  });
  assert.deepEqual(
    [vanilla.model, vanilla.code, vanilla.images, vanilla.noise, vanilla.loss],
    ["vanilla", 16, 12000, 0, "mse"],
  );
  assert.deepEqual([denoise.model, denoise.noise], ["conv", 0.25]);
  assert.deepEqual([deep.model, deep.code, deep.optimizer], ["deep", 64, "sgd"]);
  assert.deepEqual([own.layers, own.model, own.code], ["784-9-784:sigmoid", "vanilla", undefined]);
});

test("turns: whoever is behind, up to the next whole turn", () => {
  const lane = (/** @type {number} */ steps, problem = "") => ({ steps, total: 20, problem });
  assert.deepEqual(nextTurn([lane(0), lane(0)], 8), { index: 0, steps: 8 });
  assert.deepEqual(nextTurn([lane(8), lane(0)], 8), { index: 1, steps: 8 });
  assert.deepEqual(nextTurn([lane(3), lane(8)], 8), { index: 0, steps: 5 }); // after a pause in its turn
  assert.deepEqual(nextTurn([lane(16), lane(20)], 8), { index: 0, steps: 4 });
  assert.deepEqual(nextTurn([lane(0, "diverged"), lane(16)], 8), { index: 1, steps: 4 });
  assert.equal(nextTurn([lane(20), lane(4, "diverged")], 8), undefined);
  assert.equal(turnSteps({ ...initialSetup(), batch: 128 }), 8);
  assert.equal(turnSteps({ ...initialSetup(), batch: 4096 }), 1);
  assert.equal(turnSteps({ ...initialSetup(), batch: 1 }), 64);
});

test("the ranking leaves out who was not measured", () => {
  const lanes = /** @type {any[]} */ ([
    { score: { mse: 0.02 } },
    {},
    { score: { mse: 0.01 } },
    { score: { mse: NaN } },
  ]);
  assert.deepEqual(ranking(lanes), [2, 0]);
});
