// Pictures in columns, figures below them: what the rows are, for the eye; each column's label says it all.

import { make } from "./dom.js";

/**
 * @param {string[]} pictures the names of the rows of pictures
 * @param {Array<[name: string, title?: string]>} figures of the rows of figures
 */
export function rowNames(pictures, figures) {
  const list = make(
    "ul",
    { className: "row-names" },
    ...pictures.map((name) => make("li", {}, name)),
    ...figures.map(([name, title]) => make("li", { className: "small", ...(title && { title }) }, name)),
  );
  list.setAttribute("aria-hidden", "true");
  return list;
}
