// The figures of the article: drawn by procedure, or by the model shown above, with the
// test digits that are there.

import { make } from "../ui/dom.js";
import { short } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { convolution, noise, waist } from "./living.js";
import { measured } from "./measured.js";
import { drawing, svg, words } from "./svg.js";
import { hinton, told } from "./told.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {"hourglass" | "errors" | "convolution" | "noise"} FigureName */

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
  if (name === "hourglass") return frame(waist());
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
