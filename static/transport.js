// Reset, train, step, and the figures of the run.

import { button, element } from "./dom.js";
import { duration, loss, whole } from "./numbers.js";
import { t } from "./strings.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine.js").Progress} Progress */
/** @typedef {import("./trainer.js").Score} Score */

/** @param {App} app */
export function startTransport(app) {
  const { trainer, state, engine } = app;
  // Whoever trains wants to see that network, not the shipped one.
  const own = (/** @type {() => unknown} */ action) => () => {
    state.set("answer", "own");
    action();
  };
  const play = own(() => (trainer.running ? trainer.pause() : trainer.play()));
  const step = own(() => trainer.oneStep());
  const reset = own(async () => {
    if (await trainer.reset()) app.say(t("transport.resetDone", { seed: state.values.seed }));
  });
  button("play").addEventListener("click", play);
  button("answer-train").addEventListener("click", () => trainer.running || play());
  button("step").addEventListener("click", step);
  button("reset").addEventListener("click", reset);
  const help = () => /** @type {HTMLDialogElement} */ (element("keys")).showModal();
  button("help").addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || target.closest("input, select, textarea, button, summary, a, [role=application], dialog")) return;
    const action = /** @type {Record<string, () => unknown>} */ ({ " ": play, s: step, r: reset, "?": help, escape: () => (element("complaint").hidden = true) })[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  });

  app.on("running", () => {
    const { running } = trainer;
    button("play").textContent = t(running ? "transport.pause" : "transport.train");
    button("step").disabled = button("answer-train").disabled = running;
    document.body.classList.toggle("running", running);
    if (!running) element("stat-left").textContent = "–";
  });
  app.on("progress", (/** @type {Progress} */ progress) => showProgress(progress));
  trainer.addEventListener("reset", () => {
    showProgress(undefined);
    element("score").textContent = "";
  });
  app.on("finished", (/** @type {Score} */ { mse, psnr, images }) => {
    const noise = Number(state.values.noise);
    element("score").textContent = t("transport.score", {
      images: whole(images), noise: noise ? t("transport.scoreNoise", { noise }) : "", mse: mse.toFixed(5), psnr: `${psnr.toFixed(1)} dB`,
    });
  });
  const follow = () => (element("stat-epochs").textContent = String(state.values.epochs));
  app.on("settings", ({ keys }) => {
    follow();
    if (keys.includes("noise") || keys.includes("noiseKind")) element("score").textContent = "";
  });
  follow();

  /** @param {Progress | undefined} progress */
  function showProgress(progress) {
    const epochs = Number(state.values.epochs);
    element("stat-epoch").textContent = progress ? progress.epoch.toFixed(2) : "0.00";
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
    element("loading-text").textContent = t(state.values.data === "mnist" ? "transport.fetching" : "transport.making", { done: whole(done), total: whole(total) });
  });
  for (const id of ["play", "step", "reset", "answer-train"]) button(id).disabled = false;
}
