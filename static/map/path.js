// The path between two digits: which they are, the steps between them, and its play as a morph.

import { make } from "../ui/dom.js";
import { inSlices } from "../app/slices.js";
import { paint } from "../ui/paint.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/app.js").Digits} Digits */
/** @typedef {import("./atlas.js").Atlas} Atlas */

const steps = 9;
const milliseconds = 2500; // one way
const first = [3, 7]; // the kinds of digit whose typical ones are the ends at first

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Events: "ends" when others were chosen, "part" when another place on the path is looked at. */
export class Path extends EventTarget {
  #app;
  /** @type {Atlas | undefined} */
  #atlas;
  /** @type {Digits | undefined} */
  #digits;
  /** Indices of digits: from, to. @type {number[]} */
  ends = [];
  part = 0; // of the way
  #next = 0; // which end the next choice on the map moves
  #selects = ["from", "to"].map((end) => make("select", { id: `map-${end}` }));
  #play = make("button", { type: "button", id: "map-play" });
  #range = make("input", { type: "range", id: "map-part", min: "0", max: "1", step: "0.01", value: "0" });
  #hint = make("p", { className: "explain", id: "map-hint" });
  #ends = ["A", "B"].map((name) => picture(name, make("span", { className: "letter" }, name)));
  #steps = Array.from({ length: steps }, () => picture("step"));
  #playing = 0; // the animation's frame; 0 while it stands
  #redrawing = 0;
  controls;
  strip;

