// How many workers take the steps of a run: what is asked for, or what turns out fastest. The result of the run does
// not depend on it.

import { canTeam, startMembers, Team } from "./team.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./table.js").Report} Report */

/** @typedef {import("./workers.js").Workers} Workers */

const sizes = [1, 2, 4]; // to try; three have no less to do at a time than two, in four micro-batches
const trialSteps = 20;
const trialMilliseconds = 150;
const worthMilliseconds = 500; // a run that has less to do is over before others are there
const gain = 0.95; // of the time, for which another worker is worth its while
const changed = 1.5; // times the time of a step: it is measured again
const windowMilliseconds = 2000;
const mostParameters = 4e6; // of a network: for each a team takes some hundred bytes of the leader's memory
const mostLost = 3; // members in a run, before one trains alone

/** What was fastest, by the network and the batch. @type {Map<string, number>} */
const fastest = new Map();

/** The time of steps, slice by slice. Those with a test, which takes time too, count only where all have one. */
class Pace {
  steps = 0;
  milliseconds = 0;
  /** Milliseconds a step in each slice without a test, and with one. @type {[number[], number[]]} */
  #slices = [[], []];

  /** @param {number} steps @param {number} milliseconds @param {boolean} tested */
  add(steps, milliseconds, tested) {
    this.steps += steps;
    this.milliseconds += milliseconds;
    this.#slices[Number(tested)].push(milliseconds / steps);
  }

  /** Milliseconds a step, the median. */
  get each() {
    const [steps, tests] = this.#slices;
    const of = steps.length ? steps : tests;
    return of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0;
  }
}

/**
 * @typedef {object} Means
 * @property {Program} program
 * @property {WebAssembly.Module} module
 * @property {Workers} workers
 * @property {(images: number) => Uint8Array} pixels of the first training images, in shared memory
 */

/** The settings of a run, as configure takes them. @param {Program} program @returns {Record<string, any>} */
function settingsOf(program) {
  const { saved, spec, assumed, parameters, multiplyAdds, code, ...settings } = program.describe();
  return settings;
}

export class Crew {
  #means;
  #program;
  /** @type {Team | undefined} */
  #team;
  #kept = new Uint8Array(0); // what the run goes back to if a member is lost
  #most = 1; // members
  #images = 0;
  #key;
  /** @type {Record<string, any>} */
  #settings;
  #reported = 0;
  #lost = 0;
  #ended = false;

  /** Workers that have been sent for, and that are there. */
  #coming = false;
  /** @type {Worker[] | undefined} */
  #ready;

  #pace = new Pace();
  /** @type {number[]} sizes that are still to be tried; the current one is not among them */
  #untried = [];
  #best = { size: 1, each: Infinity };
  #settled = false;
  #strange = 0; // windows in a row whose pace is another

  /** @param {Means} means */
  constructor(means) {
    this.#means = means;
    this.#program = means.program;
    this.#settings = settingsOf(this.#program);
    this.#key = `${this.#settings.layers} ${this.#settings.batch}`;
    if (canTeam() && this.#program.describe().parameters <= mostParameters) {
      const { most, images } = this.#program.join(0, 0, 1);
      const cores = globalThis.navigator?.hardwareConcurrency || 2;
      this.#most = means.workers === "auto" ? Math.min(most, Math.max(2, cores - 1)) : Math.min(most, means.workers);
      this.#images = images;
    }
    this.#try(fastest.get(this.#key));
  }

  /** How many train. */
  get size() {
    return this.#team?.size ?? 1;
  }

