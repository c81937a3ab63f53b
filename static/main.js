// The page: starts both sides and ties the parts together.

import { Chart } from "./chart.js";
import { makeControls } from "./controls.js";
import { Engine } from "./engine.js";
import { duration, loss, psnr, whole } from "./numbers.js";
import { Pad } from "./pad.js";
import { Program, hasVectors, loadModule, text } from "./program.js";
import { Rows } from "./rows.js";
import { State, settings } from "./state.js";
import { Trainer } from "./trainer.js";

/** @typedef {import("./engine.js").Progress} Progress */

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const button = (id) => /** @type {HTMLButtonElement} */ (document.getElementById(id));

const state = new State();

/** @param {string} sentence */
function complain(sentence) {
  element("problem").textContent = sentence && /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  element("complaint").hidden = false;
}

function dismiss() {
  element("complaint").hidden = true;
}
button("dismiss").addEventListener("click", dismiss);

/** Colours of the digits, from the style sheet. @param {Program} program */
function takeColors(program) {
  const style = getComputedStyle(document.documentElement);
  const hex = (/** @type {string} */ name) => parseInt(style.getPropertyValue(name).trim().slice(1), 16);
  program.colors(hex("--digit-paper"), hex("--digit-ink"));
}

async function start() {
  makeControls(state, element("settings"), element("more-settings"), complain);
  const chart = new Chart(element("chart"));
  element("log").addEventListener("change", (event) => (chart.log = /** @type {HTMLInputElement} */ (event.target).checked));

  // The page's own side first: the pad works even where no worker does.
  const program = await Program.start(await loadModule());
  takeColors(program);
  const { data, ...own } = state.engineSettings;
  program.configure(/** @type {any} */ (own));
  const pad = new Pad(program);
  const narrow = matchMedia("(max-width: 699px)").matches;
  const rows = new Rows(program, "rows", narrow ? 6 : 16);
  element("rows").dataset.columns = String(rows.columns);
  pad.noise = rows.noise = Number(state.values.noise);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    takeColors(program);
    pad.redraw();
    rows.redraw();
  });
  if (!hasVectors()) element("slow").textContent = "This browser has no WebAssembly SIMD: everything works, but training is several times slower.";
  else if (!program.vectors) element("slow").textContent = "This site was built without WebAssembly SIMD: everything works, but training is several times slower.";

  const engine = await Engine.start();
  // For anyone's console; the README shows what it can do.
  Object.assign(globalThis, { engine });
  const trainer = new Trainer(engine, program, state);

  trainer.addEventListener("problem", (event) => complain(/** @type {CustomEvent} */ (event).detail));
  trainer.addEventListener("parameters", () => {
    pad.redraw();
    rows.redraw();
  });
  trainer.addEventListener("reset", () => {
    chart.clear();
    showProgress(undefined);
    element("score").textContent = "";
  });
  trainer.addEventListener("progress", (event) => {
    const progress = /** @type {CustomEvent<Progress>} */ (event).detail;
    chart.add(progress);
    showProgress(progress);
  });
  trainer.addEventListener("running", () => {
    const { running } = trainer;
    button("play").textContent = running ? "Pause" : "Train";
    button("play").setAttribute("aria-pressed", String(running));
    button("step").disabled = running;
    document.body.classList.toggle("running", running);
    if (running) dismiss();
    if (!running) element("stat-left").textContent = "–";
  });
  trainer.addEventListener("finished", (event) => {
    const { mse, psnr: decibels, images } = /** @type {CustomEvent} */ (event).detail;
    const noise = Number(state.values.noise);
    element("score").textContent = `On all ${whole(images)} test digits${noise ? `, with noise ${noise}` : ""}: MSE ${mse.toFixed(5)}, PSNR ${decibels.toFixed(1)} dB.`;
  });

  /** @param {Progress | undefined} progress */
  function showProgress(progress) {
    const epochs = Number(state.values.epochs);
    element("stat-epoch").textContent = progress ? progress.epoch.toFixed(2) : "0.00";
    element("stat-epochs").textContent = String(epochs);
    element("stat-step").textContent = progress ? whole(progress.step) : "0";
    element("stat-train").textContent = progress ? loss(progress.loss) : "–";
    if (!progress || progress.testLoss !== undefined) element("stat-test").textContent = progress?.testLoss !== undefined ? loss(progress.testLoss) : "–";
    element("stat-speed").textContent = progress ? whole(progress.imagesPerSecond) : "–";
    if (progress) {
      const { stepsPerEpoch, running } = trainer;
      const target = Math.ceil(progress.epoch / epochs) * epochs * stepsPerEpoch;
      const images = (target - progress.step) * Number(state.values.batch);
      element("stat-left").textContent = running ? duration(images / progress.imagesPerSecond) : "–";
    }
  }

  engine.addEventListener("loading", (event) => {
    const { done, total } = /** @type {CustomEvent} */ (event).detail;
    const bar = /** @type {HTMLProgressElement} */ (document.getElementById("loading"));
    bar.max = total;
    bar.value = done;
    bar.hidden = element("loading-text").hidden = done >= total;
    element("loading-text").textContent = `${state.values.data === "mnist" ? "Fetching" : "Making"} digits: ${whole(done)} of ${whole(total)}`;
  });
  engine.addEventListener("fault", (event) => complain(/** @type {CustomEvent} */ (event).detail.message));

  const showSamples = async () => {
    try {
      rows.digits = (await engine.samples(rows.columns)).pixels;
    } catch (error) {
      rows.digits = undefined;
      complain(text(error));
    }
  };

  state.addEventListener("change", async (event) => {
    const change = /** @type {CustomEvent<import("./state.js").Change>} */ (event).detail;
    const { setting } = change;
    if (setting.key === "epochs") {
      element("stat-epochs").textContent = String(state.values.epochs);
      return;
    }
    if (!(await (setting.live ? trainer.adjust() : trainer.reset()))) state.undo(change);
    if (setting.key === "noise") {
      pad.noise = rows.noise = Number(state.values.noise);
      element("score").textContent = "";
    }
    if (setting.key === "data") {
      showSource();
      await showSamples();
    }
  });

  const play = () => (trainer.running ? trainer.pause() : trainer.play());
  button("play").addEventListener("click", play);
  button("step").addEventListener("click", () => trainer.oneStep());
  button("reset").addEventListener("click", () => trainer.reset());
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || target.closest("input, select, textarea, button, summary, a")) return;
    const action = /** @type {Record<string, () => unknown>} */ ({ " ": play, s: () => trainer.oneStep(), r: () => trainer.reset() })[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Without MNIST the page trains on the digits it can make itself.
  const manifest = await engine.manifest().catch((error) => {
    complain(`${text(error)} The built-in digits work all the same.`);
    return undefined;
  });
  const showSource = () => {
    const missing = manifest?.shards.length ? "" : `${manifest?.note ?? ""} This page trains on its built-in digits. `.trimStart();
    element("note").textContent = state.values.data === "mnist" ? `Data: ${manifest?.source}.` : `${missing}Data: digits made by procedure.`;
  };
  if (manifest?.shards.length) {
    showSource();
    await trainer.reset();
    await showSamples();
  } else {
    const mnist = document.querySelector("#setting-data option[value=mnist]");
    if (manifest && mnist instanceof HTMLOptionElement) mnist.disabled = true;
    state.set(/** @type {import("./state.js").Setting} */ (settings.find(({ key }) => key === "data")), "digits");
  }
  for (const id of ["play", "step", "reset"]) button(id).disabled = false;
  document.body.dataset.ready = "yes";
}

start().catch((error) => complain(text(error)));
