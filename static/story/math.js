// The formulas of the article in MathML, which browsers set themselves and screen readers read.

const namespace = "http://www.w3.org/1998/Math/MathML";

/** @typedef {Element | string} Part a string stands for an identifier, a number or an operator, by its looks */

/** @param {string} text upright, as a unit is */
function words(text) {
  const made = document.createElementNS(namespace, "mtext");
  made.textContent = text;
  return made;
}

/** @param {string} tag @param {...Part} parts */
function m(tag, ...parts) {
  const made = document.createElementNS(namespace, tag);
  made.append(...parts.map(part));
  return made;
}

/** @param {Part} given */
function part(given) {
  if (typeof given !== "string") return given;
  const made = document.createElementNS(namespace, /^[\d.]+$/.test(given) ? "mn" : /^\p{L}/u.test(given) ? "mi" : "mo");
  made.textContent = given;
  return made;
}

const row = (/** @type {Part[]} */ ...parts) => m("mrow", ...parts);
const sub = (/** @type {Part} */ base, /** @type {Part} */ below) => m("msub", base, below);
const sup = (/** @type {Part} */ base, /** @type {Part} */ above) => m("msup", base, above);
const over = (/** @type {Part} */ above, /** @type {Part} */ below) => m("mfrac", above, below);
const sum = (/** @type {Part} */ from, /** @type {Part} */ to) => m("munderover", "∑", from, to);

/** An accent over a letter. @param {Part} base @param {string} accent */
function accented(base, accent) {
  const made = m("mover", base, accent);
  made.setAttribute("accent", "true");
  return made;
}

/** Vectors and matrices are bold, their components are not. @param {string} name */
function vector(name) {
  const made = /** @type {Element} */ (part(name));
  made.classList.add("bold");
  return made;
}

const hat = () => accented("x", "^");
const answer = () => accented(vector("x"), "^");
const spoiled = () => accented(vector("x"), "~");
/** A gap where operators leave none. @param {string} width */
function space(width = "0.17em") {
  const gap = m("mspace");
  gap.setAttribute("width", width);
  return gap;
}

/** A function of what stands in brackets. @param {string} name @param {...Part} parts @returns {Part[]} */
const of = (name, ...parts) => [name, "(", ...parts, ")"];

const first = () => row("i", "=", "1");

/** Each builds its formula anew: an element stands in one place only. */
const builders = {
  encoder: () =>
    row(vector("h"), "=", ...of("f", vector("x")), "=", ...of("φ", vector("W"), vector("x"), "+", vector("b"))),
  decoder: () =>
    row(
      answer(),
      "=",
      ...of("g", vector("h")),
      "=",
      ...of("ψ", sup(vector("W"), "′"), vector("h"), "+", sup(vector("b"), "′")),
    ),
  mse: () =>
    row("MSE", "=", over("1", "n"), sum(first(), "n"), sup(row("(", sub(hat(), "i"), "−", sub("x", "i"), ")"), "2")),
  psnr: () =>
    row("PSNR", "=", "10", space(), sub("log", "10"), space(), over("1", "MSE"), space("0.25em"), words("dB")),
  relu: () => row("ReLU", "(", "z", ")", "=", "max", "(", "0", ",", "z", ")"),
  sigmoid: () => row("σ", "(", "z", ")", "=", over("1", row("1", "+", sup("e", row("−", "z"))))),
  entropy: () =>
    row(
      "L",
      "=",
      "−",
      over("1", "n"),
      sum(first(), "n"),
      "[",
      sub("x", "i"),
      space(),
      "log",
      space(),
      sub(hat(), "i"),
      "+",
      "(",
      "1",
      "−",
      sub("x", "i"),
      ")",
      space(),
      "log",
      space(),
      "(",
      "1",
      "−",
      sub(hat(), "i"),
      ")",
      "]",
    ),
  layers: () =>
    row(
      sub(vector("h"), row("k", "+", "1")),
      "=",
      ...of("φ", sub(vector("W"), "k"), sub(vector("h"), "k"), "+", sub(vector("b"), "k")),
    ),
  convolution: () =>
    row(
      sub("y", row("i", "j")),
      "=",
      ...of(
        "φ",
        m("munder", "∑", "c"),
        sum(row("u", "=", "−", "1"), "1"),
        sum(row("v", "=", "−", "1"), "1"),
        sub("w", row("c", "u", "v")),
        space(),
        sub("x", row("c", ",", "i", "+", "u", ",", "j", "+", "v")),
        "+",
        "b",
      ),
    ),
  noise: () =>
    row(
      spoiled(),
      "=",
      ...of("clip", vector("x"), "+", "s", vector("ε")),
      ",",
      space("1em"),
      sub("ε", "i"),
      "∼",
      ...of("N", "0", ",", "1"),
    ),
  denoising: () =>
    row("L", "=", over("1", "n"), sup(row("‖", vector("x"), "−", ...of("g", ...of("f", spoiled())), "‖"), "2")),
};

/** @typedef {keyof typeof builders} Formula */

/** @param {Formula} name @returns {Element} <math> in a line of its own */
export function formula(name) {
  const math = m("math", builders[name]());
  math.setAttribute("display", "block");
  return math;
}
