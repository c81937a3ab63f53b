// Pictures from elsewhere as ink on the pad.

import { side } from "./drawing.js";

const faint = 0.2; // of the strongest ink: what is fainter is paper's grain

/**
 * @param {Blob} file a picture of any size and kind that the browser can read
 * @returns {Promise<Uint8Array | undefined>} (280, 280); undefined if there is nothing to see;
 *   rejects if it is no picture
 */
export async function imageInk(file) {
  const source = await createImageBitmap(file).catch(() => imageOf(file));
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true })
  );
  const scale = side / Math.max(source.width, source.height);
  const [width, height] = [
    Math.max(1, Math.round(source.width * scale)),
    Math.max(1, Math.round(source.height * scale)),
  ];
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
  context.imageSmoothingQuality = "high";
  context.drawImage(source, left, top, width, height);
  if (source instanceof ImageBitmap) source.close();
  return inkOf(context.getImageData(left, top, width, height), left, top);
}

/** What only an img can read: SVG. Rejects if it cannot. @param {Blob} file */
async function imageOf(file) {
  const image = new Image(side, side); // where the picture has no size of its own
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(image.src);
  }
  image.width = image.naturalWidth || side;
  image.height = image.naturalHeight || side;
  return image;
}

/**
 * Ink is what differs from the picture's edge, be that light or dark.
 * @param {{ data: Uint8ClampedArray, width: number, height: number }} image
 * @param {number} left of it on the pad
 * @param {number} top
 * @returns {Uint8Array | undefined} (280, 280)
 */
export function inkOf({ data, width, height }, left, top) {
  const grey = greyOf(
    data,
    (i) => i % width === 0 || i < width || i % width === width - 1 || i >= width * (height - 1),
  );
  const paper = median(grey.edge);
  const darker = grey.all.map((value) => Math.max(paper - value, 0));
  const lighter = grey.all.map((value) => Math.max(value - paper, 0));
  // Strokes weigh more than shades.
  const weight = (/** @type {Float32Array} */ values) => values.reduce((sum, v) => sum + v * v, 0);
  const ink = weight(darker) >= weight(lighter) ? darker : lighter;
  const most = ink.reduce((a, b) => Math.max(a, b), 0);
  if (most < 16) return undefined; // one colour
  const all = new Uint8Array(side * side);
  for (let i = 0; i < ink.length; i++) {
    const value = ink[i] / most;
    if (value >= faint)
      all[(top + Math.floor(i / width)) * side + left + (i % width)] = Math.round(
        255 * Math.min(1, (value - faint) / (0.8 - faint)),
      );
  }
  return all;
}

/**
 * Shades from 0 to 255. What is transparent lies on the colour of the edge or, if that is transparent itself, on
 * black or white, whichever is farther from the opaque pixels.
 * @param {Uint8ClampedArray} data RGBA
 * @param {(i: number) => boolean} onEdge
 */
function greyOf(data, onEdge) {
  const all = new Float32Array(data.length / 4);
  const [opaqueEdge, edges] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  let [mass, sum] = [0, 0];
  for (let i = 0; i < all.length; i++) {
    all[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
    mass += data[4 * i + 3];
    sum += data[4 * i + 3] * all[i];
    if (!onEdge(i)) continue;
    edges.push(i);
    if (data[4 * i + 3] > 127) opaqueEdge.push(all[i]);
  }
  const below = 2 * opaqueEdge.length > edges.length ? median(opaqueEdge) : sum < 127.5 * mass ? 255 : 0;
  for (let i = 0; i < all.length; i++) all[i] = below + ((all[i] - below) * data[4 * i + 3]) / 255;
  return { all, edge: edges.map((i) => all[i]) };
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
