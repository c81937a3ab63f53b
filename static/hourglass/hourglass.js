// The hourglass in the middle: every layer of the model shown, and what it makes of the drawing.

import { element, make } from "../ui/dom.js";
import { Cuts } from "./cuts.js";
import { Editor } from "./editor.js";
import { Inspector } from "./inspector.js";
import { modelOf } from "./model.js";
import { View } from "./view.js";
import { t, tDynamic, text } from "../strings/strings.js";

const pause = 100; // milliseconds between two pictures, while a pen moves or a network trains

/** @type {(f: () => void) => void} */
const whenIdle =
  typeof requestIdleCallback === "function" ? (f) => requestIdleCallback(f, { timeout: 200 }) : (f) => setTimeout(f);

/** @param {import("../app/app.js").App} app */
export function startHourglass(app) {
  const host = element("hourglass");
  const view = new View();
  const editor = new Editor(app, view);
  const inspector = new Inspector(app, view, new Cuts(app, view));
  const mirror = make(
    "label",
    { className: "inline", title: t("hourglass.mirrorHelp") },
    editor.mirror,
    t("hourglass.mirror"),
  );
  const legend = make(
    "span",
    { className: "hg-legend" },
    make("i", { className: "minus" }),
    t("hourglass.below"),
    make("i", { className: "plus" }),
    t("hourglass.above"),
  );
  const title = make("div", { className: "title" });
  const whose = make("span", { className: "whose" });
  host.prepend(title);
  title.append(element("hourglass-title"), whose, make("div", { className: "buttons" }, legend, mirror, editor.reset));
  const inner = make(
    "div",
    { className: "hg-inner" },
    editor.inserts,
    view.diagram,
    editor.bar,
    editor.card,
    editor.problem,
  );
  const scroll = make("div", { className: "hg-scroll" }, inner);
  host.append(scroll, view.reading, inspector.element);
  view.addEventListener("arranged", () => (inner.style.width = `${view.width}px`));

  let inSight = true;
  let fresh = true; // another network
  let waiting = false;
  let drawn = 0; // when

  /** Draws soon, when nothing else is to be done, and not too often. */
  function soon() {
    // Another network is laid out at once, for a link may name a unit of it; but not behind a closed door.
    if (waiting || !(inSight || (fresh && !host.closest("[hidden]")))) return;
    waiting = true;
    setTimeout(() => whenIdle(draw), Math.max(0, drawn + pause - performance.now()));
  }

  function draw() {
    waiting = false;
    try {
      const { noisy } = app.drawing();
      view.values = { input: noisy, all: app.program.activations(noisy) };
      if (fresh) view.take(modelOf(app.program.describe()), app.program.networks);
      else if (view.stale) view.arrange();
      else view.paint();
      fresh = false;
      inspector.follow();
    } catch (error) {
      view.reading.textContent = text(error);
    }
    drawn = performance.now();
    host.dataset.drawn = String(Number(host.dataset.drawn ?? 0) + 1);
  }

  const tell = () => (whose.textContent = tDynamic(`setting.shown.${app.state.values.shown}`));
  tell();
  app.on("model", () => {
    fresh = true;
    tell();
    soon();
  });
  app.on("opened", soon);
  app.on("drawing", soon);
  app.on("parameters", soon);
  app.on("settings", ({ keys }) => keys.includes("layers") && soon());
  new ResizeObserver(() => view.stale && soon()).observe(scroll);
  new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    if (inSight) soon();
  }).observe(host);
  soon();
}
