// A person draws, spoils the drawing and has it restored by a network that has just trained.

import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, draw, frames, numberOf, ready, setField, textOf, withPage } from "../page.mjs";
import { hasMNIST } from "../site.mjs";

test("a drawn 3 and a drawn 7 come out at least 4 dB closer to the clean drawing than the noisy one", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#setting-data").inputValue(), hasMNIST() ? "mnist" : "digits");
    await setField(page, "noise", 0.4);
    await setField(page, "epochs", 3);
    // The shipped denoiser answers first; this is about the network that is trained here.
    await page.selectOption("#setting-shown", "own");
    await page.click("#pad-clear");
    await draw(page, digits[3]);
    const untrained = await numberOf(page, "pad-restored-psnr");
    await page.click("#play");
    // Restored with the weights of the moment, while it trains and while the pen moves.
    await page.waitForFunction(
      (before) => Number.parseFloat(document.getElementById("pad-restored-psnr")?.textContent ?? "") > before + 3,
      untrained,
      { timeout: 60_000 },
    );
    assert.equal(await textOf(page, "play"), "Pause");
    await page.waitForFunction(() => document.getElementById("play")?.textContent === "Train", null, {
      timeout: 120_000,
    });
    await page.waitForFunction(() => document.getElementById("score")?.textContent !== "");
    for (const digit of [3, 7]) {
      await page.click("#pad-clear");
      await draw(page, digits[digit]);
      const noisy = await numberOf(page, "pad-noisy-psnr");
      const restored = await numberOf(page, "pad-restored-psnr");
      console.log(`# ${digit}: ${noisy} dB with noise, ${restored} dB restored`);
      assert(restored >= noisy + 4, `${digit}: ${noisy} dB noisy, ${restored} dB restored`);
    }
  });
});

test("the pad follows the pen, is cleared, and ignores what is no drawing", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const inked = () =>
      page.evaluate(() => {
        const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
          new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
        );
        context.drawImage(/** @type {HTMLCanvasElement} */ (document.getElementById("pad-seen")), 0, 0);
        const { data } = context.getImageData(0, 0, 28, 28);
        let xs = 0,
          ys = 0,
          mass = 0;
        for (let i = 0; i < 784; i++) {
          const ink = 253 - data[4 * i];
          xs += (i % 28) * ink;
          ys += Math.floor(i / 28) * ink;
          mass += ink;
        }
        return { mass, x: xs / mass, y: ys / mass };
      });
    // A sample digit stands ready, and is cleared away.
    assert((await inked()).mass > 0);
    await page.click("#pad-clear");
    await frames(page);
    assert.equal((await inked()).mass, 0);
    assert.equal(await page.locator("#pad-hint").isVisible(), true);

    // In a corner, and small: centred and enlarged all the same.
    const box = await page.locator("#pad").boundingBox();
    assert(box);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 20, { steps: 3 });
    await frames(page);
    const during = await inked();
    assert(during.mass > 0, "nothing is seen during the stroke");
    await page.mouse.move(box.x + 60, box.y + 90, { steps: 3 });
    await page.mouse.up();
    await frames(page);
    const seen = await inked();
    assert(Math.abs(seen.x - 14) < 1 && Math.abs(seen.y - 14) < 1, `centred at ${seen.x}, ${seen.y}`);
    assert.equal(await page.locator("#pad-hint").isVisible(), false);

    // The pen leaves the pad and comes back: the stroke goes on. Moves without a button draw nothing.
    const before = seen.mass;
    await page.mouse.move(box.x + 200, box.y + 200, { steps: 4 });
    await frames(page);
    assert.equal((await inked()).mass, before);
    await page.mouse.click(box.x + 200, box.y + 200, { button: "right" });
    await frames(page);
    assert.equal((await inked()).mass, before);

    await page.click("#pad-clear");
    await frames(page);
    assert.equal((await inked()).mass, 0);
    assert.equal(await textOf(page, "pad-restored-psnr"), "–");
  });
});

/** Notes each call of the program on the page, but for those that say where its memory is. */
function noteCalls() {
  const { instantiate } = WebAssembly;
  const calls = /** @type {string[]} */ ([]);
  const noted = (/** @type {WebAssembly.Exports} */ exports) =>
    Object.fromEntries(
      Object.entries(exports).map(([name, f]) => {
        if (typeof f !== "function" || /^(input|output|run|resume|getsp)/.test(name)) return [name, f];
        return [name, (/** @type {any[]} */ ...args) => (calls.push(name), f(...args))];
      }),
    );
  Object.assign(globalThis, { calls });
  Object.assign(WebAssembly, {
    instantiate: async (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) => {
      const instance = await instantiate(module, imports);
      const exports = noted(instance.exports);
      return new Proxy(instance, { get: (_, key) => (key === "exports" ? exports : Reflect.get(instance, key)) });
    },
  });
}

test("a frame of the pad is one call of the program, whatever the pen has done since the last", async () => {
  await withPage({ init: noteCalls }, async (page) => {
    await ready(page);
    /**
     * Draws by events alone.
     * @param {Array<[type: string, pointerId: number]>} events
     * @returns {Promise<string[]>} calls until the next frame
     */
    const draw = (events) =>
      page.evaluate(async (events) => {
        const pad = /** @type {HTMLElement} */ (document.getElementById("pad"));
        const calls = /** @type {string[]} */ (/** @type {any} */ (globalThis).calls);
        pad.setPointerCapture = () => {}; // which is for pointers of a device
        const { left, top } = pad.getBoundingClientRect();
        const restored = new Promise((resolve) => pad.addEventListener("restored", resolve, { once: true }));
        calls.length = 0;
        events.forEach(([type, pointerId], i) => {
          const at = { clientX: left + 40 + 10 * i, clientY: top + 60 + 8 * i };
          const event = new PointerEvent(type, { pointerId, buttons: 1, bubbles: true, ...at });
          // Between two frames a fast pen goes further than its event says.
          const between = [new PointerEvent(type, { ...at, clientY: top + 100 }), event];
          event.getCoalescedEvents = () => (type === "pointermove" ? between : []);
          pad.dispatchEvent(event);
        });
        await restored;
        return calls.filter((call) => /pad|ink|smudge/i.test(call));
      }, events);
    // The address reads the ink once a stroke has begun; it has done so when it says what is drawn.
    const written = (/** @type {string} */ before) =>
      page.waitForFunction((before) => location.href !== before, before);
    const before = page.url();
    await draw([["pointerdown", 1]]);
    await written(before);
    const crossed = await draw([
      ["pointermove", 1],
      ["pointermove", 1],
      ["pointerdown", 2], // a second finger
      ["pointermove", 2],
      ["pointermove", 1],
    ]);
    assert.deepEqual(crossed, ["padStroke", "padStroke", "padStroke", "padFrame"]);
  });
});

test("a finger draws and does not scroll", async () => {
  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await ready(page);
    const box = await page.locator("#pad").boundingBox();
    assert(box);
    const client = await page.context().newCDPSession(page);
    const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number[][]} */ points) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([x, y], id) => ({ x: box.x + x * box.width, y: box.y + y * box.height, id })),
      });
    await touch("touchStart", [[0.5, 0.2]]);
    await touch("touchMove", [[0.5, 0.5]]);
    await touch("touchMove", [
      [0.5, 0.8],
      [0.9, 0.9],
    ]); // a second finger draws nothing
    await touch("touchEnd", []);
    await frames(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.notEqual(await textOf(page, "pad-noisy-psnr"), "–");
  });
});
