// A team as its leader has it: the workers that take the steps of a run together with this one. It never changes. For
// another size, or when a member is lost, there is another team with another room, so that whoever wakes up late
// writes where nobody reads.

import { scriptAddress } from "./files.js";
import { commands, exchanges, Meeting, newRoom, Part } from "./meeting.js";

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./table.js").Report} Report */
/** @typedef {Omit<import("./member.js").Plan, "rank">} Plan */

const mostAway = 2000; // milliseconds after which a member that should have come is lost
const mostStarting = 10_000;

/** Whether this browser has what a team needs. */
export const canTeam = () =>
  globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === "function" && typeof Worker === "function";

/**
 * Starts the other members.
 * @param {Plan} plan
 * @returns {Promise<Worker[]>} rejects, and leaves none behind, if one of them cannot be had
 */
export async function startMembers(plan) {
  /** @type {Worker[]} */
  const workers = [];
  try {
    const starting = Array.from({ length: plan.size - 1 }, (_, i) => {
      const worker = new Worker(scriptAddress("member.js"), { type: "module", name: `hourglass ${i + 2}` });
      workers.push(worker);
      worker.postMessage({ ...plan, rank: i + 1 });
      return ready(worker);
    });
    await Promise.all(starting);
    return workers;
  } catch (error) {
    for (const worker of workers) worker.terminate();
    throw error;
  }
}

/** @param {Worker} worker @returns {Promise<void>} */
const ready = (worker) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(reject, mostStarting);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.error) reject(data.error);
      else resolve();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject(event);
    };
  });

export class Team {
  #program;
  #workers;
  #meeting;
  /** This program's. */
  part;
  #room;
  #computing = 0; // milliseconds that a part of a step takes

  /**
   * Goes on with the program's run.
   * @param {Program} program
   * @param {Worker[]} workers that are ready
   * @param {Uint8Array} pixels of the images that the run is on, in shared memory
   * @param {Uint8Array} run what keepRun gives
   */
  constructor(program, workers, pixels, run) {
    this.#program = program;
    this.#workers = workers;
    this.size = workers.length + 1;
    this.#room = newRoom(this.size, program.join(0, 0, this.size).numbers);
    this.#meeting = new Meeting(this.#room, 0, this.size);
    this.part = new Part(program, this.#room, this.#meeting, () => Math.max(mostAway, 4 * this.#computing));
    const shared = new Uint8Array(new SharedArrayBuffer(run.length));
    shared.set(run);
    workers.forEach((worker, i) =>
      worker.postMessage({ run: shared, room: this.#room, pixels, rank: i + 1, size: this.size }),
    );
  }

  /**
   * Takes steps. Throws what the program throws, once all have taken the step.
   * @param {number} steps
   * @param {(report: Report | undefined) => void} send
   * @returns {boolean} whether everyone was there; if not, the team is of no further use
   */
  train(steps, send) {
    this.#meeting.tell(commands.train, steps);
    for (; steps > 0; steps--) {
      const began = performance.now();
      if (!this.part.step()) return false;
      this.#computing = performance.now() - began;
      if (this.part.due) send(this.#program.train(0));
    }
    return true;
  }

  /** Makes the program's state whole, as one trainer alone has it. @returns {boolean} whether everyone was there */
  gather() {
    this.#meeting.tell(commands.gather);
    return this.part.exchange(exchanges.memory);
  }

  /**
   * Changes settings of the run for the others, as adjust does for this program.
   * @param {Record<string, string | number>} settings
   * @returns {boolean} whether everyone was there
   */
  adjust(settings) {
    const text = new TextEncoder().encode(JSON.stringify(settings));
    if (text.length > this.#room.text.length) return false;
    this.#room.text.set(text);
    this.#meeting.tell(commands.adjust, text.length);
    return this.#meeting.meet(mostAway) === this.size;
  }

  /** Ends the other workers, and makes the run this program's alone. */
  end() {
    this.#meeting.end();
    for (const worker of this.#workers) worker.terminate();
  }
}
