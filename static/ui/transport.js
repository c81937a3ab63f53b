// Reset, train, step, and the figures of the run.

import { button, element } from "./dom.js";
import { habit, setHabit } from "./habits.js";
import { duration, fixed, loss, psnr, whole } from "./numbers.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/engine.js").Progress} Progress */
/** @typedef {import("../app/trainer.js").Score} Score */

/** @param {App} app */
export function startTransport(app) {
  const { trainer, state, engine } = app;
  // Training shows the network in training, not a shipped one.
  const own = (/** @type {() => unknown} */ action) => () => {
    state.set("shown", "own");
    action();
  };
  const play = own(() => (trainer.running && !trainer.pausing ? trainer.pause() : trainer.play()));
  const step = own(() => trainer.oneStep());
  const reset = own(async () => {
    if (await trainer.reset()) app.say(t("transport.resetDone", { seed: state.values.seed }));
  });
  button("play").addEventListener("click", play);
  button("step").addEventListener("click", step);
  button("reset").addEventListener("click", reset);
  // What gets the focus does not hide under the bar.
  const bar = /** @type {HTMLElement} */ (document.querySelector(".transport"));
  new ResizeObserver(() => document.documentElement.style.setProperty("--transport", `${bar.offsetHeight}px`)).observe(
    bar,
  );
  const help = () => /** @type {HTMLDialogElement} */ (element("keys")).showModal();
  button("help").addEventListener("click", help);
  const keys = keysSwitch();
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (document.querySelector("dialog:modal")) return; // wherever the focus is
    if (
      event.repeat ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      target.closest("input, select, textarea, button, summary, a, [role=application], dialog")
    )
      return;
    if (!keys.checked && event.key !== "?" && event.key !== "Escape") return;
    const action = /** @type {Record<string, () => unknown>} */ ({
      " ": play,
      s: step,
      r: reset,
      "?": help,
      escape: () => (element("complaint").hidden = true),
    })[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });

  app.on("running", () => {
    const { running } = trainer;
    button("play").textContent = t(running ? "transport.pause" : "transport.train");
    button("step").disabled = running;
    document.body.classList.toggle("running", running);
    document.body.classList.add("trained");
    if (!running) element("stat-left").textContent = "–";
  });
  app.on("progress", (/** @type {Progress} */ progress) => showProgress(progress));
  trainer.addEventListener("back", (event) => {
    const { step, epoch } = /** @type {CustomEvent} */ (event).detail;
    showProgress(undefined); // the losses were those of the weights that are gone
    shownEpoch = epoch;
    follow();
    element("stat-epoch").textContent = fixed(epoch, 2);
    element("stat-step").textContent = whole(step);
    document.body.classList.add("trained");
  });
  trainer.addEventListener("reset", () => {
    showProgress(undefined);
    element("score").textContent = "";
  });
  app.on("finished", (/** @type {Score} */ { mse, images }) => {
    const noise = Number(state.values.noise);
    element("score").textContent = t("transport.score", {
      images: whole(images),
      noise: noise ? t("transport.scoreNoise", { noise }) : "",
      mse: fixed(mse, 5),
      psnr: psnr(mse),
    });
  });
  app.runs.addEventListener("restored", (event) => {
    const { number, score } = /** @type {CustomEvent<import("../app/runs.js").Run>} */ (event).detail;
    const noise = Number(state.values.noise);
    if (!score) return;
    element("score").textContent = t("transport.restored", {
      number,
      epochs: fixed(score.epochs, 1),
      noise: noise ? t("transport.scoreNoise", { noise }) : "",
      mse: fixed(score.mse, 5),
      psnr: psnr(score.mse),
    });
  });
  /** Whoever trains on after the last epoch trains as many again. @param {number} [epoch] */
  const rounds = (epoch = 0) => Math.max(1, Math.ceil(epoch / Number(state.values.epochs) - 1e-9));
  let shownEpoch = 0;
  const follow = () => (element("stat-epochs").textContent = String(rounds(shownEpoch) * Number(state.values.epochs)));
  app.on("settings", ({ keys }) => {
    follow();
    if (keys.includes("noise") || keys.includes("noiseKind")) element("score").textContent = "";
  });
  follow();

  /** @param {Progress | undefined} progress */
  function showProgress(progress) {
    shownEpoch = progress?.epoch ?? 0;
    follow();
    element("stat-epoch").textContent = fixed(shownEpoch, 2);
    element("stat-step").textContent = progress ? whole(progress.step) : "0";
    element("stat-train").textContent = progress ? loss(progress.loss) : "–";
    if (!progress || progress.testLoss !== undefined)
      element("stat-test").textContent = progress?.testLoss !== undefined ? loss(progress.testLoss) : "–";
    element("stat-speed").textContent = progress ? whole(progress.imagesPerSecond) : "–";
    if (progress) {
      const { stepsPerEpoch, running } = trainer;
      const target = rounds(shownEpoch) * Number(state.values.epochs) * stepsPerEpoch;
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
    element("loading-text").textContent = t(state.values.data === "mnist" ? "transport.fetching" : "transport.making", {
      done: whole(done),
      total: whole(total),
    });
  });
  for (const id of ["play", "step", "reset"]) button(id).disabled = false;
}

/** Whether single letters act; remembered in this browser. */
function keysSwitch() {
  const box = /** @type {HTMLInputElement} */ (element("keys-on"));
  box.checked = habit("keys") !== "off";
  box.addEventListener("change", () => setHabit("keys", box.checked ? "on" : "off"));
  return box;
}
