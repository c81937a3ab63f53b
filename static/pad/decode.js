// Pictures from elsewhere as pixels, in bounded time and memory, or why not.

import { side } from "./drawing.js";
import { kindOf } from "./picturefile.js";
import { pixelsOf } from "./pixels.js";
import { refusedInSVG } from "./svg.js";
import { Problem } from "../strings/problem.js";

/** @typedef {import("./pixels.js").Pixels} Pixels */

const mostSeconds = 10;
const mostMegapixels = 100; // 400 MB as pixels; the largest photographs of telephones that are not made on purpose
const mostBytes = 100 << 20;

/** A browser may read by the type that a file is said to have, so it is said anew. @type {Record<string, string>} */
const types = {
  PNG: "image/png",
  JPEG: "image/jpeg",
  GIF: "image/gif",
  WebP: "image/webp",
  BMP: "image/bmp",
  ICO: "image/x-icon",
  AVIF: "image/avif",
  HEIC: "image/heic",
  TIFF: "image/tiff",
  "JPEG XL": "image/jxl",
  "JPEG 2000": "image/jp2",
};

/** @param {Blob} file @returns {Promise<Pixels>} rejects with a Problem */
export async function decode(file) {
  const kind = await kindOf(file);
  if (kind?.name === "PDF") throw new Problem("picture.pdf");
  if (kind?.name === "video") throw new Problem("picture.video");
  const { width = 0, height = 0 } = kind ?? {};
  if (width * height > mostMegapixels * 1e6) throw new Problem("picture.large", [width, height, mostMegapixels]);
  if (file.size > mostBytes) throw new Problem("picture.bytes", [mostBytes >> 20]);
  if (kind?.encoding) return drawn(new TextDecoder(kind.encoding).decode(await file.arrayBuffer()));
  const pixels = await decoded(kind ? file.slice(0, file.size, types[kind.name]) : file);
  if (pixels) return pixels;
  throw kind ? new Problem("picture.kind", [kind.name]) : new Problem("picture.none");
}

/** In a worker that is ended if it takes too long. @param {Blob} file @returns {Promise<Pixels | undefined>} */
function decoded(file) {
  const worker = new Worker(new URL("decoder.js", import.meta.url), { type: "module" });
  return inTime(
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data.pixels ? data : undefined);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(undefined);
      };
      worker.postMessage(file);
    }),
  ).finally(() => worker.terminate());
}

/** @param {string} source of an SVG @returns {Promise<Pixels>} */
async function drawn(source) {
  const refused = refusedInSVG(source);
  if (refused) throw new Problem("picture.svg", [refused]);
  if (refused === "") throw new Problem("picture.none");
  const image = new Image(side, side); // where the picture has no size of its own
  image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  try {
    await inTime(image.decode());
    const [width, height] = [image.naturalWidth || side, image.naturalHeight || side];
    const scale = side / Math.max(width, height);
    [image.width, image.height] = [Math.max(1, width * scale), Math.max(1, height * scale)];
    return pixelsOf(image, image.width, image.height);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem("picture.none");
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** @template T @param {Promise<T>} work @returns {Promise<T>} */
function inTime(work) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Problem("picture.slow", [mostSeconds])), mostSeconds * 1000);
  });
  return Promise.race([work, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}
