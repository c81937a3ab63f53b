// A word that explains itself where it stands. What it means opens beside it: terms/terms.js.

import { make } from "./dom.js";

/**
 * In HTML, <dt data-term="epoch" data-term-more="transport.epochHelp">Epoch</dt> gets such a button around what it has.
 * @param {string} name as in terms/list.js
 * @param {string} words as it is called here
 * @param {string} [more] key of a text on what it means at this place: data-term-more
 */
export function term(name, words, more) {
  const button = make("button", { type: "button", className: "term" }, words);
  button.dataset.term = name;
  if (more) button.dataset.termMore = more;
  button.setAttribute("aria-expanded", "false");
  return button;
}
