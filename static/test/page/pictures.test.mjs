// Pictures from elsewhere: chosen, pasted, dropped; and what is none, by its bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, draw, frames, ready, textOf, withPage } from "../page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** What the network sees (784), from 0 to 1. @param {Page} page @returns {Promise<number[]>} */
const seen = async (page) => {
  await frames(page);
  return page.evaluate(() => {
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(28, 28).getContext("2d", { willReadFrequently: true })
    );
    context.drawImage(/** @type {HTMLCanvasElement} */ (document.getElementById("pad-seen")), 0, 0);
    const { data } = context.getImageData(0, 0, 28, 28);
    return Array.from({ length: 784 }, (_, i) => (253 - data[4 * i]) / 226); // paper and ink of the light colours
  });
};

/** Waits until the network sees something else. @param {Page} page @param {() => Promise<unknown>} action */
async function changing(page, action) {
  const before = await page.locator("#pad-seen").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL());
  await action();
  await page.waitForFunction(
    (before) => /** @type {HTMLCanvasElement} */ (document.getElementById("pad-seen")).toDataURL() !== before,
    before,
  );
}

/**
 * Drops a file somewhere.
 * @param {Page} page
 * @param {string} script that makes a Blob
 * @param {{ on?: string, name?: string, type?: string }} [how]
 */
const drop = (page, script, { on = "body", name = "file", type } = {}) =>
  page.evaluate(
    async ({ script, on, name, type }) => {
      const blob = await /** @type {Promise<Blob>} */ (new Function(`return (async () => ${script})()`)());
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([blob], name, { type: type ?? blob.type }));
      document
        .querySelector(on)
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    { script, on, name, type },
  );

/**
 * Pastes a picture of a bar, and text, into what has the focus.
 * @param {Page} page
 * @param {string} into a selector
 */
const paste = (page, into) =>
  page.evaluate(
    async ({ into, script }) => {
      const blob = await /** @type {Promise<Blob>} */ (new Function(`return (async () => ${script})()`)());
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([blob], "image.png", { type: "image/png" }));
      clipboardData.setData("text/plain", "0.5");
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(into)?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    { into, script: bar() },
  );

/** A script that makes the picture of a bar. @param {number} [side] @param {string} [before] a script that draws */
const bar = (side = 100, before = "") => `(() => {
  const canvas = new OffscreenCanvas(${side}, ${side});
  const context = canvas.getContext("2d");
  context.fillStyle = "white"; context.fillRect(0, 0, ${side}, ${side});
  ${before}
  context.fillStyle = "black"; context.fillRect(${side} * 0.45, ${side} * 0.2, ${side} * 0.1, ${side} * 0.6);
  return canvas.convertToBlob();
})()`;

/** A file that begins with these bytes. @param {string} latin1 @param {string} [type] */
const file = (latin1, type = "") =>
  `new Blob([Uint8Array.from(${JSON.stringify(latin1)}, (c) => c.charCodeAt(0)), new Uint8Array(5000)], { type: "${type}" })`;

/** Waits for a complaint and takes it away. @param {Page} page */
async function complaint(page) {
  await page.waitForFunction(() => !document.getElementById("complaint")?.hidden);
  const said = await textOf(page, "problem");
  await page.click("#dismiss");
  return said;
}

test("a picture is chosen by a button, and taken with the camera where there is one in the hand", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    assert.equal(await page.locator("#pad-camera").isVisible(), false);
    const choosing = page.waitForEvent("filechooser");
    await page.click("#pad-picture");
    const chooser = await choosing;
    const png = await page.evaluate(async (script) => {
      const blob = await /** @type {Promise<Blob>} */ (new Function(`return ${script}`)());
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, bar());
    const files = { name: "bar.png", mimeType: "image/png", buffer: Buffer.from(png) };
    await changing(page, () => chooser.setFiles(files));
    await page.click("#pad-clear");
    await changing(page, () => page.locator("#pad-camera-file").setInputFiles(files));
    const camera = await page.locator("#pad-camera-file").evaluate((input) => ({
      accept: input.getAttribute("accept"),
      capture: input.getAttribute("capture"),
    }));
    assert.deepEqual(camera, { accept: "image/*", capture: "environment" });
  });
});

