// Links and files: the button, its dialog, and what a link or a dropped file brings.

import { element, make } from "../ui/dom.js";
import { currentHash, sourceOf } from "../app/link.js";
import { filesSection } from "./files.js";
import { Opener } from "./open.js";
import { LinkField, section } from "../ui/linkfield.js";
import { hasService } from "./service.js";
import { Stored } from "./stored.js";
import { Measured, subjectOf } from "./subject.js";
import { TextLink } from "./textlink.js";
import { describeModel, describeTraining } from "./words.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */

/**
 * @param {App} app
 * @param {import("../app/link.js").Address} address
 * @param {EventTarget} drops Event: "other" when a file was dropped that is no picture; detail: the File
 */
export function startShare(app, address, drops) {
  const opener = new Opener(app, address);
  const measured = new Measured(app);
  opener.addEventListener("score", (event) => (measured.score = /** @type {CustomEvent} */ (event).detail));
  const subject = () => subjectOf(app, opener.opened, measured.score);

  const button = make("button", { type: "button", id: "share-button" }, t("share.button"));
  /** Made when it is first opened. @type {{ dialog: HTMLDialogElement, show: () => void } | undefined} */
  let made;
  button.addEventListener("click", () => (made ??= makeDialog(app, address, opener, subject, measured)).show());
  element("share").append(button);
  takeDrops(opener, drops);
  const source = sourceOf(currentHash());
  if (source) opener.source(source, currentHash());
}

/**
 * @param {App} app
 * @param {import("../app/link.js").Address} address
 * @param {Opener} opener
 * @param {() => Promise<import("./subject.js").Subject>} subject
 * @param {Measured} measured
 */
function makeDialog(app, address, opener, subject, measured) {
  const what = make("p", { className: "explain", id: "share-what" });
  const stored = new Stored(app, subject);
  const shorter = { lead: () => stored.offer(), possible: hasService };
  const settings = new LinkField(t("share.settingsTitle"), app.say, shorter);
  const settingsNote = make("p", { className: "explain" });
  const textLink = new TextLink(app, shorter);
  const dialog = make("dialog", { id: "share-dialog" });
  const close = make("button", { type: "button", className: "icon" }, "×");
  close.setAttribute("aria-label", t("page.close"));
  close.addEventListener("click", () => dialog.close());
  const title = make("h2", { id: "share-title" }, t("share.title"));
  dialog.setAttribute("aria-labelledby", title.id);
  const files = filesSection(
    app,
    subject,
    () => measured.score,
    (file) => {
      dialog.close();
      opener.file(file);
    },
  );
  dialog.append(
    make("div", { className: "title" }, title, close),
    what,
    section(t("share.settingsTitle"), settings.element, settingsNote),
    textLink.element,
    stored.element,
    files.element,
  );
  // A link of the list leads away from the dialog.
  dialog.addEventListener("click", (event) => {
    if (event.target instanceof HTMLAnchorElement || event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  const show = async () => {
    settings.value = address.settings;
    what.textContent = settingsNote.textContent = "";
    stored.show();
    dialog.showModal();
    try {
      const now = await subject();
      what.textContent = `${t(now.own ? "share.yours" : "share.shipped")} ${describeModel(now.model)} ${describeTraining(now.notes)}`;
      const drawing = app.state.values.drawing
        ? ` ${t(app.coarse ? "share.settingsCoarse" : "share.settingsDrawing")}`
        : "";
      settingsNote.textContent = t(now.repeatable ? "share.settingsNote" : "share.settingsNew") + drawing;
      files.show(now);
      textLink.show(now);
    } catch (error) {
      what.textContent = text(error);
    }
  };
  return { dialog, show };
}

/**
 * A file may be dropped anywhere; what is no picture is weights.
 * @param {Opener} opener
 * @param {EventTarget} drops
 */
function takeDrops(opener, drops) {
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) document.body.classList.add("dropping");
  });
  for (const over of ["dragleave", "drop"]) addEventListener(over, () => document.body.classList.remove("dropping"));
  drops.addEventListener("other", (event) => opener.file(/** @type {CustomEvent<File>} */ (event).detail));
}
