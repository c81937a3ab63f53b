// What the network must reach, through the engine as a person's console would use it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { ready, withPage } from "../page.mjs";
import { builtSite, hasMNIST } from "../site.mjs";

/** @typedef {import("../../engine/engine.js").Progress} Progress */
/** @typedef {import("../../engine/engine.js").Settings} Settings */

/**
 * @param {import("playwright-core").Page} page
 * @param {Settings} settings
 * @param {number} epochs
 * @returns {Promise<{ curve: Progress[], score: { mse: number, psnr: number, images: number } }>}
 */
function train(page, settings, epochs) {
  return page.evaluate(async ([settings, epochs]) => {
    const { Engine } = await import("/engine.js");
    const engine = await Engine.start({ workers: 1 });
    await engine.configure(settings);
    const curve = [];
    for await (const progress of engine.train({ epochs })) curve.push(progress);
    const score = await engine.evaluate();
    engine.stop();
    return { curve, score };
  }, /** @type {const} */ ([settings, epochs]));
}

/** What must be the same in every run. @param {Progress[]} curve */
const comparable = (curve) => curve.map(({ step, epoch, loss, testLoss }) => ({ step, epoch, loss, testLoss }));

test(
  "vanilla on MNIST: ten epochs reach .0065",
  { skip: !hasMNIST() && "the site was built without MNIST" },
  async () => {
    await withPage({}, async (page) => {
      await ready(page);
      const { curve, score } = await train(
        page,
        { model: "vanilla", output: "sigmoid", optimizer: "adam", rate: 1e-3, batch: 256, seed: 1 },
        10,
      );
      console.log(`# MSE ${score.mse.toFixed(5)}, PSNR ${score.psnr.toFixed(2)} dB, on ${score.images} test images`);
      assert.equal(score.images, 10000);
      assert(score.mse <= 0.0065, `MSE ${score.mse}`); // the reference run: .0058
      assert(Math.abs(score.psnr + 10 * Math.log10(score.mse)) < 1e-9);
      assert.equal(curve.at(-1)?.epoch, 10);
      assert.equal(curve.at(-1)?.step, 2350); // 235 batches of 256, the last of 96
    });
  },
);

test("the same seed gives the same curve, bit for bit; in the browser, again, and natively", async () => {
  const data = hasMNIST() ? "mnist" : "digits";
  /** @type {Settings} */
  const settings = { model: "vanilla", seed: 7, images: 6000, batch: 128, noise: 0.3, data };
  await withPage({}, async (page) => {
    await ready(page);
    const first = await train(page, settings, 2);
    const second = await train(page, settings, 2);
    assert(first.curve.length >= 4); // after 32, 47, 64 and 94 steps
    assert.deepEqual(comparable(second.curve), comparable(first.curve));
    assert.equal(second.score.mse, first.score.mse);
    const other = await train(page, { ...settings, seed: 8 }, 1);
    assert.notEqual(other.curve[0].loss, first.curve[0].loss);

    const { stdout } = await promisify(execFile)(
      "go",
      [
        "run",
        "./nn/cmd/train",
        "-data",
        hasMNIST() ? join(builtSite, "data") : "digits",
        "-epochs",
        "2",
        "-seed",
        "7",
        "-images",
        "6000",
        "-batch",
        "128",
        "-noise",
        "0.3",
        "-json",
      ],
      { cwd: join(builtSite, "..", ".."), env: { ...process.env, GOTOOLCHAIN: "local", GOEXPERIMENT: "" } },
    );
    const native = JSON.parse(stdout);
    assert.equal(native.mse, first.score.mse, "the native run ends elsewhere");
  });
});