test("a digit in MNIST's form comes back as it was", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const made = await page.evaluate(async () => {
      const { pixels } = await /** @type {any} */ (globalThis).engine.samples(20);
      return Array.from(pixels);
    });
    let worst = 0;
    for (let n = 0; n < 20; n++) {
      const digit = made.slice(784 * n, 784 * (n + 1));
      const script = `(() => {
        const canvas = new OffscreenCanvas(28, 28);
        const shades = ${JSON.stringify(digit.map((v) => Math.round(255 * v)))};
        const data = Uint8ClampedArray.from({ length: 3136 }, (_, i) => (i % 4 === 3 ? 255 : ${n % 2 ? "255 -" : ""} shades[i >> 2]));
        canvas.getContext("2d").putImageData(new ImageData(data, 28, 28), 0, 0);
        return canvas.convertToBlob();
      })()`;
      await changing(page, () => drop(page, script));
      const got = await seen(page);
      const mse = digit.reduce((sum, v, i) => sum + (v - got[i]) ** 2, 0) / 784;
      worst = Math.max(worst, mse);
    }
    assert(worst < 0.001, `the worst mean squared error is ${worst}`);
  });
});

test("frames, cards and rulings stay outside, and large pictures are read", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.click("#pad-clear");
    await changing(page, () => drop(page, bar(400)));
    const alone = await seen(page);
    for (const [name, side, before] of /** @type {Array<[string, number, string]>} */ ([
      ["frame", 400, 'context.strokeStyle = "black"; context.lineWidth = 30; context.strokeRect(0, 0, 400, 400);'],
      ["box", 400, 'context.strokeStyle = "black"; context.lineWidth = 5; context.strokeRect(30, 30, 340, 340);'],
      ["transparent margin", 400, "context.clearRect(0, 0, 400, 10); context.clearRect(0, 0, 10, 400);"],
      [
        "lined paper",
        400,
        'context.fillStyle = "#9bd"; for (let y = 15; y < 400; y += 40) context.fillRect(0, y, 400, 2);',
      ],
      ["4,000 pixels", 4000, ""],
    ])) {
      await page.click("#pad-clear");
      await changing(page, () => drop(page, bar(side, before)));
      const got = await seen(page);
      const mse = alone.reduce((sum, v, i) => sum + (v - got[i]) ** 2, 0) / 784;
      assert(mse < 0.002, `${name}: ${mse}`);
    }
  });
});

test("what is dropped anywhere is judged by its bytes, and named", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    // Without a type, and with a wrong name.
    await changing(page, () => drop(page, bar(), { type: "", name: "notes.txt" }));
    const before = await page.locator("#pad-seen").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL());
    const heic = file("\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    for (const [script, type, said] of [
      [heic, "", /^This file is HEIC: neither a picture that this browser can read nor weights/],
      [heic, "image/heic", /^This file is HEIC: neither/],
      [file("%PDF-1.7\n"), "application/pdf", /^This file is a PDF: neither a picture that this browser can read nor/],
      [file("II*\0\x08\0\0\0"), "image/tiff", /^This file is TIFF: neither/],
      [file("MM\0*\0\0\0\x08"), "", /^This file is TIFF: neither/],
      [file("\0\0\0\x18ftypqt  \0\0\0\0qt  "), "video/quicktime", /^This file is a video: neither/],
      [file("\0\0\0\x0cJXL \r\n\x87\n"), "", /^This file is JPEG XL: neither/],
      [file("\xff\xd8\xff\xe0\0\x10JFIF\0"), "", /^This file is JPEG: neither/],
      // 60,000 by 60,000 pixels: nothing is decoded.
      [
        file("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0"),
        "image/png",
        /60000 × 60000 pixels/,
      ],
      [file("hello"), "", /is no safetensors file/],
    ]) {
      for (const on of ["body", "#tabs", ...(String(said).includes("safetensors") ? [] : ["#pad"])]) {
        await drop(page, /** @type {string} */ (script), { on, type: /** @type {string} */ (type), name: "IMG_0001" });
        assert.match(await complaint(page), /** @type {RegExp} */ (said));
      }
    }
    await frames(page);
    const after = await page.locator("#pad-seen").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL());
    assert.equal(after, before);
  });
});