  /** Begins to look for the fastest size. @param {number} [known] the one that it was before */
  #try(known) {
    this.#settled = known !== undefined;
    this.#untried = sizes.filter((size) => size !== this.size && size <= this.#most);
    this.#best = { size: known ?? 1, each: Infinity };
    this.#pace = new Pace();
  }

  /**
   * Takes about so many steps.
   * @param {number} steps
   * @param {(report: Report) => void} send takes each report of the run once
   */
  take(steps, send) {
    const before = this.#program.position().step;
    const began = performance.now();
    let tested = false;
    /** @param {Report | undefined} report */
    const pass = (report) => {
      tested ||= report !== undefined && !Number.isNaN(report.testLoss);
      if (!report || report.step <= this.#reported) return;
      this.#reported = report.step;
      send(report);
    };
    if (!this.#team) {
      pass(this.#program.train(steps));
    } else if (!this.#trainTogether(this.#team, steps, pass)) {
      this.#lose();
      return;
    }
    this.#pace.add(this.#program.position().step - before, performance.now() - began, tested);
  }

  /**
   * @param {Team} team @param {number} steps @param {(report: Report | undefined) => void} pass
   * @returns {boolean} whether everyone was there
   */
  #trainTogether(team, steps, pass) {
    try {
      return team.train(steps, pass);
    } catch (/** @type {any} */ error) {
      // A run diverges for all of them after the same step; anything else leaves them at different ones.
      if (error?.code !== "train.diverged" && !this.#program.dead) this.#lose();
      throw error;
    }
  }

  /** A member is lost: goes back to what was kept, with one member less. */
  #lose() {
    this.#most = ++this.#lost < mostLost ? this.size - 1 : 1;
    this.#dismiss();
    this.#program.goBack(this.#kept);
    fastest.delete(this.#key);
    this.#try();
  }

  #dismiss() {
    this.#team?.end();
    this.#team = undefined;
    if (!this.#ended) this.#program.join(0, 0, 1);
  }

  /**
   * Between two slices: lets those begin who are there, and decides who else is wanted.
   * @param {number} left steps of the run
   */
  between(left) {
    if (this.#ready) this.#begin(this.#ready);
    if (this.#coming || this.#most < 2) return;
    const { workers } = this.#means;
    if (workers !== "auto") {
      this.#go(Math.min(workers, this.#most));
      return;
    }
    if (left * this.#pace.each < worthMilliseconds) return;
    if (this.#settled) {
      this.#watch();
      this.#go(Math.min(this.#best.size, this.#most));
      return;
    }
    const { steps, milliseconds, each } = this.#pace;
    if (steps < trialSteps || milliseconds < trialMilliseconds) return;
    if (each < gain * this.#best.each) this.#best = { size: this.size, each };
    else if (this.size > this.#best.size) this.#untried = []; // still more will not be faster
    const next = this.#untried.shift();
    if (next !== undefined && next <= this.#most) {
      this.#go(next);
    } else {
      this.#settled = true;
      fastest.set(this.#key, this.#best.size);
    }
    this.#pace = new Pace();
  }

  /** Looks for the fastest size anew where steps take another time than they did. */
  #watch() {
    if (this.#pace.milliseconds < windowMilliseconds) return;
    const ratio = this.#pace.each / this.#best.each;
    if (!Number.isFinite(this.#best.each)) this.#best.each = this.#pace.each;
    this.#strange = ratio > changed || ratio < 1 / changed ? this.#strange + 1 : 0;
    if (this.#strange > 2) this.#try();
    this.#pace = new Pace();
  }

  /** @param {number} size */
  #go(size) {
    if (size === this.size) return;
    if (size === 1) {
      if (this.#gather()) this.#dismiss();
      return;
    }
    this.#coming = true;
    const settings = this.#settings;
    startMembers({ module: this.#means.module, settings, images: this.#images, size })
      .then((workers) => {
        if (this.#ended || settings !== this.#settings) for (const worker of workers) worker.terminate();
        else this.#ready = workers;
      })
      .catch(() => {
        this.#most = Math.min(this.#most, size - 1); // there is no memory for them, or no script
      })
      .finally(() => {
        this.#coming = false;
      });
  }

  /** @param {Worker[]} workers */
  #begin(workers) {
    this.#ready = undefined;
    if (workers.length >= this.#most || !this.#gather()) {
      for (const worker of workers) worker.terminate();
      return;
    }
    this.#dismiss();
    try {
      this.#kept = this.#program.keepRun();
      this.#team = new Team(this.#program, workers, this.#means.pixels(this.#images), this.#kept);
    } catch (error) {
      for (const worker of workers) worker.terminate();
      this.#program.join(0, 0, 1);
      this.#most = 1;
      if (this.#program.dead) throw error;
    }
    this.#pace = new Pace();
  }

  /** Makes the program's state whole. @returns {boolean} whether it is; if not, it is an earlier one */
  #gather() {
    if (!this.#team || this.#team.gather()) return true;
    this.#lose();
    return false;
  }

  /** What the run needs to go on, as the program's checkpoint. */
  checkpoint() {
    if (this.#team && this.#gather()) this.#kept = this.#program.keepRun();
    return this.#program.checkpoint();
  }

  /** Changes settings of the run. @param {Record<string, string | number>} settings */
  adjust(settings) {
    if (this.#team && this.#gather()) this.#kept = this.#program.keepRun();
    this.#program.adjust(settings);
    this.#settings = settingsOf(this.#program);
    if (this.#team && !this.#team.adjust(settings)) this.#lose();
    if (!this.#coming && !this.#ready) return;
    // Who is on the way has the settings of before: others are sent for.
    for (const worker of this.#ready ?? []) worker.terminate();
    this.#ready = undefined;
    if (!this.#settled) this.#try();
  }

  /** Makes the program's state whole, and leaves the others. If one of them was lost, it is an earlier state. */
  leave() {
    if (this.#team && this.#gather()) this.#dismiss();
  }

  /** Ends the others; of a run that is over. @param {{ discarded: boolean }} how whether its network is gone */
  end({ discarded }) {
    if (this.#ended) return;
    if (!discarded) this.#gather();
    this.#ended = discarded;
    this.#dismiss();
    this.#ended = true;
    for (const worker of this.#ready ?? []) worker.terminate();
  }
}
