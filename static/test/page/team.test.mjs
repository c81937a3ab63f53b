// A team of workers, in Chromium: what it trains is what one worker trains, whoever is lost on the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withPage } from "../page.mjs";
import { builtSite, changedSite } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ parameters: string, checkpoint: string, reports: string, workers: number[] }} Result */

const path = "?embed#answer=own";
const runs = {
  vanilla: { model: "vanilla", batch: 250 },
  deep: { model: "deep", batch: 24, optimizer: "momentum" },
  conv: { model: "conv", batch: 32 },
  denoise: { model: "denoise", batch: 32, noiseRange: "random" },
  tied: { layers: "784-200-30-drop.2-200~-784~", batch: 130, sparsity: 0.01 },
};

/**
 * Trains 200 steps, and sums up what came of it.
 * @param {Page} page @param {object} settings @param {number | string} workers
 * @returns {Promise<Result>}
 */
const train = (page, settings, workers) =>
  page.evaluate(
    async ({ settings, workers }) => {
      const { Engine } = await import(/** @type {string} */ ("/engine/engine.js"));
      const page = /** @type {{ tested?: any }} */ (globalThis);
      const engine = (page.tested ??= await Engine.start());
      await engine.setWorkers(workers);
      await engine.configure({ data: "digits", images: 1010, validation: 20, seed: 5, ...settings });
      const seen = new Set();
      let reports = "";
      const steps = 200;
      for await (const { step, loss, testLoss, workers } of engine.train({ steps })) {
        seen.add(workers);
        reports += `${step} ${loss} ${testLoss}\n`;
      }
      const sum = async (/** @type {BufferSource} */ bytes) =>
        Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => b.toString(16)).join("");
      return {
        parameters: await sum(await engine.parameters()),
        checkpoint: await sum(await engine.checkpoint()),
        reports: await sum(new TextEncoder().encode(reports)),
        workers: /** @type {number[]} */ ([...seen]),
      };
    },
    { settings, workers },
  );

/** @param {Result} result */
const bits = ({ parameters, checkpoint, reports }) => ({ parameters, checkpoint, reports });

/** What one worker ends with. @type {Map<object, Result>} */
const results = new Map();

/** @param {Page} page @param {object} settings of runs */
async function alone(page, settings) {
  const result = results.get(settings) ?? (await train(page, settings, 1));
  assert.deepEqual(result.workers, [1]);
  results.set(settings, result);
  return bits(result);
}

for (const [name, settings] of Object.entries(runs))
  test(`${name}: teams end with the bits of one worker`, async () => {
    await withPage({ path }, async (page) => {
      for (const workers of settings === runs.vanilla ? [2, 3, 4] : [4]) {
        const team = await train(page, settings, workers);
        assert.deepEqual(bits(team), await alone(page, settings), `${workers} workers`);
        assert(team.workers.includes(workers), `${team.workers} of ${workers} trained`);
      }
      if (settings !== runs.vanilla) return;
      const fastest = await train(page, settings, "auto");
      assert.deepEqual(bits(fastest), await alone(page, settings), "as many as are fastest");
    });
  });

/**
 * The site with a member, the second of each team, to whom something happens in its step 100.
 * @param {string} what script
 */
const mishap = (what) =>
  changedSite({
    "engine/member.js": `let met = 0;
      const { store } = Atomics;
      Atomics.store = (...args) => {
        if (name === "hourglass 2" && ++met === 200) { ${what} }
        return store(...args);
      };
      ${readFileSync(join(builtSite, "engine", "member.js"), "utf8")}`,
  });

const { tied, ...presets } = runs;
for (const [name, what, settings] of /** @type {Array<[string, string, object[]]>} */ ([
  ["that ends", "throw new Error('the end');", Object.values(presets)],
  ["that never comes back", "for (;;);", [tied]],
  ["that is frozen for five seconds", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000);", [tied]],
]))
  test(`a member ${name} in the middle changes nothing`, async () => {
    const { site, remove } = mishap(what);
    try {
      await withPage({ site, path, errors: "expected" }, async (page) => {
        for (const run of settings) {
          const team = await train(page, run, 3);
          assert.deepEqual(bits(team), await alone(page, run));
          assert(team.workers.includes(3) && Number(team.workers.at(-1)) < 3, `${team.workers}`); // one was lost
        }
      });
    } finally {
      remove();
    }
  });

