// The tour of a newcomer: five steps of a few seconds, each at what it speaks of, each over when the person has done
// it. It begins after ten seconds in which nothing was done, once in this browser, and on demand; it can be left at any
// time.

import { button, element, make } from "./dom.js";
import { habit, setHabit } from "./habits.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../strings/strings.js").Key} Key */

/**
 * @typedef {object} Step
 * @property {Key} words
 * @property {string} at the id of what it speaks of
 * @property {(done: () => void) => () => void} wait for what the person is to do; returns what ends the waiting
 */

const patience = 10_000; // milliseconds in which nothing is done
const enough = 900; // steps of training after which the difference is plain to see
const mostNoise = 0.4; // from which a network that has learned for some seconds restores a digit

export class Tour {
  #app;
  #host = element("tour");
  #words = make("p", { id: "tour-words" });
  #next = make("button", { type: "button", className: "primary" }, t("tour.next"));
  #leave = make("button", { type: "button" }, t("tour.leave"));
  /** @type {Step[]} */
  #steps;
  #at = -1;
  /** Ends the waiting of the step that is shown. */
  #end = () => {};
  #place = () => this.#stand();

  /**
   * @param {App} app
   * @param {() => void} exercise begins the first one
   * @param {boolean} invites whether it begins by itself
   */
  constructor(app, exercise, invites) {
    this.#app = app;
    this.#steps = [
      { words: "tour.draw", at: "pad", wait: (done) => once(element("pad"), "pointerup", done) },
      { words: "tour.spoil", at: "setting-noise", wait: (done) => this.#noise(done) },
      { words: "tour.teach", at: "play", wait: (done) => this.#taught(done) },
      { words: "tour.watch", at: "pad-restored", wait: (done) => this.#trained(done) },
      {
        words: "tour.seen",
        at: "play",
        wait: () => {
          this.#next.textContent = t("tour.exercise");
          this.#next.onclick = () => {
            this.leave();
            exercise();
          };
          return () => {};
        },
      },
    ];
    this.#host.setAttribute("role", "status");
    this.#host.append(this.#words, make("div", { className: "buttons" }, this.#leave, this.#next));
    this.#leave.addEventListener("click", () => this.leave());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#host.hidden && !document.querySelector("dialog[open]")) this.leave();
    });
    button("tour-begin").addEventListener("click", () => {
      this.begin();
      this.#next.focus({ preventScroll: true });
    });
    if (invites && !habit("tour")) this.#await();
  }

  /** Begins by itself where a newcomer does nothing. */
  #await() {
    const off = () => {
      clearTimeout(timer);
      for (const event of ["pointerdown", "keydown"]) removeEventListener(event, off, true);
    };
    const timer = setTimeout(() => {
      off();
      if (!document.querySelector("dialog[open]")) this.begin();
    }, patience);
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, off, true);
  }

  begin() {
    setHabit("tour", "seen");
    addEventListener("resize", this.#place);
    scrollTo({ top: 0, behavior: "instant" });
    this.#show(0);
    // The pad comes back from its corner in the frame after the next.
    requestAnimationFrame(() => requestAnimationFrame(this.#place));
  }

  leave() {
    this.#end();
    this.#mark(undefined);
    this.#at = -1;
    if (this.#host.contains(document.activeElement)) element("pad").focus({ preventScroll: true });
    this.#host.hidden = true;
    removeEventListener("resize", this.#place);
  }

  /** @param {number} at */
  #show(at) {
    this.#end();
    this.#at = at;
    const step = this.#steps[at];
    const count = this.#steps.length;
    const { trainer, state } = this.#app;
    const taught = state.values.shown === "own" && (trainer.running || trainer.step > 0);
    if (step.words === "tour.watch" && !taught) {
      this.#show(at + 1); // nothing is to be seen yet
      return;
    }
    this.#words.textContent = t(step.words === "tour.seen" && taught ? "tour.done" : step.words, { at: at + 1, count });
    this.#next.textContent = t("tour.next");
    this.#next.onclick = () => this.#show(at + 1);
    this.#leave.textContent = t(at < count - 1 ? "tour.leave" : "page.close");
    this.#host.hidden = false;
    this.#end = step.wait(() => this.#at === at && this.#show(at + 1));
    this.#mark(element(step.at));
    this.#stand();
  }

  /** @param {HTMLElement | undefined} target */
  #mark(target) {
    for (const marked of document.querySelectorAll(".toured")) marked.classList.remove("toured");
    target?.classList.add("toured");
  }

  /** Below what it speaks of, or above it where there is no room; never over it. */
  #stand() {
    const target = document.querySelector(".toured");
    if (!target) return;
    const box = target.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#host;
    const page = document.documentElement.clientWidth;
    const left = Math.min(Math.max(box.left + box.width / 2 - width / 2, 8), page - width - 8);
    const below = box.bottom + 12;
    const top = below + height < innerHeight ? below : Math.max(8, box.top - height - 12);
    Object.assign(this.#host.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
    this.#host.style.setProperty("--tip", `${box.left + box.width / 2 - left}px`);
    this.#host.classList.toggle("above", top < box.top);
  }

  /** @param {() => void} done */
  #noise(done) {
    const offs = [
      once(element("setting-noise"), "change", done),
      once(element("pad"), "pointerup", () => {
        const { value } = /** @type {HTMLInputElement} */ (document.querySelector("#pad-tools input:checked"));
        if (value === "noise") done();
      }),
    ];
    return () => offs.forEach((off) => off());
  }

  /** @param {() => void} done */
  #taught(done) {
    const { state, trainer } = this.#app;
    if (Number(state.values.noise) > mostNoise) state.set("noise", mostNoise);
    return this.#app.on("running", () => trainer.running && done());
  }

  /** @param {() => void} done */
  #trained(done) {
    const offs = [this.#app.on("progress", ({ step }) => step >= enough && done()), this.#app.on("finished", done)];
    return () => offs.forEach((off) => off());
  }
}

/** @param {EventTarget} target @param {string} event @param {() => void} f */
function once(target, event, f) {
  target.addEventListener(event, f);
  return () => target.removeEventListener(event, f);
}
