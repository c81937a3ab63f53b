// An adaptive binary arithmetic coder: each bit costs as little as it surprises, and what it is predicted from is
// counted while coding. (I. H. Witten, R. M. Neal, J. G. Cleary, "Arithmetic coding for data compression", CACM 1987;
// with two symbols, 32 bits and no carries.)
//
// A form is written once, as a function of a coder: Writer.bit(…, value) puts value and returns it, Reader.bit(…)
// ignores its argument and returns what was put. Beyond its last byte a Reader finds zeros.

import { Problem } from "../strings/problem.js";

const half = 1 << 15;
const most = 30; // bits after which a probability follows the newer ones: it moves by a 31st of the way

/** Probabilities that a bit is 1, each for one context; in 65536ths. */
export class Contexts {
  /** @param {number} count */
  constructor(count) {
    this.ones = new Uint16Array(count).fill(half);
    this.seen = new Uint8Array(count);
  }

  /** @param {number} at @param {number} bit */
  learn(at, bit) {
    const { ones, seen } = this;
    const to = bit ? 65535 : 0;
    ones[at] = Math.min(Math.max(ones[at] + Math.trunc((to - ones[at]) / (seen[at] + 1.5)), 48), 65488);
    if (seen[at] < most) seen[at]++;
  }
}

/**
 * What the two directions differ in.
 * @typedef {object} Direction
 * @property {(byte: number) => void} shift lets go of a byte of the interval that is certain
 * @property {(middle: number, value: number) => number} choose a bit; up to the middle the numbers stand for 1
 */

/** What both directions share: an interval of 32-bit numbers, and how it is divided. */
class Coder {
  low = 0;
  #high = 0xffffffff;
  #direction;

  /** @param {Direction} direction */
  constructor(direction) {
    this.#direction = direction;
  }

  get high() {
    return this.#high;
  }

  /** One bit. @param {number} ones how probable a 1 is, in 65536ths @param {number} value @returns {number} */
  decide(ones, value) {
    const range = this.#high - this.low;
    const middle = this.low + Math.floor(range / 65536) * ones + Math.floor(((range % 65536) * ones) / 65536);
    const bit = this.#direction.choose(middle, value);
    if (bit) this.#high = middle;
    else this.low = middle + 1;
    while (this.low >>> 24 === this.#high >>> 24) {
      this.#direction.shift(this.low >>> 24);
      this.low = (this.low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 255) >>> 0;
    }
    return bit;
  }

  /** One bit, as its context predicts it. @param {Contexts} contexts @param {number} at @param {number} value */
  bit(contexts, at, value) {
    const bit = this.decide(contexts.ones[at], value);
    contexts.learn(at, bit);
    return bit;
  }

  /** Bits that nothing predicts, the highest first. @param {number} count @param {number} [value] @returns {number} */
  plain(count, value = 0) {
    let all = 0;
    for (let i = count - 1; i >= 0; i--) all = 2 * all + this.decide(half, (value >>> i) & 1);
    return all;
  }

  /**
   * A number from 0 to 65534: how many bits it has, then those, the first of which are predicted.
   * @param {Contexts} contexts of which it takes numberContexts
   * @param {number} at the first of them
   * @param {number} [value]
   * @returns {number}
   */
  number(contexts, at, value = 0) {
    const length = 31 - Math.clz32(value + 1);
    let bits = 0;
    while (bits < 15 && this.bit(contexts, at + bits, Number(bits < length))) bits++;
    let all = 1;
    for (let i = bits - 1; i >= 0; i--) {
      const bit = ((value + 1) >>> i) & 1;
      all =
        2 * all + (all < 4 && bits < 8 ? this.bit(contexts, at + 16 + 4 * bits + all, bit) : this.decide(half, bit));
    }
    return all - 1;
  }
}

export const numberContexts = 48;

export class Writer extends Coder {
  #bytes;

  constructor() {
    /** @type {number[]} */
    const bytes = [];
    super({ shift: (byte) => bytes.push(byte), choose: (_, value) => value });
    this.#bytes = bytes;
  }

  /** @returns {Uint8Array} as few bytes as say where in the interval it ends */
  end() {
    const bytes = [...this.#bytes];
    for (let shift = 24; this.low > 0 && shift >= 0; shift -= 8) {
      const unit = 2 ** shift;
      const next = Math.ceil(this.low / unit) * unit; // the first number that has zeros below
      const fits = next <= this.high;
      bytes.push((fits ? next / unit : Math.floor(this.low / unit)) & 255);
      if (fits) break;
    }
    while (bytes.at(-1) === 0) bytes.pop();
    return Uint8Array.from(bytes);
  }
}

export class Reader extends Coder {
  /** @param {Uint8Array} bytes from anywhere; where they end too soon, reading throws a problem */
  constructor(bytes) {
    let [code, at] = [0, 0];
    const shift = () => {
      if (at > bytes.length + 8) throw new Problem("packed.cutOff"); // no text of a Writer's leads here
      code = ((code << 8) | (bytes[at++] ?? 0)) >>> 0;
    };
    super({ shift, choose: (middle) => Number(code <= middle) });
    for (let i = 0; i < 4; i++) shift();
  }
}
