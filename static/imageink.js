// Pictures from elsewhere as ink on the pad.

import { side } from "./pad.js";

const faint = 0.2; // of the strongest ink: what is fainter is paper's grain

/**
 * @param {Blob} file a picture of any size and kind that the browser can read
 * @returns {Promise<Uint8Array>} (280, 280); rejects if it is no picture
 */
export async function imageInk(file) {
  const bitmap = await createImageBitmap(file);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true }));
  const scale = side / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))];
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
  context.fillStyle = "white"; // under what is transparent
  context.fillRect(left, top, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, left, top, width, height);
  bitmap.close();
  return inkOf(context.getImageData(left, top, width, height), left, top);
}

/**
 * Ink is what differs from the picture's edge, be that light or dark.
 * @param {{ data: Uint8ClampedArray, width: number, height: number }} image
 * @param {number} left of it on the pad
 * @param {number} top
 * @returns {Uint8Array} (280, 280)
 */
export function inkOf({ data, width, height }, left, top) {
  const grey = Float32Array.from({ length: width * height }, (_, i) => 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]);
  const edge = [];
  for (let i = 0; i < grey.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) edge.push(grey[i]);
  }
  const paper = edge.sort((a, b) => a - b)[edge.length >> 1];
  const dark = paper > 127;
  const ink = grey.map((value) => Math.max(dark ? paper - value : value - paper, 0));
  const most = ink.reduce((a, b) => Math.max(a, b), 0);
  const all = new Uint8Array(side * side);
  if (most < 16) return all; // one colour
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i] / most;
    if (value >= faint) all[(top + Math.floor(i / width)) * side + left + (i % width)] = Math.round(255 * Math.min(1, (value - faint) / (0.8 - faint)));
  }
  return all;
}