test("an SVG of nested uses is refused at once, and one that draws is drawn", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const svg = (/** @type {string} */ inner) =>
      `new Blob([${JSON.stringify(
        `<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">${inner}</svg>`,
      )}])`;
    for (const href of ["href", "xlink:href"]) {
      let nested = '<g id="a0"><path d="M50 20V80" stroke="black" stroke-width="10"/></g>';
      for (let n = 1; n <= 12; n++) nested += `<g id="a${n}">${`<use ${href}="#a${n - 1}"/>`.repeat(10)}</g>`;
      await drop(page, svg(`<defs>${nested}</defs><use ${href}="#a12"/>`));
      assert.match(await complaint(page), /^That SVG holds more than a drawing of a digit needs \(<use>\)/);
    }
    for (const inner of ["<filter/>", "<foreignObject/>", "<script/>", "<g><pattern/></g>", "<image/>"]) {
      await drop(page, svg(inner));
      assert.match(await complaint(page), new RegExp(`\\(${inner.match(/<(?!g>)(\w+)/)?.[0]}>\\)`));
    }
    await page.click("#pad-clear");
    const drawn =
      '<style>path { fill: none }</style><g style="opacity: 1"/><defs><path id="p" d="M50 20V80" stroke="black" stroke-width="10"/></defs><use href="#p"/>';
    await changing(page, () => drop(page, svg(drawn)));
    const clipped = '<clipPath id="c"><path d="M0 0H100V100H0"/></clipPath><g clip-path="url(#c)" filter="none">';
    await changing(page, () => drop(page, svg(`${clipped}${drawn.replace("V80", "H80")}</g>`)));
    const dashed = drawn.replace("<path", '<path stroke-dasharray="4 2"').replace("V80", "V70");
    await changing(page, () => drop(page, svg(dashed)));
    const zigzag = "M10 10L390 390L10 390L390 10L20 200L200 20L390 220";
    const clips = Array.from({ length: 12 }, (_, n) => {
      const inner = `<path d="M0 0H90V90" clip-path="url(#c${n + 1})"/>`.repeat(10);
      return `<clipPath id="c${n}">${inner}</clipPath>`;
    });
    for (const [inner, named] of [
      ['<g id="a"><use href="#a"/></g>', "<use>"],
      ['<g id="a0"/><use href="#a%30"/>', "<use>"],
      [`${"<g>".repeat(2000)}${"</g>".repeat(2000)}`, "<g> × 2000"],
      ...[".01 .01", "0.001", "1%"].map((dashes) => [
        `<path stroke-dasharray="${dashes}" d="${zigzag}"/>`.repeat(40),
        "stroke-dasharray",
      ]),
      [`<style>path { stroke-dasharray: .01 }</style>${`<path d="${zigzag}"/>`.repeat(40)}`, "stroke-dasharray"],
      [`<path stroke-dasharray="5" pathLength="1e9" d="${zigzag}"/>`, "stroke-dasharray"],
      [`${clips.join("")}<path d="M0 0H90V90" clip-path="url(#c0)"/>`, "<use>, <clipPath>"],
      ['<path d="M0 0H90" style="filter: blur(90px)"/>', "filter"],
      [`<path d="${"M0 0H90".repeat(150_000)}"/>`, "1 MB"],
    ]) {
      await drop(page, svg(inner));
      assert((await complaint(page)).includes(`needs (${named})`), named);
    }
    // Bytes that no one calls UTF-8.
    await page.click("#pad-clear");
    const wide = `(async () => {
      const text = "\\ufeff" + (await ${svg(drawn)}.text());
      return new Blob([Uint16Array.from(text, (c) => c.charCodeAt(0))]);
    })()`;
    await changing(page, () => drop(page, wide));
  });
});

test("what is pasted where one writes is left alone, and a picture pasted anywhere else is taken", async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await draw(page, digits[3]);
    await frames(page);
    const three = await page.locator("#pad-seen").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL());
    await page.evaluate(() => {
      const [area, editor] = [document.createElement("textarea"), document.createElement("div")];
      area.id = "a-textarea";
      editor.id = "an-editor";
      editor.contentEditable = "true";
      editor.append(document.createElement("b"));
      document.body.append(area, editor);
    });
    for (const field of ["#setting-seed", "#a-textarea", "#an-editor", "#an-editor b"])
      assert.equal(await paste(page, field), false, field);
    await page.waitForTimeout(500);
    await frames(page);
    assert.equal(
      await page.locator("#pad-seen").evaluate((c) => /** @type {HTMLCanvasElement} */ (c).toDataURL()),
      three,
    );
    for (const place of ["body", "#pad", "#pad-width"]) {
      await draw(page, digits[3]);
      await changing(page, async () => assert.equal(await paste(page, place), true, place));
    }
  });
});
