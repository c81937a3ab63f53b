// What is kept of a training for its clip.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Film } from "../../app/film.js";

const field = { left: 0, top: 0, pixel: 10 };
const frame = (/** @type {number} */ value) => ({
  noisy: new Float32Array(784).fill(value),
  restored: new Float32Array(784).fill(value / 2),
  field,
});

/** A film of an app that is told what happens. */
function start() {
  const trainer = Object.assign(new EventTarget(), { running: true });
  const app = new EventTarget();
  const state = { values: { shown: "own" } };
  let drawing = frame(0);
  const film = new Film(
    /** @type {any} */ (
      Object.assign(app, {
        trainer,
        state,
        drawing: () => drawing,
        on: (/** @type {string} */ name, /** @type {(detail: any) => void} */ f) =>
          app.addEventListener(name, (event) => f(/** @type {CustomEvent} */ (event).detail)),
      })
    ),
  );
  const redraw = (/** @type {any} */ next, /** @type {number} */ epoch) => {
    drawing = next;
    app.dispatchEvent(new CustomEvent("progress", { detail: { epoch } }));
    app.dispatchEvent(new Event("drawing"));
  };
  return { film, trainer, state, redraw };
}

test("shots are taken while the person's own network trains and is shown", () => {
  const { film, trainer, state, redraw } = start();
  redraw(frame(1), 0.5);
  assert.equal(film.shots.length, 1);
  assert.equal(film.shots[0].epoch, 0.5);
  assert.deepEqual([film.shots[0].noisy[9], film.shots[0].restored[9]], [255, 128]);
  trainer.running = false;
  redraw(frame(1), 0.6);
  trainer.running = true;
  state.values.shown = "deep";
  redraw(frame(1), 0.7);
  state.values.shown = "own";
  redraw({ ...frame(1), field: undefined }, 0.8); // nothing is drawn
  assert.equal(film.shots.length, 1);
  trainer.dispatchEvent(new Event("reset"));
  assert.equal(film.shots.length, 0);
});

test("a long training is thinned out evenly, and begins and ends as it did", () => {
  const { film, redraw } = start();
  for (let i = 0; i < 1000; i++) redraw(frame(0.5), i);
  assert(film.shots.length > 50 && film.shots.length <= 121, String(film.shots.length));
  assert.equal(film.shots[0].epoch, 0);
  assert(film.shots[film.shots.length - 1].epoch > 980);
  const steps = film.shots.slice(1).map(({ epoch }, i) => epoch - film.shots[i].epoch);
  assert.equal(new Set(steps).size, 1, `${steps}`);
});