  /** @param {App} app */
  constructor(app) {
    super();
    this.#app = app;
    const labels = this.#selects.map((select, which) =>
      make("label", { className: "inline" }, t(which ? "map.to" : "map.from"), select),
    );
    const range = make(
      "label",
      { className: "inline way" },
      make("span", { className: "visually-hidden" }, t("map.part")),
      this.#range,
    );
    this.controls = make(
      "div",
      { className: "path" },
      make("h3", {}, t("map.path")),
      make("div", { className: "fields" }, ...labels),
      make("div", { className: "fields nowrap" }, this.#play, range),
      this.#hint,
    );
    this.strip = make(
      "div",
      { className: "strip", role: "group" },
      this.#ends[0].element,
      ...this.#steps.map(({ element }) => element),
      this.#ends[1].element,
    );
    this.strip.setAttribute("aria-label", t("map.steps"));

    this.#selects.forEach((select, which) => {
      for (let label = 0; label < 10; label++) select.add(new Option(t("map.typical", { label }), String(label)));
      select.add(new Option("", "picked", false, false));
      select.options[10].hidden = true;
      select.addEventListener("change", () => {
        const found = this.#atlas?.typical(Number(select.value)) ?? -1;
        if (found >= 0) this.#set(which, found);
        else this.#showEnds();
      });
    });
    this.#steps.forEach(({ element }, step) => {
      element.title = t("map.step", { part: whole(step / (steps - 1)) });
      element.setAttribute("aria-label", element.title);
      element.addEventListener("click", () => {
        this.#go(step / (steps - 1));
        this.#note();
      });
    });
    this.#range.addEventListener("input", () => this.#go(Number(this.#range.value)));
    this.#range.addEventListener("change", () => this.#note());
    app.on("settings", ({ keys }) => keys.includes("path") && this.#takeLink());
    this.#play.addEventListener("click", () => this.#press());
    still.addEventListener("change", () => this.pause());
    this.disabled = true;
    this.#showPlay();
    this.#showHint();
  }

  /** Nothing to choose from before there is a map. @param {boolean} disabled */
  set disabled(disabled) {
    for (const control of [
      ...this.#selects,
      this.#play,
      this.#range,
      ...[...this.#steps, ...this.#ends].map(({ element }) => element),
    ])
      control.disabled = disabled;
  }

  /** Other codes. @param {Atlas} atlas @param {Digits} digits */
  show(atlas, digits) {
    const same = digits === this.#digits && this.ends.length === 2;
    this.#atlas = atlas;
    this.#digits = digits;
    this.disabled = false;
    if (!same) this.#read();
    this.#showEnds();
    if (!same) this.dispatchEvent(new Event("ends"));
    if (!same && this.part) this.dispatchEvent(new Event("part"));
  }

  /** Takes ends and part from the setting; without one, the ends are typical digits. */
  #read() {
    const [from, to, percent = 0] = this.#text.split("-").map(Number);
    this.ends = this.#text
      ? [from, to]
      : first.map((label, which) => Math.max(this.#atlas?.typical(label) ?? 0, 0) || which);
    this.part = percent / 100;
  }

  /** The setting "path": two test digits, and the part in percent. */
  get #text() {
    return String(this.#app.state.values.path);
  }

  #note() {
    const percent = Math.round(100 * this.part);
    this.#app.state.set("path", this.ends.join("-") + (percent ? `-${percent}` : ""));
  }

  /** Somebody has followed a link. */
  #takeLink() {
    const [ends, part] = [this.ends, this.part];
    if (!this.#digits) return;
    this.#read();
    if (ends.join() === this.ends.join() && Math.abs(part - this.part) < 0.006) {
      this.part = part; // what stands in the link is rounded
      return;
    }
    this.pause();
    this.#showEnds();
    this.dispatchEvent(new Event("ends"));
    this.dispatchEvent(new Event("part"));
  }

  /** A digit of the map: in turn the one end and the other. @param {number} index */
  choose(index) {
    const which = this.#next;
    this.#next = 1 - which;
    this.#set(which, index);
    const label = this.#digits?.labels[index] ?? 0;
    this.#app.say(t(which ? "map.saidTo" : "map.saidFrom", { label }));
    this.#showHint();
    // With the second end the path is complete, and plays.
    if (which && !still.matches) this.play();
  }

  /** @param {number} which @param {number} index */
  #set(which, index) {
    this.pause();
    this.ends[which] = index;
    this.part = which;
    this.#showEnds();
    this.dispatchEvent(new Event("ends"));
    this.#note();
  }

  #showEnds() {
    const { labels, pixels } = this.#digits ?? {};
    if (!labels || !pixels) return;
    this.ends.forEach((index, which) => {
      const select = this.#selects[which];
      const label = labels[index];
      const typical = this.#atlas?.typical(label) === index;
      select.options[10].hidden = typical;
      select.options[10].text = t("map.picked", { label });
      select.value = typical ? String(label) : "picked";
      paint(this.#ends[which].canvas, pixels.subarray(784 * index, 784 * (index + 1)));
      const { element } = this.#ends[which];
      element.title = t(which ? "map.endTo" : "map.endFrom", { label });
      element.setAttribute("aria-label", element.title);
      element.onclick = () => {
        this.#go(which);
        this.#note();
      };
    });
    this.#showPart();
    this.#redraw();
  }

  /** The two digits. */
  get #endPixels() {
    const { pixels } = /** @type {Digits} */ (this.#digits);
    const both = new Float32Array(2 * 784);
    this.ends.forEach((index, which) => both.set(pixels.subarray(784 * index, 784 * (index + 1)), 784 * which));
    return both;
  }

  /** The code where the path is looked at. */
  get code() {
    return this.codeAt(this.part);
  }

  /** @param {number} part */
  codeAt(part) {
    return /** @type {Atlas} */ (this.#atlas).between(this.ends[0], this.ends[1], part);
  }

  async #redraw() {
    const mine = ++this.#redrawing;
    const atlas = this.#atlas;
    const pictures = new Float32Array(784 * steps);
    try {
      const done = await inSlices(
        steps,
        (from, to) => {
          for (let step = from; step < to; step++) {
            const picture = this.#app.program.decode(this.codeAt(step / (steps - 1)));
            pictures.set(picture, 784 * step);
            paint(this.#steps[step].canvas, picture);
          }
        },
        () => mine === this.#redrawing && atlas === this.#atlas,
      );
      if (done) this.#app.emit("walked", { ends: this.#endPixels, pictures });
    } catch {
      // Another model is shown by now, and its event comes next.
    }
  }

  /** @param {number} part */
  #go(part) {
    this.pause();
    this.#look(part);
  }

  /** @param {number} part */
  #look(part) {
    if (!this.#atlas) return;
    this.part = part;
    this.#showPart();
    this.dispatchEvent(new Event("part"));
  }

  #showPart() {
    this.#range.value = String(this.part);
    this.#range.setAttribute("aria-valuetext", whole(this.part));
    this.#steps.forEach(({ element }, step) =>
      element.classList.toggle("current", Math.round(this.part * (steps - 1)) === step),
    );
  }

  #press() {
    if (still.matches) {
      const step = Math.round(this.part * (steps - 1));
      this.#look(((step + 1) % steps) / (steps - 1));
      this.#note();
    } else if (this.#playing) {
      this.pause();
      this.#note();
    } else {
      this.play();
    }
  }

  /** From A to B and back again, once. */
  play() {
    this.pause();
    let began = 0;
    const frame = (/** @type {number} */ now) => {
      began ||= now;
      const ways = (now - began) / milliseconds;
      const part = ways < 1 ? ways : 2 - ways;
      this.#look(Math.max(part, 0));
      if (ways < 2) {
        this.#playing = requestAnimationFrame(frame);
      } else {
        this.pause();
        this.#note();
      }
    };
    this.#playing = requestAnimationFrame(frame);
    this.#showPlay();
  }

  pause() {
    cancelAnimationFrame(this.#playing);
    this.#playing = 0;
    this.#showPlay();
  }

  #showPlay() {
    this.#play.textContent = t(still.matches ? "map.nextStep" : this.#playing ? "map.pause" : "map.play");
  }

  #showHint() {
    this.#hint.textContent = t(this.#next ? "map.chooseTo" : "map.chooseFrom");
  }
}

/** A picture that can be pressed. @param {string} name @param {...Node} more */
function picture(name, ...more) {
  const canvas = make("canvas", { width: 28, height: 28 });
  return { canvas, element: make("button", { type: "button", className: `picture ${name}` }, canvas, ...more) };
}

/** @param {number} part in [0, 1] */
const whole = (part) => `${Math.round(100 * part)} %`;
