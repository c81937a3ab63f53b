// Drawings of the article.

const namespace = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param {number} width @param {number} height @param {string} label @param {...Node} children */
export const drawing = (width, height, label, ...children) =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...children);

/** @param {number} x @param {number} y @param {string} words @param {"start" | "middle" | "end"} [anchor] */
export const words = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor }, words);
