// The results as one picture, on light paper whatever the scheme: test digits as they are, with noise,
// restored, and the difference; the drawing; settings and score.

import { pageAddress } from "../app/link.js";
import { Problem } from "../strings/problem.js";
import { fixed, meanSquaredError, psnr, whole } from "../ui/numbers.js";
import { t, tDynamic } from "../strings/strings.js";
import { describeModel, describeTraining } from "./words.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("../app/trainer.js").Score} Score */

const [paper, ink, soft, line, orange, blue] = [
  "#fbfaf7",
  "#1b1b19",
  "#5d5c57",
  "#dedcd4",
  [184, 92, 0],
  [42, 98, 180],
];
const [digitPaper, digitInk] = [
  [253, 252, 249],
  [27, 27, 25],
];
const serif = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif';
const sans = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
// Digits three times their size; ten of them end where the rules do.
const [width, margin, names, digit, gap] = [1360, 60, 130, 84, 30];
const noiseSeed = 1; // as in the rows of the page

/**
 * @param {App} app
 * @param {Subject} subject
 * @param {Score | undefined} score
 * @returns {Promise<Blob>} a PNG
 */
export async function resultPicture(app, { model, notes }, score) {
  const { program, state } = app;
  const { pixels, labels } = await app.testDigits();
  const strength = state.shownNoise;
  const kind = /** @type {import("../engine/program.js").NoiseKind} */ (state.values.noiseKind);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, 860];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} font
   * @param {string} [color]
   * @param {CanvasTextAlign} [align]
   */
  const write = (text, x, y, font, color = ink, align = "left") => {
    [context.font, context.fillStyle, context.textAlign] = [font, color, align];
    context.fillText(text, x, y);
  };
  write("Hourglass", margin, 84, `600 44px ${serif}`);
  write(clipTo(context, describeModel(model), width - 2 * margin, `20px ${sans}`), margin, 124, `20px ${sans}`);
  write(
    clipTo(context, describeTraining(notes), width - 2 * margin, `17px ${sans}`),
    margin,
    152,
    `17px ${sans}`,
    soft,
  );
  const noise = strength ? t("transport.scoreNoise", { noise: strength }) : "";
  const measured =
    score &&
    t("transport.score", { images: whole(score.images), noise, mse: fixed(score.mse, 5), psnr: psnr(score.mse) });
  write(
    measured ??
      t("share.pictureUnscored", {
        noise: strength
          ? t("share.noise", { noise: strength, kind: tDynamic(`setting.noiseKind.${kind}`) })
          : t("share.noNoise"),
      }),
    margin,
    178,
    `17px ${sans}`,
    soft,
  );
  context.fillStyle = line;
  context.fillRect(margin, 200, width - 2 * margin, 1);

  // One of each digit, the first that there is.
  const rows = /** @type {const} */ (["input", "noisy", "restored", "difference"]);
  const top = 226;
  rows.forEach((row, y) =>
    write(tDynamic(`rows.${row}`), margin, top + y * (digit + 14) + digit / 2 + 6, `17px ${sans}`, soft),
  );
  for (let n = 0; n < 10; n++) {
    const i = Math.max(0, labels.indexOf(n));
    const clean = pixels.subarray(i * 784, (i + 1) * 784);
    const noisy = program.addNoise(clean, strength, noiseSeed + i, kind);
    const restored = program.reconstruct(noisy);
    const x = margin + names + n * (digit + gap);
    [clean, noisy, restored, restored.map((v, j) => v - clean[j])].forEach((picture, y) =>
      draw(context, picture, x, top + y * (digit + 14), 3, y === 3),
    );
    write(
      psnr(meanSquaredError(restored, clean)),
      x + digit / 2,
      top + 4 * (digit + 14) + 10,
      `15px ${sans}`,
      soft,
      "center",
    );
  }

  // The drawing, larger.
  const { pixels: drawn, noisy, restored } = app.drawing();
  const below = top + 4 * (digit + 14) + 40;
  context.fillStyle = line;
  context.fillRect(margin, below - 14, width - 2 * margin, 1);
  write(t("pad.title"), margin, below + 70, `17px ${sans}`, soft);
  const pictures = [drawn, noisy, restored, restored.map((v, j) => v - drawn[j])];
  pictures.forEach((picture, n) => {
    const x = margin + names + n * (112 + 58);
    draw(context, picture, x, below + 4, 4, n === 3);
    write(tDynamic(`rows.${rows[n]}`), x, below + 136, `15px ${sans}`, soft);
  });
  if (drawn.some((v) => v > 0)) {
    write(
      t("share.pictureDrawing", {
        before: psnr(meanSquaredError(noisy, drawn)),
        after: psnr(meanSquaredError(restored, drawn)),
      }),
      margin + names + 4 * 170 + 10,
      below + 64,
      `17px ${sans}`,
    );
  }
  write(pageAddress(), width - margin, 84, `15px ${sans}`, soft, "right");
  write(t("share.pictureScale"), margin, canvas.height - 28, `14px ${sans}`, soft);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Problem("share.picture"))), "image/png"),
  );
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} most pixels @param {string} font */
function clipTo(context, text, most, font) {
  context.font = font;
  while (text.length > 4 && context.measureText(text).width > most) text = `${text.slice(0, -5)}…`;
  return text;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} values (784)
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 * @param {boolean} signed
 */
function draw(context, values, x, y, scale, signed) {
  for (let i = 0; i < 784; i++) {
    const v = values[i];
    /** @type {number[]} */
    const to = !signed ? digitInk : v < 0 ? blue : orange;
    const part = Math.min(Math.abs(signed ? v : Math.max(v, 0)), 1);
    const [r, g, b] = digitPaper.map((p, c) => Math.round(p + (to[c] - p) * part));
    context.fillStyle = `rgb(${r} ${g} ${b})`;
    context.fillRect(x + (i % 28) * scale, y + Math.floor(i / 28) * scale, scale, scale);
  }
  context.strokeStyle = line;
  context.strokeRect(x - 0.5, y - 0.5, 28 * scale + 1, 28 * scale + 1);
}
