// What is for those who build: settings, the hourglass of layers, the numbers. It waits behind a button.

import { button, element } from "./dom.js";
import { habit, setHabit } from "./habits.js";
import { bring } from "./scroll.js";

/** @param {boolean} open */
export function showBuild(open) {
  element("build").hidden = !open;
  button("way-build").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("building", open);
  element("pad-menu").hidden = !open; // all of it stands below the pad then
}

/** Once its button stands. */
export function startBuild() {
  showBuild(habit("build") === "open");
  button("way-build").addEventListener("click", () => {
    const open = element("build").hidden;
    showBuild(open);
    setHabit("build", open ? "open" : "closed");
    const { top } = element("build").getBoundingClientRect();
    if (open && (top < 0 || top > innerHeight / 1.4)) bring(element("build"));
  });
}
