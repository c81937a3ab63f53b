// For who has solved them all: a sentence, and an hourglass whose sand is digits.

import { make } from "../ui/dom.js";
import { t } from "../strings/strings.js";

const namespace = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function draw(tag, attributes, ...children) {
  const drawn = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, String(value));
  drawn.append(...children);
  return drawn;
}

/** Where the digits lie: three rows above the waist, a heap below it. @type {Array<[number, number]>} */
const sand = [
  [44, 48], [56, 48], [68, 48], [80, 48], [50, 60], [62, 60], [74, 60], [57, 71], [67, 71],
  [62, 122], [55, 132], [69, 132], [46, 143], [58, 143], [70, 143], [80, 143],
]; // prettier-ignore

const falling = 3; // digits between waist and heap

/** @returns {Element[]} */
export function reward() {
  const digit = ([x, y] = [0, 0], i = 0, className = "grain") =>
    draw("text", { x, y, class: className, "text-anchor": "middle" }, String((i * 7 + 3) % 10));
  const picture = draw(
    "svg",
    { viewBox: "0 0 124 164", role: "img", "aria-label": t("exercises.reward.picture") },
    draw("path", { class: "frame", d: "M26 12H98M26 152H98" }),
    draw("path", {
      class: "glass",
      d: "M34 12C34 56 58 66 58 82C58 98 34 108 34 152M90 12C90 56 66 66 66 82C66 98 90 108 90 152",
    }),
    ...sand.map((place, i) => digit(place, i)),
    ...Array.from({ length: falling }, (_, i) => digit([62, 84 + 13 * i], i + 4, "grain falls")),
  );
  return [picture, make("p", {}, t("exercises.reward"))];
}
