// The exercise that is going on, at the foot of the window: what to do, how far it is, as measured
// now, hints one by one, and the way out.

import { element, make } from "../ui/dom.js";
import { behavior } from "../ui/scroll.js";
import { t, tDynamic } from "../strings/strings.js";
import { Watch } from "./condition.js";
import { controls } from "./controls.js";
import { named } from "./exercise.js";
import { figure, withUnit } from "./figure.js";
import { aboutRuns, needsOf } from "./measures.js";
import { Notes } from "./notes.js";
import { questions } from "./question.js";
import { Tries } from "./tries.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./condition.js").Check} Check */
/** @typedef {import("./exercise.js").Exercise} Exercise */

/**
 * @typedef {object} Ways
 * @property {() => void} begin
 * @property {() => void} leave
 * @property {(notes: Notes) => void} solved
 * @property {() => boolean} finished whether every exercise is solved
 * @property {{ title: string, begin: () => void }} [next]
 */

export class Dock {
  #app;
  #exercise;
  #ways;
  #notes;
  #watch;
  #hints = 0; // shown
  #solved = false;
  #aboutRuns;
  /** The table of what was tried, in an exercise that compares. @type {Tries | undefined} */
  #table;
  #pending = false;
  #closed = false;
  /** @type {Array<Record<"item" | "mark" | "value" | "on" | "state", HTMLElement>>} */
  #checks = [];
  #root = make("aside", { id: "dock" });
  #count = make("span", { className: "dock-count" });
  #toggle;
  #body = make("div", { id: "dock-body" });
  #list = make("ul", { className: "checks" });
  #hintList = make("ol", { className: "hints" });
  #hintButton = make("button", { type: "button" });
  #restart = make("button", { type: "button" }, t("exercises.settings"));
  #stale = make("p", { className: "stale", hidden: true }, t("exercises.stale"));
  #outcome = make("div", { className: "outcome", hidden: true });
  #resize;
  #follow = () =>
    this.#restart.toggleAttribute(
      "hidden",
      Object.entries(this.#exercise.start).every(([key, value]) => this.#app.state.values[key] === value),
    );

  /** @param {App} app @param {Exercise} exercise @param {Ways} ways */
  constructor(app, exercise, ways) {
    this.#app = app;
    this.#exercise = exercise;
    this.#ways = ways;
    this.#watch = new Watch(exercise.condition);
    const measures = named(exercise.condition);
    this.#notes = new Notes(app, needsOf(measures));
    this.#aboutRuns = aboutRuns(measures);
    const { title, goal, why, question } = exercise.words;

    this.#toggle = make(
      "button",
      { type: "button", id: "dock-toggle" },
      make("span", { className: "chevron", ariaHidden: "true" }),
      make("strong", {}, title),
      this.#count,
    );
    this.#toggle.setAttribute("aria-controls", this.#body.id);
    this.#toggle.addEventListener("click", () => this.#open(this.#body.hidden));
    const leave = make("button", { type: "button", id: "dock-leave" }, t("exercises.leave"));
    leave.addEventListener("click", ways.leave);
    this.#restart.id = "dock-settings";
    this.#restart.addEventListener("click", ways.begin);
    this.#hintButton.id = "dock-hint";
    this.#hintButton.addEventListener("click", () => this.#hint());

    const task = make(
      "div",
      { className: "task" },
      make("p", { className: "goal" }, goal),
      make("p", { className: "why" }, why),
      controls(app, exercise.controls),
    );
    const help = make("div", { className: "help" }, this.#hintList);
    if (exercise.asks && question) {
      const answeredRightly = () => {
        this.#look();
        const { checks } = this.#watch.look((name) => this.#notes.measure(name));
        return checks.some(({ leaf, met }) => leaf.measure.startsWith("answer.") && met);
      };
      const seed = Number(app.state.values.seed);
      help.prepend(questions[exercise.asks]({ notes: this.#notes, words: question, answeredRightly, seed }));
    }
    this.#body.append(task, help);
    if (exercise.tries) {
      this.#table = new Tries(app, this.#notes, exercise, exercise.tries);
      this.#body.append(this.#table.element);
    }
    this.#root.append(
      make(
        "div",
        { className: "dock-bar" },
        this.#toggle,
        this.#list,
        make("div", { className: "buttons" }, this.#restart, this.#hintButton, leave),
      ),
      make("p", { className: "brief" }, goal), // while the rest is folded
      this.#stale,
      this.#outcome,
      this.#body,
    );
    this.#root.setAttribute("aria-label", t("exercises.dock"));
    document.body.querySelector("main")?.after(this.#root);

    // Room at the end of the page, so that nothing stays under the dock for good.
    this.#resize = new ResizeObserver(() =>
      document.documentElement.style.setProperty("--dock", `${this.#root.offsetHeight}px`),
    );
    this.#resize.observe(this.#root);
    const roomy = matchMedia("(min-width: 1181px) and (min-height: 1000px)").matches; // nothing is covered by it
    this.#open(roomy || exercise.asks === "lane" || exercise.asks === "transposed"); // or it begins there
    this.#showHints();
    this.#notes.addEventListener("change", () => this.#soon());
    app.state.addEventListener("change", this.#follow);
    this.#follow();
    this.#look();
  }

  get name() {
    return this.#exercise.name;
  }

  close() {
    this.#closed = true;
    this.#notes.stop();
    this.#table?.stop();
    this.#resize.disconnect();
    this.#app.state.removeEventListener("change", this.#follow);
    document.documentElement.style.removeProperty("--dock");
    this.#root.remove();
  }

  /** @param {boolean} open */
  #open(open) {
    this.#body.hidden = !open;
    this.#root.classList.toggle("open", open);
    this.#toggle.setAttribute("aria-expanded", String(open));
    this.#toggle.title = t(open ? "exercises.less" : "exercises.more");
  }

  #hint() {
    this.#hints++;
    this.#open(true);
    this.#showHints();
    this.#app.say(this.#exercise.words.hints[this.#hints - 1]);
  }

  #showHints() {
    const { hints } = this.#exercise.words;
    this.#hintList.replaceChildren(...hints.slice(0, this.#hints).map((hint) => make("li", {}, hint)));
    this.#hintButton.disabled = this.#hints >= hints.length;
    this.#hintButton.textContent = t("exercises.hint", {
      n: Math.min(this.#hints + 1, hints.length),
      all: hints.length,
    });
  }

