// Pictures in columns, figures below them: what the rows are, for the eye; each column's label says it all.

import { make } from "./dom.js";
import { term } from "./term.js";

/**
 * @param {string[]} pictures the names of the rows of pictures
 * @param {Array<[name: string, term: string, more?: string]>} figures of the rows of figures, as terms (ui/term.js)
 */
export function rowNames(pictures, figures) {
  const hidden = (/** @type {string} */ name) => {
    const row = make("li", {}, name);
    row.setAttribute("aria-hidden", "true");
    return row;
  };
  return make(
    "ul",
    { className: "row-names" },
    ...pictures.map(hidden),
    ...figures.map(([name, what, more]) => make("li", { className: "small" }, term(what, name, more))),
  );
}