/** Each member holds a lock for as long as it lives. */
const locked = () =>
  changedSite({
    "engine/member.js": `navigator.locks.request("member " + Math.random(), () => new Promise(() => {}));
      ${readFileSync(join(builtSite, "engine", "member.js"), "utf8")}`,
  });

test("no member is left after thirty starts and stops", async () => {
  const { site, remove } = locked();
  try {
    await withPage({ site, path }, async (page) => {
      const most = await page.evaluate(async () => {
        const { Engine } = await import(/** @type {string} */ ("/engine/engine.js"));
        const alive = async () =>
          (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith("member ")).length ?? 0;
        const engine = await Engine.start({ workers: 3 });
        await engine.configure({ data: "digits", images: 500, batch: 32 });
        let most = 0;
        for (let i = 0; i < 30; i++) {
          for await (const { step } of engine.train({ steps: 1e6 })) {
            if (step && i % 10 === 0 && (await alive()) < 2) continue; // now and then all are there
            most = Math.max(most, await alive());
            if (i % 3 === 0) await engine.configure({ data: "digits", images: 500, batch: 32 });
            else break;
          }
        }
        const other = await Engine.start({ workers: 4 });
        await other.configure({ data: "digits", images: 500, batch: 32 });
        for await (const { step } of other.train({ steps: 1e6 })) if (step && (await alive()) >= 3) break;
        other.stop();
        for (let wait = 0; (await alive()) > 0; wait++) {
          if (wait > 100) throw new Error(`${await alive()} members are left`);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        engine.stop();
        return most;
      });
      assert(most >= 2, `${most} members at once`);
    });
  } finally {
    remove();
  }
});

test("a setting that changes while members are on their way reaches them", async () => {
  await withPage({ path }, async (page) => {
    const train = (/** @type {number} */ workers) =>
      page.evaluate(async (workers) => {
        const { Engine } = await import(/** @type {string} */ ("/engine/engine.js"));
        const page = /** @type {{ tested?: any }} */ (globalThis);
        const engine = (page.tested ??= await Engine.start());
        await engine.setWorkers(workers);
        await engine.configure({ data: "digits", images: 1000, seed: 5, batch: 40, rate: 0.001 });
        await engine.position(); // the data are there
        const steps = engine.train({ steps: 3000 });
        const first = steps.next();
        await engine.adjust({ rate: 0.02 });
        let most = 0;
        for (let next = await first; !next.done; next = await steps.next()) most = Math.max(most, next.value.workers);
        return { most, parameters: Array.from(new Uint32Array((await engine.parameters()).buffer)).join() };
      }, workers);
    const alone = await train(1);
    assert.equal((await train(1)).parameters === alone.parameters, true, "it changes after another step");
    const team = await train(4);
    assert.equal(team.most, 4);
    assert.equal(team.parameters === alone.parameters, true);
  });
});

test("a number of workers that cannot be is clamped, with a word", async () => {
  await withPage({ path, errors: "expected" }, async (page) => {
    const { clamped, words } = await page.evaluate(async () => {
      const { Engine } = await import(/** @type {string} */ ("/engine/engine.js"));
      /** @type {string[]} */
      const words = [];
      console.warn = (/** @type {string} */ word) => words.push(word);
      const engine = await Engine.start({ workers: 0 });
      const clamped = [];
      for (const wanted of [-1, 1e6, "many", 2]) clamped.push(await engine.setWorkers(wanted));
      await engine.configure({ data: "digits", images: 300, batch: 10 });
      for await (const { workers } of engine.train({ steps: 1e6 })) if (workers === 2) break;
      engine.stop();
      return { clamped, words };
    });
    assert.deepEqual(clamped, [1, 64, "auto", 2]);
    assert.equal(words.length, 4);
    assert.match(words[0], /^workers 0, possible is “auto” or a whole number from 1 to 64; now it is 1$/);
  });
});

test("where there is no script or no memory for a member, one trains, with the same bits", async () => {
  const { site, remove } = changedSite({ "engine/member.js": null });
  const full = changedSite({ "engine/member.js": "postMessage({ error: { code: 'program.memory' } });" });
  try {
    for (const folder of [site, full.site])
      await withPage({ site: folder, path, errors: "expected" }, async (page) => {
        const result = await train(page, runs.vanilla, 4);
        assert.deepEqual(result.workers, [1]);
        assert.deepEqual(bits(result), await alone(page, runs.vanilla));
      });
  } finally {
    remove();
    full.remove();
  }
});
