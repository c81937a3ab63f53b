// Pictures of numbers: ink on paper for digits, orange and blue for what has a sign.

/** @typedef {[number, number, number]} RGB */

/** @type {Record<"paper" | "ink" | "plus" | "minus", RGB> | undefined} */
let known;
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (known = undefined));

/** The colours of digits, from the style sheet. */
export function colors() {
  if (known) return known;
  const style = getComputedStyle(document.documentElement);
  const rgb = (/** @type {string} */ name) => {
    const hex = parseInt(style.getPropertyValue(name).trim().slice(1), 16);
    return /** @type {RGB} */ ([hex >> 16, (hex >> 8) & 255, hex & 255]);
  };
  return (known = {
    paper: rgb("--digit-paper"),
    ink: rgb("--digit-ink"),
    plus: rgb("--orange"),
    minus: rgb("--blue"),
  });
}

/**
 * Draws values of one picture into a canvas, which gets its size: one pixel a value, enlarged by CSS.
 * Unsigned values go from 0, paper, to 1, ink; signed ones from -1, blue, over paper to 1, orange.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values (height, width)
 * @param {{ width?: number, signed?: boolean }} [options]
 */
export function paint(canvas, values, { width = 28, signed = false } = {}) {
  const { paper, ink, plus, minus } = colors();
  const image = new ImageData(width, values.length / width);
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    const to = !signed ? ink : v < 0 ? minus : plus;
    const part = Math.min(Math.abs(signed ? v : Math.max(v, 0)), 1);
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c] + (to[c] - paper[c]) * part;
    image.data[4 * i + 3] = 255;
  }
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}

// So that shades do not flicker with every pixel that is drawn, a scale goes in steps of about a quarter.
const ends = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8, 10];

/** What stands for full ink. @param {ArrayLike<number>} values @param {number} from @param {number} to */
export function scaleOf(values, from, to) {
  let largest = 0;
  for (let i = from; i < to; i++) largest = Math.max(largest, Math.abs(values[i]));
  if (!(largest > 1e-30) || !Number.isFinite(largest)) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * (ends.find((end) => end * power >= largest * 0.9999) ?? 10);
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b @returns {Float32Array} a - b */
export const difference = (a, b) => Float32Array.from(a, (value, i) => value - b[i]);
