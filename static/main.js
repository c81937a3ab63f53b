// The page: starts its own side, which answers at once, then fetches what trains.

import { panels } from "./panels.js";
import { exerciseNames, ownNames } from "./exercises/list.js";
import { sectionNames } from "./story/sections.js";
import { makeControls } from "./app/controls.js";
import { complain, dismiss, followFields } from "./ui/complaint.js";
import { element } from "./ui/dom.js";
import { Drawing } from "./pad/drawing.js";
import { currentHash, linkTo, takeHash } from "./app/link.js";
import { loadModule } from "./engine/load.js";
import { Pad } from "./pad/pad.js";
import { PadTools } from "./pad/padtools.js";
import { Pictures } from "./pad/pictures.js";
import { colors } from "./ui/paint.js";
import { Program } from "./engine/program.js";
import { shippedNames, shippedWeights } from "./engine/shipped.js";
import { State } from "./app/state.js";
import { hasVectors } from "./engine/vectors.js";
import { isSlow } from "./strings/problem.js";
import { direction, fillIn, language, languages, pickLanguage, speak, t, text } from "./strings/strings.js";

const sample = 3; // of the built-in test digits: stands on the pad at first

/** A milestone, for screen readers. @param {string} sentence */
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
  document.documentElement.dir = direction(language);
  document.title = t("page.title");
  fillIn(document);
  /** @type {HTMLAnchorElement} */ (element("teachers")).href = t("page.teachers");
  const field = /** @type {HTMLSelectElement} */ (document.getElementById("language"));
  for (const [tag, name] of Object.entries(languages)) field.add(new Option(name, tag, false, tag === language));
  field.addEventListener("change", () => {
    const url = new URL(location.href);
    url.searchParams.set("lang", field.value);
    location.href = url.href;
    field.value = language; // if the person stays
  });
}

/**
 * The program and the model that it shows: a shipped network, or an untrained one.
 * @param {State} state
 * @returns {Promise<{ program: Program, refused: boolean }>} refused: the settings of the address make no network
 */
async function startProgram(state) {
  const name = String(state.values.shown);
  const [module, shipped] = await Promise.all([loadModule(), name === "own" ? undefined : shippedWeights(name)]);
  const program = await Program.start(module);
  takeColors(program);
  const reason = state.mend((settings) => program.refusal(/** @type {any} */ (settings)));
  if (reason) complain(text(reason));
  let trained = false;
  try {
    if (shipped) program.loadWeights(shipped);
    trained = shipped !== undefined;
  } catch (error) {
    complain(text(error)); // weights of an older program
  }
  if (!trained) {
    state.set("shown", "own");
    program.configure(/** @type {any} */ (state.engineSettings));
  }
  const names = await shippedNames();
  for (const option of /** @type {HTMLSelectElement} */ (element("setting-shown")).options)
    option.disabled = option.value !== "own" && !names.includes(option.value);
  return { program, refused: reason !== undefined };
}

/**
 * Has the browser fetch the modules of the workshop side by side: it would find them level by level.
 * The build lists them.
 */
function fetchWorkshop() {
  const paths = document.querySelector("meta[name=workshop]")?.getAttribute("content")?.split(" ") ?? [];
  for (const href of paths)
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}

/** In somebody else's page: without head and article, and with a way out. */
function startEmbedded() {
  document.body.dataset.embed = "yes";
  const line = element("embedded");
  line.hidden = false;
  const link = /** @type {HTMLAnchorElement} */ (line.querySelector("a"));
  const whole = () => (link.href = linkTo(currentHash()));
  for (const event of ["pointerdown", "keydown", "focus"]) link.addEventListener(event, whole);
  whole();
}

async function start() {
  loadModule().catch(() => {}); // the largest file first; whatever needs it reports the error
  await startLanguage();
  if (new URLSearchParams(location.search).has("embed")) startEmbedded();
  element("dismiss").addEventListener("click", dismiss);
  followFields();
  const state = new State({
    tab: panels.map(({ name }) => name),
    exercise: [...exerciseNames, ...ownNames],
    section: sectionNames,
  });
  const problem = takeHash(state, currentHash());
  if (problem) complain(problem);
  makeControls(
    state,
    {
      first: element("settings"),
      more: element("more-settings"),
      pad: element("pad-settings"),
      menu: element("pad-more-settings"),
      shown: element("shown"),
    },
    complain,
  );

  // The page's own side first: the pad works even where no worker does.
  const { program, refused } = await startProgram(state);
  const pad = new Pad(program);
  const drawing = new Drawing(pad);
  new PadTools(drawing, say);
  const pictures = new Pictures(drawing, program, complain);
  const takeNoise = () => pad.noise(state.shownNoise, drawing.noise, /** @type {any} */ (state.values.noiseKind));
  takeNoise();
  drawing.addEventListener("replaced", takeNoise);
  program.beginData(1, sample + 1);
  program.makeDigits(1, sample + 1);
  // In a tab that is not looked at, nothing is drawn: then the rest does not wait for it.
  const answered = new Promise((resolve) => {
    pad.addEventListener("drawing", resolve, { once: true });
    setTimeout(resolve, document.visibilityState === "visible" ? 10_000 : 0);
  });
  drawing.offer(program.samples(1, sample, 1).pixels);
  if (!hasVectors()) element("slow").textContent = t("page.noSIMD");
  else if (!program.vectors()) element("slow").textContent = t("page.scalarBuild");

  await answered;
  fetchWorkshop();
  const { startWorkshop } = await import("./workshop.js");
  await startWorkshop({
    state,
    refused: refused || problem !== "",
    program,
    drawing,
    pad,
    pictures,
    takeNoise,
    takeColors: () => takeColors(program),
    say,
    complain,
    dismiss,
  });
  document.body.dataset.ready = "yes";
}

start().catch((error) => complain(text(error), isSlow(error) ? () => location.reload() : undefined));
