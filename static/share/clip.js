// A training as a short clip, from grey to a digit: an animated GIF, which every chat program shows. The library is
// fetched when the first one is wanted.

import { Problem } from "../strings/problem.js";
import { t } from "../strings/strings.js";
import { fixed } from "../ui/numbers.js";

/** @typedef {import("../app/film.js").Shot} Shot */

const tile = 168; // six pixels for one of the network's
const gap = 28;
const foot = 34;
const shades = 32;
const delay = 90; // milliseconds a picture
const stay = 1800; // for the last one

/**
 * @param {Shot[]} shots in their order
 * @returns {Promise<Blob>}
 */
export async function clip(shots) {
  if (!shots.length) throw new Problem("clip.empty");
  const { GIFEncoder } = await import("../lib/gifenc/gifenc.js");
  const gif = GIFEncoder();
  const palette = Array.from({ length: shades }, (_, i) => {
    const grey = Math.round(255 - (235 * i) / (shades - 1));
    return /** @type {[number, number, number]} */ ([grey, grey, grey]);
  });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [3 * gap + 2 * tile, gap + tile + foot];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  for (const [i, shot] of shots.entries()) {
    draw(context, shot);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const indexes = Uint8Array.from({ length: width * height }, (_, p) =>
      Math.max(0, Math.min(shades - 1, Math.round(((255 - data[4 * p]) / 235) * (shades - 1)))),
    );
    gif.writeFrame(indexes, width, height, { palette, delay: i === shots.length - 1 ? stay : delay });
    if (i % 8 === 7) await new Promise((resolve) => setTimeout(resolve)); // the pen goes on meanwhile
  }
  gif.finish();
  return new Blob([/** @type {BlobPart} */ (gif.bytes())], { type: "image/gif" });
}

/** @param {CanvasRenderingContext2D} context @param {Shot} shot */
function draw(context, { noisy, restored, epoch }) {
  const { width, height } = context.canvas;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  for (const [left, picture] of /** @type {const} */ ([
    [gap, noisy],
    [2 * gap + tile, restored],
  ])) {
    picture.forEach((value, i) => {
      const grey = 255 - Math.round((235 * value) / 255);
      context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      context.fillRect(left + 6 * (i % 28), gap / 2 + 6 * Math.floor(i / 28), 6, 6);
    });
    context.strokeStyle = "#ccc";
    context.strokeRect(left - 0.5, gap / 2 - 0.5, tile + 1, tile + 1);
  }
  context.fillStyle = "#333";
  context.font = "15px system-ui, sans-serif";
  context.fillText("Hourglass", gap, height - 16);
  context.fillText(t("share.clipEpoch", { epoch: fixed(epoch, 2) }), 2 * gap + tile, height - 16);
}
