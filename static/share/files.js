// The section of files: a picture of the results, a clip, weights for PyTorch and Keras, ONNX; and opening one.

import { make } from "../ui/dom.js";
import { t, text } from "../strings/strings.js";
import { toONNX } from "./onnx.js";
import { withEngine } from "./inspect.js";
import { saveAs, section } from "../ui/linkfield.js";
import { annotate, readFile, readHeader, writeFile } from "./safetensors.js";
import { clip } from "./clip.js";
import { resultPicture } from "./picture.js";
import { checkNote, kerasNotes, modelScript, pitfalls, ring, torchNotes } from "./torch.js";

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
  png: { name: (name) => `${name}.png`, make: (subject, app, score) => resultPicture(app, subject, score) },
  gif: { name: (name) => `${name}.gif`, make: (_, app) => clip(app.film.shots) },
  pytorch: {
    name: torchFile,
    make: async ({ bytes, model }) => {
      // In float32: the shipped files have float16, which some readers would compute with.
      const { metadata, tensors } = readFile(bytes);
      const more = { ...torchNotes(model.spec), check: await checkOf(bytes) };
      return blob(writeFile({ metadata: { ...metadata, ...more }, tensors }));
    },
  },
  model: {
    name: (name) => `${name}.model.py`,
    make: ({ model, name }) =>
      new Blob([modelScript(model, torchFile(`hourglass-${name}`))], { type: "text/x-python" }),
  },
  keras: {
    name: (name) => `${name}.keras.safetensors`,
    make: async ({ bytes, model }, { engine }) => {
      const file = await engine.kerasWeights(bytes);
      return blob(annotate(file, { ...readHeader(file).metadata, ...kerasNotes(model.spec) }));
    },
  },
  onnx: {
    name: (name) => `${name}.onnx`,
    make: ({ bytes, model, notes }) => blob(toONNX(model.spec, readFile(bytes).tensors, notes)),
  },
};

/** The file that model.py loads. @param {string} name */
function torchFile(name) {
  return `${name}.safetensors`;
}

/** What these weights make of one picture. @param {Uint8Array} bytes */
async function checkOf(bytes) {
  const pixels = ring();
  const restored = await withEngine(async (engine) => {
    await engine.loadWeights(bytes);
    return engine.reconstruct(Float32Array.from(pixels, (byte) => byte / 255));
  });
  return checkNote(pixels, restored);
}

/** What the defaults of others would make another network of, in sentences. @param {Subject} subject */
function warnings({ model: { spec } }) {
  const { padding, leaky, pool, kerasPool } = pitfalls(spec);
  return [
    padding && t("share.padding", { layers: padding }),
    pool && t("share.ceilMode"),
    kerasPool && t("share.kerasPool"),
    leaky && t("share.leaky"),
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * @param {App} app
 * @param {() => Promise<Subject>} subject
 * @param {() => Score | undefined} score
 * @param {(file: File) => void} open
 */
export function filesSection(app, subject, score, open) {
  const note = make("p", { className: "explain", id: "files-layers" });
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
        status.textContent = t(key === "pytorch" ? "share.savedTorch" : "share.saved", { name });
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
    accept: ".safetensors,.json",
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
  const element = section(
    t("share.files"),
    make("div", { className: "buttons" }, ...buttons),
    note,
    make("div", { className: "buttons" }, openButton, input),
    make("p", { className: "explain" }, t("share.filesNote")),
    status,
  );
  return { element, show: (/** @type {Subject} */ now) => (note.textContent = warnings(now)) };
}
