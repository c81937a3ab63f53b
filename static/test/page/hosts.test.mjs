// The page on other hosts: without our server's types and headers, in a folder, in another's page, and where it
// cannot run at all.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { alone, launch } from "../browser.mjs";
import { host } from "../host.mjs";
import { asAtHome, digits, draw, setField, textOf } from "../page.mjs";
import { builtSite, hasMNIST, serve } from "../site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const browser = await launch();
after(() => browser.close());

/**
 * @param {Parameters<typeof host>[0]} how
 * @param {(page: Page, url: string) => Promise<void>} body
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function onHost(how, body, options) {
  const { url, stop } = await host(how);
  const context = await browser.newContext({ ...alone, ...options });
  await context.addInitScript(asAtHome);
  try {
    await body(await context.newPage(), url);
  } finally {
    await context.close();
    await stop();
  }
}

/** @param {Page | import("playwright-core").FrameLocator} page */
const ready = (page) => page.locator("body[data-ready=yes]").waitFor({ timeout: 60_000 });

/** @param {Page} page */
async function trains(page) {
  await ready(page);
  await draw(page, digits[7]);
  assert.notEqual(await textOf(page, "pad-noisy-psnr"), "–");
  await setField(page, "epochs", 1);
  await page.locator("details summary").click();
  await setField(page, "images", 2000);
  await page.click("#play");
  await page.waitForFunction(() => Number(document.getElementById("stat-step")?.textContent) > 3, null, {
    timeout: 60_000,
  });
  assert.equal(await page.locator("#complaint").isVisible(), false);
}

test("in a folder of a host that knows no types and unpacks what is packed, it trains on its data", () =>
  onHost({ base: "/some/where/" }, async (page, url) => {
    /** @type {string[]} */
    const outside = [];
    page.on("request", (request) => request.url().startsWith(url) || outside.push(request.url()));
    await page.goto(url);
    await trains(page);
    assert.equal(await page.inputValue("#setting-data"), hasMNIST() ? "mnist" : "digits");
    assert.deepEqual(
      outside.filter((address) => !address.startsWith("blob:")),
      [],
    );
    await page.goto(`${url}#tab=map`);
    await ready(page);
  }));

test("a host that sends its page for the data is recognised, and the built-in digits train", () =>
  onHost({ without: /manifest\.json$/ }, async (page, url) => {
    await page.goto(url);
    await ready(page);
    assert.match(await textOf(page, "problem"), /manifest\.json could not be fetched: the server answered with a page/);
    await page.click("#dismiss");
    assert.equal(await page.inputValue("#setting-data"), "digits");
    await trains(page);
  }));

for (const [what, without, says] of /** @type {Array<[string, RegExp, RegExp]>} */ ([
  ["program", /\.wasm$/, /The program .* could not be fetched: the server answered with a page/],
  ["stored weights", /api/, /no weights behind this link: this site answered with a page/],
]))
  test(`a host that sends its page for the ${what} is recognised`, () =>
    onHost({ without }, async (page, url) => {
      await page.goto(what === "program" ? url : `${url}#w=${"a".repeat(24)}`);
      await page.waitForFunction((source) => new RegExp(source).test(document.body.innerText), says.source, {
        timeout: 60_000,
      });
    }));

test("a module that a host lacks is said, and the rest of the page is no riddle", () =>
  onHost({ without: /strings\.js$/ }, async (page, url) => {
    await page.goto(url);
    await page.locator("#stop-files").waitFor();
  }));

test("a host that sends its page for whatever is asked below its root is no riddle either", () =>
  onHost({ without: /./ }, async (page, url) => {
    await page.goto(`${url}foo/bar`);
    assert.equal(await page.locator("#stop-files").isVisible(), true);
  }));

test("opened as a file, it says how to open it", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(builtSite, "index.html")).href);
  await page.locator("#stop-file").waitFor();
  assert.match(await textOf(page, "stop-file"), /opened as a file.*http\.server.*als Datei geöffnet/s);
  await page.close();
});

test("without JavaScript it says what is missing", () =>
  onHost(
    {},
    async (page, url) => {
      await page.goto(url);
      assert.match(await page.locator("noscript").innerText(), /needs JavaScript.*braucht dafür JavaScript/s);
    },
    { javaScriptEnabled: false },
  ));

test("without WebAssembly it says so", () =>
  onHost({}, async (page, url) => {
    await page.addInitScript(() => void Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto(url);
    await page.locator("#complaint").waitFor();
    assert.match(await textOf(page, "problem"), /no WebAssembly/);
  }));

test("another page imports the engine from our server, and its worker trains", () =>
  onHost({ base: "/none/", pages: { "/": "<!doctype html><title>another</title>" } }, async (page, url) => {
    const { url: site, stop } = await serve();
    try {
      await page.goto(new URL("/", url).href);
      const steps = await page.evaluate(async (address) => {
        const { Engine } = await import(address);
        const engine = await Engine.start();
        await engine.configure({ model: "vanilla", code: 8, data: "digits", images: 1000 });
        let last = 0;
        for await (const { step } of engine.train({ steps: 3 })) last = step;
        engine.stop();
        return last;
      }, `${site}engine.js`);
      assert.equal(steps, 3);
    } finally {
      await stop();
    }
  }));

test("embedded, it leaves out head and article, and says how many cores train", () =>
  onHost({}, async (page, site) => {
    const frame = `<iframe title="Hourglass" src="${site}?embed#data=digits" width="900" height="900"></iframe>`;
    const other = await host({ base: "/none/", pages: { "/": `<!doctype html><title>lesson</title>${frame}` } });
    try {
      await page.goto(new URL("/", other.url).href);
      const inside = page.frameLocator("iframe");
      await ready(inside);
      assert.match(await inside.locator("#embedded").innerText(), /one core.*Open the whole page/);
      for (const left of ["header", "#story"]) assert.equal(await inside.locator(left).isVisible(), false, left);
      assert.equal(await inside.locator("#embedded a").getAttribute("href"), `${site}#data=digits`);
      await inside.locator("#play").click();
      await inside.locator("#stat-step").filter({ hasNotText: /^0$/ }).waitFor({ timeout: 60_000 });
    } finally {
      await other.stop();
    }
  }));
