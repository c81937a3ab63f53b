// The settings of the page, as one table: controls, defaults and validation all come from it.

/**
 * @typedef {object} Setting
 * @property {string} key as engine.configure takes it
 * @property {string} label
 * @property {string} help one sentence on what it means
 * @property {"choice" | "number" | "range"} kind
 * @property {string | number} initial
 * @property {Array<[string, string]>} [options] of a choice: value and label
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {boolean} [live] it can change in the middle of a run; the others start anew
 * @property {boolean} [more] it is unfolded on demand
 */

/** @type {Setting[]} */
export const settings = [
  {
    key: "data", label: "Data", kind: "choice", initial: "mnist",
    options: [["mnist", "MNIST"], ["digits", "Built-in digits"]],
    help: "60,000 digits to learn from and 10,000 to test on: MNIST's, written by people, or the built-in ones, made by procedure.",
  },
  {
    key: "model", label: "Model", kind: "choice", initial: "vanilla",
    options: [["vanilla", "Vanilla"], ["deep", "Deep"], ["conv", "Convolutional"]],
    help: "Vanilla: one layer to the code and one back. Deep: four each way. Convolutional: small filters that move over the image; its code is 4×4×8 numbers.",
  },
  {
    key: "code", label: "Code size", kind: "number", initial: 64, min: 1, max: 784, step: 1,
    help: "How many numbers a digit of 784 pixels must fit through.",
  },
  {
    key: "noise", label: "Noise σ", kind: "range", initial: 0.4, min: 0, max: 1, step: 0.05, live: true,
    help: "Standard deviation of the Gaussian noise on the input, where ink is 1 and paper 0. The network must give back the clean digit.",
  },
  {
    key: "seed", label: "Seed", kind: "number", initial: 1, min: 0, max: 999999, step: 1,
    help: "Decides the first weights, the order of the images and the noise. The same seed gives the same run.",
  },
  {
    key: "epochs", label: "Epochs", kind: "number", initial: 10, min: 1, max: 1000, step: 1, live: true,
    help: "How often the network sees every image.",
  },
  {
    key: "batch", label: "Batch", kind: "number", initial: 256, min: 1, max: 4096, step: 1, more: true,
    help: "Images whose gradients are averaged into one step.",
  },
  {
    key: "rate", label: "Rate", kind: "number", initial: 0.001, min: 0.00001, max: 10, step: 0.00001, more: true, live: true,
    help: "Step size of the optimizer. Adam likes 0.001; gradient descent needs about 1.",
  },
  {
    key: "optimizer", label: "Optimizer", kind: "choice", initial: "adam", more: true,
    options: [["adam", "Adam"], ["sgd", "Gradient descent"]],
    help: "How a gradient becomes a step.",
  },
  {
    key: "loss", label: "Loss", kind: "choice", initial: "mse", more: true,
    options: [["mse", "Mean squared error"], ["bce", "Cross-entropy"]],
    help: "What the training makes small. Cross-entropy needs a sigmoid output.",
  },
  {
    key: "output", label: "Output", kind: "choice", initial: "sigmoid", more: true,
    options: [["sigmoid", "Sigmoid"], ["relu", "ReLU"], ["linear", "Linear"]],
    help: "Activation of the last layer. ReLU leaves many pixels dead for good: try it and see.",
  },
  {
    key: "images", label: "Images", kind: "number", initial: 60000, min: 1, max: 60000, step: 1, more: true,
    help: "Train on the first so many only; with few of them the network learns them by heart.",
  },
];

/** @typedef {Record<string, string | number>} Values */

/**
 * Makes a value fit its setting.
 * @param {Setting} setting
 * @param {unknown} value from anywhere
 * @returns {{ value: string | number, problem?: string }} the nearest that fits; problem: what was wrong
 */
export function fit(setting, value) {
  if (setting.kind === "choice") {
    const options = (setting.options ?? []).map(([option]) => option);
    if (options.includes(String(value))) return { value: String(value) };
    return { value: setting.initial, problem: `${setting.label} has no choice “${String(value).slice(0, 40)}”` };
  }
  const { min = -Infinity, max = Infinity, step = 0 } = setting;
  const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
  if (Number.isNaN(number)) return { value: setting.initial, problem: `${setting.label} is not a number` };
  const clamped = Math.min(Math.max(number, min), max);
  // Whole steps from zero; toPrecision removes what binary fractions add.
  const stepped = step ? Number((Math.round(clamped / step) * step).toPrecision(12)) : clamped;
  if (clamped !== number) return { value: stepped, problem: `${setting.label} goes from ${min} to ${max}` };
  return { value: stepped };
}

/**
 * @typedef {object} Change the detail of an event "change"
 * @property {Setting} setting
 * @property {string | number} previous its value before
 */

/** The values of all settings. Events: "change" when one has changed, "undo" when one was taken back. */
export class State extends EventTarget {
  /** @type {Values} */
  values = Object.fromEntries(settings.map(({ key, initial }) => [key, initial]));

  /**
   * @param {Setting} setting
   * @param {unknown} value
   * @returns {string | undefined} what is wrong with the value; the setting then stays as it is
   */
  set(setting, value) {
    const fitted = fit(setting, value);
    const previous = this.values[setting.key];
    if (fitted.problem) return fitted.problem;
    if (fitted.value !== previous) {
      this.values[setting.key] = fitted.value;
      this.dispatchEvent(new CustomEvent("change", { detail: { setting, previous } }));
    }
    return undefined;
  }

  /**
   * Takes a change back that could not be carried out.
   * @param {Change} change
   */
  undo({ setting, previous }) {
    this.values[setting.key] = previous;
    this.dispatchEvent(new CustomEvent("undo"));
  }

  /** What engine.configure takes: the number of epochs is the page's own business. */
  get engineSettings() {
    const { epochs, code, ...rest } = this.values;
    return /** @type {import("./engine.js").Settings} */ (this.applies("code") ? { ...rest, code } : rest);
  }

  /**
   * Whether a setting means something with the others as they are.
   * @param {string} key
   */
  applies(key) {
    return key !== "code" || this.values.model !== "conv"; // whose layers make its code
  }
}
