// The way back to the article, for whoever one of its buttons has led elsewhere.

import { make } from "../ui/dom.js";
import { behavior } from "../ui/scroll.js";
import { t } from "../strings/strings.js";

/** @type {(() => void) | undefined} takes the offer back */
let withdraw;

/** @param {HTMLElement} from the button that was pressed: where the reader was */
export function offerBack(from) {
  withdraw?.();
  const back = make("button", { type: "button", id: "story-back" }, t("story.back"));
  back.addEventListener("click", () => {
    from.scrollIntoView({ behavior: behavior(), block: "center" });
    from.focus({ preventScroll: true });
    withdraw?.();
  });
  let left = false;
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting && left) withdraw?.(); // by whatever way the reader has come back
    left ||= !isIntersecting;
  });
  withdraw = () => {
    withdraw = undefined;
    watch.disconnect();
    back.remove();
  };
  watch.observe(from);
  document.body.append(back);
}