test("pause, go on, steps: the curve does not show them", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const settings = /** @type {Settings} */ ({ data: "digits", images: 2000, batch: 100, seed: 5 });
    const straight = await train(page, settings, 2);
    const result = await page.evaluate(async (settings) => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      await engine.configure(settings);
      const seen = [];
      for await (const p of engine.train({ epochs: 1 })) {
        seen.push(p);
        engine.pause();
      }
      const paused = (await engine.position()).step;
      // What is asked for while it trains is answered.
      const rest = engine.train({ steps: 40 - paused });
      const [answer] = await Promise.all([
        engine.reconstruct(new Float32Array(784)),
        (async () => {
          for await (const p of rest) seen.push(p);
        })(),
      ]);
      const { step } = await engine.position();
      const score = await engine.evaluate();
      engine.stop();
      return { paused, step, seen, mse: score.mse, answered: answer.length };
    }, settings);
    assert(result.paused > 0 && result.paused < 40, `paused at step ${result.paused}`);
    assert.equal(result.step, 40);
    assert.equal(result.mse, straight.score.mse);
    assert.equal(result.answered, 784);
    assert.deepEqual(result.seen.at(-1)?.testLoss, straight.curve.at(-1)?.testLoss);
  });
});

test("whatever comes before train, train works", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const steps = await page.evaluate(async () => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      const settings = /** @type {Settings} */ ({ data: "digits", images: 500, batch: 50, layers: "784-8-784" });
      await engine.configure(settings);
      const drain = async (/** @type {AsyncGenerator<any>} */ run) => {
        for await (const _ of run);
        return (await engine.position()).step;
      };
      const all = /** @type {Record<string, number | string>} */ ({});
      const long = { steps: 5000 };
      for await (const _ of engine.train(long)) break; // leaves its loop
      const left = (await engine.position()).step;
      all["after break"] = (await drain(engine.train({ steps: 3 }))) - left >= 3 ? "more" : "none";
      const paused = engine.train(long);
      const first = paused.next();
      engine.pause(); // and nobody asks for the rest
      await first;
      all["after an abandoned run"] = (await drain(engine.train({ steps: 3 }))) > 0 ? "more" : "none";
      const old = engine.train(long);
      await old.next();
      await engine.configure(settings); // ends the run that goes on
      all["after configure"] = await drain(engine.train({ steps: 3 }));
      const saved = await engine.saveWeights();
      const other = engine.train(long);
      await other.next();
      await engine.loadWeights(saved);
      all["after loadWeights"] = await drain(engine.train({ steps: 4 }));
      engine.pause(); // nothing to pause
      all["after pause"] = await drain(engine.train({ steps: 2 }));
      const one = engine.train(long);
      await one.next();
      all["twice at once"] = await drain(engine.train({ steps: 1 })).catch((error) => error.message);
      const evaluated = engine.evaluate();
      await engine.configure({ ...settings, seed: 2 });
      all.evaluated = (await evaluated).images;
      all["tiny epochs"] = await drain(engine.train({ epochs: 1e-6 }));
      engine.stop();
      return all;
    });
    assert.deepEqual(steps, {
      "after break": "more",
      "after an abandoned run": "more",
      "after configure": 3,
      "after loadWeights": 4,
      "after pause": 6,
      "twice at once": "Training is going on already.",
      evaluated: 10000,
      "tiny epochs": 1,
    });
  });
});

