// What trains: the engine in its worker, and all that stands around the pad. Fetched once the pad answers, so
// that the first restoration waits for as little as possible.

import { App } from "./app/app.js";
import { atWork } from "./app/atwork.js";
import { Chart } from "./ui/chart.js";
import { startLossKinds, validates } from "./ui/losskinds.js";
import { button, element } from "./ui/dom.js";
import { Engine } from "./engine/engine.js";
import { isSlow, Problem } from "./strings/problem.js";
import { startExercises } from "./exercises/exercises.js";
import { startHourglass } from "./hourglass/hourglass.js";
import { Address, currentHash, settingsOf } from "./app/link.js";
import { panels } from "./panels.js";
import { startKeep } from "./keep/keep.js";
import { startOffline } from "./offline/offline.js";
import { linkDrawing } from "./pad/linkeddrawing.js";
import { startRevival } from "./app/revival.js";
import { Runs } from "./app/runs.js";
import { startShare } from "./share/share.js";
import { find } from "./app/state.js";
import { startStory } from "./story/story.js";
import { t, text } from "./strings/strings.js";
import { Tour } from "./ui/tour.js";
import { showBuild } from "./ui/build.js";
import { startMiniPad } from "./ui/minipad.js";
import { Tabs } from "./ui/tabs.js";
import { startTerms } from "./terms/terms.js";
import { Trainer } from "./app/trainer.js";
import { startTransport } from "./ui/transport.js";
import { startWays, tellSolved } from "./ui/ways.js";
import { chosenWorkers, startWorkers } from "./ui/workers.js";

/** @typedef {import("./pad/drawing.js").Drawing} Drawing */
/** @typedef {import("./pad/pad.js").Pad} Pad */
/** @typedef {import("./engine/program.js").Program} Program */
/** @typedef {import("./app/state.js").Change} Change */
/** @typedef {import("./app/state.js").State} State */

/**
 * @typedef {object} Parts what stands already
 * @property {State} state
 * @property {boolean} refused whether something in the address was of no use
 * @property {Program} program the page's own
 * @property {Drawing} drawing
 * @property {Pad} pad
 * @property {import("./pad/pictures.js").Pictures} pictures
 * @property {() => void} takeNoise gives the pad the noise of the settings
 * @property {() => void} takeColors gives the program the colours of the style sheet
 * @property {(text: string) => void} say a milestone, for screen readers
 * @property {(sentence: string, again?: () => void) => void} complain what went wrong; again: has a button for it
 * @property {() => void} dismiss the complaint
 */

