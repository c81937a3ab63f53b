// Units that somebody has cut, to see what they were for: each gives 0 until it is mended. Only the page's copy of the
// network is changed. The one in training, and what is saved of it, stay whole.

import { hasWeights } from "../engine/model.js";
import { element, make } from "../ui/dom.js";
import { t } from "../strings/strings.js";
import { silence } from "./weights.js";

/** @typedef {import("./view.js").Spot} Spot */
/** @typedef {import("./view.js").View} View */

/** @param {Spot} spot */
const keyOf = ({ layer, unit }) => `${layer}.${unit}`;

export class Cuts {
  #app;
  #view;
  /** @type {Map<string, Spot>} */
  #cut = new Map();
  /** The parameters as they are without any cut. @type {Float32Array | undefined} */
  #whole;
  #networks = -1;
  #mend = make("button", { type: "button", id: "mend", hidden: true });

  /** @param {import("../app/app.js").App} app @param {View} view */
  constructor(app, view) {
    this.#app = app;
    this.#view = view;
    element("shown").after(this.#mend);
    this.#mend.addEventListener("click", () => this.mendAll());
    app.trainer.retouch = (parameters) => {
      if (!this.#current) return parameters;
      this.#whole = parameters;
      return this.#broken();
    };
    app.on("model", () => this.#current || this.#forget());
    view.addEventListener("arranged", () => this.#mark());
  }

  /** Whether the network is the one that was cut. */
  get #current() {
    return this.#cut.size > 0 && this.#networks === this.#app.program.networks;
  }

  #forget() {
    this.#cut.clear();
    this.#whole = undefined;
    this.#tell();
  }

  /**
   * Whether a unit can be cut: no pixel, and none whose weights are another's too.
   * @param {Spot} spot
   */
  possible({ layer }) {
    const { layers } = this.#view.model;
    return layer >= 0 && layer < layers.length - 1 && hasWeights(layers[layer]) && !layers[layer].tied;
  }

  /** @param {Spot} spot */
  has(spot) {
    return this.#cut.has(keyOf(spot));
  }

  /** Cuts a unit, or mends it. @param {Spot} spot */
  toggle(spot) {
    if (!this.#current) {
      this.#cut.clear();
      this.#networks = this.#app.program.networks;
      this.#whole = this.#app.program.parameters();
    }
    if (!this.#cut.delete(keyOf(spot))) this.#cut.set(keyOf(spot), { layer: spot.layer, unit: spot.unit });
    this.#take();
    const name = this.#view.unitName(spot);
    this.#app.say(t(this.has(spot) ? "hourglass.isCut" : "hourglass.isMended", { name }));
  }

  mendAll() {
    const had = this.#mend.contains(document.activeElement);
    this.#cut.clear();
    this.#take();
    if (had) element("setting-shown").focus(); // the button goes
    this.#app.say(t("hourglass.allMended"));
  }

  #take() {
    const { program } = this.#app;
    if (this.#whole && this.#networks === program.networks)
      program.setParameters(this.#cut.size ? this.#broken() : this.#whole);
    if (!this.#cut.size) this.#whole = undefined;
    this.#tell();
    this.#app.emit("parameters");
  }

  #broken() {
    const parameters = /** @type {Float32Array} */ (this.#whole).slice();
    const { layers } = this.#view.model;
    for (const { layer, unit } of this.#cut.values()) {
      const { units } = this.#view.columns[layer + 1];
      // What is drawn as maps of a dense layer has several numbers a map.
      const all = layers[layer].kind === "dense" ? layers[layer].units : units;
      for (let i = unit; i < all; i += units) silence(parameters, layers[layer], i);
    }
    return parameters;
  }

  #tell() {
    const { size } = this.#cut;
    this.#mend.hidden = !size;
    if (size) this.#mend.textContent = t(size === 1 ? "hourglass.mendOne" : "hourglass.mendAll", { count: size });
    this.#mark();
  }

  #mark() {
    this.#view.strike([...this.#cut.values()]);
  }
}
