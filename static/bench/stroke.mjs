// How long a stroke takes from the pen to the restored pixels, on the real page.

import { alone, launch } from "../test/browser.mjs";
import { digits, draw, ready } from "../test/person.mjs";
import { serve } from "../test/site.mjs";

const strokes = 12;

/**
 * Milliseconds until the restoration stands on its canvas, in 95 of 100 frames: from the event of
 * the first movement of the pen that a frame takes in, and from the movement itself. Between the
 * two the browser holds the event back for the next frame, up to 17 ms at 60 Hz.
 * @param {{ training: boolean }} options whether a network trains meanwhile
 * @returns {Promise<{ fromEvent: number, fromPen: number }>}
 */
export async function strokeToRestored({ training }) {
  const [server, browser] = [await serve(), await launch()];
  try {
    const page = await browser.newPage({ ...alone, viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}#data=digits&epochs=1000`);
    await ready(page);
    if (training) {
      await page.click("#play");
      await page.selectOption("#setting-shown", "denoiser");
      await page.waitForFunction(
        () => Number.parseFloat(document.getElementById("stat-step")?.textContent ?? "") > 1,
        null,
        { timeout: 60_000 },
      );
    }
    await page.evaluate(() => {
      const pad = /** @type {HTMLElement} */ (document.getElementById("pad"));
      const times = /** @type {Array<[number, number]>} */ ([]);
      /** @type {[number, number] | undefined} */
      let moved;
      pad.addEventListener(
        "pointermove",
        (event) => (moved ??= event.buttons ? [performance.now(), event.timeStamp] : undefined),
        { capture: true },
      );
      pad.addEventListener("restored", () => {
        const now = performance.now();
        if (moved) times.push([now - moved[0], now - moved[1]]);
        moved = undefined;
      });
      Object.assign(globalThis, { strokeTimes: times });
    });
    for (let i = 0; i < strokes; i++) await draw(page, digits[i % 2 ? 3 : 7]);
    /** @type {Array<[number, number]>} */
    const taken = await page.evaluate(() => /** @type {any} */ (globalThis).strokeTimes);
    const p95 = (/** @type {0 | 1} */ which) =>
      taken.map((times) => times[which]).sort((a, b) => a - b)[Math.floor(taken.length * 0.95)];
    return { fromEvent: p95(0), fromPen: p95(1) };
  } finally {
    await browser.close();
    await server.stop();
  }
}
