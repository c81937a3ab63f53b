// What was trained outlives the page: it is kept, offered at the next visit, and goes on bit for bit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, eventually, numberOf, ready, setField, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const hash = "#data=digits&images=1000&batch=100&epochs=2&layers=784-16-784&noise=0.3&answer=own&seed=7";

/** Trains the chosen epochs. @param {Page} page */
async function train(page) {
  await page.click("#play");
  await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
}

/** A visit to the page at another time. @param {Page} page @param {string} [path] */
async function visit(page, path = hash) {
  const url = new URL(path, page.url()).href;
  await page.goto("about:blank");
  await page.goto(url);
  await ready(page);
  await page.evaluate(async () => {
    // Until it is known which tabs are open, and so what is offered.
    while ((await navigator.locks.query()).pending?.length) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

/** The parameters of the network in training, as a text. @param {Page} page */
const weights = (page) =>
  page.evaluate(async () => Array.from(await /** @type {any} */ (globalThis).engine.saveWeights()).join());

/** @param {Page} page */
const offer = (page) => page.locator("#kept");

test("a network comes back at the next visit, and ends with the bits of one that was never left", async () => {
  await withPage({ own: true, path: hash }, async (page) => {
    await ready(page);
    assert.equal(await offer(page).count(), 0);
    await train(page);
    await train2(page);
    const never = await weights(page);
    assert.equal(await numberOf(page, "stat-step"), 40);

    await page.click("#reset");
    await eventually(async () => assert.equal(await textOf(page, "stat-step"), "0"));
    await train(page);
    assert.equal(await numberOf(page, "stat-step"), 20);
    await visit(page);
    assert.match((await offer(page).textContent()) ?? "", /^Your network from before is back \(2 epochs\)\./);
    assert.match(await textOf(page, "milestone"), /is back \(2 epochs\)/);
    await accessible(page, "offered", "#kept");
    assert.equal(await numberOf(page, "stat-step"), 0);
    await offer(page).locator("button", { hasText: "Go on with it" }).click();
    await eventually(async () => assert.equal(await numberOf(page, "stat-step"), 20));
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    assert.equal(await offer(page).count(), 0);
    await train2(page);
    assert.equal(await numberOf(page, "stat-step"), 40);
    assert.equal(await weights(page), never);
  });
});

/** Trains as many epochs again. @param {Page} page */
async function train2(page) {
  const before = await textOf(page, "score");
  await page.click("#play");
  await page.waitForFunction((before) => document.getElementById("score")?.textContent !== before, before, {
    timeout: 60_000,
  });
  await eventually(async () => assert.equal(await textOf(page, "play"), "Train"));
}

test("a network in training that is left in the middle comes back, dismissed it stays among the runs", async () => {
  await withPage({ own: true, path: hash }, async (page) => {
    await ready(page);
    await train(page); // given up for the next, and not to be offered in its place
    await setField(page, "epochs", 1000);
    await page.click("#reset");
    await eventually(async () => assert.equal(await textOf(page, "stat-step"), "0"));
    await page.click("#play");
    await page.waitForFunction(() => Number.parseFloat(document.getElementById("stat-epoch")?.textContent ?? "") > 30);
    await eventually(async () => assert.equal(await stored(page), 2), 600);
    await visit(page, "#model=vanilla&answer=own&tab=runs&data=digits");
    assert.match((await offer(page).textContent()) ?? "", /is back \(\d+(\.\d)? epochs\)/);
    // The link has brought its own.
    assert.equal(await page.locator("#setting-layers").inputValue(), "");
    await offer(page).locator("button", { hasText: "Not now" }).click();
    await eventually(async () => assert.equal(await offer(page).count(), 0));
    const row = page.locator("#panel-runs tbody tr", { hasText: "Run 2" });
    await row.locator("button", { hasText: /^Restore$/ }).click();
    await eventually(async () => assert((await numberOf(page, "stat-epoch")) >= 1));
    await visit(page);
    assert.equal(await offer(page).count(), 0, "it was dismissed");
  });
});

test("where storage is refused the person is asked before a trained network is lost, and only then", async () => {
  const init = () => {
    Object.defineProperty(globalThis, "indexedDB", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  };
  await withPage({ init, path: hash }, async (page) => {
    await ready(page);
    /** @type {string[]} */
    const asked = [];
    let answer = false;
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return answer ? dialog.accept() : dialog.dismiss();
    });
    await page.click("#reset");
    await setField(page, "seed", 8);
    await eventually(async () => assert.match(page.url(), /seed=8/));
    assert.deepEqual(asked, []); // there is nothing to lose
    await train(page);
    for (const give of [() => page.click("#reset"), () => setField(page, "seed", 9)]) {
      await give();
      await eventually(async () => assert(asked.length > 0));
      assert.deepEqual(asked.splice(0), ["confirm"]);
      assert.equal(await numberOf(page, "stat-step"), 20);
      await eventually(async () => assert.equal(await page.locator("#setting-seed").inputValue(), "8"));
    }
    await page.locator("#language").selectOption("de");
    await eventually(async () => assert.deepEqual(asked, ["beforeunload"]));
    asked.length = 0;
    answer = true;
    await setField(page, "seed", 10);
    await eventually(async () => assert.equal(await textOf(page, "stat-step"), "0"));
    assert.deepEqual(asked, ["confirm"]);
  });
});

test("a browser whose storage never answers is one that keeps nothing", async () => {
  const init = () => {
    IDBFactory.prototype.open = () => /** @type {any} */ ({});
  };
  await withPage({ init, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    const asked = page.waitForEvent("dialog");
    page.click("#reset").catch(() => {});
    await (await asked).dismiss();
    assert.equal(await numberOf(page, "stat-step"), 20);
  });
});

test("a transaction that the browser ends is told in words", async () => {
  const init = () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (/** @type {any} */ ...args) {
      const request = put.apply(this, args);
      if (this.name === "checkpoints") queueMicrotask(() => this.transaction.abort());
      return request;
    };
  };
  await withPage({ init, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    await eventually(async () => assert.match(await textOf(page, "problem"), /nothing more here \(.*aborted/));
  });
});

test("a network that has gone meanwhile is said to be gone, not to be back", async () => {
  await withPage({ own: true, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    await eventually(async () => assert.equal(await stored(page), 1));
    await page.evaluate(async () => {
      const request = indexedDB.open("hourglass");
      const base = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const transaction = base.transaction("checkpoints", "readwrite");
      transaction.objectStore("checkpoints").clear();
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      base.close();
    });
    await visit(page, `${hash.replace("seed=7", "seed=8")}&tab=runs`);
    await offer(page).locator("button", { hasText: "Go on with it" }).click();
    await eventually(async () => assert.match(await textOf(page, "problem"), /is not kept any more/));
    assert.equal(await offer(page).count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "play");
    assert.equal(await page.locator("#setting-seed").inputValue(), "8"); // nothing has changed
    await page.locator("#panel-runs tbody button", { hasText: "Restore settings" }).click();
    await eventually(async () => assert.equal(await page.locator("#setting-seed").inputValue(), "7"));
  });
});

test("a full disk is told once, and asked about from then on", async () => {
  const init = () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  };
  await withPage({ init, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    await eventually(async () => assert.match(await textOf(page, "problem"), /keeps nothing more here.*no room/));
    const asked = page.waitForEvent("dialog");
    page.click("#reset").catch(() => {});
    const dialog = await asked;
    assert.equal(dialog.type(), "confirm");
    await dialog.dismiss();
    assert.equal(await numberOf(page, "stat-step"), 20);
  });
});

test("two tabs keep their own networks, and neither is offered what the other one trains", async () => {
  await withPage({ own: true, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await ready(second);
    assert.equal(await offer(second).count(), 0);
    await setField(second, "seed", 21);
    await train(second);
    await second.close({ runBeforeUnload: false });
    await visit(page, `${hash}&tab=runs`);
    assert.equal(await page.locator("#panel-runs tbody tr").count(), 2);
    assert.match((await offer(page).textContent()) ?? "", /is back \(2 epochs\)/);
    await offer(page).locator("button", { hasText: "Go on with it" }).click();
    await eventually(async () => assert.equal(await page.locator("#setting-seed").inputValue(), "21"));
  });
});

test("records that cannot be read are told, and the page goes on", async () => {
  await withPage({ own: true, path: hash }, async (page) => {
    await ready(page);
    await train(page);
    await eventually(async () => assert.equal(await stored(page), 1));
    await page.evaluate(async () => {
      const request = indexedDB.open("hourglass");
      const base = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const transaction = base.transaction(["runs", "checkpoints"], "readwrite");
      const runs = transaction.objectStore("runs");
      const all = runs.getAll();
      all.onsuccess = () => {
        const [one] = all.result;
        // Of another form, of no form, with a curve that is none, and one whose checkpoint is cut off.
        runs.put({ ...one, id: "a", form: 99 });
        runs.put({ id: "b" });
        runs.put({ ...one, id: "c", run: { ...one.run, id: "c", x: "no" } });
        transaction.objectStore("checkpoints").put(new Uint8Array(100), one.id);
      };
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      base.close();
    });
    await visit(page);
    assert.match(await textOf(page, "problem"), /^What was kept of 3 earlier runs could not be read/);
    await offer(page).locator("button", { hasText: "Go on with it" }).click();
    await eventually(async () => assert.match(await textOf(page, "problem"), /^(?!What was kept).*\.$/));
    await train(page);
    assert.equal(await numberOf(page, "stat-step"), 20);
    await eventually(async () => assert.equal(await stored(page), 2));
  });
});

/** How many runs are stored. @param {Page} page @returns {Promise<number>} */
const stored = (page) =>
  page.evaluate(async () => {
    const request = indexedDB.open("hourglass");
    const base = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const count = base.transaction("runs").objectStore("runs").count();
    await new Promise((resolve) => (count.onsuccess = resolve));
    base.close();
    return count.result;
  });
