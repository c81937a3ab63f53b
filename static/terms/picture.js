// Draws a term's picture.

import { pictures, size } from "./pictures.js";

const svg = "http://www.w3.org/2000/svg";
const order = /** @type {const} */ (["thin", "soft", "fill", "glow", "line", "accent"]);

/** @param {string} name of the term */
export function picture(name) {
  const made = document.createElementNS(svg, "svg");
  made.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  made.setAttribute("class", "term-picture");
  made.setAttribute("aria-hidden", "true"); // the sentence beside it says it all
  for (const way of order) {
    const data = pictures[name]?.[way];
    if (!data) continue;
    const path = document.createElementNS(svg, "path");
    path.setAttribute("class", way);
    path.setAttribute("d", data);
    made.append(path);
  }
  return made;
}
