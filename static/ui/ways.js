// The ways in, always in sight: the exercises, the article, the panels, and what is for those who build. On a phone
// they unfold from one button.

import { button, element, make } from "./dom.js";
import { startBuild } from "./build.js";
import { bring } from "./scroll.js";
import { t } from "../strings/strings.js";

/**
 * @param {{ story: boolean }} has whether there is an article
 * @returns {HTMLElement} where the tabs go
 */
export function startWays({ story }) {
  const nav = element("ways");
  const list = make("div", { id: "ways-list" });
  const menu = make("button", { id: "ways-menu", type: "button" }, t("ways.menu"));
  menu.setAttribute("aria-controls", list.id);
  /** @param {boolean} open */
  const unfold = (open) => {
    nav.classList.toggle("open", open);
    menu.setAttribute("aria-expanded", String(open));
  };
  unfold(false);
  menu.addEventListener("click", () => unfold(!nav.classList.contains("open")));
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.classList.contains("open")) return;
    unfold(false);
    menu.focus();
  });
  document.addEventListener(
    "pointerdown",
    (event) => nav.contains(/** @type {Node} */ (event.target)) || unfold(false),
  );

  /** @param {string} name @param {string} words */
  const way = (name, words) => make("button", { id: `way-${name}`, type: "button" }, words);
  /** @param {string} name @param {string} words @param {string} to its heading, which gets the focus */
  const wayTo = (name, words, to) => {
    const made = way(name, words);
    made.addEventListener("click", () => {
      bring(element(name));
      const heading = element(to);
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
    return made;
  };
  const tabs = make("div", { id: "ways-tabs" });
  list.append(wayTo("exercises", t("ways.exercises"), "exercises-title"));
  if (story) list.append(wayTo("story", t("ways.story"), "story-title"));
  list.append(tabs, way("build", t("ways.build")));
  nav.append(menu, list);
  button("way-build").setAttribute("aria-controls", "build");
  startBuild();
  list.addEventListener("click", () => unfold(false));
  return tabs;
}

/** @param {number} solved @param {number} all of the exercises */
export function tellSolved(solved, all) {
  button("way-exercises").textContent = solved ? t("ways.solved", { solved, all }) : t("ways.exercises");
}
