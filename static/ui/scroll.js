// Where the window stands.

import { element } from "./dom.js";

/** @returns {"instant" | "smooth"} how the person likes it */
export const behavior = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

/** @param {number} top in pixels from the top of the page */
export const scrollToTop = (top) => scrollTo({ top, behavior: behavior() });

/** To the instrument, with the keyboard too. @param {string} id of what is used next */
export function toInstrument(id) {
  scrollToTop(0);
  element(id).focus({ preventScroll: true });
}

/** How much of the window the bar at its top covers. */
const covered = () => document.querySelector(".transport")?.clientHeight ?? 0;

/** To where something begins, below what stays at the top. @param {HTMLElement} host */
export const bring = (host) => scrollToTop(host.getBoundingClientRect().top + scrollY - covered() - 16);
