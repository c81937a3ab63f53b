// What goes wrong is said in one sentence where the person is looking, and the page stays usable.

import assert from "node:assert/strict";
import { test } from "node:test";
import { damaged } from "../damaged.mjs";
import { digits, draw, numberOf, ready, setField, textOf, withPage } from "../page.mjs";
import { changedSite, hasMNIST } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const noMNIST = !hasMNIST() && "the site was built without MNIST";

/** The sentence that the page shows, once it shows one. @param {Page} page */
async function sentence(page) {
  const alert = page.locator("#complaint:not([hidden]) #problem");
  await alert.waitFor({ timeout: 60_000 });
  const text = (await alert.textContent()) ?? "";
  assert.match(text, /^[A-Z“d].{15,300}[.!]$/s, `no sentence: ${text}`);
  return text;
}

/** That the pad restores. @param {Page} page */
async function stillRestores(page) {
  await ready(page);
  await draw(page, digits[7]);
  assert.notEqual(await textOf(page, "pad-noisy-psnr"), "–");
}

/** That a person can go on: on the built-in digits. @param {Page} page */
async function stillUsable(page) {
  await stillRestores(page);
  await page.selectOption("#setting-data", "digits");
  await setField(page, "epochs", 1);
  await page.locator("details summary").click();
  await setField(page, "images", 2000);
  await page.click("#play");
  await page.waitForFunction(
    () => Number.parseFloat(document.getElementById("stat-epoch")?.textContent ?? "") >= 1,
    null,
    { timeout: 60_000 },
  );
}

test(
  "damaged data are told from good ones, and the page goes on without them",
  { skip: noMNIST, timeout: 300_000 },
  async (t) => {
    await withPage({ own: true, path: "icon.svg", errors: "expected" }, async (page) => {
      /** @type {Record<string, Uint8Array | string | null>} */
      let changes = {};
      await page.context().route("**/data/*", (route) => {
        const body = changes[new URL(route.request().url()).pathname.slice(1)];
        if (body === undefined) return route.continue();
        return body === null ? route.fulfill({ status: 404 }) : route.fulfill({ body: Buffer.from(body) });
      });
      const url = new URL("/", page.url()).href;
      // test/unit/shards.test.mjs has the others.
      for (const name of ["a corrupted shard", "a manifest that leads elsewhere", "no manifest"]) {
        const [change, expected] = damaged[name];
        await t.test(name, async () => {
          changes = await change();
          await page.goto(`${url}#tab=rows`); // which shows test digits
          assert.match(await sentence(page), expected);
          await stillUsable(page);
          await page.goto(`${url}icon.svg`); // the next one begins at the beginning
        });
      }
    });
  },
);

test("a site without MNIST trains on the built-in digits and says so", async () => {
  const manifest = JSON.stringify({
    name: "digits",
    source: "digits made by procedure",
    note: "data.unfetched",
    shards: [],
    labels: [],
  });
  const { site, remove } = changedSite({ "data/manifest.json": manifest });
  try {
    await withPage({ site }, async (page) => {
      await ready(page);
      assert.match(await textOf(page, "note"), /MNIST could not be fetched.* built-in digits/);
      assert.equal(await page.locator("#setting-data").inputValue(), "digits");
      assert.equal(await page.locator("#problem").isVisible(), false);
      // The denoiser, which needs no data, still answers.
      assert.equal(await page.locator("#setting-shown").inputValue(), "denoiser");
      await page.waitForFunction(() => {
        const [noisy, restored] = ["noisy", "restored"].map((part) =>
          Number.parseFloat(document.getElementById(`pad-${part}-psnr`)?.textContent ?? ""),
        );
        return restored > noisy + 6;
      });
    });
  } finally {
    remove();
  }
});

test("another data set, chosen while the first is still on its way", { skip: noMNIST }, async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const result = await page.evaluate(async () => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      await engine.configure({ data: "mnist" });
      const first = engine.samples(4).catch((/** @type {Error} */ error) => error.message); // asks for the manifest
      await engine.configure({ data: "digits", images: 500, batch: 100 });
      let step = 0;
      for await (const progress of engine.train({ epochs: 1 })) step = progress.step;
      const { images } = await engine.evaluate();
      engine.stop();
      return { first: await first, step, images };
    });
    assert.deepEqual(result, { first: "Another data set was chosen.", step: 5, images: 10000 });
  });
});

test("an engine whose worker has died goes on with what was trained, in one new worker", async () => {
  await withPage({ errors: "expected" }, async (page) => {
    await ready(page);
    const before = page.workers().length;
    const result = await page.evaluate(async () => {
      const { Engine } = await import("/engine.js");
      const engine = await Engine.start();
      await engine.configure({ data: "digits", images: 500, batch: 100 });
      for await (const _ of engine.train({ epochs: 2 }));
      const pixels = new Float32Array(784).fill(0.5);
      const trained = await engine.reconstruct(pixels);
      const dead = new Promise((resolve) => engine.addEventListener("fault", resolve));
      Object.assign(globalThis, { tested: engine, dead });
      return { trained: Array.from(trained) };
    });
    const workers = page.workers();
    assert.equal(workers.length, before + 1);
    await workers[workers.length - 1].evaluate(
      () =>
        void setTimeout(() => {
          throw new Error("gone");
        }),
    );
    const again = await page.evaluate(async () => {
      const engine = /** @type {any} */ (globalThis).tested;
      await /** @type {any} */ (globalThis).dead;
      const pixels = new Float32Array(784).fill(0.5);
      const all = await Promise.all([1, 2, 3].map(() => engine.reconstruct(pixels)));
      const { step } = await engine.position();
      return { restored: Array.from(all[2]), step };
    });
    assert.deepEqual(again.restored, result.trained);
    assert.equal(again.step, 10);
    assert.equal(page.workers().length, before + 1);
  });
});

