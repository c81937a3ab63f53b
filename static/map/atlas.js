// The plane on which codes are laid out: which numbers are across and up, and the ways between a
// code and its place. A code of two numbers is its own place; a larger one has its first two
// principal components; a single number leaves the height to the digits' labels.
//
// Places are parts of the map's width and height, (0, 0) at the top left: what is picked out on the
// map stays where it is while the network, and with it the codes, goes on changing.
//
// Codes crowd in the middle and have long tails. So each axis may be stretched where they crowd: three quarters
// of the way from an evenly divided axis to one on which every strip holds equally many digits.

/** @typedef {import("./pca.js").Components} Components */
/** @typedef {[number, number]} Place */

/**
 * @typedef {object} Direction one that a slider moves along
 * @property {number} low smallest among the digits
 * @property {number} high largest
 * @property {number} share of the variance, in [0, 1]; NaN for a single number of the code
 */

const stretch = 0.75; // of the way
const strips = 24; // in which the digits are counted

const most = 32; // sliders, one for each number of the code; beyond it: principal directions
export const directionCount = 8;

export class Atlas {
  /** Of both axes. @type {Scale[]} */
  #scales;

  /**
   * @param {Float32Array} codes (n, d)
   * @param {ArrayLike<number>} labels (n)
   * @param {number} d numbers of a code
   * @param {Components} [components] two or more, where d > 2
   * @param {boolean} [stretched] whether axes are stretched where the codes crowd
   */
  constructor(codes, labels, d, components, stretched = false) {
    if (d > 2 && !components) throw new Error(`codes of ${d} numbers want their principal components`);
    this.codes = codes;
    this.labels = labels;
    this.d = d;
    this.components = components;
    this.size = labels.length;

    const flat = new Float64Array(2 * this.size);
    for (let i = 0; i < this.size; i++) {
      flat[2 * i] = this.#score(i, 0);
      flat[2 * i + 1] = d === 1 ? labels[i] : this.#score(i, 1);
    }
    /** Across and up: from, to. */
    this.across = extent(flat, 0);
    this.up = extent(flat, 1);
    this.#scales = [this.across, this.up].map((range, axis) =>
      scaleOf(flat, axis, range, stretched && !(d === 1 && axis === 1)),
    );
    /** Places of the digits, (n, 2). */
    this.places = new Float32Array(2 * this.size);
    for (let i = 0; i < this.size; i++) this.places.set(this.#placed(flat[2 * i], flat[2 * i + 1]), 2 * i);
  }

  /** The same codes on other axes. @param {boolean} stretched */
  as(stretched) {
    return new Atlas(this.codes, this.labels, this.d, this.components, stretched);
  }

  /** @returns {"line" | "numbers" | "components"} what is across and up */
  get kind() {
    return this.d === 1 ? "line" : this.d === 2 ? "numbers" : "components";
  }

  /** The code of a digit. @param {number} i */
  code(i) {
    return this.codes.subarray(i * this.d, (i + 1) * this.d);
  }

  /**
   * How far a digit lies along a number of the code or along a principal direction, which is known already.
   * @param {number} i
   * @param {number} which
   */
  #score(i, which) {
    if (!this.components) return this.codes[i * this.d + which];
    return this.components.scores[i * this.components.variances.length + which];
  }

  /** @param {ArrayLike<number>} code @returns {[number, number]} */
  #plane(code) {
    if (this.d === 1) return [code[0], (this.up[0] + this.up[1]) / 2]; // at no digit's height
    if (this.d === 2) return [code[0], code[1]];
    return [this.along(code, 0), this.along(code, 1)];
  }

  /** How far a code lies along a principal direction. @param {ArrayLike<number>} code @param {number} which */
  along(code, which) {
    const { mean, directions } = /** @type {Components} */ (this.components);
    let sum = 0;
    for (let j = 0; j < this.d; j++) sum += directions[which * this.d + j] * (code[j] - mean[j]);
    return sum;
  }

  /** @param {number} x @param {number} y @returns {Place} */
  #placed(x, y) {
    const [across, up] = this.#scales;
    return [between(across.values, across.parts, x), 1 - between(up.values, up.parts, y)];
  }

  /** Where a code lies; outside [0, 1] if it is beyond all digits. @param {ArrayLike<number>} code @returns {Place} */
  place(code) {
    return this.#placed(...this.#plane(code));
  }

  /** What the axes read at a place. @param {Place} place @returns {[number, number]} */
  read([x, y]) {
    const [across, up] = this.#scales;
    return [between(across.parts, across.values, x), between(up.parts, up.values, 1 - y)];
  }

  /** The code at a place: of those that lie there, the one nearest to the mean. @param {Place} place */
  codeAt(place) {
    const [a, b] = this.read(place);
    if (this.d === 1) return Float32Array.of(a);
    if (this.d === 2) return Float32Array.of(a, b);
    const { mean, directions } = /** @type {Components} */ (this.components);
    return mean.map((value, j) => value + a * directions[j] + b * directions[this.d + j]);
  }

  /**
   * The codes of a lattice of places, at the middles of its cells.
   * @param {number} columns
   * @param {number} rows
   * @param {number} from
   * @param {number} to cells, row by row
   */
  lattice(columns, rows, from, to) {
    const codes = new Float32Array((to - from) * this.d);
    for (let cell = from; cell < to; cell++) {
      codes.set(
        this.codeAt([((cell % columns) + 0.5) / columns, (Math.floor(cell / columns) + 0.5) / rows]),
        (cell - from) * this.d,
      );
    }
    return codes;
  }

  /**
   * The digit that lies nearest on the map.
   * @param {Place} place
   * @param {number} ratio of the map's width to its height
   */
  nearest([x, y], ratio) {
    let [best, found] = [Infinity, 0];
    for (let i = 0; i < this.size; i++) {
      const distance = ((this.places[2 * i] - x) * ratio) ** 2 + (this.places[2 * i + 1] - y) ** 2;
      if (distance < best) [best, found] = [distance, i];
    }
    return found;
  }

  /** The digit of a kind whose code is nearest to the mean of its kind; -1 if there is none. @param {number} label */
  typical(label) {
    const kind = [...Array(this.size).keys()].filter((i) => this.labels[i] === label);
    const mean = new Float64Array(this.d);
    for (const i of kind) this.code(i).forEach((value, j) => (mean[j] += value / kind.length));
    let [best, found] = [Infinity, -1];
    for (const i of kind) {
      const distance = this.code(i).reduce((sum, value, j) => sum + (value - mean[j]) ** 2, 0);
      if (distance < best) [best, found] = [distance, i];
    }
    return found;
  }

  /** A code between those of two digits. @param {number} from @param {number} to @param {number} part in [0, 1] */
  between(from, to, part) {
    const end = this.code(to);
    return this.code(from).map((value, j) => value + (end[j] - value) * part);
  }

  /** Whether sliders move numbers of the code rather than principal directions. */
  get plain() {
    return this.d <= most;
  }

  /** What there are sliders for. @returns {Direction[]} */
  get directions() {
    const count = this.plain ? this.d : Math.min(directionCount, this.components?.variances.length ?? 0);
    return Array.from({ length: count }, (_, which) => {
      let [low, high] = [Infinity, -Infinity];
      for (let i = 0; i < this.size; i++) {
        const value = this.plain ? this.codes[i * this.d + which] : this.#score(i, which);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      const { variances, total } = this.components ?? { variances: [], total: 0 };
      return { low, high, share: this.plain ? NaN : total > 0 ? variances[which] / total : 0 };
    });
  }

  /** What a slider reads. @param {ArrayLike<number>} code @param {number} which */
  coordinate(code, which) {
    return this.plain ? code[which] : this.along(code, which);
  }

  /**
   * A code whose sliders have been moved.
   * @param {ArrayLike<number>} code
   * @param {ArrayLike<number>} moves one for each direction
   */
  moved(code, moves) {
    const result = Float32Array.from(code);
    for (let which = 0; which < moves.length; which++) {
      if (!moves[which]) continue;
      if (this.plain) result[which] += moves[which];
      else
        for (let j = 0; j < this.d; j++)
          result[j] += moves[which] * /** @type {Components} */ (this.components).directions[which * this.d + j];
    }
    return result;
  }
}

