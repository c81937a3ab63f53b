// What opens beside a term: its picture, its sentence, and what it means at this place.

import { make } from "../ui/dom.js";
import { hasText, tDynamic } from "../strings/strings.js";
import { picture } from "./picture.js";

const gap = 4; // pixels between the word and what it opens
const margin = 8; // to the edges of the window

export class Popover {
  /** The term that is explained. @type {HTMLElement | undefined} */
  term;
  #name = make("p", { className: "term-name", id: "term-popover-name" });
  #text = make("p", { id: "term-popover-text" });
  #more = make("p", { className: "explain" });
  #all = make("button", { type: "button" });
  element = make("div", { id: "term-popover", className: "term-popover", hidden: true });

  constructor() {
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-labelledby", this.#name.id);
    // Above whatever is open, where the browser can; it is closed here and not by the browser.
    this.element.setAttribute("popover", "manual");
  }

  /** What leads from here to the glossary. */
  get link() {
    return this.#all;
  }

  /** @param {HTMLElement} term */
  open(term) {
    if (this.term === term) return;
    this.close();
    const { term: name = "", termMore = "" } = term.dataset;
    this.#name.textContent = tDynamic(`terms.${name}`);
    this.#text.textContent = tDynamic(`terms.${name}.text`);
    this.#more.textContent = hasText(termMore) ? tDynamic(termMore) : "";
    this.#more.hidden = !this.#more.textContent;
    this.#all.textContent = tDynamic("terms.all");
    this.#all.dataset.glossary = name;
    this.element.replaceChildren(picture(name), this.#name, this.#text, this.#more, this.#all);
    // All but a modal dialog is out of reach while there is one, and others close when one presses beside them.
    (term.closest("dialog, [role=dialog]") ?? document.body).append(this.element);
    this.element.hidden = false;
    this.element.showPopover?.();
    this.term = term;
    term.setAttribute("aria-expanded", "true");
    term.setAttribute("aria-describedby", this.#text.id);
    this.#follow();
  }

  close() {
    if (!this.term) return;
    this.term.setAttribute("aria-expanded", "false");
    this.term.removeAttribute("aria-describedby");
    this.term = undefined;
    this.element.hidden = true;
    this.element.remove(); // which closes a popover, wherever it stood
  }

  /** The term, with the field or the figure that it names, which stay in sight. */
  get place() {
    return this.term?.closest("label, dl > div") ?? this.term;
  }

  /** The sentence, to be spoken. */
  get sentence() {
    return `${this.#name.textContent}: ${this.#text.textContent}`;
  }

  /** Stays beside its term, however the page moves, and goes when that goes. */
  #follow() {
    const { term } = this;
    if (!term) return;
    const { left, top, width } = term.getBoundingClientRect();
    const { bottom } = /** @type {HTMLElement} */ (this.place).getBoundingClientRect();
    if (!width || bottom < 0 || top > innerHeight) return this.close();
    const { offsetWidth, offsetHeight } = this.element;
    const { clientWidth } = document.documentElement;
    const below = bottom + gap;
    const above = top - gap - offsetHeight;
    const lowest = innerHeight - margin - offsetHeight;
    const x = Math.max(margin, Math.min(left, clientWidth - margin - offsetWidth));
    const y = Math.max(margin, below <= lowest || above < margin ? Math.min(below, lowest) : above);
    Object.assign(this.element.style, { left: `${x}px`, top: `${y}px` });
    requestAnimationFrame(() => this.term === term && this.#follow());
  }
}