test("what the engine is given is checked, and the network stays", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const messages = await page.evaluate(async () => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      const untyped = /** @type {any} */ (engine); // for what the types already refuse
      /** @param {() => Promise<unknown>} f */
      const refused = async (f) => {
        try {
          await f();
          return "accepted";
        } catch (error) {
          return error instanceof Error ? error.message : "not an Error";
        }
      };
      const drain = async (/** @type {object} */ options) => {
        for await (const _ of engine.train(options));
      };
      const early = await refused(() => engine.reconstruct(new Float32Array(784)));
      await engine.configure({ data: "digits", images: 500 });
      const before = await engine.reconstruct(new Float32Array(784).fill(0.5));
      const all = {
        early,
        "short pixels": await refused(() => engine.reconstruct(new Float32Array(783))),
        "no pixels": await refused(() => engine.reconstruct(new Float32Array(0))),
        NaN: await refused(() => engine.reconstruct(new Float32Array(784).fill(NaN))),
        "out of range": await refused(() => engine.encode(new Float32Array(784).fill(2))),
        "not numbers": await refused(() => untyped.reconstruct("pixels")),
        model: await refused(() => untyped.configure({ model: "deeper" })),
        unknown: await refused(() => untyped.configure({ colour: "red" })),
        nothing: await refused(() => untyped.configure(null)),
        "a number": await refused(() => untyped.configure(5)),
        "a function": await refused(() => untyped.configure({ seed: () => 1 })),
        "an object": await refused(() => untyped.configure({ seed: {} })),
        "train null": await refused(() => drain(/** @type {any} */ (null))),
        code: await refused(() => engine.configure({ code: 0 })),
        batch: await refused(() => engine.configure({ batch: 1e9 })),
        noise: await refused(() => engine.configure({ noise: -1 })),
        data: await refused(() => untyped.configure({ data: "cats" })),
        layers: await refused(() => engine.configure({ layers: "784-0-784" })),
        epochs: await refused(() => drain({ epochs: -1 })),
        "epochs NaN": await refused(() => drain({ epochs: NaN })),
        steps: await refused(() => drain({ steps: 1.5 })),
        weights: await refused(() => engine.loadWeights(new Uint8Array(50))),
        "not weights": await refused(() => untyped.loadWeights("weights")),
      };
      const after = await engine.reconstruct(new Float32Array(784).fill(0.5));
      const same = before.every((v, i) => v === after[i]);
      const saved = await engine.saveWeights();
      await engine.loadWeights(saved);
      const loaded = await engine.reconstruct(new Float32Array(784).fill(0.5));
      const kept = before.every((v, i) => v === loaded[i]);
      const codes = await engine.encode(new Float32Array(784).fill(0.5));
      const decoded = await engine.decode(codes);
      const consistent = before.every((v, i) => v === decoded[i]);
      engine.stop();
      const stopped = await refused(() => engine.evaluate());
      return { ...all, stopped, same, kept, consistent };
    });
    const { same, kept, consistent, ...refusals } = messages;
    assert(same && kept && consistent);
    for (const [name, message] of Object.entries(refusals)) {
      assert.notEqual(message, "accepted", name);
      assert.notEqual(message, "not an Error", name);
      assert(message.length > 8 && message.length < 200, `${name}: ${message}`);
    }
    assert.match(refusals.layers, /position 5/);
    assert.match(refusals.NaN, /pixel 0 of image 0 is NaN/);
  });
});

test("a run that diverges says at which step, and goes on from its last good weights", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const result = await page.evaluate(async () => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      await engine.configure({
        layers: "784-20:linear-784",
        output: "linear",
        optimizer: "momentum",
        rate: 0.1,
        batch: 100,
        images: 2000,
        data: "digits",
      });
      for await (const _ of engine.train({ steps: 40 })); // good ones
      const good = (await engine.evaluate()).mse;
      await engine.adjust({ rate: 10 });
      let message = "";
      try {
        for await (const _ of engine.train({ steps: 5000 }));
      } catch (error) {
        message = String(error);
      }
      const kept = (await engine.evaluate()).mse;
      await engine.adjust({ rate: 0.1 });
      for await (const _ of engine.train({ steps: 40 }));
      const after = (await engine.evaluate()).mse;
      engine.stop();
      return { good, message, kept, after };
    });
    assert.match(
      result.message,
      /^Error: training has diverged: at step \d+ the loss was infinite or not a number; the weights are those after step \d+ again/,
    );
    assert(result.kept < 2 * result.good, `MSE ${result.good} before, ${result.kept} kept`);
    assert(result.after <= result.kept, `MSE ${result.kept} kept, ${result.after} after training on`);
  });
});

test("principal components asked for twice at once come out as those asked for alone", async () => {
  await withPage({ path: "#data=digits" }, async (page) => {
    await ready(page);
    const [alone, first, second] = await page.evaluate(async () => {
      const { engine } = /** @type {any} */ (globalThis);
      const sum = (/** @type {any} */ { mean, components }) =>
        [...mean, ...components].reduce((s, v, i) => s + v * (i % 7), 0);
      const alone = sum(await engine.principalComponents(2, 1000));
      const both = await Promise.all([engine.principalComponents(2, 1000), engine.principalComponents(2, 1000)]);
      return [alone, ...both.map(sum)];
    });
    assert.deepEqual([first, second], [alone, alone]);
  });
});
