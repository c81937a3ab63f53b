// What unfolds of a layer: its size and options; and of a gap: what can be put there.

import { hasWeights, isVector } from "../engine/model.js";
import { make } from "../ui/dom.js";
import { numberField, parseNumber } from "../ui/numberfield.js";
import { term } from "../ui/term.js";
import { t, tDynamic, text } from "../strings/strings.js";
import { roundSize, shapeOf, sizeOf, withLayer } from "./layerlist.js";
import { describeLayer } from "./model.js";

/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("./layerlist.js").List} List */
/** @typedef {import("./layerlist.js").Word} Word */
/** @typedef {import("./model.js").Model} Model */

/**
 * @param {string | HTMLElement} name
 * @param {HTMLInputElement | HTMLSelectElement} field
 */
function row(name, field) {
  const label = make("label", { className: "inline" }, make("span", {}, name), field);
  // Else the term in it would be what it labels.
  if (typeof name !== "string") label.htmlFor = field.id = `hourglass-${name.dataset.term}`;
  return label;
}

/**
 * @param {string | HTMLElement} name
 * @param {Array<[string, string]>} options value and words
 * @param {string} value
 * @param {(value: string) => void} take
 */
function choice(name, options, value, take) {
  const field = make("select");
  for (const [key, words] of options) field.add(new Option(words, key, false, key === value));
  field.addEventListener("change", () => take(field.value));
  return row(name, field);
}

/**
 * @param {Model} model
 * @param {number} index
 * @param {{ resize: (size: number) => void, change: (edit: (list: List) => List) => void, remove: () => void,
 *   refuse: (sentence?: string) => void }} actions refuse: says why what was typed is not taken
 * @returns {Node[]}
 */
export function layerCard(model, index, { resize, change, remove, refuse }) {
  const { layers } = model;
  const layer = layers[index];
  const last = index === layers.length - 1;
  const set = (/** @type {Partial<Word>} */ some) => change((list) => withLayer(list, index, some));
  /** @type {Node[]} */
  const fields = [make("p", { className: "explain" }, term(layer.kind, describeLayer(layer)))];
  if (!last) fields.push(sizeField(layer, resize, refuse));
  if (layer.kind === "conv" || layer.kind === "transposed") {
    const sides = ["1", "2", "3", "4", "5", "7", "9", "11"].map(
      (side) => /** @type {[string, string]} */ ([side, `${side} × ${side}`]),
    );
    fields.push(
      choice(t("hourglass.filterSide"), sides, String(layer.size), (value) => set({ size: Number(value) })),
      choice(
        t("hourglass.strideName"),
        [
          ["1", "1"],
          ["2", "2"],
        ],
        String(layer.stride),
        (value) => set({ stride: Number(value) }),
      ),
    );
  }
  if (layer.kind === "conv") {
    fields.push(
      choice(
        t("hourglass.padding"),
        [
          ["", t("hourglass.padding.same")],
          ["valid", t("hourglass.padding.valid")],
        ],
        layer.valid ? "valid" : "",
        (value) => set({ valid: value === "valid" }),
      ),
    );
  }
  if (hasWeights(layer)) {
    const names = ["relu", "sigmoid", "tanh", "leaky", "linear"].map(
      (name) => /** @type {[string, string]} */ ([name, tDynamic(`setting.output.${name}`)]),
    );
    const usual = last ? "" : "relu";
    fields.push(
      choice(term("activation", t("hourglass.activation")), names, layer.activation, (value) =>
        set({ activation: value === usual ? undefined : value }),
      ),
    );
  }
  if (!last) {
    const button = make("button", { type: "button" }, t("hourglass.removeLayer"));
    button.addEventListener("click", remove);
    fields.push(button);
  }
  return fields;
}

/**
 * @param {Layer} layer
 * @param {(size: number) => void} resize
 * @param {(sentence?: string) => void} refuse
 */
function sizeField(layer, resize, refuse) {
  const { kind } = layer;
  const size = sizeOf(layer);
  const part = kind === "dropout";
  const factor = kind === "pool" || kind === "up";
  const shown = String(part ? Math.round(size * 100) : size);
  const name = t(
    part
      ? "hourglass.percent"
      : factor
        ? "hourglass.factor"
        : kind === "dense"
          ? "hourglass.units"
          : kind === "reshape"
            ? "hourglass.channels"
            : "hourglass.filters",
  );
  const [min, max] = part ? [1, 99] : factor ? [2, 8] : [1, 65536];
  const field = Object.assign(numberField("", { min, max, step: 1 }), { value: shown });
  field.addEventListener("change", () => {
    const { value, problem } = parseNumber(field.value, name, { step: 1 });
    refuse(problem && t("settings.stays", { problem: text(problem), value: shown }));
    if (problem) field.value = shown;
    // Whether that can be, and why not, the engine says.
    else resize(part ? value / 100 : Math.max(0, value));
  });
  return row(name, field);
}

/**
 * @param {Model} model
 * @param {number} gap before the layer of this index
 * @param {(layer: Word) => void} add
 * @returns {Node[]}
 */
export function insertCard({ layers }, gap, add) {
  const before = gap ? layers[gap - 1].out : shapeOf(28, 28, 1);
  const after = layers[gap].out;
  /** @type {Word[]} */
  const some = [{ kind: "dense", units: roundSize(Math.sqrt(before.size * after.size)) }];
  if (!isVector(before)) {
    const channels = before.channels > 1 ? before.channels : isVector(after) ? 8 : after.channels;
    some.push({ kind: "conv", units: Math.min(channels, 64) }, { kind: "pool", size: 2 }, { kind: "up", size: 2 });
  } else {
    for (const side of [7, 4])
      if (before.size % (side * side) === 0)
        some.push({ kind: "reshape", out: shapeOf(side, side, before.size / (side * side)) });
  }
  if (gap) some.push({ kind: "dropout", rate: 0.2 });
  return some.map((layer) => {
    const button = make("button", { type: "button" }, describeLayer(layer));
    button.addEventListener("click", () => add(layer));
    return button;
  });
}