/** @param {Parts} parts */
export async function startWorkshop(parts) {
  const came = currentHash();
  let asked = settingsOf(came);
  const { state, refused, program, drawing, pad, pictures, takeNoise, takeColors, say, complain, dismiss } = parts;
  const chart = new Chart(element("chart"), element("chart-empty"));
  const log = /** @type {HTMLInputElement} */ (element("log"));
  const takeCurve = () => (chart.log = log.checked = state.values.curve === "log");
  log.addEventListener("change", () => state.set("curve", log.checked ? "log" : "linear"));
  for (const event of ["change", "undo"]) state.addEventListener(event, takeCurve);
  takeCurve();
  linkDrawing(drawing, state, complain);

  /** What comes last. @type {{ tabs?: Tabs, begins?: ReturnType<typeof startExercises> }} */
  const last = {};
  const engine = await Engine.start({ workers: chosenWorkers() });
  // For anyone's console; the README shows what it can do.
  Object.assign(globalThis, { engine });
  const trainer = new Trainer(engine, program, state);
  const runs = new Runs(trainer, engine, state);
  const app = new App({ program, engine, trainer, state, runs, pad, drawing, say, complain, dismiss });
  pad.addEventListener("drawing", () => app.emit("drawing"));
  for (const event of /** @type {const} */ (["remembered", "replaced"]))
    drawing.addEventListener(event, (e) => app.emit(event, /** @type {CustomEvent} */ (e).detail));
  for (const event of /** @type {const} */ (["model", "parameters", "running", "progress", "finished"])) {
    trainer.addEventListener(event, (e) => app.emit(event, /** @type {CustomEvent} */ (e).detail));
  }
  app.on("parameters", () => pad.redraw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    takeColors();
    app.emit("parameters"); // draws everything anew
  });

  startRevival({
    program,
    complain,
    async showModel(first) {
      takeColors();
      if (!first) state.set("shown", "denoiser");
      await trainer.showAgain();
    },
    showDrawing() {
      drawing.startAnew();
      takeNoise();
    },
  });
  trainer.addEventListener("problem", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    complain(text(detail), isSlow(detail) ? () => trainer.play() : undefined);
  });
  engine.addEventListener("fault", (event) => complain(text(/** @type {CustomEvent} */ (event).detail.error)));
  trainer.addEventListener("reset", () => chart.clear());
  startLossKinds(app);
  app.on("settings", () => (chart.validates = validates(state.values)));
  chart.validates = validates(state.values);
  runs.addEventListener("change", () => (chart.ghosts = runs.earlier));
  app.on("progress", (progress) => chart.add(progress));
  startWorkers(engine, (show) => app.on("progress", show));
  app.on("running", () => {
    atWork(trainer, trainer.running);
    if (trainer.running) dismiss();
    say(
      t(trainer.running ? "transport.started" : "transport.paused", { epoch: element("stat-epoch").textContent ?? "" }),
    );
  });

  /** What was told of a change is told of its end. @param {Change} change */
  const takeBack = (change) => {
    state.undo(change);
    app.emit("settings", { ...change, back: true });
  };
  /** What the link asks for comes into view, once it is there. */
  const bring = async () => {
    if (!last.begins || !(asked.exercise || asked.tab)) return;
    const begun = asked.exercise && (await last.begins)(asked);
    if (!begun && asked.tab && !asked.section) last.tabs?.bring();
  };
  addEventListener("hashchange", () => {
    asked = settingsOf(currentHash());
    app.emit("link"); // before Address takes it
    setTimeout(bring);
  });

  const showNoise = () => {
    takeNoise();
    element("shown-clean").hidden = !state.shownClean;
  };
  showNoise();
  const tellUntrained = () =>
    (element("shown-untrained").hidden =
      state.values.shown !== "own" || trainer.running || trainer.step > 0 || !trainer.fromScratch);
  for (const event of /** @type {const} */ (["model", "running", "progress"])) app.on(event, tellUntrained);
  for (const event of ["reset", "back"]) trainer.addEventListener(event, tellUntrained);
  state.addEventListener("change", async (event) => {
    const change = /** @type {CustomEvent<Change>} */ (event).detail;
    const { keys } = change;
    const has = (/** @type {string} */ effect) => keys.some((key) => find(key)?.effect === effect);
    // Asked before anything is done: neither side is then left with half of a change.
    const refusal =
      has("restart") || has("adjust") ? program.refusal(/** @type {any} */ (state.engineSettings)) : undefined;
    if (refusal) {
      complain(text(refusal));
      return state.undo(change, refusal);
    }
    if (["noise", "noiseKind", "shown"].some((key) => keys.includes(key))) showNoise();
    app.emit("settings", change);
    if (has("restart")) {
      const possible = trainer.reset();
      if (!keys.includes("shown")) state.set("shown", "own"); // a new network is there to be seen
      if (!(await possible)) takeBack(change);
    } else {
      if (keys.includes("shown")) trainer.chooseShown();
      if (has("adjust") && !(await trainer.adjust())) {
        takeBack(change);
        takeNoise();
      }
    }
    if (keys.includes("data")) {
      showSource();
      app.emit("data");
    }
  });

  // Without MNIST the page trains on the digits it can make itself.
  const manifest = await engine.manifest().catch((error) => {
    complain(t("data.fallback", { problem: text(error) }), isSlow(error) ? () => location.reload() : undefined);
    return undefined;
  });
  const showSource = () => {
    const made = manifest?.shards.length
      ? t("data.made")
      : `${t("data.missing", { note: manifest?.note ? text(new Problem(manifest.note)) : "" })} ${t("data.made")}`.trimStart();
    element("note").textContent =
      state.values.data === "mnist" ? t("data.source", { source: manifest?.source ?? "" }) : made;
  };
  if (!manifest?.shards.length) {
    const mnist = document.querySelector("#setting-data option[value=mnist]");
    if (manifest && mnist instanceof HTMLOptionElement) mnist.disabled = true;
  }
  const { shown } = state.values;
  if (!manifest?.shards.length && state.values.data === "mnist") {
    state.set("data", "digits");
    state.set("shown", shown); // a new network is shown by itself
    await trainer.chooseShown(); // after the new network
  } else {
    showSource();
    await trainer.reset();
  }
  const address = new Address(state, complain, refused);
  startTransport(app);
  const ways = startWays({ story: !document.body.dataset.embed });
  if (state.values.unit) showBuild(true); // the link names a unit of the hourglass
  startTerms(app);
  startHourglass(app);
  last.tabs = new Tabs(ways, element("tabs"), app, panels);
  startMiniPad();
  startShare(app, address, pictures);
  if (!document.body.dataset.embed) startStory(app);
  app.on("exercises", ({ solved, all }) => {
    tellSolved(solved, all);
    if (window.parent !== window) window.parent.postMessage({ hourglass: { solved, all } }, "*"); // no secret
  });
  last.begins = startExercises(app);
  // Who comes by a link has come for something.
  new Tour(app, () => button("exercise-spoil").click(), came === "" && !document.body.dataset.embed);
  await startKeep(app);
  startOffline(app);
  // Who comes back finds the page where it was.
  const [navigation] = performance.getEntriesByType("navigation");
  if (/** @type {PerformanceNavigationTiming} */ (navigation)?.type === "navigate") await bring();
}
