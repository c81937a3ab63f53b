// An edit becomes the setting "layers", so that the address repeats it. What the engine would refuse
// changes nothing.

import { Problem } from "../strings/problem.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { formatList, layerAt, listOf, withLayer } from "./layerlist.js";

/** @typedef {import("./layerlist.js").List} List */

export class Edits {
  #app;
  /** The shipped network that the edited one came from. @type {string | undefined} */
  from;

  /** @param {import("../app/app.js").App} app */
  constructor(app) {
    this.#app = app;
    app.on("settings", ({ keys }) => {
      const { layers, shown } = app.state.values;
      if (keys.includes("shown") && shown !== "own") this.from = undefined;
      if (keys.includes("layers") && layers === "") this.from = undefined;
    });
  }

  /**
   * What an edit starts from: the network that is shown or, while it is being made, the one to come.
   * @returns {List}
   */
  get #list() {
    const { program, state } = this.#app;
    const { spec } =
      state.values.shown === "own" ? program.check(/** @type {any} */ (state.engineSettings)) : program.describe();
    const list = listOf(spec);
    const last = list.layers.length - 1;
    // The output's activation is a setting of its own.
    return list.layers[last].activation === state.values.output
      ? withLayer(list, last, { activation: undefined })
      : list;
  }

  /**
   * Takes the first of the lists that can be a network.
   * @param {number} layers how many the network has that the person sees
   * @param {(list: List) => List[]} edit
   * @returns {string} why none of them can be; empty if one was taken
   */
  take(layers, edit) {
    const { program, state } = this.#app;
    const before = this.#list;
    if (before.layers.length !== layers) return ""; // another edit is still on its way
    const { layers: _, model, code, ...rest } = /** @type {any} */ (state.engineSettings);
    /** @type {string | undefined} */
    let refusal;
    for (const list of edit(before)) {
      const wanted = formatList(list);
      const reason = program.refusal({ ...rest, layers: wanted });
      if (reason) {
        refusal ??= refusalOf(wanted, reason);
        continue;
      }
      const shipped = state.values.shown !== "own" && String(state.values.shown);
      const shippedName = shipped && tDynamic(`setting.shown.${shipped}`);
      // With other layers it is another network: what this one knows cannot come along.
      if (shippedName && !confirm(t("hourglass.askShipped", { name: shippedName }))) return "";
      this.from = shipped || this.from;
      const problem = state.set("layers", wanted);
      if (problem) return t("hourglass.refused", { reason: text(problem) });
      this.#app.say(t(shipped ? "hourglass.nowYours" : "hourglass.changed", { layers: wanted }));
      return "";
    }
    return t("hourglass.refused", { reason: refusal ?? "" });
  }
}

/** The reason of a refusal, with a layer in place of a position. @param {string} layers @param {Error} reason */
function refusalOf(layers, reason) {
  if (!(reason instanceof Problem)) return text(reason);
  if (reason.code === "layers") return text(reason.cause);
  if (reason.code !== "layers.position") return text(reason);
  const index = layerAt(layers, reason.at - 1);
  return t("hourglass.refusedAt", {
    number: index + 1,
    word: layers.split("-")[index + 1] ?? "",
    reason: text(reason.cause),
  });
}
