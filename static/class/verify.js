// A hand-in computed again: every run from its first step, with the seed that class word and alias give, compared after
// each epoch to the bit; then the exercise's own condition, on what was computed here. Runs with another seed, or whose
// settings were moved in between, are left out: they prove nothing, and the others may be enough.

import { State, find } from "../app/state.js";
import { Watch } from "../exercises/condition.js";
import { named } from "../exercises/exercise.js";
import { figuresOf } from "../exercises/figures.js";
import { seedOf } from "../exercises/lesson.js";
import { measureFrom, needsOf, ofRuns } from "../exercises/measures.js";
import { hasWeights } from "../engine/model.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../exercises/exercise.js").Exercise} Exercise */
/** @typedef {import("../exercises/notes.js").Trained} Trained */
/** @typedef {import("../exercises/results.js").HandIn} HandIn */
/** @typedef {import("../exercises/results.js").Result} Result */
/** @typedef {import("../exercises/results.js").RunResult} RunResult */

/**
 * @typedef {object} Verdict
 * @property {"confirmed" | "partly" | "said" | "seed" | "changed" | "fixed" | "differs" | "score" | "condition"
 *   | "unknown" | "long" | "failed"} kind
 * @property {number} [epoch] at which it differs first
 * @property {unknown} [problem]
 */

const mostOperations = 4e13; // multiply-adds of one run: some hours on a slow machine are refused
const stepsAtOnce = 100_000;

/**
 * @param {Pick<App, "program">} page
 * @param {Engine} engine nobody else's
 * @param {HandIn} handIn
 * @param {Result} result of it
 * @param {Exercise | undefined} exercise
 * @param {import("../app/state.js").Values} [fixed] what the lesson has fixed
 * @returns {Promise<Verdict>}
 */
export async function verify(page, engine, { word, alias }, result, exercise, fixed = {}) {
  if (!exercise) return { kind: "unknown" };
  const condition = ofRuns(exercise.condition);
  if (!condition) return { kind: "said" };
  const seed = seedOf(word, alias);
  const own = result.runs.filter(({ settings }) => (settings.seed ?? find("seed")?.initial) === seed);
  if (!own.length) return { kind: "seed" };
  const still = own.filter(({ changed }) => !changed.length);
  if (!still.length) return { kind: "changed" };
  const names = named(condition);
  try {
    const watch = new Watch(condition);
    /** @type {Array<{ number: number, trained: Trained }>} */
    let runs = [];
    let met = false;
    for (const run of still) {
      const values = valuesOf(run);
      if (Object.entries(fixed).some(([key, value]) => values.values[key] !== value)) return { kind: "fixed" };
      const again = await rerun(page, engine, run, values, needsOf(names));
      if (!("trained" in again)) return again;
      const { trained } = again;
      // Trained further, it is still the same run.
      runs = [...runs.filter(({ number }) => number !== run.number), { number: run.number, trained }];
      const said = result.answer && result.runs[result.answer.run] === run ? result.answer : undefined;
      const notes = {
        runs: runs.map((other) => other.trained),
        last: trained,
        answer: said && { run: trained, value: said.value },
      };
      ({ met } = watch.look((name) => measureFrom(name, notes)));
      if (met) break;
    }
    if (!met) return { kind: "condition" };
    return { kind: names.length < named(exercise.condition).length ? "partly" : "confirmed" };
  } catch (problem) {
    return { kind: "failed", problem };
  }
}

/** The settings as the page had them. @param {RunResult} run */
export function valuesOf({ settings }) {
  const state = new State();
  // The model first: what others are at first depends on it.
  if (settings.model !== undefined) state.set("model", settings.model);
  state.apply(settings);
  return state;
}

/**
 * @param {Pick<App, "program">} page
 * @param {Engine} engine
 * @param {RunResult} run
 * @param {State} state the settings of its training
 * @param {Set<import("../exercises/measures.js").Need>} needs
 * @returns {Promise<Verdict | { trained: Trained }>}
 */
async function rerun({ program }, engine, { steps, prints, mse }, state, needs) {
  const model = await engine.configure(state.engineSettings);
  if (steps * model.batch * model.multiplyAdds * 3 > mostOperations) return { kind: "long" };
  /** @type {number | undefined} */
  let differs;
  let signed = 0;
  const check = (/** @type {Event} */ event) => {
    const { epoch, fingerprint } = /** @type {CustomEvent} */ (event).detail;
    signed = Math.max(signed, epoch);
    if (prints[epoch - 1] === fingerprint || differs !== undefined) return;
    differs = epoch;
    engine.pause();
  };
  engine.addEventListener("epoch", check);
  let [trainLoss, stepsPerEpoch] = [NaN, NaN];
  /** @type {Trained["test"]} */
  const test = [];
  try {
    for (let left = steps; left > 0 && differs === undefined; left -= stepsAtOnce)
      for await (const { step, epoch, loss, testLoss } of engine.train({ steps: Math.min(left, stepsAtOnce) })) {
        stepsPerEpoch = step / epoch;
        if (testLoss === undefined) continue;
        trainLoss = loss;
        test.push({ epoch, loss: testLoss });
      }
  } finally {
    engine.removeEventListener("epoch", check);
  }
  if (differs !== undefined) return { kind: "differs", epoch: differs };
  if (prints.length !== signed) return { kind: "differs", epoch: signed + 1 }; // of a run of another length
  const score = await engine.evaluate();
  if (score.mse !== mse) return { kind: "score" };
  /** @type {Promise<import("../app/app.js").Digits> | undefined} */
  let digits;
  const app = { engine, program, testDigits: () => (digits ??= engine.samples(500)) };
  const trained = {
    values: state.values,
    changed: [],
    steps,
    fingerprints: prints,
    epochs: steps / stepsPerEpoch,
    mse,
    trainLoss,
    test,
    parameters: model.parameters,
    layers: model.spec.layers.filter(hasWeights).length,
    figures: await figuresOf(/** @type {any} */ (app), needs, state.values),
  };
  return { trained };
}
