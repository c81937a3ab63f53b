// A hand-in computed again: every run from its first step, with the seed that class word and alias give, compared after
// each epoch to the bit; then the exercise's own condition, on what was computed here.

import { initialOf, settings as table } from "../app/state.js";
import { Watch } from "../exercises/condition.js";
import { named } from "../exercises/exercise.js";
import { figuresOf } from "../exercises/figures.js";
import { seedOf } from "../exercises/lesson.js";
import { aboutRuns, measureFrom, needsOf } from "../exercises/measures.js";
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
 * @property {"confirmed" | "said" | "seed" | "differs" | "score" | "condition" | "changed" | "unknown" | "long"
 *   | "failed"} kind
 * @property {number} [epoch] at which it differs first
 * @property {unknown} [problem]
 */

const mostOperations = 4e13; // multiply-adds of one hand-in: some hours on a slow machine are refused

/**
 * @param {Pick<App, "program">} page
 * @param {Engine} engine nobody else's
 * @param {HandIn} handIn
 * @param {Result} result of it
 * @param {Exercise | undefined} exercise
 * @returns {Promise<Verdict>}
 */
export async function verify(page, engine, { word, alias }, result, exercise) {
  if (!exercise) return { kind: "unknown" };
  const measures = named(exercise.condition);
  if (!aboutRuns(measures)) return { kind: "said" };
  const seed = seedOf(word, alias);
  if (!result.runs.length || result.runs.some(({ settings }) => (settings.seed ?? initial("seed")) !== seed))
    return { kind: "seed" };
  if (result.runs.some(({ changed }) => changed.length)) return { kind: "changed" };
  try {
    const watch = new Watch(exercise.condition);
    /** @type {Trained[]} */
    const runs = [];
    let met = false;
    for (const [i, run] of result.runs.entries()) {
      const again = await rerun(page, engine, run, needsOf(measures));
      if (!("trained" in again)) return again;
      runs.push(again.trained);
      const said = result.answer?.run === i ? { run: again.trained, value: result.answer.value } : undefined;
      met = watch.look((name) => measureFrom(name, { runs, last: again.trained, answer: said })).met;
    }
    return { kind: met ? "confirmed" : "condition" };
  } catch (problem) {
    return { kind: "failed", problem };
  }
}

/** @param {string} key */
const initial = (key) =>
  /** @type {import("../app/state.js").Setting} */ (table.find((setting) => setting.key === key)).initial;

/**
 * @param {Pick<App, "program">} page
 * @param {Engine} engine
 * @param {RunResult} run
 * @param {Set<import("../exercises/measures.js").Need>} needs
 * @returns {Promise<Verdict | { trained: Trained }>}
 */
async function rerun({ program }, engine, { settings, steps, prints, mse }, needs) {
  const values = {
    ...Object.fromEntries(
      table.map((setting) => [setting.key, initialOf(setting, settings.model ?? initial("model"))]),
    ),
    ...settings,
  };
  const configured = Object.fromEntries(
    table.filter(({ key, effect }) => effect !== "page" && values[key] !== "").map(({ key }) => [key, values[key]]),
  );
  if (values.layers !== "") delete configured.code;
  const model = await engine.configure(/** @type {any} */ (configured));
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
    for await (const { step, epoch, loss, testLoss } of engine.train({ steps })) {
      [trainLoss, stepsPerEpoch] = [loss, step / epoch];
      if (testLoss !== undefined) test.push({ epoch, loss: testLoss });
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
    values,
    changed: [],
    steps,
    fingerprints: prints,
    epochs: steps / stepsPerEpoch,
    mse,
    trainLoss,
    test,
    parameters: model.parameters,
    layers: model.spec.layers.filter(hasWeights).length,
    figures: await figuresOf(/** @type {any} */ (app), needs, values),
  };
  return { trained };
}
