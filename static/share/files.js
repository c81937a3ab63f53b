// The section of files: weights for PyTorch and Keras, ONNX, a picture of the results; and opening one.

import { make } from "../ui/dom.js";
import { t, text } from "../strings/strings.js";
import { toONNX } from "./onnx.js";
import { saveAs, section } from "./parts.js";
import { readFile, writeFile } from "./safetensors.js";
import { resultPicture } from "./picture.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/trainer.js").Score} Score */
/** @typedef {import("./subject.js").Subject} Subject */

const binary = { type: "application/octet-stream" };
const blob = (/** @type {Uint8Array} */ bytes) => new Blob([/** @type {BlobPart} */ (bytes)], binary);

/**
 * What is saved, by the ending of its button's id.
 * @type {Record<string, { name: (name: string) => string,
 *   make: (subject: Subject, app: App, score: Score | undefined) => Blob | Promise<Blob> }>}
 */
const forms = {
  pytorch: { name: (name) => `${name}.safetensors`, make: ({ bytes }) => blob(float32(bytes)) },
  keras: {
    name: (name) => `${name}.keras.safetensors`,
    make: async ({ bytes }, { engine }) => blob(await engine.kerasWeights(bytes)),
  },
  onnx: {
    name: (name) => `${name}.onnx`,
    make: ({ bytes, model, notes }) => blob(toONNX(model.spec, readFile(bytes).tensors, notes)),
  },
  png: { name: (name) => `${name}.png`, make: (subject, app, score) => resultPicture(app, subject, score) },
};

/** The shipped files have float16, which some readers would compute with. @param {Uint8Array} bytes */
const float32 = (bytes) => writeFile(readFile(bytes));

/**
 * @param {App} app
 * @param {() => Promise<Subject>} subject
 * @param {() => Score | undefined} score
 * @param {(file: File) => void} open
 */
export function filesSection(app, subject, score, open) {
  const status = make("p", { className: "explain" });
  status.setAttribute("role", "status");
  const buttons = Object.entries(forms).map(([key, form]) => {
    const button = make(
      "button",
      { type: "button", id: `save-${key}`, title: t(/** @type {any} */ (`share.save.${key}.help`)) },
      t(/** @type {any} */ (`share.save.${key}`)),
    );
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const what = await subject();
        const name = form.name(`hourglass-${what.name}`);
        saveAs(name, await form.make(what, app, score()));
        status.textContent = t("share.saved", { name });
      } catch (error) {
        status.textContent = text(error);
      }
      button.disabled = false;
    });
    return button;
  });
  const input = make("input", {
    type: "file",
    id: "open-file",
    accept: ".safetensors",
    className: "visually-hidden",
    tabIndex: -1,
  });
  input.setAttribute("aria-label", t("share.open"));
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = ""; // so that the same one can be opened again
    if (file) open(file);
  });
  const openButton = make("button", { type: "button", id: "open" }, t("share.open"));
  openButton.addEventListener("click", () => input.click());
  return section(
    t("share.files"),
    make("div", { className: "buttons" }, ...buttons),
    make("div", { className: "buttons" }, openButton, input),
    make("p", { className: "explain" }, t("share.filesNote")),
    status,
  );
}