test("a worker that dies while training: said, restarted, nothing lost", async () => {
  await withPage({ errors: "expected" }, async (page) => {
    await ready(page);
    await page.selectOption("#setting-data", "digits");
    await page.locator("details summary").click();
    await setField(page, "images", 5000);
    await setField(page, "epochs", 1000);
    await page.click("#play");
    const stepsBeyond = (/** @type {number} */ step) =>
      page.waitForFunction(
        (step) => Number.parseFloat(document.getElementById("stat-step")?.textContent?.replace(",", "") ?? "") > step,
        step,
        { timeout: 60_000 },
      );
    await stepsBeyond(300);
    await page.click("#play"); // a pause leaves a checkpoint
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    const kept = await numberOf(page, "stat-step");
    await page.click("#play");
    await stepsBeyond(kept);
    await draw(page, digits[3]);
    const restored = await numberOf(page, "pad-restored-psnr");
    const [worker] = page.workers();
    await worker.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error("out of luck");
        }),
    );
    assert.match(
      await sentence(page),
      /^The training worker has stopped \(.*out of luck\); what it had learned is kept/,
    );
    assert.equal(await textOf(page, "play"), "Train");
    await draw(page, digits[3]);
    assert(
      Math.abs((await numberOf(page, "pad-restored-psnr")) - restored) < 3,
      "the pad has forgotten what was trained",
    );
    await page.click("#step");
    await page.waitForFunction(
      () =>
        document.getElementById("play")?.textContent === "Train" &&
        document.getElementById("score")?.textContent !== "",
      null,
      { timeout: 60_000 },
    );
    assert((await numberOf(page, "stat-step")) > kept, "the steps up to the pause are lost");
    assert.equal(page.workers().length, 1);
  });
});

test("a worker that vanishes without a word is missed", async () => {
  await withPage({ errors: "expected" }, async (page) => {
    await ready(page);
    await page.selectOption("#setting-data", "digits");
    await setField(page, "epochs", 1000);
    await page.click("#play");
    await page.waitForFunction(
      () => Number.parseFloat(document.getElementById("stat-step")?.textContent ?? "") > 20,
      null,
      { timeout: 60_000 },
    );
    await page.workers()[0].evaluate(() => self.close());
    assert.match(await sentence(page), /has not answered for/);
    await page.click("#step");
    await page.waitForFunction(
      () =>
        document.getElementById("play")?.textContent === "Train" &&
        document.getElementById("score")?.textContent !== "",
      null,
      { timeout: 60_000 },
    );
  });
});

test("a browser without SIMD gets the scalar program and a sentence", async () => {
  await withPage(
    {
      init: () => {
        WebAssembly.validate = () => false;
      },
    },
    async (page) => {
      /** @type {string[]} */
      const fetched = [];
      page.on("request", (request) => fetched.push(request.url()));
      await page.reload();
      await ready(page);
      assert(
        fetched.some((url) => url.endsWith("hourglass-scalar.wasm")) &&
          !fetched.some((url) => url.endsWith("hourglass.wasm")),
      );
      assert.match(await textOf(page, "slow"), /no WebAssembly SIMD/);
      await stillUsable(page);
    },
  );
});

test("a browser without WebAssembly, or without module workers, is told so", async () => {
  await withPage(
    {
      init: () => {
        Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
      },
    },
    async (page) => {
      assert.match(await sentence(page), /no WebAssembly/);
    },
  );
  const init = () => {
    const Real = Worker;
    // As a browser did that took every script for a classic one: it never looked at the type.
    /** @type {any} */ (globalThis).Worker = class extends Real {
      constructor(/** @type {string | URL} */ url) {
        super(url);
      }
    };
  };
  await withPage({ init, errors: "expected" }, async (page) => {
    assert.match(await sentence(page), /no module workers/);
    await draw(page, digits[3]); // the pad needs no worker
    assert.notEqual(await textOf(page, "pad-noisy-psnr"), "–");
  });
});

test("a program that cannot be had is missed in a sentence", async () => {
  const { site, remove } = changedSite({ "hourglass.wasm": null });
  try {
    await withPage({ site, errors: "expected" }, async (page) => {
      assert.match(await sentence(page), /hourglass\.wasm\) could not be fetched: the server answered 404/);
    });
  } finally {
    remove();
  }
  const broken = changedSite({ "hourglass.wasm": "not wasm" });
  try {
    await withPage({ site: broken.site, errors: "expected" }, async (page) => {
      assert.match(await sentence(page), /cannot be compiled/);
    });
  } finally {
    broken.remove();
  }
});
