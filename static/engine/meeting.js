// How the members of a team meet: in a memory that all share. Nobody sends a message for a step.

/** @typedef {import("./program.js").Program} Program */

/** What the leader tells the others to do, in the control words. */
export const commands = { train: 1, adjust: 2, gather: 3 };

/** What is exchanged, as nn.Exchange numbers it. */
export const exchanges = { gradients: 0, parameters: 1, memory: 2 };

/** Places among the control words; those of the members begin at arrived. */
const words = { turn: 0, command: 1, argument: 2, over: 3, arrived: 4 };

const spins = 2000; // looks at a word before its change is waited for: some 20 microseconds
const tick = 100; // milliseconds of a wait: endless ones have kept workers of Safari alive for ever

/**
 * @typedef {object} Room what a team shares
 * @property {Int32Array} control
 * @property {Int32Array} numbers what is exchanged: float32, copied as they are
 * @property {Uint8Array} text settings that change
 */

/** @param {number} size of the team @param {number} numbers @returns {Room} */
export const newRoom = (size, numbers) => ({
  control: new Int32Array(new SharedArrayBuffer(4 * (words.arrived + size))),
  numbers: new Int32Array(new SharedArrayBuffer(4 * numbers)),
  text: new Uint8Array(new SharedArrayBuffer(4096)),
});

export class Meeting {
  #control;
  #met = 0; // how often all have met
  #turn = 0; // the leader's last

  /** @param {Room} room @param {number} rank @param {number} size */
  constructor({ control }, rank, size) {
    this.#control = control;
    this.rank = rank;
    this.size = size;
  }

  /**
   * Waits until everyone is here.
   * @param {number} [patience] milliseconds without anybody; the leader's, for the others wait until it is over
   * @returns {number} the rank of who has not come, -1 if the team is over, or its size
   */
  meet(patience = Infinity) {
    const mine = ++this.#met;
    Atomics.store(this.#control, words.arrived + this.rank, mine);
    Atomics.notify(this.#control, words.arrived + this.rank);
    for (let rank = 0; rank < this.size; rank++) {
      const here = () => Atomics.load(this.#control, words.arrived + rank) >= mine;
      if (!this.#await(words.arrived + rank, here, patience)) return this.over ? -1 : rank;
    }
    return this.size;
  }

  /**
   * The leader's next command.
   * @returns {{ command: number, argument: number } | undefined} none if the team is over
   */
  await() {
    this.#await(words.turn, () => Atomics.load(this.#control, words.turn) !== this.#turn, Infinity);
    if (this.over) return undefined;
    this.#turn = Atomics.load(this.#control, words.turn);
    return { command: this.#control[words.command], argument: this.#control[words.argument] };
  }

  /** @param {number} command @param {number} [argument] */
  tell(command, argument = 0) {
    this.#control[words.command] = command;
    this.#control[words.argument] = argument;
    Atomics.add(this.#control, words.turn, 1);
    Atomics.notify(this.#control, words.turn);
  }

  /** Lets everyone go. */
  end() {
    Atomics.store(this.#control, words.over, 1);
    for (let i = 0; i < this.#control.length; i++) Atomics.notify(this.#control, i);
  }

  get over() {
    return Atomics.load(this.#control, words.over) !== 0;
  }

  /**
   * Counts its own waits, not the clock: a computer that slept has not lost anybody.
   * @param {number} word @param {() => boolean} done @param {number} patience
   * @returns {boolean} whether it is done
   */
  #await(word, done, patience) {
    for (let i = 0; i < spins; i++) if (done()) return true;
    for (let waited = 0; waited < patience;) {
      if (this.over) return false;
      const value = Atomics.load(this.#control, word);
      if (done()) return true;
      if (Atomics.wait(this.#control, word, value, tick) === "timed-out") waited += tick;
    }
    return done();
  }
}

/** The copies that a member makes in an exchange, in one direction. */
class Copies {
  #program;
  #room;
  /** Place in the program's memory, place in the room, length. @type {Array<[number, number, number]>} */
  #moves = [];
  #out;
  /** @type {ArrayBufferLike | undefined} the memory that the views are of */
  #memory;
  /** @type {Array<[to: Int32Array, from: Int32Array]>} */
  #views = [];

  /** @param {Program} program @param {Room} room @param {number} exchange @param {boolean} out */
  constructor(program, room, exchange, out) {
    this.#program = program;
    this.#room = room;
    this.#out = out;
    const all = program.moves(exchange, Number(out));
    for (let i = 0; i < all.length; i += 3) this.#moves.push([all[i], all[i + 1], all[i + 2]]);
  }

  make() {
    const { memory } = this.#program;
    if (memory !== this.#memory) {
      this.#memory = memory;
      this.#views = this.#moves.map(([own, at, length]) => {
        const mine = new Int32Array(memory, own, length);
        const theirs = this.#room.numbers.subarray(at, at + length);
        return this.#out ? [theirs, mine] : [mine, theirs];
      });
    }
    for (const [to, from] of this.#views) to.set(from);
  }
}

/** @typedef {"compute" | "copies" | "meetings" | "update"} Lap what a step's time goes to */

/** A member's part in the steps of its team. */
export class Part {
  #program;
  #meeting;
  #patience;
  #copies;

  /**
   * The program has joined the team.
   * @param {Program} program
   * @param {Room} room
   * @param {Meeting} meeting
   * @param {() => number} patience milliseconds that the others may stay away
   */
  constructor(program, room, meeting, patience) {
    this.#program = program;
    this.#meeting = meeting;
    this.#patience = patience;
    this.#copies = Object.values(exchanges).map((exchange) => ({
      out: new Copies(program, room, exchange, true),
      in: new Copies(program, room, exchange, false),
    }));
  }

  /** What the benchmarks ask for: milliseconds so far. @type {Record<Lap, number> | undefined} */
  laps;
  #since = 0;

  /** @param {Lap} [name] of what is over; without one, it begins */
  #lap(name) {
    if (!this.laps) return;
    const now = performance.now();
    if (name) this.laps[name] += now - this.#since;
    this.#since = now;
  }

  /** @param {number} exchange @returns {boolean} whether everyone was there */
  exchange(exchange) {
    this.#copies[exchange].out.make();
    this.#lap("copies");
    if (this.#meeting.meet(this.#patience()) !== this.#meeting.size) return false;
    this.#lap("meetings");
    this.#copies[exchange].in.make();
    this.#lap("copies");
    return true;
  }

  /**
   * One step; throws what the program throws, once the step is over for everyone.
   * @returns {boolean} whether everyone took it
   */
  step() {
    this.#lap();
    this.#program.compute();
    this.#lap("compute");
    if (!this.exchange(exchanges.gradients)) return false;
    let diverged;
    try {
      this.due = this.#program.update();
    } catch (error) {
      diverged = error;
    }
    this.#lap("update");
    if (!this.exchange(exchanges.parameters)) return false;
    if (diverged) throw diverged;
    return true;
  }

  /** Whether a report on the last step is due. */
  due = false;
}
