// The page: starts its own side, which answers at once, then the training side, and ties the parts together.

import { App } from "./app.js";
import { Chart } from "./chart.js";
import { makeControls } from "./controls.js";
import { element, make } from "./dom.js";
import { Engine } from "./engine.js";
import { keepAddress, takeHash } from "./link.js";
import { Pad } from "./pad.js";
import { PadTools } from "./padtools.js";
import { colors } from "./paint.js";
import { Program, hasVectors, loadModule, text } from "./program.js";
import { Runs } from "./runs.js";
import { shippedWeights } from "./shipped.js";
import { State, find } from "./state.js";
import { fillIn, language, languages, pickLanguage, speak, t } from "./strings.js";
import { Tabs } from "./tabs.js";
import { Trainer } from "./trainer.js";
import { startTransport } from "./transport.js";

/** @typedef {import("./state.js").Change} Change */

const sample = 3; // of the built-in test digits: stands on the pad at first

/** @param {string} sentence */
function complain(sentence) {
  element("problem").textContent = sentence && /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  element("complaint").hidden = false;
}

function dismiss() {
  element("complaint").hidden = true;
}

/** A milestone, for those who listen. @param {string} sentence */
function say(sentence) {
  element("milestone").textContent = sentence;
}

/** Colours of the digits, from the style sheet. @param {Program} program */
function takeColors(program) {
  const { paper, ink } = colors();
  const number = (/** @type {number[]} */ [r, g, b]) => (r << 16) | (g << 8) | b;
  program.colors(number(paper), number(ink));
}

/** Words of the person's language. Choosing another one loads the page anew, with the same settings. */
async function startLanguage() {
  await speak(pickLanguage(location.search, navigator.languages));
  document.documentElement.lang = language;
  document.title = t("page.title");
  fillIn(document);
  const field = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
  for (const [tag, name] of Object.entries(languages)) field.add(new Option(name, tag, false, tag === language));
  field.addEventListener("change", () => {
    const url = new URL(location.href);
    url.searchParams.set("lang", field.value);
    location.href = url.href;
  });
}

/** The program and what answers in it: the shipped denoiser, or an untrained network. @param {State} state */
async function startProgram(state) {
  const [module, weights] = await Promise.all([loadModule(), shippedWeights("denoiser")]);
  const program = await Program.start(module);
  takeColors(program);
  const { data, ...own } = state.engineSettings;
  let shipped = weights;
  try {
    if (shipped && state.values.answer === "shipped") program.loadWeights(shipped);
    else program.configure(/** @type {any} */ (own));
  } catch (error) {
    complain(text(error)); // a layer list that cannot be, or weights of another time
    shipped = undefined;
    state.apply({ layers: "" });
    program.configure({ model: "vanilla" });
  }
  if (!shipped) state.set("answer", "own");
  element("answers").hidden = !shipped;
  return { program, shipped };
}

/** Two buttons for who answers. @param {State} state */
function startAnswers(state) {
  const host = element("answers");
  for (const who of /** @type {Setting} */ (find("answer")).options ?? []) {
    const choose = make("button", { id: `answer-${who}`, type: "button" }, t(who === "own" ? "setting.answer.own" : "setting.answer.shipped"));
    const show = () => choose.setAttribute("aria-pressed", String(state.values.answer === who));
    choose.addEventListener("click", () => state.set("answer", who));
    state.addEventListener("change", show);
    state.addEventListener("undo", show);
    show();
    host.append(choose);
  }
}

/** @typedef {import("./state.js").Setting} Setting */

async function start() {
  await startLanguage();
  element("dismiss").addEventListener("click", dismiss);
  const state = new State();
  const problem = takeHash(state, location.hash);
  if (problem) complain(problem);
  makeControls(state, { first: element("settings"), more: element("more-settings"), pad: element("pad-settings") }, complain);
  const chart = new Chart(element("chart"));
  element("log").addEventListener("change", (event) => (chart.log = /** @type {HTMLInputElement} */ (event.target).checked));

  // The page's own side first: the pad works even where no worker does.
  const { program, shipped } = await startProgram(state);
  startAnswers(state);
  const pad = new Pad(program);
  new PadTools(program, pad, say, complain);
  const takeNoise = () => pad.noise(Number(state.values.noise), /** @type {any} */ (state.values.noiseKind));
  takeNoise();
  program.beginData(1, sample + 1);
  program.makeDigits(1, sample + 1);
  pad.put(program.samples(1, sample, 1).pixels);
  if (!hasVectors()) element("slow").textContent = t("page.noSIMD");
  else if (!program.vectors) element("slow").textContent = t("page.scalarBuild");

  const engine = await Engine.start();
  // For anyone's console; the README shows what it can do.
  Object.assign(globalThis, { engine });
  const trainer = new Trainer(engine, program, state, shipped);
  const runs = new Runs(trainer, engine, state);
  const app = new App({ program, engine, trainer, state, runs, pad, say, complain });
  pad.addEventListener("drawing", () => app.emit("drawing"));
  for (const event of /** @type {const} */ (["model", "parameters", "running", "progress", "finished"])) {
    trainer.addEventListener(event, (e) => app.emit(event, /** @type {CustomEvent} */ (e).detail));
  }
  app.on("parameters", () => pad.redraw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    takeColors(program);
    app.emit("parameters"); // draws everything anew
  });

  trainer.addEventListener("problem", (event) => complain(/** @type {CustomEvent} */ (event).detail));
  engine.addEventListener("fault", (event) => complain(/** @type {CustomEvent} */ (event).detail.message));
  trainer.addEventListener("reset", () => chart.clear());
  runs.addEventListener("change", () => (chart.ghosts = runs.earlier));
  app.on("progress", (progress) => chart.add(progress));
  app.on("running", () => {
    if (trainer.running) dismiss();
    say(t(trainer.running ? "transport.started" : "transport.paused", { epoch: element("stat-epoch").textContent ?? "" }));
  });

  state.addEventListener("change", async (event) => {
    const change = /** @type {CustomEvent<Change>} */ (event).detail;
    const { keys } = change;
    const has = (/** @type {string} */ effect) => keys.some((key) => find(key)?.effect === effect);
    if (keys.includes("noise") || keys.includes("noiseKind")) takeNoise();
    app.emit("settings", change);
    if (has("restart")) {
      if (!keys.includes("answer")) state.set("answer", "own"); // a new network is there to be seen
      if (!(await trainer.reset())) state.undo(change);
    } else {
      if (keys.includes("answer")) trainer.chooseAnswer();
      if (has("adjust") && !(await trainer.adjust())) {
        state.undo(change);
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
    complain(t("data.fallback", { problem: text(error) }));
    return undefined;
  });
  const showSource = () => {
    const made = manifest?.shards.length ? t("data.made") : `${t("data.missing", { note: manifest?.note ?? "" })} ${t("data.made")}`.trimStart();
    element("note").textContent = state.values.data === "mnist" ? t("data.source", { source: manifest?.source ?? "" }) : made;
  };
  if (!manifest?.shards.length) {
    const mnist = document.querySelector("#setting-data option[value=mnist]");
    if (manifest && mnist instanceof HTMLOptionElement) mnist.disabled = true;
  }
  const { answer } = state.values;
  if (!manifest?.shards.length && state.values.data === "mnist") {
    state.apply({ data: "digits", answer });
    await trainer.chooseAnswer(); // after the new network
  } else {
    showSource();
    await trainer.reset();
  }
  keepAddress(state, complain);
  startTransport(app);
  new Tabs(element("tabs"), app);
  document.body.dataset.ready = "yes";
}

start().catch((error) => complain(text(error)));
