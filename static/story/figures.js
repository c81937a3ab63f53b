// The figures of the article: drawn by procedure, or by the model shown above, with the
// test digits that are there.

import { make } from "../ui/dom.js";
import { fixed, meanSquaredError, psnr, short } from "../ui/numbers.js";
import { paint } from "../ui/paint.js";
import { t } from "../strings/strings.js";
import { measured } from "./measured.js";
import { hinton, told } from "./told.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {"hourglass" | "errors" | "convolution" | "noise"} FigureName */

const namespace = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function svg(tag, attributes, ...children) {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param {number} width @param {number} height @param {string} label @param {...Node} children */
const drawing = (width, height, label, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...children);

/** @param {number} x @param {number} y @param {string} words @param {"start" | "middle" | "end"} [anchor] */
const words = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor }, words);

/** 784 numbers narrow to a code and widen again: the heights are the layers' sizes, by their logarithm. */
function hourglass() {
  const [width, height, middle] = [560, 190, 88];
  const sizes = [784, 128, 8, 128, 784];
  const at = (/** @type {number} */ i) => 60 + i * 110;
  const half = (/** @type {number} */ size) => 11 * Math.log2(size) - 26;
  const edge = (/** @type {number} */ sign) => sizes.map((size, i) => `${at(i)},${middle + sign * half(size)}`);
  return drawing(
    width,
    height,
    t("story.figure.hourglass"),
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
    words(at(2), 62, t("story.code")),
    words(at(3), 16, t("story.decoder")),
  );
}

const pca = [2, 8, 16, 32, 64].map((code) => [code, measured[`pca${code}`]]);

function errorsByCode() {
  const [width, height] = [560, 300];
  const [left, right, top, bottom] = [62, 530, 16, 252];
  const x = (/** @type {number} */ code) => left + ((right - left) * Math.log2(code)) / 7;
  const y = (/** @type {number} */ mse) => bottom - ((bottom - top) * Math.log10(mse / 0.002)) / Math.log10(50);
  const tick = (/** @type {number} */ mse) => short(mse).replace(/^0/, "");
  const point = (/** @type {number[]} */ [code, mse], /** @type {string} */ name, dy = 22) => [
    svg("rect", { class: "mark", x: x(code) - 5, y: y(mse) - 5, width: 10, height: 10 }),
    words(x(code) + (code > 60 ? 14 : 0), y(mse) + dy, name, code > 60 ? "start" : "middle"),
  ];
  return drawing(
    width,
    height,
    t("story.figure.errors", told()),
    ...[0.003, 0.01, 0.03, 0.1].flatMap((mse) => [
      svg("line", { class: "grid", x1: left, x2: right, y1: y(mse), y2: y(mse) }),
      words(left - 8, y(mse) + 4, tick(mse), "end"),
    ]),
    ...[1, 2, 4, 8, 16, 32, 64, 128].map((code) => words(x(code), bottom + 18, String(code))),
    words((left + right) / 2, bottom + 40, t("story.axis.code")),
    words(left - 52, top - 2, "MSE", "start"),
    svg("line", { class: "mean", x1: left, x2: right, y1: y(measured.mean), y2: y(measured.mean) }),
    words(right, y(measured.mean) - 7, t("story.mean"), "end"),
    svg("polyline", { class: "pca", points: pca.map(([code, mse]) => `${x(code)},${y(mse)}`).join(" ") }),
    ...pca.map(([code, mse]) => svg("circle", { class: "pca-mark", cx: x(code), cy: y(mse), r: 4 })),
    words(x(8) - 8, y(measured.pca8) + 20, "PCA", "end"),
    ...point([30, hinton], t("story.deepPoint")),
    ...point([64, measured.vanilla50], t("story.vanillaPoint"), 5),
  );
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
function convolution(app) {
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
  const redraw = async () => {
    const { pixels } = await app.testDigits();
    const clean = pixels.subarray(sample * 784, (sample + 1) * 784);
    paint(digit, clean);
    paint(answer, convolve(clean), { signed: true });
  };
  return { shown: make("div", { className: "strip" }, digit, sign("∗"), weights, sign("="), answer), redraw };
}

/** One digit under more and more noise, and what the model shown makes of it. @param {App} app @returns {Live} */
function noise(app) {
  const strengths = [0, 0.25, 0.5, 0.75];
  const columns = strengths.map((strength) => {
    const of = { strength: fixed(strength, 2) };
    const [before, after] = [picture(t("story.spoiled", of)), picture(t("story.restored", of))];
    const figure = make("span", { className: "figure-small" }, "–");
    return {
      strength,
      before,
      after,
      figure,
      shown: make("div", { className: "column" }, make("span", {}, `s = ${of.strength}`), before, after, figure),
    };
  });
  const redraw = async () => {
    const { pixels } = await app.testDigits();
    const clean = pixels.subarray(sample * 784, (sample + 1) * 784);
    for (const { strength, before, after, figure } of columns) {
      const spoiled = strength ? app.program.addNoise(clean, strength, 1, "gaussian") : clean;
      const restored = app.program.reconstruct(spoiled);
      paint(before, spoiled);
      paint(after, restored);
      figure.textContent = psnr(meanSquaredError(restored, clean));
    }
  };
  return { shown: make("div", { className: "strip columns-of-noise" }, ...columns.map(({ shown }) => shown)), redraw };
}

/** @typedef {{ shown: HTMLElement, redraw: () => Promise<void> }} Live */

/**
 * A figure with its caption. What is drawn with the network is redrawn when that changes, but only
 * while it is in sight.
 * @param {FigureName} name
 * @param {App} app
 */
export function figure(name, app) {
  const caption = make("figcaption", {}, t(`story.caption.${name}`));
  const frame = (/** @type {Node} */ content) =>
    make("figure", { className: `story-figure ${name}` }, content, caption);
  if (name === "hourglass") return frame(hourglass());
  if (name === "errors") return frame(errorsByCode());
  const { shown, redraw } = name === "convolution" ? convolution(app) : noise(app);
  let visible = false;
  let drawn = 0;
  const follow = () => {
    // A network in training has new numbers eight times a second; an illustration need not follow each.
    if (!visible || (app.trainer.running && performance.now() - drawn < 500)) return;
    drawn = performance.now();
    redraw().catch(() => {}); // without digits the figure stays empty; others have said why
  };
  new IntersectionObserver(([{ isIntersecting }]) => {
    visible = isIntersecting;
    follow();
  }).observe(shown);
  for (const event of /** @type {const} */ (["parameters", "data", "running"])) app.on(event, follow);
  return frame(shown);
}
