// What needs no network is computed here, away from the page: medians, principal components, JPEG,
// deflate. A message { id, clean, noisy?, linear, k } asks for the methods of the table; one with
// curve: true for the points of the curve, which come one by one as { id, point, total }: of how many.

import { average, codeBytes, errors, grey, median, pack, project, quantise, rebuild, toLevels } from "./methods.js";
import { bestTables, jpegFile, quantised, scan } from "./jpeg.js";

/**
 * @typedef {object} Point
 * @property {string} series
 * @property {string} label what it was made with
 * @property {number} bytes of one digit
 * @property {number} mse
 */

/**
 * @typedef {object} Task
 * @property {number} id
 * @property {Float32Array} clean
 * @property {Float32Array} [noisy]
 * @property {import("./methods.js").Linear} linear
 * @property {number} k
 * @property {boolean} [curve]
 */

const size = 784;
const components = [1, 2, 4, 8, 16, 32, 64, 128];
const qualities = [1, 5, 10, 20, 35, 50, 65, 80, 95];
const greys = [256, 16, 4, 2]; // 256: all, without loss
let newest = 0; // curve; an older one ends

/** @param {unknown} message */
const post = (message) => /** @type {any} */ (globalThis).postMessage(message);

globalThis.addEventListener("message", async ({ data }) => {
  /** @type {Task} */
  const task = data;
  if (task.curve) newest = task.id;
  try {
    if (task.curve)
      await curve(
        task,
        (point, total) => post({ id: task.id, point, total }),
        () => task.id < newest,
      );
    else post({ id: task.id, methods: methods(task) });
    post({ id: task.id, done: true });
  } catch (error) {
    post({ id: task.id, error: error instanceof Error ? error.message : String(error) });
  }
});

/** What the table shows of each method. @param {Task} task */
function methods({ clean, noisy, linear, k }) {
  const given = noisy ?? clean;
  const all = k >= size; // components that leave nothing out
  const found = {
    mean: repeat(linear.mean, clean.length / size),
    pca: all ? given : rebuild(project(given, linear, k), linear, k),
    ...(noisy ? { noisy, median3: median(noisy, 3), median5: median(noisy, 5) } : {}),
  };
  return Object.fromEntries(
    Object.entries(found).map(([name, pixels]) => [
      name,
      { mse: average(errors(pixels, clean)), pixels: pixels.slice(0, 8 * size) },
    ]),
  );
}

/** @param {Float32Array} picture @param {number} n */
function repeat(picture, n) {
  const out = new Float32Array(n * picture.length);
  for (let i = 0; i < n; i++) out.set(picture, i * picture.length);
  return out;
}

/** @param {Task} task @param {(point: Point, total: number) => void} told @param {() => boolean} stale */
async function curve({ clean, linear }, told, stale) {
  const most = linear.components.length / size;
  const wanted = components.filter((k) => k <= most);
  const total = wanted.length + greys.length + 2 * qualities.length;
  const tell = (/** @type {Point} */ point) => told(point, total);
  const stride = wanted.at(-1) ?? 0;
  const codes = quantise(project(clean, linear, stride), stride, 8);
  for (const k of wanted) {
    tell({
      series: "pca",
      label: String(k),
      bytes: codeBytes(k, 8),
      mse: average(errors(rebuild(codes, linear, k, stride), clean)),
    });
  }
  await deflated(clean, tell);
  for (const quality of qualities) {
    await new Promise((resolve) => setTimeout(resolve)); // a newer task may have come
    if (stale()) return;
    jpeg(clean, quality, tell);
  }
}

/** @param {Uint8Array} bytes @returns {Promise<number>} how many are left of them */
async function deflate(bytes) {
  const stream = new Blob([/** @type {any} */ (bytes)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

/** @param {Float32Array} clean @param {(point: Point) => void} tell */
async function deflated(clean, tell) {
  if (typeof CompressionStream !== "function") return;
  for (const levels of greys) {
    const sizes = [];
    for (let at = 0; at < clean.length; at += size) {
      const values = toLevels(clean.subarray(at, at + size), levels);
      const plain = await deflate(values);
      sizes.push(levels === 256 ? plain : Math.min(plain, await deflate(pack(values, levels))));
    }
    const mse =
      levels === 256
        ? 0
        : average(
            errors(
              Float32Array.from(toLevels(clean, levels), (v) => v / (levels - 1)),
              clean,
            ),
          );
    tell({ series: levels === 256 ? "lossless" : "deflate", label: String(levels), bytes: average(sizes), mse });
  }
}

/**
 * Grey baseline files, each with the best tables for its digit; and the coded pixels alone, with tables that all the
 * digits share, for then a reader can have them beforehand.
 * @param {Float32Array} clean
 * @param {number} quality of 100
 * @param {(point: Point) => void} tell
 */
function jpeg(clean, quality, tell) {
  const back = new Float32Array(clean.length);
  const coded = [];
  let bytes = 0;
  for (let at = 0; at < clean.length; at += size) {
    const { tokens, decoded } = quantised(grey(clean.subarray(at, at + size)), quality);
    bytes += jpegFile(tokens, bestTables(tokens), quality).length;
    coded.push(tokens);
    for (let i = 0; i < size; i++) back[at + i] = decoded[i] / 255;
  }
  const mse = average(errors(back, clean));
  const shared = bestTables(coded.flat());
  const pixels = average(coded.map((tokens) => scan(tokens, shared).length));
  tell({ series: "jpeg", label: String(quality), bytes: bytes / coded.length, mse });
  tell({ series: "jpegPixels", label: String(quality), bytes: pixels, mse });
}