  /** At most once a frame. */
  #soon() {
    if (this.#pending || this.#solved) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#look();
    });
  }

  #look() {
    if (this.#solved || this.#closed) return;
    const { met, checks } = this.#watch.look((name) => this.#notes.measure(name));
    if (this.#checks.length !== checks.length) this.#makeChecks(checks);
    checks.forEach(({ leaf, value, met, waits }, i) => {
      const { item, mark, value: shown, on, state } = this.#checks[i];
      item.className = met ? "met" : waits ? "waits" : "";
      mark.textContent = met ? "✓" : "○";
      state.textContent = t(met ? "exercises.met" : "exercises.notMet");
      shown.textContent = figure(leaf.measure, value);
      on.textContent = this.#on(leaf.measure);
    });
    const { last } = this.#notes;
    if (last) last.checks = { met: checks.filter(({ met }) => met).length, all: checks.length };
    this.#table?.redraw();
    this.#root.dataset.measured = String(this.#notes.measured);
    this.#stale.hidden = !this.#aboutRuns || !this.#notes.stale;
    this.#count.textContent = t("exercises.count", { met: checks.filter(({ met }) => met).length, all: checks.length });
    if (met && !this.#notes.ink.drawing) this.#celebrate();
  }

  /** What was measured, and how; of a picture: what it is most like. @param {Check["leaf"]["measure"]} name */
  #on(name) {
    const likeness = name === "out.digit" ? this.#notes.answered : this.#notes.likeness;
    if (!["pad.digit", "pad.letter", "out.digit"].includes(name) || !likeness)
      return tDynamic(`exercises.measure.${name}.on`);
    if (likeness.digit) return t("exercises.like.digit", { name: likeness.name });
    return /^[A-Z]$/.test(likeness.name)
      ? t("exercises.like.letter", { name: likeness.name })
      : t("exercises.like.other");
  }

  /** @param {Check[]} checks */
  #makeChecks(checks) {
    this.#checks = checks.map(({ leaf }) => {
      const mark = make("span", { className: "mark" });
      mark.setAttribute("aria-hidden", "true");
      const [value, state] = [make("span", { className: "value" }), make("span", { className: "visually-hidden" })];
      const on = make("span", { className: "on" });
      const { atLeast, atMost, measure } = leaf;
      const bounds = [];
      if (atLeast !== undefined) bounds.push(t("exercises.atLeast", { value: withUnit(measure, atLeast) }));
      if (atMost !== undefined) bounds.push(t("exercises.atMost", { value: withUnit(measure, atMost) }));
      const name = make("span", { className: "name" }, tDynamic(`exercises.measure.${measure}`));
      const item = make(
        "li",
        { title: tDynamic(`exercises.measure.${measure}.help`) },
        mark,
        name,
        value,
        make("span", { className: "bound" }, bounds.join(", ")),
        on,
        state,
      );
      return { item, mark, value, on, state };
    });
    this.#list.replaceChildren(...this.#checks.map(({ item }) => item));
  }

  #celebrate() {
    this.#solved = true;
    this.#root.classList.add("solved");
    this.#count.textContent = t("exercises.solved");
    this.#hintButton.hidden = this.#restart.hidden = this.#stale.hidden = true;
    const { next } = this.#ways;
    const { title, solved } = this.#exercise.words;
    const number = this.#aboutRuns ? this.#notes.last?.number : undefined;
    this.#outcome.replaceChildren(make("p", {}, solved));
    if (number) this.#outcome.append(make("p", { className: "explain" }, t("exercises.solvedBy", { number })));
    if (next) {
      const go = make(
        "button",
        { type: "button", id: "dock-next", className: "primary" },
        t("exercises.next", { title: next.title }),
      );
      go.addEventListener("click", next.begin);
      this.#outcome.append(go);
    }
    this.#outcome.hidden = false;
    this.#open(false);
    this.#ways.solved(this.#notes);
    if (this.#ways.finished()) {
      const all = make("a", { href: "#exercises" }, t("exercises.all"));
      all.addEventListener("click", (event) => {
        event.preventDefault(); // the address has the settings
        element("exercises").scrollIntoView({ behavior: behavior() });
      });
      this.#outcome.append(all);
    }
    this.#app.say(`${t("exercises.solvedSaid", { title })} ${solved}`);
  }
}
