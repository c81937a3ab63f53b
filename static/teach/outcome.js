// What comes of a lesson: its link with a QR code, a file where the link is too long, a sheet to print, a snippet for a
// page of one's own, a SCORM package.

import { make } from "../ui/dom.js";
import { pageAddress } from "../app/link.js";
import { LinkField, saveAs } from "../ui/linkfield.js";
import { t, text } from "../strings/strings.js";
import { scormPackage } from "./scorm.js";
import { printSheet } from "./sheet.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../exercises/exercise.js").Words} Words */
/** @typedef {import("../exercises/lesson.js").Lesson} Lesson */

const frame = { width: 1000, height: 900 };

export class Outcome {
  #app;
  #link;
  #snippet = make("textarea", { id: "teach-snippet", rows: 4, readOnly: true });
  /** @type {{ lesson: Lesson, link: string, embedded: string, words: Words[] } | undefined} */
  #made;
  element;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#link = new LinkField(t("teach.link"), app.say);
    this.#link.field.id = "teach-link";
    this.#snippet.setAttribute("aria-label", t("teach.snippet"));
    const button = (/** @type {string} */ id, /** @type {string} */ words, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button", id }, words);
      made.addEventListener("click", act);
      return made;
    };
    this.element = make(
      "div",
      { className: "teach-outcome" },
      make("h3", {}, t("teach.link")),
      this.#link.element,
      make(
        "p",
        { className: "buttons" },
        button("teach-sheet", t("teach.sheet"), () => this.#made && printSheet(this.#made)),
        button("teach-file", t("teach.file"), () => this.#made && this.#saveFile(this.#made.lesson)),
        button("teach-scorm", t("teach.scorm"), () => void this.#saveScorm()),
      ),
      make("p", { className: "explain" }, t("teach.fileHelp")),
      make("p", { className: "explain" }, t("teach.scormHelp")),
      make("h3", {}, t("teach.snippet")),
      make("p", { className: "explain" }, t("teach.snippetHelp")),
      this.#snippet,
    );
  }

  /** @param {Lesson} lesson @param {string} packed @param {string} language @param {Words[]} words */
  show(lesson, packed, language, words) {
    const address = new URL(pageAddress());
    address.searchParams.set("lang", language);
    const hash = `lesson=${packed}`;
    const link = `${address.href}#${hash}`;
    address.searchParams.set("embed", "");
    const embedded = `${address.href.replace("embed=", "embed")}#${hash}`;
    this.#made = { lesson, link, embedded, words };
    if (this.#link.value !== link) this.#link.value = link;
    this.#snippet.value = `<iframe title="Hourglass" src="${embedded.replaceAll("&", "&amp;")}" width="${frame.width}" height="${frame.height}" style="border:0;max-width:100%" allow="cross-origin-isolated"></iframe>`;
  }

  /** @param {Lesson} lesson */
  #saveFile(lesson) {
    saveAs("hourglass-lesson.json", new Blob([`${JSON.stringify(lesson, undefined, 1)}\n`]));
  }

  async #saveScorm() {
    if (!this.#made) return;
    try {
      const { lesson, embedded } = this.#made;
      saveAs("hourglass-lesson.zip", new Blob([/** @type {BlobPart} */ (await scormPackage(lesson, embedded))]));
    } catch (error) {
      this.#app.complain(text(error));
    }
  }
}