/**
 * From a little below the smallest to a little above the largest.
 * @param {Float64Array} flat (n, 2)
 * @param {number} column
 * @returns {[number, number]}
 */
function extent(flat, column) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = column; i < flat.length; i += 2) {
    low = Math.min(low, flat[i]);
    high = Math.max(high, flat[i]);
  }
  // Where all have the same number, it stands in the middle.
  const margin = high > low ? 0.05 * (high - low) : 1;
  return [low - margin, high + margin];
}

/**
 * @typedef {{ values: number[], parts: number[] }} Scale an axis by its knots, straight between them: both ascend, the
 *   parts from 0 to 1
 */

/**
 * @param {Float64Array} flat (n, 2)
 * @param {number} column
 * @param {[number, number]} range
 * @param {boolean} stretched
 * @returns {Scale}
 */
function scaleOf(flat, column, [low, high], stretched) {
  const scale = { values: [low], parts: [0] };
  if (stretched) {
    const sorted = Float64Array.from({ length: flat.length / 2 }, (_, i) => flat[2 * i + column]).sort();
    for (let i = 0; i <= strips; i++) {
      const value = sorted[Math.round(((sorted.length - 1) * i) / strips)];
      // Where many have the same number, one knot stands for them.
      if (value > /** @type {number} */ (scale.values.at(-1)) && value < high) {
        scale.values.push(value);
        scale.parts.push(((1 - stretch) * (value - low)) / (high - low) + (stretch * (i + 0.5)) / (strips + 1));
      }
    }
  }
  scale.values.push(high);
  scale.parts.push(1);
  return scale;
}

/**
 * Maps a value from one row of knots to the other, linearly between knots and on in the same way beyond the ends.
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} x
 */
function between(from, to, x) {
  let i = 0;
  while (i < from.length - 2 && x > from[i + 1]) i++;
  return to[i] + ((x - from[i]) / (from[i + 1] - from[i])) * (to[i + 1] - to[i]);
}

/**
 * Which of many numerals can be printed without two of them lying on each other; the others are
 * left as dots. The first ones have precedence.
 * @param {Float32Array} places (n, 2)
 * @param {number} width of a numeral, as a part of the map's
 * @param {number} height
 * @param {Iterable<number>} order indices, the most important first
 * @returns {Uint8Array} (n), 1 where a numeral stands
 */
export function thin(places, width, height, order) {
  const printed = new Uint8Array(places.length / 2);
  /** Of the numerals so far, in cells of a numeral's size. @type {Map<string, number[]>} */
  const cells = new Map();
  for (const i of order) {
    const [x, y] = [places[2 * i], places[2 * i + 1]];
    const [column, row] = [Math.floor(x / width), Math.floor(y / height)];
    let free = true;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const other of cells.get(`${c} ${r}`) ?? []) {
          if (Math.abs(places[2 * other] - x) < width && Math.abs(places[2 * other + 1] - y) < height) free = false;
        }
      }
    }
    if (!free) continue;
    printed[i] = 1;
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), i]);
  }
  return printed;
}
