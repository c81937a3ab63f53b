// A small picture of each term: paths on a field of 96 by 60, in ink and one accent.

/**
 * Path data by how it is drawn, in this order: thin strokes, soft and full areas in ink, areas in the accent, then
 * strokes in ink and in the accent.
 * @typedef {Partial<Record<"thin" | "soft" | "fill" | "glow" | "line" | "accent", string>>} Picture
 */

export const size = { width: 96, height: 60 };

const box = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, h = w) =>
  `M${x} ${y}h${w}v${h}h${-w}z`;

const dot = (/** @type {number} */ x, /** @type {number} */ y, r = 4) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** @param {number} x @param {number} y @param {number} columns @param {number} rows @param {number} side of a cell */
function grid(x, y, columns, rows, side) {
  const down = Array.from({ length: columns + 1 }, (_, i) => `M${x + i * side} ${y}v${rows * side}`);
  const across = Array.from({ length: rows + 1 }, (_, i) => `M${x} ${y + i * side}h${columns * side}`);
  return [...down, ...across].join("");
}

/**
 * Cards beside each other, 12 by 12.
 * @param {number} x @param {number} y @param {number} columns @param {number} rows
 */
const cards = (x, y, columns, rows) =>
  Array.from({ length: columns * rows }, (_, i) =>
    box(x + (i % columns) * 16, y + Math.floor(i / columns) * 16, 12),
  ).join("");

/** The digit, 8 by 12 times its size. @param {number} x @param {number} y */
const seven = (x, y, times = 1) => `M${x} ${y}h${8 * times}l${-5 * times} ${12 * times}`;

/** @param {number} x of its tail @param {number} y @param {number} length */
const arrow = (x, y, length) => `M${x} ${y}h${length}m-5-5l5 5-5 5`;

/** @param {...[x: number, y: number]} places */
const specks = (...places) => places.map(([x, y]) => box(x, y, 3)).join("");

/** @param {number} x @param {number} y of its middle */
const cross = (x, y) => `M${x - 6} ${y - 6}l12 12m0-12l-12 12`;

/** A line from each place on the left to each on the right. @param {number[]} from @param {number[]} to */
const between = (/** @type {number} */ x, from, /** @type {number} */ width, to) =>
  from.flatMap((a) => to.map((b) => `M${x} ${a}l${width} ${b - a}`)).join("");

const axes = "M12 4v48h78";
const three = [10, 30, 50];
const two = [20, 40];
const narrowing = "M38 6L70 20v20L38 54z";
const widening = "M58 6L26 20v20L58 54z";

