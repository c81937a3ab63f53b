// Where one has scrolled away from the instrument, the pad and the restored drawing come along in a corner, so that one
// draws and sees the map's mark move. They stay the elements that they are, and keep what is on them.

import { make } from "./dom.js";
import { habit, setHabit } from "./habits.js";
import { t } from "../strings/strings.js";

export function startMiniPad() {
  const hero = /** @type {HTMLElement} */ (document.querySelector(".hero"));
  const fold = make("button", { id: "mini-fold", type: "button" });
  hero.append(fold);
  /** @param {boolean} folded */
  const take = (folded) => {
    document.body.classList.toggle("mini-folded", folded);
    fold.textContent = folded ? t("ways.padShow") : "×";
    fold.setAttribute("aria-label", folded ? t("ways.padShow") : t("ways.padHide"));
  };
  take(habit("mini") === "folded");
  fold.addEventListener("click", () => {
    const folded = !document.body.classList.contains("mini-folded");
    take(folded);
    setHabit("mini", folded ? "folded" : "shown");
  });
  new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    const away = !isIntersecting && boundingClientRect.bottom <= 0;
    if (away === document.body.classList.contains("away")) return;
    // What they leave behind keeps its room, or the page would jump.
    hero.style.minHeight = away ? `${hero.offsetHeight}px` : "";
    document.body.classList.toggle("away", away);
  }).observe(hero);
  // A page of another width has another height.
  addEventListener("resize", () => (hero.style.minHeight = ""));
}
