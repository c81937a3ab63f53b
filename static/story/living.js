// The figures of the article that are alive: a waist to pull, a filter to slide, noise to turn up.

import { make } from "../ui/dom.js";
import { fixed, meanSquaredError, psnr } from "../ui/numbers.js";
import { paint } from "../ui/paint.js";
import { t } from "../strings/strings.js";
import { measured } from "./measured.js";
import { drawing, svg, words } from "./svg.js";
import { inWords } from "./told.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../strings/strings.js").Key} Key */
/** @typedef {{ shown: HTMLElement, redraw: () => Promise<void> }} Live */

/**
 * What a figure is moved by.
 * @param {string} id
 * @param {string} label
 * @param {{ max: number, step?: number, value: number }} range from 0
 * @param {(value: number) => string} say what it stands for, in words
 */
function slider(id, label, { max, step = 1, value }, say) {
  const input = make("input", { type: "range", id });
  Object.assign(input, { min: "0", max: String(max), step: String(step), value: String(value) });
  const output = make("output");
  output.htmlFor.add(id);
  const follow = () => {
    output.textContent = say(Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.addEventListener("input", follow);
  follow();
  return { input, shown: make("label", { className: "story-slider" }, make("span", {}, label), input, output) };
}

/**
 * 784 numbers narrow to a code and widen again: the heights are the layers' sizes, by their logarithm.
 * @param {number} code
 */
function glass(code) {
  const [width, height, middle] = [560, 190, 88];
  const sizes = [784, 128, code, 128, 784];
  const at = (/** @type {number} */ i) => 60 + i * 110;
  const half = (/** @type {number} */ size) => 8 * Math.log2(size) + 3;
  const edge = (/** @type {number} */ sign) => sizes.map((size, i) => `${at(i)},${middle + sign * half(size)}`);
  return drawing(
    width,
    height,
    t("story.figure.hourglass", { code }),
    svg("polygon", { class: "body", points: [...edge(-1), ...edge(1).reverse()].join(" ") }),
    ...sizes.map((size, i) =>
      svg("line", {
        class: i === 2 ? "code" : "layer",
        x1: at(i),
        x2: at(i),
        y1: middle - half(size),
        y2: middle + half(size),
      }),
    ),
    ...sizes.map((size, i) => words(at(i), middle + half(size) + 16, String(size))),
    words(at(1), 16, t("story.encoder")),
    words(at(2), middle - half(code) - 8, t("story.code")),
    words(at(3), 16, t("story.decoder")),
  );
}

const waists = [2, 8, 16, 32, 64]; // numbers in the code, of which the error is known

/** @returns {HTMLElement} */
export function waist() {
  const glassOf = (/** @type {number} */ at) => glass(waists[at]);
  const pull = slider("story-waist", t("story.waist"), { max: waists.length - 1, value: 1 }, (at) => {
    const mse = measured[/** @type {keyof typeof measured} */ (`pca${waists[at]}`)];
    return t("story.waistSays", { code: waists[at], mse: inWords(mse), psnr: psnr(mse) });
  });
  const shown = make("div", {}, glassOf(1), pull.shown);
  pull.input.addEventListener("input", () => shown.firstChild?.replaceWith(glassOf(Number(pull.input.value))));
  return shown;
}

const kernel = [-1, 0, 1, -2, 0, 2, -1, 0, 1]; // Sobel's, for what changes from left to right

/** @param {Float32Array} pixels (784) @returns {Float32Array} (784), what the nine weights answer, in [-1, 1] */
export function convolve(pixels) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    x < 0 || y < 0 || x > 27 || y > 27 ? 0 : pixels[y * 28 + x];
  return Float32Array.from(
    { length: 784 },
    (_, i) =>
      kernel.reduce(
        (sum, weight, k) => sum + weight * at((i % 28) + (k % 3) - 1, Math.floor(i / 28) + Math.floor(k / 3) - 1),
        0,
      ) / 4,
  );
}

/** @param {string} label */
function picture(label) {
  const canvas = make("canvas", { width: 28, height: 28 });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", label);
  return canvas;
}

const sample = 3; // of the test digits

/** A digit, nine weights, and what they answer to it. @param {App} app @returns {Live} */
export function convolution(app) {
  const [digit, answer] = [picture(t("story.digit")), picture(t("story.edges"))];
  const weights = make(
    "span",
    { className: "kernel" },
    ...kernel.map((weight) => make("span", {}, String(weight).replace("-", "−"))),
  );
  weights.setAttribute("role", "img");
  weights.setAttribute("aria-label", t("story.kernel", { weights: kernel.join(", ") }));
  const sign = (/** @type {string} */ text) => {
    const made = make("span", { className: "sign" }, text);
    made.setAttribute("aria-hidden", "true");
    return made;
  };
  const slide = slider("story-filter", t("story.filter"), { max: 784, value: 784 }, (at) =>
    at < 784 ? t("story.filterAt", { x: (at % 28) + 1, y: Math.floor(at / 28) + 1 }) : t("story.filterDone"),
  );
  const spot = make("i", { className: "spot" });
  /** Where the filter is, and what it has answered until there. */
  const place = (/** @type {Float32Array} */ clean) => {
    const at = Number(slide.input.value);
    spot.hidden = at > 783;
    spot.style.left = `${(100 * ((at % 28) - 1)) / 28}%`;
    spot.style.top = `${(100 * (Math.floor(at / 28) - 1)) / 28}%`;
    paint(digit, clean);
    const answered = convolve(clean).fill(0, at < 784 ? at + 1 : 784);
    paint(answer, answered, { signed: true });
  };
  const redraw = async () => {
    const { pixels } = await app.testDigits();
    place(pixels.subarray(sample * 784, (sample + 1) * 784));
  };
  slide.input.addEventListener("input", () => void redraw().catch(() => {}));
  const held = make("span", { className: "spotted" }, digit, spot);
  const strip = make("div", { className: "strip" }, held, sign("∗"), weights, sign("="), answer);
  return { shown: make("div", {}, strip, slide.shown), redraw };
}

/** One digit under more and more noise, and what the model shown makes of it. @param {App} app @returns {Live} */
export function noise(app) {
  const strengths = [0, 0.25, 0.5, 0.75];
  const columns = strengths.map((strength) => {
    const of = { strength: fixed(strength, 2) };
    const [before, after] = [picture(t("story.spoiled", of)), picture(t("story.restored", of))];
    const figure = make("span", { className: "figure-small" }, "–");
    const title = make("span", {}, `s = ${of.strength}`);
    return {
      strength,
      title,
      before,
      after,
      figure,
      shown: make("div", { className: "column" }, title, before, after, figure),
    };
  });
  // The last column is the reader's own.
  const own = columns[columns.length - 1];
  const turn = slider("story-noise", t("story.noise"), { max: 1, step: 0.05, value: own.strength }, (strength) =>
    t("story.noiseSays", { strength: fixed(strength, 2) }),
  );
  const redraw = async () => {
    const { pixels } = await app.testDigits();
    const clean = pixels.subarray(sample * 784, (sample + 1) * 784);
    own.strength = Number(turn.input.value);
    own.title.textContent = `s = ${fixed(own.strength, 2)}`;
    for (const { strength, before, after, figure } of columns) {
      const spoiled = strength ? app.program.addNoise(clean, strength, 1, "gaussian") : clean;
      const restored = app.program.reconstruct(spoiled);
      paint(before, spoiled);
      paint(after, restored);
      figure.textContent = psnr(meanSquaredError(restored, clean));
    }
  };
  turn.input.addEventListener("input", () => void redraw().catch(() => {}));
  const strip = make("div", { className: "strip columns-of-noise" }, ...columns.map(({ shown }) => shown));
  return { shown: make("div", {}, strip, turn.shown), redraw };
}