/** @type {Record<string, Picture>} */
export const pictures = {
  autoencoder: {
    soft: "M28 8L44 22v16L28 52zM68 8L52 22v16L68 52z",
    glow: box(45, 21, 6, 18),
    line: box(2, 18, 20, 24) + seven(8, 24) + box(74, 18, 20, 24) + seven(80, 24),
  },
  network: {
    thin: between(16, three, 32, two) + between(48, two, 32, three),
    fill: three.map((y) => dot(16, y, 5) + dot(80, y, 5)).join(""),
    glow: two.map((y) => dot(48, y, 5)).join(""),
  },
  layer: {
    glow: box(42, 6, 12, 48),
    line: box(8, 6, 12, 48) + arrow(25, 30, 12) + arrow(59, 30, 12) + box(76, 6, 12, 48),
  },
  encoder: { line: box(4, 16, 26, 28) + seven(13, 24), accent: narrowing, fill: box(78, 20, 8, 20) },
  code: {
    soft: "M4 4L38 18v24L4 56zM92 4L58 18v24L92 56z",
    glow: box(43, 7, 10) + box(43, 31, 10),
    accent: box(43, 19, 10) + box(43, 43, 10),
  },
  bottleneck: {
    line: "M4 6C36 6 36 24 48 24S60 6 92 6M4 54C36 54 36 36 48 36S60 54 92 54",
    fill: dot(10, 18) + dot(12, 42) + dot(20, 30) + dot(30, 20) + dot(32, 40) + dot(70, 30),
    glow: dot(48, 30),
  },
  decoder: { fill: box(10, 20, 8, 20), accent: widening, line: box(66, 16, 26, 28) + seven(75, 24) },
  parameter: {
    thin: "M20 6v48M48 6v48M76 6v48",
    fill: box(11, 14, 18, 8) + box(67, 24, 18, 8),
    glow: box(39, 36, 18, 8),
    accent: "M64 46v-12m-4 4l4-4 4 4",
  },

  dense: {
    thin: between(16, three, 64, three),
    fill: three.map((y) => dot(16, y, 5)).join("") + dot(80, 10, 5) + dot(80, 50, 5),
    accent: between(16, three, 64, [30]),
    glow: dot(80, 30, 6),
  },
  conv: {
    thin: grid(4, 6, 6, 6, 8),
    accent: box(20, 14, 24),
    line: arrow(57, 30, 14),
    glow: box(78, 23, 14),
  },
  pool: {
    glow: box(16, 10, 10) + box(36, 20, 10) + box(6, 40, 10) + box(26, 30, 10) + box(70, 20, 20),
    line: grid(6, 10, 4, 4, 10) + arrow(51, 30, 13) + grid(70, 20, 2, 2, 10),
  },
  up: {
    glow: box(6, 20, 10) + box(50, 10, 20),
    line: grid(6, 20, 2, 2, 10) + arrow(31, 30, 13) + grid(50, 10, 4, 4, 10),
  },
  transposed: {
    glow: box(4, 15, 12) + box(4, 33, 12),
    line: arrow(22, 30, 14),
    thin: grid(44, 6, 6, 6, 8),
    accent: box(44, 6, 24) + box(60, 22, 24),
  },
  reshape: {
    glow: box(10, 27, 6) + box(68, 24, 12),
    line: grid(10, 3, 1, 9, 6) + arrow(26, 30, 20) + grid(56, 12, 3, 3, 12),
  },
  dropout: {
    fill: dot(18, 10, 5) + dot(18, 50, 5) + dot(48, 30, 5) + dot(78, 10, 5) + dot(78, 30, 5) + dot(48, 50, 5),
    accent: cross(18, 30) + cross(48, 10) + cross(78, 50),
  },
  activation: {
    line: arrow(4, 30, 20) + box(30, 12, 36) + arrow(71, 30, 20),
    accent: "M35 42C52 42 44 18 61 18",
  },
  relu: { thin: "M6 46h84M48 6v48", accent: "M8 46H48L84 10" },
  sigmoid: {
    thin: "M20 10h72M20 50h72",
    line: "M6 7l5-3v12M9 44a4 6 0 1 0 .1 0",
    accent: "M22 49C60 49 50 11 90 11",
  },

  mnist: {
    thin: grid(8, 10, 4, 2, 20),
    line: `${seven(14, 14)}M38 14v12M56 14q-2 7 7 7m-1-7v12M78 14a4 6 0 1 0 .1 0M14 36q8-5 8 0t-8 10h9M35 34h6l-4 5q6 1 3 6-3 2-6 0M56 34h6M56 34v5q7-1 6 5-2 3-7 1M82 34q-8 1-8 8 4 7 7 0 0-4-6-2`,
  },
  trainingDigits: { glow: cards(6, 9, 4, 3), thin: "M73 2v56", soft: cards(80, 9, 1, 3) },
  testDigits: { soft: cards(6, 9, 4, 3), thin: "M73 2v56", glow: cards(80, 9, 1, 3) },
  validation: { soft: cards(2, 9, 3, 3) + cards(82, 9, 1, 3), thin: "M49 2v56M77 2v56", glow: cards(57, 9, 1, 3) },
  noise: {
    line: box(22, 4, 52) + seven(36, 14, 2.8),
    glow: specks(
      [27, 9],
      [64, 10],
      [30, 24],
      [42, 30],
      [66, 26],
      [48, 9],
      [28, 40],
      [40, 48],
      [62, 46],
      [54, 34],
      [34, 33],
    ),
  },
  noiseKind: {
    line: box(2, 16, 28) + seven(11, 23) + box(34, 16, 28) + seven(43, 23) + box(66, 16, 28) + seven(75, 23),
    soft: grid(3, 17, 1, 1, 0) + box(4, 18, 12) + box(20, 20, 8) + box(8, 32, 10) + box(18, 30, 9),
    fill: specks([37, 19], [56, 20], [40, 38], [55, 36], [38, 29]),
    glow: box(70, 26, 13),
  },

  training: {
    line: `${box(2, 17, 26) + box(35, 17, 26) + box(68, 17, 26)}M43 26l9-2-2 5-2 2`,
    fill: specks([6, 21], [20, 22], [12, 28], [21, 35], [7, 37], [15, 38]),
    accent: seven(77, 24),
  },
  epoch: { fill: cards(34, 16, 2, 2), accent: "M70 16A26 26 0 1 0 74 34m-6 3l6-4 4 6" },
  batch: { soft: cards(10, 8, 5, 3), glow: cards(26, 24, 3, 1), accent: box(22, 20, 52, 20) },
  step: { line: "M6 8h20v14M46 22v14h20v14h24", accent: "M26 22h20", glow: dot(36, 14, 5) },
  gradient: { line: "M4 10C40 10 44 52 92 52", fill: dot(36, 20, 5), accent: "M42 20L62 40m-10-1l10 1 0-10" },
  optimizer: {
    thin: "M22 34a36 22 0 1 0 72 0a36 22 0 1 0-72 0zM40 34a20 12 0 1 0 40 0a20 12 0 1 0-40 0z",
    accent: "M6 6L30 18 40 36 54 28 60 34",
    glow: dot(61, 34, 4),
  },
  rate: { thin: "M50 2v56", line: arrow(8, 10, 12) + arrow(8, 50, 80), accent: arrow(8, 30, 38) },
  schedule: { thin: `${axes}M14 10h76`, accent: "M14 10C52 10 52 48 88 49" },
  seed: {
    line: box(6, 14, 32) + box(58, 14, 32),
    fill: [6, 58].map((x) => dot(x + 8, 22, 3) + dot(x + 16, 30, 3) + dot(x + 24, 38, 3)).join(""),
    accent: "M43 26h10M43 34h10",
  },
  decay: {
    soft: box(12, 6, 16, 46) + box(40, 22, 16, 30) + box(68, 14, 16, 38),
    fill: box(12, 20, 16, 32) + box(40, 32, 16, 20) + box(68, 26, 16, 26),
    thin: "M4 52h88",
    accent: "M20 6v9m-4-4l4 4 4-4M76 14v7m-4-4l4 4 4-4",
  },
  sparsity: {
    thin: "M4 52h88",
    fill: [8, 20, 44, 56, 80].map((x) => box(x, 49, 8, 3)).join(""),
    glow: box(32, 10, 8, 42) + box(68, 22, 8, 30),
  },

  loss: { thin: axes, accent: "M15 7C22 42 40 47 89 49" },
  mse: {
    thin: "M4 52h88M26 10h36M46 32h16",
    soft: box(10, 10, 16, 42),
    fill: box(30, 32, 16, 20),
    glow: box(62, 10, 22),
  },
  psnr: {
    line: [4, 36, 68].map((x) => box(x, 4, 24) + seven(x + 8, 10)).join(""),
    fill: specks([6, 7], [22, 8], [7, 17], [20, 22], [9, 24], [23, 15], [15, 5], [39, 8], [54, 20]),
    glow: "M4 56L92 38v18z",
  },
  overfitting: { thin: axes, line: "M15 8C24 40 40 48 89 49", accent: "M15 10C24 40 38 40 50 34S76 20 88 12" },
  pca: {
    fill: specks(
      [16, 44],
      [26, 46],
      [24, 36],
      [36, 38],
      [34, 28],
      [46, 32],
      [50, 22],
      [58, 26],
      [62, 14],
      [70, 20],
      [40, 42],
    ),
    thin: "M36 18l18 24",
    accent: "M8 52L84 8m-10 0h10l-4 9",
  },
};
