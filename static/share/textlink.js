// The section with the weights in the link itself: how long it gets, and what the rounding costs.

import { make } from "../ui/dom.js";
import { linkTo } from "../app/link.js";
import { fixed, meanSquaredError, psnr, whole } from "../ui/numbers.js";
import { local, t, text } from "../strings/strings.js";
import { compact, expand, mostCharacters } from "./compact.js";
import { withEngine } from "./inspect.js";
import { LinkField, section } from "../ui/linkfield.js";
import { readFile, writeFile } from "./safetensors.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./subject.js").Subject} Subject */

const mostParameters = 100_000; // beyond it no form fits, and need not be tried
const digits = 500;

/** What of the notes goes into the link. */
const noted = [
  "layers",
  "settings",
  "steps",
  "added",
  "seed",
  "batch",
  "loss",
  "optimizer",
  "rate",
  "noise",
  "noiseKind",
  "noiseRange",
  "data",
  "images",
  "validation",
  "epochs",
  "schedule",
  "mse",
];

export class TextLink {
  #app;
  #link;
  #note = make("p", { className: "explain" });
  element;
  #number = 0;

  /** @param {App} app @param {ConstructorParameters<typeof LinkField>[2]} shorter */
  constructor(app, shorter) {
    this.#app = app;
    this.#link = new LinkField(t("share.textTitle"), app.say, shorter);
    this.#link.element.hidden = true;
    this.element = section(t("share.textTitle"), this.#link.element, this.#note);
  }

  /** @param {Subject} subject */
  async show(subject) {
    const mine = ++this.#number;
    this.#link.element.hidden = true;
    this.#note.textContent = t("share.textWorking");
    try {
      const found = await this.#make(subject);
      if (mine !== this.#number) return;
      if ("tooLong" in found) {
        this.#note.textContent = t("share.textTooLong", {
          parameters: whole(subject.model.parameters),
          most: whole(mostCharacters),
        });
        return;
      }
      const { z, bits, off, before, after } = found;
      this.#link.value = linkTo(`#z=${z}`);
      this.#link.element.hidden = false;
      this.#note.textContent = t("share.textCost", {
        characters: whole(this.#link.value.length),
        bits,
        digits: whole(digits),
        off: local(off.toPrecision(2)),
        before: fixed(before, 5),
        after: fixed(after, 5),
        psnr: psnr(after),
      });
    } catch (error) {
      if (mine === this.#number) this.#note.textContent = t("share.textFailed", { problem: text(error) });
    }
  }

  /** @param {Subject} subject */
  async #make({ bytes, notes, model }) {
    const { tensors } = readFile(bytes);
    const count = tensors.reduce((sum, { data }) => sum + data.length, 0);
    if (count > mostParameters) return { tooLong: true };
    const kept = Object.fromEntries(noted.filter((key) => key in notes).map((key) => [key, notes[key]]));
    kept.layers = model.layers;
    for (const bits of /** @type {const} */ ([16, 8])) {
      const first = await compact(tensors, kept, bits);
      if (first.length > mostCharacters - 40) continue; // what the cost takes
      const { pixels } = await this.#app.testDigits();
      const { state, program } = this.#app;
      const noise = Number(state.values.noise);
      const clean = pixels.subarray(0, digits * 784);
      const noisy = noise ? program.addNoise(clean, noise, 1, /** @type {any} */ (state.values.noiseKind)) : clean;
      const [exact, rounded] = await withEngine(async (engine) => {
        await engine.loadWeights(bytes);
        const exact = await engine.reconstruct(noisy);
        const { tensors: restored } = await expand(first, async () => tensors);
        await engine.loadWeights(writeFile({ metadata: { layers: model.layers, format: "pt" }, tensors: restored }));
        return [exact, await engine.reconstruct(noisy)];
      });
      const off = exact.reduce((most, value, i) => Math.max(most, Math.abs(value - rounded[i])), 0);
      const z = await compact(tensors, { ...kept, off: off.toPrecision(2) }, bits);
      return { z, bits, off, before: meanSquaredError(exact, clean), after: meanSquaredError(rounded, clean) };
    }
    return { tooLong: true };
  }
}
