// Every word with data-term explains itself: pointed at, focused by the keyboard, tapped, clicked or pressed.
// data-glossary on a button opens the glossary, at the term that it names.

import { term as makeTerm } from "../ui/term.js";
import { learn } from "../strings/strings.js";
import { showGlossary } from "./glossary.js";
import { Popover } from "./popover.js";

const patience = 300; // milliseconds that a pointer or the focus rests on a word before it opens
const way = 300; // that a pointer has to get from the word to what it has opened

/** @param {import("../app/app.js").App} app */
export function startTerms(app) {
  makeButtons();
  const popover = new Popover();
  /** Whether it was asked for, and not only pointed at. */
  let pinned = false;
  let tabbed = false; // whether the last key has moved the focus
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<void> | undefined} */
  let words;
  const learned = () =>
    (words ??= learn("terms").catch((error) => {
      words = undefined; // so that it is tried again
      throw error;
    }));
  learned().catch(() => {}); // whoever opens something hears of it

  const later = (/** @type {() => void} */ act, /** @type {number} */ wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const close = () => {
    clearTimeout(timer);
    pinned = false;
    popover.close();
  };
  /** @param {HTMLElement} term @param {boolean} pin */
  async function open(term, pin) {
    clearTimeout(timer);
    try {
      await learned();
    } catch (error) {
      if (pin) app.report(error);
      return;
    }
    if (!term.isConnected) return;
    popover.open(term);
    pinned = pin;
    if (pin) app.say(popover.sentence);
  }
  const within = (/** @type {EventTarget | null} */ target) =>
    target instanceof Node && (popover.element.contains(target) || Boolean(popover.term?.contains(target)));

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch" || !(target instanceof Element)) return;
    if (within(target) || popover.place?.contains(target)) return clearTimeout(timer);
    const term = termAt(target);
    if (term) return later(() => pinned || open(term, false), patience);
    if (!popover.term) clearTimeout(timer);
    else if (!pinned && popover.term !== document.activeElement) later(close, way);
  });
  document.addEventListener("focusin", ({ target }) => {
    const term = termAt(target);
    if (term && tabbed) later(() => document.activeElement === term && open(term, false), patience);
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (popover.term && within(target) && relatedTarget && !within(relatedTarget)) close();
  });
  document.addEventListener(
    "pointerdown",
    ({ target }) => {
      tabbed = false;
      if (!within(target)) close();
    },
    { capture: true },
  );
  document.addEventListener("click", async ({ target }) => {
    const term = termAt(target);
    if (term) return popover.term === term && pinned ? close() : open(term, true);
    const glossary = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-glossary]"));
    if (!glossary) return undefined;
    const from = popover.term;
    close();
    from?.focus(); // which the dialog gives it back to
    try {
      await learned();
      showGlossary(glossary.dataset.glossary ?? "");
    } catch (error) {
      app.report(error);
    }
    return undefined;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, shiftKey, target } = event;
      tabbed = key === "Tab";
      if (!popover.term) return;
      if (key === "Escape") {
        if (popover.element.contains(/** @type {Node} */ (target))) popover.term.focus();
        close();
      } else if (key !== "Tab") {
        return;
      } else if (target === popover.term && !shiftKey) {
        popover.link.focus(); // it follows the word, wherever it stands in the document
      } else if (target === popover.link) {
        const { term } = popover;
        term.focus();
        if (!shiftKey) return; // and from there the browser goes on
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

/** What the page has of terms becomes something that can be pressed. */
function makeButtons() {
  for (const place of document.querySelectorAll("[data-term]:not(button)")) {
    const { dataset } = /** @type {HTMLElement} */ (place);
    const button = makeTerm(dataset.term ?? "", "", dataset.termMore);
    delete dataset.term;
    delete dataset.termMore;
    button.append(...place.childNodes);
    place.append(button);
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} the term that it belongs to */
const termAt = (target) => (target instanceof Element ? target.closest("button[data-term]") : null);
