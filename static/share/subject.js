// What is shared: the model shown on the page, one's own or a shipped one, with notes on how
// it was trained.

import { Problem } from "../strings/problem.js";
import { shippedWeights } from "../engine/shipped.js";
import { annotate, readHeader } from "./safetensors.js";
import { withoutFormNotes } from "./torch.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/trainer.js").Score} Score */
/** @typedef {import("./inspect.js").Network} Network */
/** @typedef {import("./inspect.js").Notes} Notes */

/**
 * @typedef {object} Subject
 * @property {Uint8Array} bytes safetensors, with notes
 * @property {Record<string, string>} notes
 * @property {import("../engine/model.js").Model} model
 * @property {boolean} own whether it is the one in training
 * @property {boolean} repeatable whether the settings alone lead to it
 * @property {string} name for a file
 */

/** The score of the network in training while it holds: until it changes, or the noise it was measured with. */
export class Measured {
  /** @type {Score | undefined} */
  score;

  /** @param {App} app */
  constructor(app) {
    app.on("finished", (score) => (this.score = score));
    app.on("progress", () => (this.score = undefined));
    app.trainer.addEventListener("reset", () => (this.score = undefined));
    app.on("settings", ({ keys }) => {
      if (["noise", "noiseKind", "data"].some((key) => keys.includes(key))) this.score = undefined;
    });
  }
}

/**
 * @param {App} app
 * @param {Network | undefined} opened that training went on from
 * @param {Score | undefined} score
 * @returns {Promise<Subject>}
 */
export async function subjectOf(app, opened, score) {
  const { state, trainer, engine, program } = app;
  const { values } = state;
  const own = values.shown === "own";
  const model = program.describe();
  if (!own) {
    const bytes = await shippedWeights(String(values.shown));
    if (!bytes) throw new Problem("shown.missing", [String(values.shown)]);
    return { bytes, notes: readHeader(bytes).metadata, model, own, repeatable: true, name: String(values.shown) };
  }
  const saved = await engine.saveWeights();
  const { step, fromScratch } = trainer;
  const data = fromScratch && values.data === "mnist" ? await sourceOf(engine) : undefined;
  const history = { step, fromScratch, opened: opened?.notes, score, data };
  const notes = notesOf(readHeader(saved).metadata, values, history);
  const name = values.layers ? "layers" : String(values.model);
  return {
    bytes: annotate(saved, notes),
    notes,
    model,
    own,
    repeatable: fromScratch,
    name: notes.steps ? `${name}-${notes.steps}` : name,
  };
}

/**
 * What the images of this site are: mnist, or what its manifest calls them.
 * @param {import("../engine/engine.js").Engine} engine
 */
async function sourceOf(engine) {
  const { source } = await engine.manifest().catch(() => ({ source: "" }));
  return /^MNIST,/.test(source) ? "mnist" : String(source ?? "");
}

/**
 * What is known of the network in training, beside its settings, which the engine writes. Of a network that began with
 * its seed, the engine and the settings know all. Of an opened one only its notes tell; of a restored one nothing does.
 * @param {Notes} saved what the engine writes
 * @param {import("../app/state.js").Values} values
 * @param {{ step: number, fromScratch: boolean, opened?: Notes, score?: Score, data?: string }} history
 *   step: since it is in training; data: what the images are if the setting does not tell
 * @returns {Notes}
 */
export function notesOf(saved, values, { step, fromScratch, opened, score, data }) {
  if (fromScratch) {
    /** @type {Notes} */
    const notes = { ...saved, steps: String(step) };
    for (const key of ["data", "images", "epochs", "schedule", "noiseRange"]) notes[key] = String(values[key]);
    if (data !== undefined) notes.data = data;
    if (!notes.data) delete notes.data;
    if (Number(values.validation)) notes.validation = String(values.validation);
    if (Number(values.sparsity)) notes.sparsity = String(values.sparsity);
    if (values.optimizer === "adamw") notes.decay = String(values.decay);
    if (score) notes.mse = score.mse.toPrecision(4);
    return notes;
  }
  /** @type {Notes} */
  const notes = {
    ...withoutFormNotes(opened ?? {}),
    format: saved.format,
    layers: saved.layers,
    settings: saved.settings,
  };
  delete notes.off; // of a link's rounding
  if (step) {
    for (const key of Object.keys(notes)) if (/^mse/.test(key)) delete notes[key];
    const key = /^\d{1,12}$/.test(notes.steps ?? "") ? "steps" : "added";
    notes[key] = String(Number(notes[key] ?? 0) + step);
  }
  // mse is at the noise of the notes; another one's does not belong there.
  const noise = Number(values.noise);
  if (score && noise === Number(notes.noise) && (!noise || values.noiseKind === notes.noiseKind))
    notes.mse = score.mse.toPrecision(4);
  return notes;
}
