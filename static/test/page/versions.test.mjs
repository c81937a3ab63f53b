// Versions of the page that is kept in the browser: whole or not at all, and each in its turn.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { cable } from "../cable.mjs";
import { accessible, eventually, frames, numberOf, ready, setField, textOf } from "../page.mjs";
import { releases, says, visit } from "../visit.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Array<() => void>} */
const left = [];
after(() => left.forEach((remove) => remove()));

/** A site, whose next version differs in what is fetched at once and in what is fetched later. */
function twoVersions() {
  const site = releases();
  left.push(site.remove);
  const renew = () => {
    site.change("strings/en.js", "An autoencoder squeezes", "A newer autoencoder squeezes");
    site.change("strings/en/terms.js", '"terms.title":"Words"', '"terms.title":"Newer words"');
    site.release();
  };
  return { ...site, renew };
}

/** @param {Page} page @param {"old" | "new"} version */
async function shows(page, version) {
  await ready(page);
  assert.match(await page.locator("header p").innerText(), version === "new" ? /^A newer auto/ : /^An auto/);
}

/** The words of the glossary, which come when they are asked for. @param {Page} page */
async function glossaryTitle(page) {
  await page.click("#help");
  await page.click("#keys [data-glossary]");
  const title = await page.locator("#glossary-title").innerText();
  for (const dialog of ["#glossary", "#keys"]) {
    await page.keyboard.press("Escape");
    await page.locator(dialog).waitFor({ state: "hidden" });
  }
  return title;
}

/** Has the browser look for a newer version. @param {Page} page @returns {Promise<string>} what becomes of it */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((/** @type {(worker: ServiceWorker) => void} */ resolve) => {
      const look = () => {
        const worker = registration.installing ?? registration.waiting;
        if (worker) resolve(worker);
      };
      registration.addEventListener("updatefound", look);
      look(); // the page itself may have looked before
    });
    await registration.update();
    const worker = await found;
    while (worker.state === "installing")
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    return worker.state;
  });

const use = (/** @type {Page} */ page) => page.locator("#newer button", { hasText: "Use it now" }).click();

test(
  "a new version waits for a click, interrupts no training, and then is in all tabs",
  { timeout: 120_000 },
  async () => {
    const { site, renew } = twoVersions();
    await visit(cable(site), async ({ open }) => {
      const first = await open("#data=digits&images=1000&epochs=1000&layers=784-16-784&answer=own");
      await says(first, /^Works offline/);
      renew();
      const second = await open();
      await shows(second, "old");
      assert.equal(await update(second), "installed");
      for (const page of [first, second]) await page.locator("#newer").waitFor();
      assert.match(await textOf(second, "milestone"), /^A new version of this page is here/);
      await accessible(second, "a new version", "#newer");
      assert.equal(await glossaryTitle(second), "Words"); // what comes later is of the old one, too

      await first.click("#play");
      await eventually(async () => assert((await numberOf(first, "stat-step")) > 20));
      await use(second);
      await second.locator("#newer", { hasText: "pause it, then use the new version" }).waitFor();
      await first.click("#play");
      await first.locator("#play", { hasText: "Train" }).waitFor();
      await first.evaluate(() => /** @type {any} */ (globalThis).engine.checkpoint()); // all steps are told by then
      await frames(first);
      const step = await numberOf(first, "stat-step");
      await second.locator("#newer button", { hasText: "Later" }).click();
      assert.equal(await second.locator("#newer").count(), 0);
      await use(first);
      for (const page of [first, second]) {
        await page.locator("header p", { hasText: "A newer autoencoder" }).waitFor();
        await shows(page, "new");
        assert.equal(await page.locator("#newer").count(), 0);
        assert.equal(await glossaryTitle(page), "Newer words");
        await says(page, /^Works offline/);
      }
      await first.locator("#kept button", { hasText: "Go on with it" }).click();
      await eventually(async () => assert.equal(await numberOf(first, "stat-step"), step));
    });
  },
);

