// Sentences that say what the figures of the comparison come to.

import { decoderParameters } from "../engine/model.js";
import { fixed, psnr, whole } from "../ui/numbers.js";
import { language, t } from "../strings/strings.js";

/** @typedef {import("../baselines/worker.js").Point} Point */

const size = 784;

/** Bytes as a person reads them. @param {number} bytes */
export const inBytes = (bytes) =>
  bytes < 100 ? bytes.toLocaleString(language, { maximumFractionDigits: 2 }) : whole(bytes);

/** What a point of the curve is called. @param {Point} point */
export const pointName = ({ series, label }) => t(/** @type {any} */ (`compare.point.${series}`), { label });

/** @param {Point} point */
export function readPoint(point) {
  return t(inBytes(point.bytes) === "1" ? "compare.readingOne" : "compare.reading", {
    name: pointName(point),
    bytes: inBytes(point.bytes),
    psnr: psnr(point.mse),
  });
}

/**
 * The network against the median filters, if there is noise, and against PCA with as many numbers.
 * @param {(method: string) => number} mseOf
 * @param {number} k numbers in the code
 * @param {boolean} noisy
 */
export function verdict(mseOf, k, noisy) {
  const decibels = (/** @type {string} */ method) => -10 * Math.log10(mseOf(method));
  const compared = (/** @type {string} */ method, /** @type {"PCA" | "Median"} */ name) => {
    const difference = decibels("network") - decibels(method);
    const by = fixed(Math.abs(difference), 1);
    if (Math.abs(difference) < 0.05) return t(`compare.level${name}`, { k });
    return t(`compare.${difference > 0 ? "beats" : "loses"}${name}`, { by, k });
  };
  const sentences = [];
  if (noisy) sentences.push(compared(decibels("median3") > decibels("median5") ? "median3" : "median5", "Median"));
  if (k < size) sentences.push(compared("pca", "PCA"));
  return sentences.join(" ");
}

/**
 * What JPEG needs with its tables and without; empty until both of its points at quality 50 have come.
 * @param {Point[]} points
 */
export function explainJPEG(points) {
  const at50 = (/** @type {string} */ wanted) =>
    points.find(({ series, label }) => series === wanted && label === "50");
  const [file, pixels] = [at50("jpeg"), at50("jpegPixels")];
  if (!file || !pixels) return "";
  return t("compare.jpeg", {
    bytes: whole(file.bytes),
    rest: whole(pixels.bytes),
    psnr: psnr(file.mse),
  });
}

/**
 * What the decoder weighs, and after how many digits that has paid off.
 * @param {import("../engine/model.js").Model} model
 * @param {Point | undefined} lossless
 */
export function explainWeights(model, lossless) {
  const parameters = decoderParameters(model);
  const sentences = [t("compare.weights", { parameters: whole(parameters), bytes: whole(parameters * 4) })];
  const saved = lossless ? lossless.bytes - model.code : 0;
  if (lossless && saved > 0)
    sentences.push(
      t("compare.pays", { bytes: whole(lossless.bytes), digits: whole(Math.ceil((parameters * 4) / saved)) }),
    );
  return sentences.join(" ");
}
