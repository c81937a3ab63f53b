// What went wrong, in a sentence at the top of the page.

import { element } from "./dom.js";

/** What is being changed, and what the sentence is about. @type {EventTarget | null} */
let changing = null;
/** @type {EventTarget | null} */
let about = null;

/** @param {string} sentence @param {() => void} [again] what a button then does */
export function complain(sentence, again) {
  about = changing;
  element("problem").textContent = sentence && /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  element("complaint").hidden = false;
  element("again").hidden = !again;
  element("again").onclick = () => {
    dismiss();
    again?.();
  };
}

export function dismiss() {
  about = null;
  element("complaint").hidden = true;
}

/** What a field was told is taken back once it has a value that is good. */
export function followFields() {
  /** @type {EventTarget | null} */
  let before = null;
  addEventListener(
    "change",
    ({ target }) => {
      [before, about] = [about, null];
      changing = target;
    },
    { capture: true },
  );
  addEventListener("change", ({ target }) => {
    changing = null;
    if (about) return; // complained of again, or of something new
    if (before && before === target) dismiss();
    else about = before;
  });
}