test("an update that breaks off changes nothing, and goes on later", { timeout: 120_000 }, async () => {
  const { site, renew } = twoVersions();
  await visit(cable(site), async ({ home: line, open, restart }) => {
    await says(await open(), /^Works offline/);
    line.cut = /strings\/en\/terms\.js$/;
    renew();
    assert.equal(await update(await open()), "redundant");
    const page = await open();
    await shows(page, "old");
    assert.equal(await glossaryTitle(page), "Words");
    assert.equal(await page.locator("#newer").count(), 0);
    await line.pull();
    await restart();
    const other = await open();
    await shows(other, "old");
    assert.equal(await glossaryTitle(other), "Words");
    await says(other, /^Works offline/);

    line.cut = undefined;
    await line.plug();
    await update(other);
    await other.locator("#newer").waitFor();
    await use(other);
    await other.locator("header p", { hasText: "A newer autoencoder" }).waitFor();
    await shows(other, "new");
  });
});

/** Gives the page so much room. @param {Page} page @param {string} url @param {number} [bytes] */
async function room(page, url, bytes) {
  const client = await page.context().newCDPSession(page);
  await client.send("Storage.overrideQuotaForOrigin", { origin: new URL(url).origin, quotaSize: bytes });
}

/** How many files are kept. @param {Page} page */
const count = (page) =>
  page.evaluate(async () => {
    let files = 0;
    for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length;
    return files;
  });

test("on a full disk it says so, works, and keeps the room for what is trained", { timeout: 120_000 }, async () => {
  await visit(cable(), async ({ home, enter, open }) => {
    const page = await enter("icon.svg");
    await room(page, home.url, 6e6);
    await page.goto(`${home.url}#data=digits&images=1000&batch=100&epochs=1&layers=784-16-784&answer=own`);
    await ready(page);
    await says(page, /no room to keep the page.*nothing is lost/);
    assert.equal(await count(page), 0);
    await page.click("#play");
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "", null, { timeout: 60_000 });
    await page.evaluate(() => location.reload());
    await page.locator("#kept").waitFor();
    await says(page, /no room/);
    await room(page, home.url);
    await says(await open(), /^Works offline/);
  });
});

test("a new version that there is no room for is told, and the old one stays", { timeout: 120_000 }, async () => {
  const { site, put, renew } = twoVersions();
  await visit(cable(site), async ({ home: line, open, restart }) => {
    const page = await open();
    await says(page, /^Works offline/);
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await room(page, line.url, (usage ?? 0) + 1e6);
    put({ "weights/deep.safetensors": "x".repeat(3e6) });
    const before = await count(page);
    renew();
    assert.equal(await update(page), "redundant");
    await says(page, /A new version of the page is there, but this browser has no room for it/);
    assert.equal(await count(page), before);
    await line.pull();
    await restart();
    await shows(await open(), "old");
  });
});

test("where the browser keeps nothing, it says so and works", { timeout: 120_000 }, async () => {
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  const body = async (/** @type {import("../visit.mjs").Visit<import("../cable.mjs").Cable>} */ { open }) => {
    const page = await open("#data=digits&images=1000");
    await says(page, /keeps nothing for the page/);
    await page.click("#play"); // it is not remembered that somebody builds
    await eventually(async () => assert((await numberOf(page, "stat-step")) > 0));
  };
  await visit(cable(), body, preferences);
});

/**
 * Puts something else, or nothing, in the place of kept files.
 * @param {Page} page
 * @param {Record<string, string | null>} files
 */
const damage = (page, files) =>
  page.evaluate(async (files) => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = files[new URL(request.url).pathname.slice(1)];
      if (text === null) await cache.delete(request);
      else if (text !== undefined)
        await cache.put(request, new Response(text, { headers: { "Content-Type": "text/javascript" } }));
    }
  }, files);

test("what is damaged or gone comes from the network, and is mended", { timeout: 120_000 }, async () => {
  await visit(cable(), async ({ home: line, enter, open, restart }) => {
    await says(await open(), /^Works offline/);
    await restart(); // what the worker has looked at, it does not look at again
    const page = await enter("icon.svg"); // nothing here mends
    const files = { "main.js": "not what it was", "style.css": null, "": null, "hourglass.wasm": "", "app/app.js": "" };
    await damage(page, { ...files, "map/panel.js": "half of" });
    line.answers.length = 0;
    const again = await open();
    await says(again, /^Works offline/);
    const came = new Set(line.answers.map(({ path }) => path.slice(1)));
    for (const path of [...Object.keys(files), "map/panel.js"]) assert(came.has(path), path);
    assert.equal(came.has("workshop.js"), false);
    await line.pull();
    const offline = await open("#tab=map");
    await offline.locator("#panel-map canvas").first().waitFor();
  });
});

