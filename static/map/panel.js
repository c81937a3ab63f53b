// The code space as a map: test digits where their codes lie, the decoder's picture at any place, a
// path between two digits, and sliders on the code of the drawing.

import { make } from "../ui/dom.js";
import { Cartographer } from "./cartographer.js";
import { Path } from "./path.js";
import { Lookup } from "./lookup.js";
import { Sliders, percent, reading } from "./sliders.js";
import { Surface } from "./surface.js";
import { whole } from "../ui/numbers.js";
import { shippedNames } from "../engine/shipped.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { inSlices } from "../app/slices.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./atlas.js").Atlas} Atlas */
/** @typedef {import("./atlas.js").Place} Place */

const refreshMilliseconds = 1000; // between two charts while it trains; more where one takes long
const patience = 3; // failed charts before one is complained of
const ownLayers = "784-96-48-2:linear-48-96-784";

export default class MapPanel {
  #app;
  #cartographer;
  #surface = new Surface(t("map.label"));
  #path;
  #sliders;
  /** @type {Atlas | undefined} */
  #atlas;
  /** @type {import("../app/app.js").Digits | undefined} */
  #digits;
  #shown = false;
  #network = 0; // counts the networks, so that a chart of an earlier one ends
  #charting = 0; // the number of the chart that is being made
  #charts = 0;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #failures = 0; // of charts, one after the other
  #due = 0; // when the next chart may begin while it trains
  #following = 0; // frame in which the drawing is looked up
  #lattice = 0; // counts the lattices, so that an earlier one ends
  #showLattice = make("input", { type: "checkbox", id: "map-lattice", checked: true });
  #stretch = make("input", { type: "checkbox", id: "map-stretch", checked: true });
  #lit = Array.from({ length: 10 }, (_, label) => make("button", { type: "button" }, String(label)));
  #which = make("p", { className: "explain", id: "map-which" });
  #across = make("span");
  #up = make("span");
  #useShipped = make("button", { type: "button", id: "map-shipped", hidden: true }, t("map.useShipped"));
  #train = make(
    "button",
    { type: "button", id: "map-train", title: t("map.trainTitle", { layers: ownLayers }) },
    t("map.train"),
  );
  #lookup;

  /** @param {HTMLElement} host @param {App} app */
  constructor(host, app) {
    this.#app = app;
    this.#cartographer = new Cartographer(app.program);
    this.#path = new Path(app);
    this.#lookup = new Lookup(app, this.#surface, this.#path);
    this.#sliders = new Sliders(app);
    this.#lay(host);
    this.#listen();
    shippedNames().then((names) => {
      this.#useShipped.dataset.shipped = names.includes("map") ? "yes" : "no";
      this.#showWhich();
    });
  }

  /** @param {HTMLElement} host */
  #lay(host) {
    const lit = make("span", { className: "segments", role: "group" }, ...this.#lit);
    lit.setAttribute("aria-label", t("map.lit"));
    const side = make("div", { className: "side" }, this.#lookup.element, this.#path.controls);
    const axes = make(
      "p",
      { className: "axes" },
      this.#across,
      this.#up,
      make("span", {}, make("span", { className: "diamond" }, "◆"), ` ${t("map.yours")}`),
    );
    host.append(
      make(
        "div",
        { className: "title" },
        make("h2", {}, t("map.title")),
        make(
          "div",
          { className: "tools" },
          make("span", { className: "inline" }, t("map.lit"), lit),
          make("label", { className: "inline", title: t("map.stretchTitle") }, this.#stretch, t("map.stretch")),
          make("label", { className: "inline" }, this.#showLattice, t("map.lattice")),
        ),
      ),
      make(
        "div",
        { className: "body" },
        make(
          "div",
          { className: "head" },
          this.#which,
          make("div", { className: "buttons" }, this.#useShipped, this.#train),
        ),
        make("div", { className: "ground" }, this.#surface.element, axes),
        side,
      ),
      this.#path.strip,
      this.#sliders.element,
    );
    this.#which.textContent = t("map.waiting");
  }

  #listen() {
    const app = this.#app;
    this.#surface.addEventListener("layout", () => this.#drawLattice());
    this.#surface.addEventListener("probe", (event) => {
      const { keys } = /** @type {CustomEvent} */ (event).detail;
      this.#lookup.onPath = false;
      this.#path.pause();
      this.#look(keys);
    });
    this.#surface.addEventListener("choose", (event) =>
      this.#path.choose(/** @type {CustomEvent<number>} */ (event).detail),
    );
    this.#path.addEventListener("ends", () => (this.#surface.ends = this.#path.ends));
    this.#path.addEventListener("part", () => {
      this.#lookup.onPath = true;
      this.#look();
    });
    this.#sliders.addEventListener("moved", () => this.#placeDrawing());
    for (const [key, field] of /** @type {const} */ ([
      ["lattice", this.#showLattice],
      ["stretch", this.#stretch],
    ])) {
      field.addEventListener("change", () => app.state.set(key, field.checked ? "on" : "off"));
    }
    this.#lit.forEach((button, label) =>
      button.addEventListener("click", () =>
        app.state.set("lit", button.getAttribute("aria-pressed") === "true" ? "" : label),
      ),
    );
    app.on("settings", ({ keys }) => this.#takeSwitches(keys));
    this.#takeSwitches(["lattice", "stretch", "lit"]);
    this.#useShipped.addEventListener("click", () => app.state.set("shown", "map"));
    this.#train.addEventListener("click", () => {
      const problems = app.state.apply({ layers: ownLayers, output: "sigmoid", noise: 0, shown: "own" });
      if (problems.length) app.complain(text(problems[0]));
      else app.say(t("map.trainSet", { layers: ownLayers }));
      document.getElementById("play")?.focus();
    });

    app.on("model", () => {
      this.#network++;
      this.#sliders.leave();
      this.#atlas = undefined; // its codes belong to another network
      this.#update();
    });
    app.on("parameters", () => this.#soon());
    app.on("running", () => app.trainer.running || this.#update());
    app.on("data", () => {
      this.#network++;
      this.#digits = this.#atlas = undefined;
      this.#update();
    });
    app.on("drawing", () => {
      if (!this.#shown || this.#following) return;
      this.#following = requestAnimationFrame(() => {
        this.#following = 0;
        this.#followDrawing();
      });
    });
  }

  /** What stands in the settings. @param {string[]} keys of those that have changed */
  #takeSwitches(keys) {
    const { lattice, stretch, lit } = this.#app.state.values;
    if (keys.includes("lattice")) {
      this.#showLattice.checked = this.#surface.latticeShown = lattice === "on";
      this.#drawLattice();
    }
    if (keys.includes("stretch")) {
      this.#stretch.checked = stretch === "on";
      const [atlas, digits] = [this.#atlas, this.#digits];
      if (atlas && digits) this.#unfold(atlas.as(this.#stretch.checked), digits);
    }
    if (keys.includes("lit")) {
      this.#lit.forEach((button, label) => button.setAttribute("aria-pressed", String(String(label) === lit)));
      this.#surface.lit = lit === "" ? -1 : Number(lit);
    }
  }

  show() {
    this.#shown = true;
    this.#update();
  }

  hide() {
    this.#shown = false;
    this.#path.pause();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#cartographer.end();
    this.#charting = 0; // what the worker was asked for never comes
    this.#network++;
  }

  /** Charts again, but not all the time while it trains. */
  #soon() {
    if (!this.#shown || this.#timer) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#update();
      },
      this.#app.trainer.running ? Math.max(this.#due - performance.now(), 0) : 0,
    );
  }

  async #update() {
    if (!this.#shown) return;
    this.#again = this.#charting > 0;
    if (this.#charting) return;
    const mine = (this.#charting = ++this.#charts);
    const network = this.#network;
    const { program } = this.#app;
    const { networks } = program;
    const began = performance.now();
    try {
      await this.#chart(() => this.#shown && network === this.#network && networks === program.networks);
    } catch (error) {
      if (++this.#failures < patience) this.#again = true;
      else if (this.#shown && network === this.#network) this.#fail(text(error));
    }
    if (this.#charting !== mine) return; // hidden meanwhile, though it may be shown again
    const now = performance.now();
    this.#due = now + Math.max(refreshMilliseconds, 2 * (now - began));
    this.#charting = 0;
    if (this.#again || network !== this.#network) this.#soon();
  }

  /** @param {string} problem */
  #fail(problem) {
    this.#failures = 0;
    this.#which.textContent = problem;
    this.#app.complain(problem);
  }

  /** @param {() => boolean} wanted */
  async #chart(wanted) {
    this.#showWhich();
    const digits = await this.#app.testDigits();
    if (!wanted()) return;
    const atlas = await this.#cartographer.chart(
      digits,
      wanted,
      (done) => this.#tell(done, digits.labels.length),
      this.#stretch.checked,
      this.#atlas,
    );
    if (!atlas || !wanted()) return;
    this.#failures = 0;
    this.#digits = digits;
    await this.#unfold(atlas, digits);
  }

  /** @param {Atlas} atlas @param {import("../app/app.js").Digits} digits */
  async #unfold(atlas, digits) {
    this.#atlas = this.#surface.atlas = atlas;
    this.#showWhich();
    this.#path.show(atlas, digits);
    this.#followDrawing();
    this.#look();
    await this.#drawLattice();
  }

  async #drawLattice() {
    const mine = ++this.#lattice;
    const [atlas, surface] = [this.#atlas, this.#surface];
    if (!this.#shown || !atlas || !surface.columns || !this.#showLattice.checked) return;
    try {
      await inSlices(
        surface.columns * surface.rows,
        (from, to) =>
          surface.paintCells(from, this.#app.program.decode(atlas.lattice(surface.columns, surface.rows, from, to))),
        () => this.#shown && mine === this.#lattice && atlas === this.#atlas,
      );
    } catch {
      // Another model is shown by now, and its map comes next.
    }
  }

  /** The drawing's code, for the sliders and its mark. */
  #followDrawing() {
    const atlas = this.#atlas;
    if (!this.#shown || !atlas) return;
    const drawing = this.#app.drawing();
    try {
      const code = this.#app.program.encode(drawing.noisy);
      if (code.length === atlas.d) this.#sliders.show(atlas, code, drawing);
    } catch (error) {
      this.#app.report(error);
    }
    this.#placeDrawing();
  }

  #placeDrawing() {
    const { code } = this.#sliders;
    const drawn = this.#app.drawing().pixels.some((value) => value > 0);
    this.#surface.drawing =
      drawn && code && this.#atlas && code.length === this.#atlas.d ? this.#atlas.place(code) : undefined;
  }

  /** @param {boolean} [keys] whether the probe was moved by keys */
  #look(keys = false) {
    if (this.#shown && this.#atlas && this.#digits) this.#lookup.look(this.#atlas, this.#digits, keys);
  }

  /** How far the first chart of a network has come. @param {number} done @param {number} total */
  #tell(done, total) {
    if (!this.#atlas) this.#which.textContent = t("map.encoding", { done, total });
  }

  #showWhich() {
    const { state, trainer } = this.#app;
    const shown = String(state.values.shown);
    this.#useShipped.hidden = shown === "map" || this.#useShipped.dataset.shipped !== "yes";
    const atlas = this.#atlas;
    if (!atlas) return;
    const network = shown === "own" ? t("map.own", { step: whole(trainer.step) }) : tDynamic(`setting.shown.${shown}`);
    const { variances, total } = atlas.components ?? { variances: new Float64Array(2), total: 0 };
    const shares = [...variances.slice(0, 2)].map((variance) => percent(total > 0 ? variance / total : 0));
    const both = percent(total > 0 ? (variances[0] + variances[1]) / total : 0);
    this.#which.textContent = t(`map.which.${atlas.kind}`, { network, size: whole(atlas.d), both });
    const names = {
      line: [t("map.axis.number1"), t("map.axis.label")],
      numbers: [t("map.axis.number1"), t("map.axis.number2")],
      components: [0, 1].map((c) => t(c ? "map.axis.component2" : "map.axis.component1", { share: shares[c] })),
    }[atlas.kind];
    [this.#across, this.#up].forEach((element, axis) => {
      const [from, to] = axis ? atlas.up : atlas.across;
      if (axis && atlas.kind === "line") element.textContent = t("map.upLabel", { name: names[axis] });
      else
        element.textContent = t(axis ? "map.up" : "map.across", {
          name: names[axis],
          from: reading(from).trim(),
          to: reading(to).trim(),
        });
    });
  }
}
