// A small encoder of grey baseline JPEG files (ITU-T T.81), the same in every browser: a canvas stores colour, with a
// profile or without, and with tables of which most are of no use to 28x28 grey pixels. The quantisation is libjpeg's;
// the Huffman tables are the best there are, for a picture of its own or for many.

const side = 28;
const blocks = 4; // in a row and in a column: the last pixel of each is repeated until a block is full

/** How coarsely brightness is stored at quality 50, by rows (T.81, table K.1). */
const luminance = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99],
].flat();

/** The order in which a block is stored: along the diagonals, to and fro. */
const zigzag = Array.from({ length: 64 }, (_, i) => i).sort((a, b) => {
  const [rowA, rowB] = [a >> 3, b >> 3];
  const [sumA, sumB] = [rowA + (a & 7), rowB + (b & 7)];
  return sumA - sumB || (sumA % 2 ? rowA - rowB : rowB - rowA);
});

const alternating = zigzag.slice(1); // all but the mean

/** ½·cos(iπ/16), written out because Math.cos may differ between browsers in its last bit. */
const cosines = [
  0.5, 0.4903926402016152, 0.46193976625564337, 0.4157348061512726, 0.35355339059327373, 0.27778511650980114,
  0.1913417161825449, 0.09754516100806417, 0,
];

/** The cosine transform as a matrix (8, 8): row u has ½·cos((2x+1)uπ/16), the first √½ of it. */
const transform = Float64Array.from({ length: 64 }, (_, i) => {
  const [u, x] = [i >> 3, i & 7];
  if (u === 0) return cosines[4];
  const angle = ((2 * x + 1) * u) % 32; // of 32 to the full circle
  const half = angle > 16 ? 32 - angle : angle;
  return half > 8 ? -cosines[16 - half] : cosines[half];
});

const transposed = transform.map((_, i) => transform[8 * (i & 7) + (i >> 3)]);

/** M·X·Mᵀ, M being transform or, to come back, transposed. @param {Float64Array} block @param {Float64Array} matrix */
function transformed(block, matrix) {
  let from = block;
  for (let pass = 0; pass < 2; pass++) {
    const to = new Float64Array(64);
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < 8; j++) {
        let sum = 0;
        for (let k = 0; k < 8; k++) sum += matrix[8 * i + k] * from[8 * k + j];
        to[8 * j + i] = sum; // transposed, and by the second pass back
      }
    }
    from = to;
  }
  return from;
}

/** Steps of the 64 coefficients, by rows. @param {number} quality 1 to 100 */
function steps(quality) {
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return luminance.map((step) => Math.min(Math.max(Math.floor((step * scale + 50) / 100), 1), 255));
}

/** @typedef {{ table: 0 | 1, symbol: number, bits: number, extra: number }} Token of a table: 0 is DC, 1 is AC */

/** How many bits a number needs. @param {number} value */
const category = (value) => 32 - Math.clz32(Math.abs(value));

/** @param {0 | 1} table @param {number} zeros before it @param {number} value @returns {Token} */
function token(table, zeros, value) {
  const bits = category(value);
  return { table, symbol: 16 * zeros + bits, bits, extra: value < 0 ? value + 2 ** bits - 1 : value };
}

/**
 * What a file stores of a picture, and what it gives back.
 * @param {Uint8Array} grey (784)
 * @param {number} quality 1 to 100
 * @returns {{ tokens: Token[], decoded: Uint8Array }} decoded: (784)
 */
export function quantised(grey, quality) {
  const step = steps(quality);
  /** @type {Token[]} */
  const tokens = [];
  const decoded = new Uint8Array(side * side);
  let before = 0; // the mean brightness of a block is stored as its difference from that of the last
  for (let at = 0; at < blocks * blocks; at++) {
    const [top, left] = [8 * Math.floor(at / blocks), 8 * (at % blocks)];
    const pixel = (/** @type {number} */ i) =>
      Math.min(top + (i >> 3), side - 1) * side + Math.min(left + (i & 7), side - 1);
    const block = new Float64Array(64);
    for (let i = 0; i < 64; i++) block[i] = grey[pixel(i)] - 128;
    const coefficients = transformed(block, transform);
    const levels = coefficients.map((value, i) => Math.sign(value) * Math.floor(Math.abs(value) / step[i] + 0.5));

    tokens.push(token(0, 0, levels[0] - before));
    before = levels[0];
    let zeros = 0;
    for (const i of alternating) {
      if (levels[i] === 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) tokens.push({ table: 1, symbol: 0xf0, bits: 0, extra: 0 });
      tokens.push(token(1, zeros, levels[i]));
      zeros = 0;
    }
    if (zeros) tokens.push({ table: 1, symbol: 0, bits: 0, extra: 0 }); // nothing but zeros from here on

    const back = transformed(
      levels.map((level, i) => level * step[i]),
      transposed,
    );
    for (let i = 0; i < 64; i++) {
      if (top + (i >> 3) < side && left + (i & 7) < side)
        decoded[pixel(i)] = Math.min(Math.max(Math.round(back[i] + 128), 0), 255);
    }
  }
  return { tokens, decoded };
}