test(
  "a version that can no longer be whole ends, and the next load has the new one",
  { timeout: 120_000 },
  async () => {
    const { site, change, renew } = twoVersions();
    await visit(cable(site), async ({ home: line, enter, open, restart }) => {
      await says(await open(), /^Works offline/);
      await restart();
      const quiet = await enter("icon.svg");
      await damage(quiet, { "engine/engine.js": null });
      await quiet.close(); // the worker would stay for it
      line.cut = /sw\.js$/; // no newer one is found
      change("engine/engine.js", "class Engine", "class /* newer */Engine");
      renew();
      const broken = await enter();
      await broken.locator("#stop-files, #complaint").filter({ visible: true }).first().waitFor();
      await broken.reload();
      await shows(broken, "new");
      line.cut = undefined;
      await broken.reload();
      await shows(broken, "new");
      await says(broken, /^Works offline/);
    });
  },
);

test("a page that is gone, of which the server has a newer one, comes from there", { timeout: 120_000 }, async () => {
  const { site, renew } = twoVersions();
  await visit(cable(site), async ({ home: line, enter, open, restart }) => {
    await says(await open(), /^Works offline/);
    await restart();
    await damage(await enter("icon.svg"), { "": null }); // that tab stays, and its worker
    line.cut = /sw\.js$/;
    renew();
    const page = await open();
    await shows(page, "new");
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    assert.equal(await glossaryTitle(page), "Newer words");
  });
});

test("a site that has no such worker any more gets its address back", { timeout: 120_000 }, async () => {
  const { site, put } = twoVersions();
  await visit(cable(site), async ({ open, enter }) => {
    await says(await open(), /^Works offline/);
    put({ "sw.js": null, "index.html": "<title>another program</title>" });
    const page = await open();
    await eventually(async () =>
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0),
    );
    assert.equal(await (await enter()).title(), "another program");
  });
});

test("make dev ends what make run has left at its address", { timeout: 120_000 }, async () => {
  const { site, put } = twoVersions();
  await visit(cable(site), async ({ open }) => {
    const page = await open();
    await says(page, /^Works offline/);
    put({
      "sw.js": readFileSync(new URL("../../tools/resign.js", import.meta.url), "utf8"),
      "index.html": readFileSync(join(site, "index.html"), "utf8")
        .replace(/<meta name="version".*/, "")
        .replace("<h1>", "<h1>dev "),
    });
    await page.reload();
    await page.locator("h1", { hasText: "dev Hourglass" }).waitFor();
    await ready(page);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});

test("where data is to be saved, shards are kept once they are used", { timeout: 120_000 }, async () => {
  const { site, put } = twoVersions();
  const worker = readFileSync(join(site, "sw.js"), "utf8");
  put({ "sw.js": `Object.defineProperty(navigator, "connection", { value: { saveData: true } });${worker}` });
  await visit(cable(site), async ({ home: line, open }) => {
    const page = await open("#data=digits");
    await says(page, /^Works offline, but for the training data/);
    const shards = () => line.answers.filter(({ path }) => path.endsWith("-ubyte.gz")).map(({ path }) => path);
    assert.deepEqual(shards(), []);
    if (await page.locator("#setting-data option[value=mnist]").isDisabled()) return;
    const other = await open("#data=mnist&images=1000");
    await setField(other, "epochs", 1);
    await other.click("#step");
    await eventually(async () => assert.equal(await numberOf(other, "stat-step"), 1));
    const used = shards();
    assert(used.length > 2 && used.length < 8, `${used}`);
    await line.pull();
    const third = await open("#data=mnist&images=1000");
    await third.click("#step");
    await eventually(async () => assert.equal(await numberOf(third, "stat-step"), 1));
  });
});
