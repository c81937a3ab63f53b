// A member of a team, beside its leader: a worker that takes steps of the leader's run. It has the network and, of
// the data, the images of its part of the next step.

import { plain } from "../strings/problem.js";
import { commands, exchanges, Meeting, Part } from "./meeting.js";
import { Program } from "./program.js";

/** @typedef {import("./meeting.js").Room} Room */

const imageBytes = 784;

/** @type {Program} */
let program;
/** Where the images of a step go in the program's memory. */
let place = 0;

/**
 * @typedef {object} Plan
 * @property {WebAssembly.Module} module
 * @property {Record<string, string | number>} settings of the run
 * @property {number} images of the run
 * @property {number} rank
 * @property {number} size of the team
 */

/** @param {Plan} plan */
async function prepare({ module, settings, images, rank, size }) {
  program = await Program.start(module);
  program.configure(settings);
  place = program.join(images, rank, size).place;
}

/**
 * Takes part until the team is over.
 * @param {{ run: Uint8Array, room: Room, pixels: Uint8Array, rank: number, size: number }} start run: what keepRun gave
 */
function work({ run, room, pixels, rank, size }) {
  program.goBack(run.slice());
  const meeting = new Meeting(room, rank, size);
  const part = new Part(program, room, meeting, () => Infinity);
  for (let order = meeting.await(); order; order = meeting.await()) {
    if (order.command === commands.train) train(part, pixels, order.argument);
    else if (order.command === commands.gather) part.exchange(exchanges.memory);
    else if (order.command === commands.adjust) {
      program.adjust(JSON.parse(new TextDecoder().decode(room.text.slice(0, order.argument))));
      meeting.meet();
    }
  }
}

/** @param {Part} part @param {Uint8Array} pixels @param {number} steps */
function train(part, pixels, steps) {
  for (; steps > 0; steps--) {
    const to = new Uint8Array(program.memory, place);
    program
      .wanted()
      .forEach((image, i) => to.set(pixels.subarray(image * imageBytes, (image + 1) * imageBytes), i * imageBytes));
    try {
      if (!part.step()) return;
    } catch (error) {
      if (program.dead) throw error;
      return; // diverged, as it has for all
    }
  }
}

globalThis.addEventListener("message", async ({ data: message }) => {
  try {
    if (message.module) await prepare(message);
    else work(message);
    globalThis.postMessage({ ready: true });
  } catch (error) {
    globalThis.postMessage({ error: plain(error) });
  }
});