/**
 * @typedef {object} Huffman
 * @property {number[]} counts of codes with 1 to 16 bits
 * @property {number[]} symbols from the shortest code to the longest
 * @property {Map<number, { code: number, length: number }>} codes by symbol
 */

/**
 * The best tables for tokens, DC and AC (T.81, K.2): no code longer than 16 bits, none of ones only.
 * @param {Token[]} tokens
 */
export const bestTables = (tokens) =>
  [0, 1].map((table) => {
    const frequencies = new Float64Array(256);
    for (const token of tokens) if (token.table === table) frequencies[token.symbol]++;
    return huffman(frequencies);
  });

const unused = 256; // the rarest symbol of all: it gets the code of ones

/** @param {Float64Array} frequencies (256), by symbol @returns {Huffman} */
function huffman(frequencies) {
  const symbols = [...frequencies.keys()].filter((symbol) => frequencies[symbol]);
  const lengths = new Uint8Array(257);
  const trees = [...symbols, unused].map((symbol) => ({ weight: frequencies[symbol] ?? 0.5, symbols: [symbol] }));
  while (trees.length > 1) {
    const [a, b] = [takeLightest(trees), takeLightest(trees)];
    a.weight += b.weight;
    a.symbols.push(...b.symbols);
    for (const symbol of a.symbols) lengths[symbol]++;
    trees.push(a);
  }
  const longest = Math.max(...lengths);
  const counts = Array.from({ length: Math.max(longest, 16) + 1 }, () => 0);
  for (const symbol of [...symbols, unused]) counts[lengths[symbol]]++;
  // Two codes that are too long go: one takes the place above both, the other a place beside a shorter one.
  for (let length = longest; length > 16; length--) {
    while (counts[length] > 0) {
      let shorter = length - 2;
      while (counts[shorter] === 0) shorter--;
      counts[length] -= 2;
      counts[length - 1]++;
      counts[shorter + 1] += 2;
      counts[shorter]--;
    }
  }
  counts[counts.findLastIndex((count) => count > 0)]--; // the one that is never used

  symbols.sort((a, b) => lengths[a] - lengths[b] || a - b);
  const codes = new Map();
  let [code, at] = [0, 0];
  for (let length = 1; length <= 16; length++, code *= 2)
    for (let i = 0; i < counts[length]; i++) codes.set(symbols[at++], { code: code++, length });
  return { counts: counts.slice(1, 17), symbols, codes };
}

/** @template {{ weight: number }} T @param {T[]} trees @returns {T} which is taken out */
function takeLightest(trees) {
  let lightest = 0;
  for (const [i, { weight }] of trees.entries()) if (weight < trees[lightest].weight) lightest = i;
  return trees.splice(lightest, 1)[0];
}

/** The bytes of the coded pixels. @param {Token[]} tokens @param {Huffman[]} tables @returns {number[]} */
export function scan(tokens, tables) {
  /** @type {number[]} */
  const bytes = [];
  let [held, bitsHeld] = [0, 0];
  const put = (/** @type {number} */ value, /** @type {number} */ bits) => {
    held = (held << bits) | value;
    for (bitsHeld += bits; bitsHeld >= 8; held &= 2 ** bitsHeld - 1) {
      bitsHeld -= 8;
      bytes.push(held >> bitsHeld);
      if (bytes[bytes.length - 1] === 0xff) bytes.push(0); // it would begin a mark
    }
  };
  for (const { table, symbol, bits, extra } of tokens) {
    const { code, length } = /** @type {{ code: number, length: number }} */ (tables[table].codes.get(symbol));
    put(code, length);
    put(extra, bits);
  }
  if (bitsHeld) put(2 ** (8 - bitsHeld) - 1, 8 - bitsHeld); // filled up with ones
  return bytes;
}

/**
 * A whole file.
 * @param {Token[]} tokens
 * @param {Huffman[]} tables
 * @param {number} quality
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function jpegFile(tokens, tables, quality) {
  const segment = (/** @type {number} */ mark, /** @type {number[]} */ content) => [
    0xff,
    mark,
    (content.length + 2) >> 8,
    (content.length + 2) & 0xff,
    ...content,
  ];
  const step = steps(quality);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), // JFIF 1.1
    ...segment(0xdb, [0, ...zigzag.map((i) => step[i])]),
    ...segment(0xc0, [8, 0, side, 0, side, 1, 1, 0x11, 0]), // one component: grey
    ...tables.flatMap(({ counts, symbols }, i) => segment(0xc4, [i << 4, ...counts, ...symbols])),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...scan(tokens, tables),
    ...[0xff, 0xd9],
  ]);
}
