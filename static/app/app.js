// What the parts of the page share: panels, hourglass, story and exercises are given an App.
//
//   app.program     the Program whose model the page shows: the shipped denoiser's network or a copy of
//                   the one in training, whichever the setting "shown" names. Read it (reconstruct,
//                   encode, decode, activations, describe, parameters); never configure it.
//   app.engine      the network in training, in its worker
//   app.trainer     play, pause, oneStep, reset; running, step, stepsPerEpoch, score
//   app.state       the settings: values, set(key, value), apply({ key: value, … })
//   app.runs        what has been tried
//   app.film        what became of the drawing while the network trained
//   app.t(key, values)   a text in the person's language
//   app.testDigits()     the first 500 test digits
//   app.drawing()        what the network is given to see of the pad, and what it makes of it
//   app.draw(pixels)     puts a digit onto the pad; undo brings back what it replaces
//   app.say(text)        a milestone, for screen readers
//   app.complain(text), app.report(error), app.dismiss()   what went wrong
//   app.on(event, f)     returns a function that takes f off again
//
// Events:
//   "parameters"  the numbers of app.program have moved, up to eight times a second; also after "model"
//   "model"       app.program has another network
//   "drawing"     the pad has been redone: other ink, noise or parameters
//   "remembered" "replaced"   of the drawing, as Drawing has them; detail: Snapshot
//   "data"        another data set: testDigits() has other digits
//   "settings"    some setting has changed; detail: Change
//   "link"        a link is being followed; what it changes comes next
//   "opened"      weights that a link names are here, or are given up
//   "running" "progress" "finished"   of the training, as Trainer has them
//   "race"        a race begins
//   "raced"       it is over; detail: lanes, the networks in words; mses, undefined of one that was not measured
//   "walked"      a way on the map is drawn; detail: ends (2, 784), the digits, and pictures (n, 784) between them
//   "lesson"      a file was opened that may be a lesson; detail: the File
//   "exercises"   how many are solved, now that they are here or one more is; detail: solved, all

import { Film } from "./film.js";
import { isSlow } from "../strings/problem.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("../pad/drawing.js").Drawing} Drawing */
/** @typedef {import("../pad/pad.js").Pad} Pad */
/** @typedef {import("../engine/table.js").Frame} Frame */
/** @typedef {import("../engine/engine.js").Engine} Engine */
/** @typedef {import("../engine/program.js").Program} Program */
/** @typedef {import("./runs.js").Runs} Runs */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./trainer.js").Trainer} Trainer */
/** @typedef {{ pixels: Float32Array, labels: Float32Array }} Digits (n, 784) in [0, 1]; (n) */

/**
 * @typedef {"parameters" | "model" | "data" | "settings" | "link" | "opened" | "running" | "progress" | "finished"
 *   | "drawing" | "remembered" | "replaced" | "race" | "raced" | "walked" | "lesson" | "exercises"} AppEvent
 */

const digitsToShow = 500;

export class App extends EventTarget {
  t = t;
  /** @type {Promise<Digits> | undefined} */
  #digits;
  #drawing;
  #pad;

  /**
   * @param {{ program: Program, engine: Engine, trainer: Trainer, state: State, runs: Runs, pad: Pad, drawing: Drawing,
   *   say: (text: string) => void, complain: (text: string, again?: () => void) => void, dismiss: () => void }} parts
   */
  constructor({ program, engine, trainer, state, runs, pad, drawing, say, complain, dismiss }) {
    super();
    this.program = program;
    this.engine = engine;
    this.trainer = trainer;
    this.state = state;
    this.runs = runs;
    this.#drawing = drawing;
    this.#pad = pad;
    this.say = say;
    this.complain = complain;
    this.dismiss = dismiss;
    this.film = new Film(this);
  }

  /**
   * @param {AppEvent} event
   * @param {(detail: any) => void} f
   * @returns {() => void} takes f off again
   */
  on(event, f) {
    const listen = (/** @type {Event} */ e) => f(/** @type {CustomEvent} */ (e).detail);
    this.addEventListener(event, listen);
    return () => this.removeEventListener(event, listen);
  }

  /** @param {AppEvent} event @param {unknown} [detail] */
  emit(event, detail) {
    if (event === "data") this.#digits = undefined;
    this.dispatchEvent(new CustomEvent(event, { detail }));
    if (event === "model") this.emit("parameters");
  }

  /**
   * The first test digits of the data set; fetched once. Rejects with what can be shown.
   * @returns {Promise<Digits>}
   */
  testDigits() {
    const { data } = this.state.values;
    this.#digits ??= this.engine.samples(digitsToShow).catch((error) => {
      this.#digits = undefined;
      // Who asked while another data set was chosen gets that one's digits.
      if (this.state.values.data !== data) return this.testDigits();
      throw error;
    });
    return this.#digits;
  }

  /**
   * Says what was thrown; where a line stalls, with a button that has what is shown fetched again.
   * @param {unknown} error
   */
  report(error) {
    this.complain(text(error), isSlow(error) ? () => this.emit("data") : undefined);
  }

  /**
   * The drawing as the network is given it, with noise, and restored. Without a drawing all is 0.
   * @returns {Frame}
   */
  drawing() {
    return this.#pad.frame;
  }

  /** Whether links have the drawing only in the network's pixels. */
  get coarse() {
    return this.#drawing.coarse;
  }

  /** @param {Float32Array} pixels (784) in [0, 1], the pad's next drawing */
  draw(pixels) {
    this.#drawing.put(pixels);
  }
}
