// The list of runs, without the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Runs, stepOf } from "../../app/runs.js";
import { State } from "../../app/state.js";

/** A trainer and an engine that do what they are told, and the runs that listen. */
function lab() {
  const state = new State();
  let step = 0; // of the network in training: its checkpoint says so
  const checkpoint = (/** @type {number} */ step) => new Uint8Array(BigUint64Array.of(0n, 0n, BigInt(step)).buffer);
  const engine = Object.assign(new EventTarget(), {
    checkpoint: async () => checkpoint(step),
    evaluate: async () => ({ mse: step / 1000, psnr: 10, images: 100 }),
  });
  const trainer = Object.assign(new EventTarget(), {
    fromScratch: true,
    model: { parameters: "5" },
    leaving: async () => {},
    async reset() {
      await trainer.leaving();
      step = 0;
      trainer.fromScratch = true;
      trainer.dispatchEvent(new Event("reset"));
      return true;
    },
    /** @param {Uint8Array} checkpoint @param {{ fromScratch: boolean }} run */
    async resume(checkpoint, { fromScratch }) {
      await trainer.leaving();
      step = stepOf(checkpoint);
      trainer.fromScratch = fromScratch;
      trainer.dispatchEvent(new Event("reset"));
      return true;
    },
  });
  const runs = new Runs(/** @type {any} */ (trainer), /** @type {any} */ (engine), state);
  let counted = 0;
  return {
    checkpoint,
    state,
    trainer,
    runs,
    /** Trains up to a step of ten in an epoch. @param {number} to */
    train(to) {
      step = counted = to;
      trainer.dispatchEvent(new CustomEvent("progress", { detail: { step: counted, epoch: counted / 10, loss: 0.1 } }));
    },
    async finish() {
      trainer.dispatchEvent(new CustomEvent("finished", { detail: await engine.evaluate() }));
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test("figures and weights say to which epoch they belong, and the last network is kept", async () => {
  const { state, trainer, runs, train, finish, checkpoint } = lab();
  train(10);
  await finish();
  train(17);
  state.set("code", 8);
  train(18); // a last report, while the new network is on its way
  await trainer.reset();
  const [run] = runs.list;
  assert.deepEqual(run.score, { mse: 0.01, psnr: 10, epochs: 1, steps: 10 });
  assert.deepEqual(run.network, { checkpoint: checkpoint(18), bytes: 24, epochs: 1.8, steps: 18 });
  assert.equal(run.values.code, 64);
  assert.deepEqual(run.changes, []);
  assert.equal(runs.current, undefined);

  // Restored, it is the current one, and has the score of the network that is back.
  const told = /** @type {number[]} */ ([]);
  runs.addEventListener("restored", (event) => told.push(/** @type {any} */ (event).detail.number));
  assert.equal(await runs.restore(run), true);
  assert.equal(state.values.code, 64);
  assert.equal(runs.current, run);
  assert.deepEqual(told, [1]);
  assert.deepEqual(run.score, { mse: 0.018, psnr: 10, epochs: 1.8, steps: 18 });

  // What is trained from there is another run.
  train(1);
  assert.equal(runs.list.length, 2);
  assert.equal(runs.list[1].from, 1);
  assert.equal(runs.current, runs.list[1]);
});

test("a setting that is changed in the middle is noted with its epoch", () => {
  const { state, runs, train } = lab();
  train(5);
  state.set("epochs", 20);
  state.set("rate", 0.01);
  train(10);
  const [run] = runs.list;
  assert.deepEqual(run.changes, [{ key: "rate", from: 0.001, to: 0.01, epochs: 0.5 }]);
  assert.equal(run.values.rate, 0.01);
});

test("networks are kept of the last eight runs, and it is said how many went", async () => {
  const { state, trainer, runs, train } = lab();
  for (let i = 1; i <= 9; i++) {
    train(i);
    await trainer.reset();
  }
  assert.deepEqual(
    runs.list.map(({ network }) => network?.steps),
    [undefined, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.equal(runs.gone, 1);
  state.set("code", 5);
  assert.equal(await runs.restore(runs.list[0]), true); // its settings alone
  assert.equal(state.values.code, 64);
  assert.equal(runs.current, undefined);
});
