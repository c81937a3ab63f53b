// Two to four networks beside each other, on one seed, one order of the images and one drawing.

import { make } from "../ui/dom.js";
import { whole } from "../ui/numbers.js";
import { RaceChart } from "./chart.js";
import { Contest } from "./contest.js";
import { RaceFields } from "./fields.js";
import { Inputs, pictureCount, spoilFor } from "./inputs.js";
import { LaneRow, laneName } from "./lanerow.js";
import { takeLink } from "./link.js";
import { turnSteps } from "./rules.js";
import { Scout } from "./scout.js";
import { engineSettings, fewestLanes, formatSetup, mostLanes, pageSettings, parseSetup, wordsOf } from "./setup.js";
import { standings } from "./standings.js";
import { t } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./setup.js").Setup} Setup */

const restoreMilliseconds = 250; // between two looks at networks in training

export default class Race {
  #app;
  #tab;
  /** @type {Setup} */
  #setup;
  /** @type {Contest | undefined} */
  #contest;
  #shown = false;
  #missing = false; // MNIST
  /** @type {LaneRow[]} */
  #rows = [];
  #fields;
  #chart;
  #inputs;
  #scout = new Scout();
  #restoring = false;
  #stale = false;
  #restored = 0; // when

  #start = make("button", { type: "button", className: "primary", id: "race-start" }, t("race.start"));
  #step = make("button", { type: "button", id: "race-step", title: t("race.stepTitle") }, t("race.step"));
  #reset = make("button", { type: "button", id: "race-reset", title: t("race.resetTitle") }, t("race.reset"));
  #mode = make("p", { className: "explain" });
  #status = make("p", { className: "explain race-status", id: "race-status" });
  #lanes = make("div", { className: "race-lanes" });
  #add = make("button", { type: "button" }, t("race.add"));
  #end = make("div", { className: "race-standings" });

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    this.#tab = document.getElementById(host.getAttribute("aria-labelledby") ?? "");
    this.#setup = parseSetup("").setup;
    this.#fields = new RaceFields((problem) => app.complain(problem));
    this.#fields.addEventListener("change", (event) =>
      this.#change({ ...this.#setup, .../** @type {CustomEvent} */ (event).detail }),
    );
    this.#inputs = new Inputs(app);
    const chart = make("div", { className: "race-plot" });
    const by = make(
      "select",
      { id: "race-by" },
      new Option(t("race.byImages"), "seen"),
      new Option(t("race.byTime"), "seconds"),
    );
    const loss = make(
      "select",
      { id: "race-loss" },
      new Option(t("race.test"), "test"),
      new Option(t("race.train"), "train"),
    );
    this.#chart = new RaceChart(chart);
    const choose = () =>
      this.#chart.choose({ by: /** @type {any} */ (by.value), loss: /** @type {any} */ (loss.value) });
    by.addEventListener("change", choose);
    loss.addEventListener("change", choose);

    host.append(
      make(
        "div",
        { className: "title" },
        make("h2", {}, t("race.title")),
        make("div", { className: "buttons" }, this.#start, this.#step, this.#reset),
      ),
      this.#fields.element,
      this.#mode,
      make(
        "div",
        { className: "race-lane race-given" },
        make(
          "div",
          { className: "race-setup" },
          make("h3", {}, t("race.given")),
          make("p", { className: "race-words" }, t("race.givenHelp")),
        ),
        make("div", { className: "race-pictures" }, ...this.#inputs.canvases),
        this.#status,
      ),
      this.#lanes,
      make("div", { className: "race-more" }, this.#add),
      make(
        "div",
        { className: "race-results" },
        make(
          "div",
          {},
          make(
            "div",
            { className: "title" },
            make("h3", {}, t("race.losses")),
            make(
              "div",
              { className: "race-choices" },
              make("label", { className: "inline" }, t("race.loss"), loss),
              make("label", { className: "inline" }, t("race.axis"), by),
            ),
          ),
          chart,
        ),
        this.#end,
      ),
    );
    this.#status.setAttribute("aria-live", "off"); // milestones are said
    this.#start.addEventListener("click", () => this.#startOrPause());
    this.#step.addEventListener("click", () => this.#go((contest) => contest.round()));
    this.#reset.addEventListener("click", () => this.#clear(t("race.ready")));
    const more = /** @type {const} */ ({ model: "vanilla", key: "code", value: 16 });
    this.#add.addEventListener("click", () => this.#change({ ...this.#setup, lanes: [...this.#setup.lanes, more] }));

    app.on("drawing", () => this.#restore(true));
    app.on("parameters", () => this.#shown && !this.#app.trainer.running && this.#inputs.paint()); // other colours, perhaps
    app.on("data", () => this.#loadDigits());
    app.on("settings", ({ keys }) => {
      if (keys.includes("race") && String(app.state.values.race) !== formatSetup(this.#setup)) this.#takeLink();
    });
    app.on("running", () => {
      if (!app.trainer.running || this.#contest?.phase !== "running") return;
      this.#contest.pause();
      this.#status.textContent = t("race.yields");
    });
    this.#takeLink();
  }

  show() {
    this.#shown = true;
    this.#missing = false;
    this.#app.engine
      .manifest()
      .then(({ shards }) => this.#find(shards.length === 0))
      .catch(() => this.#find(true));
    this.#describe();
    this.#loadDigits();
    this.#show();
    this.#restore(true);
  }

  hide() {
    this.#shown = false;
    this.#scout.end();
  }

  /** @param {boolean} missing */
  #find(missing) {
    this.#missing = missing;
    this.#fields.mnist = !missing;
    this.#showMode();
    if (missing) this.#loadDigits();
  }

  /** With the data that there are, and what a seed means on this page. @returns {Setup} */
  get #effective() {
    const start = Number(this.#app.state.values.start);
    return { ...this.#setup, start, ...(this.#missing && { data: "digits" }) };
  }

  #takeLink() {
    this.#change(takeLink(this.#app));
  }

  /** Another setup: what has been raced is over. @param {Setup} setup */
  #change(setup) {
    this.#setup = setup;
    while (this.#rows.length > setup.lanes.length) this.#rows.pop()?.element.remove();
    while (this.#rows.length < setup.lanes.length) this.#addRow(this.#rows.length);
    for (const [i, row] of this.#rows.entries()) row.takeSetup(setup.lanes[i], setup.lanes.length > fewestLanes);
    this.#add.hidden = setup.lanes.length >= mostLanes;
    this.#fields.show(setup);
    this.#showMode();
    this.#clear(t("race.ready"));
    this.#app.state.set("race", formatSetup(setup));
    this.#loadDigits();
  }

  /** @param {number} index */
  #addRow(index) {
    const row = new LaneRow(index, pictureCount, (sentence) => this.#app.complain(sentence));
    const lanes = () => [...this.#setup.lanes];
    row.addEventListener("change", (event) =>
      this.#change({ ...this.#setup, lanes: lanes().with(index, /** @type {CustomEvent} */ (event).detail) }),
    );
    row.addEventListener("remove", () => {
      this.#change({ ...this.#setup, lanes: lanes().toSpliced(index, 1) });
      this.#add.focus();
    });
    row.addEventListener("take", () => this.#take(index));
    this.#rows.push(row);
    this.#lanes.append(row.element);
  }

  /** Ends the workers, and forgets what they have done. @param {string} status */
  #clear(status) {
    this.#contest?.stop();
    this.#contest = undefined;
    this.#chart.show([]);
    this.#say(t("race.empty"));
    for (const row of this.#rows) row.clear();
    this.#status.textContent = status;
    this.#describe();
    this.#show();
  }

  /** What stands in place of the ranking. @param {string} sentence */
  #say(sentence) {
    this.#end.replaceChildren(make("p", { className: "race-empty" }, sentence));
  }

  /** Says what each lane's network is, or why there is none. */
  #describe() {
    if (!this.#shown || this.#contest) return;
    this.#scout
      .describe(this.#effective, (lane, told) => this.#rows[lane].describe(told))
      .catch((error) => this.#app.report(error));
  }

  #startOrPause() {
    if (this.#contest?.phase === "running" || this.#contest?.phase === "loading") this.#contest.pause();
    else this.#go((contest) => contest.run());
  }

  /** @param {(contest: Contest) => Promise<void>} action */
  async #go(action) {
    const app = this.#app;
    const contest = (this.#contest ??= this.#newContest());
    if (contest.phase === "over") return;
    if (app.trainer.running) app.trainer.pause(); // the race needs the cores
    try {
      await action(contest);
    } catch (error) {
      if (contest !== this.#contest) return; // it was ended
      this.#clear(t("race.ready"));
      app.report(error);
    }
  }

  #newContest() {
    this.#scout.end();
    this.#app.emit("race");
    const contest = new Contest(this.#effective, (pixels) => spoilFor(this.#app, this.#setup, pixels));
    const own = (/** @type {(event: any) => void} */ f) => (/** @type {Event} */ event) =>
      contest === this.#contest && f(event);
    contest.addEventListener(
      "change",
      own(() => this.#show()),
    );
    contest.addEventListener(
      "running",
      own(() => this.#phase(contest)),
    );
    contest.addEventListener(
      "loading",
      own(({ detail: { done, total } }) => {
        if (contest.phase === "loading")
          this.#status.textContent = t("race.loading", { done: whole(Math.min(done, total)), total: whole(total) });
      }),
    );
    return contest;
  }

  /** @param {Contest} contest */
  async #phase(contest) {
    const { phase, lanes } = contest;
    const app = this.#app;
    if (phase === "running") this.#loadDigits();
    if (phase === "loading") this.#status.textContent = t("race.preparing");
    if (phase === "running") this.#status.textContent = t("race.running");
    if (phase === "paused" && !app.trainer.running) this.#status.textContent = t("race.paused");
    if (phase === "measuring") this.#status.textContent = t("race.measuring");
    for (const [i, lane] of lanes.entries()) this.#rows[i]?.describe(lane.problem || lane.model);
    if (phase === "running") app.say(t("race.running"));
    if (phase === "paused") app.say(t("race.paused"));
    if (phase === "over") this.#rank(contest);
    else this.#say(t("race.follows"));
    this.#show();
    this.#restore(true);
  }

  /** The controls and figures, as the race stands. */
  #show() {
    const contest = this.#contest;
    const phase = contest?.phase ?? "fresh";
    const going = phase === "running" || phase === "loading";
    this.#start.textContent = t(going ? "race.pause" : phase === "paused" ? "race.goOn" : "race.start");
    this.#start.disabled = phase === "measuring" || phase === "over";
    this.#step.disabled = going || this.#start.disabled || this.#setup.mode === "free";
    this.#reset.disabled = !contest;
    this.#fields.locked = contest !== undefined;
    this.#add.disabled = contest !== undefined;
    if (this.#tab)
      this.#tab.textContent =
        contest && phase !== "over" ? t("race.tabPart", { part: Math.floor(100 * contest.part) }) : t("race.tab");
    for (const [i, row] of this.#rows.entries()) {
      row.locked = contest !== undefined;
      row.takable = (phase === "paused" || phase === "over") && (contest?.lanes[i]?.steps ?? 0) > 0;
    }
    if (!contest || !this.#shown) return;
    const free = this.#setup.mode === "free";
    for (const [i, lane] of contest.lanes.entries())
      this.#rows[i].show(lane, free ? contest.part : lane.steps / lane.total);
    this.#chart.show(contest.lanes);
    this.#restore();
  }

  #showMode() {
    const { lanes, mode, seconds, epochs } = this.#setup;
    const sentences = [
      mode === "free"
        ? t("race.freeHelp", { seconds })
        : t("race.turnsHelp", { steps: turnSteps(this.#setup), epochs }),
    ];
    if (this.#missing && this.#setup.data === "mnist") sentences.push(t("race.noMNIST"));
    if (lanes.some(({ key }) => key === "loss")) sentences.push(t("race.otherLoss"));
    if (new Set(lanes.map((lane) => engineSettings(this.#setup, lane).noise)).size > 1)
      sentences.push(t("race.otherNoise", { noise: this.#setup.noise }));
    this.#mode.textContent = sentences.join(" ");
  }

  async #loadDigits() {
    if (!this.#shown) return;
    try {
      if (!(await this.#inputs.load(this.#effective, this.#contest?.tests?.noisy))) return;
    } catch (error) {
      this.#app.report(error);
    }
    this.#restore(true);
  }

  /**
   * Every lane restores what it is given; a few times a second at most while they train.
   * @param {boolean} [now]
   */
  async #restore(now = false) {
    if (!this.#shown) return;
    if (now) this.#inputs.paint();
    const contest = this.#contest;
    if (!contest?.lanes.length) return;
    if (this.#restoring || (!now && performance.now() - this.#restored < restoreMilliseconds)) {
      this.#stale ||= now;
      return;
    }
    this.#restoring = true;
    this.#restored = performance.now();
    const given = this.#inputs.pixels;
    await Promise.all(
      contest.lanes.map(async ({ engine }, i) => {
        const restored = await engine.reconstruct(given).catch(() => undefined); // it has been ended
        if (restored && contest === this.#contest && this.#shown) this.#rows[i].paint(restored);
      }),
    );
    this.#restoring = false;
    if (!this.#stale) return;
    this.#stale = false;
    this.#restore(true);
  }

  /** @param {Contest} contest */
  #rank({ lanes }) {
    const { winner, parts } = standings(lanes, this.#setup);
    this.#status.textContent = t("race.over");
    this.#end.replaceChildren(...parts);
    this.#app.say(winner);
    this.#app.emit("raced", { lanes: this.#setup.lanes.map(wordsOf), mses: lanes.map(({ score }) => score?.mse) });
  }

  /** Puts a lane's settings and weights into the instrument. @param {number} index */
  async #take(index) {
    const app = this.#app;
    const lane = this.#contest?.lanes[index];
    if (!lane) return;
    try {
      const weights = await lane.engine.saveWeights();
      app.state.apply({ ...pageSettings(this.#effective, this.#setup.lanes[index], lane.model), shown: "own" });
      if (!(await app.trainer.restore(weights))) return; // it has been said why
      this.#status.textContent = t("race.taken", { name: laneName(this.#setup.lanes[index], index) });
      app.say(this.#status.textContent);
    } catch (error) {
      app.report(error);
    }
  }
}
