// The section of weights stored by the service: upload, short link, QR code, and the list of what was
// shared from this browser.

import { make } from "../ui/dom.js";
import { linkTo } from "../app/link.js";
import { t, text } from "../strings/strings.js";
import { forget, keep, kept } from "./kept.js";
import { LinkField, section } from "../ui/linkfield.js";
import { prepareCodes } from "../ui/qr.js";
import { Refusal, remove, upload } from "./service.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./subject.js").Subject} Subject */

/**
 * What had the focus was disabled or is gone: it goes to what comes next, unless the person has moved on.
 * @param {HTMLElement} from
 * @param {HTMLElement} next
 */
function moveFocus(from, next) {
  const { activeElement } = document;
  if (
    activeElement === from ||
    !activeElement ||
    activeElement === document.body ||
    activeElement instanceof HTMLDialogElement
  )
    next.focus();
}

export class Stored {
  #subject;
  #upload = make("button", { type: "button", id: "share-upload", className: "primary" }, t("share.upload"));
  #status = make("p", { className: "explain", id: "share-status" });
  #link;
  #made;
  #list = make("ul", { className: "kept" });
  #earlier;
  element;

  /** @param {App} app @param {() => Promise<Subject>} subject the network as it is now */
  constructor(app, subject) {
    this.#subject = subject;
    this.#status.setAttribute("role", "status");
    this.#link = new LinkField(t("share.storedTitle"), app.say);
    this.#made = make("div", { className: "made", hidden: true }, this.#link.element);
    this.#earlier = make("div", { hidden: true }, make("h4", {}, t("share.earlier")), this.#list);
    this.element = section(
      t("share.storedTitle"),
      make("p", { className: "explain" }, t("share.public")),
      this.#upload,
      this.#status,
      this.#made,
      this.#earlier,
    );
    this.#upload.addEventListener("click", () => this.#send());
  }

  /** A dialog that is opened anew begins without a link. */
  show() {
    this.#made.hidden = true;
    this.#status.textContent = "";
    this.#showList();
  }

  /** Brings the button into view that makes a short link, beside what that makes public. */
  offer() {
    this.element.scrollIntoView({ block: "nearest" });
    this.#upload.focus();
  }

  async #send() {
    const focused = this.#upload === document.activeElement;
    this.#upload.disabled = true;
    this.#made.hidden = true;
    this.#status.textContent = t("share.uploading");
    try {
      prepareCodes();
      const subject = await this.#subject();
      const { id, deleteToken } = await upload(subject.bytes);
      const day = new Date().toISOString().slice(0, 10);
      const before = kept().find((one) => one.id === id);
      const token = [before?.token, deleteToken].filter(Boolean).join(" ") || undefined;
      const noted = keep({ id, token, name: subject.model.layers.slice(0, 60), day });
      this.#link.value = linkTo(`#w=${id}`);
      this.#made.hidden = false;
      this.#status.textContent = deleteToken
        ? t(noted ? "share.uploaded" : "share.uploadedUnkept", { token: deleteToken })
        : t("share.already");
      this.#showList();
      await this.#link.showCode(true);
    } catch (error) {
      this.#status.textContent = text(error);
    } finally {
      this.#upload.disabled = false;
      if (focused) moveFocus(this.#upload, this.#made.hidden ? this.#upload : this.#link.copy);
    }
  }

  #showList() {
    const all = kept();
    this.#earlier.hidden = !all.length;
    this.#list.replaceChildren(
      ...all.map(({ id, token, name, day }) => {
        const link = make("a", { href: `#w=${id}` }, `…#w=${id}`);
        const item = make("li", {}, make("span", {}, link, make("span", { className: "explain" }, `${day}, ${name}`)));
        const button = make("button", { type: "button" }, t(token ? "share.delete" : "share.forget"));
        button.setAttribute("aria-label", `${t(token ? "share.delete" : "share.forget")}: ${id}`);
        button.addEventListener("click", () => this.#remove(id, token, button));
        item.append(button);
        return item;
      }),
    );
  }

  /** @param {string} id @param {string | undefined} token @param {HTMLButtonElement} button */
  async #remove(id, token, button) {
    const focused = button === document.activeElement;
    const at = [...this.#list.querySelectorAll("button")].indexOf(button);
    button.disabled = true;
    try {
      const stays = token ? await remove(id, token) : false;
      forget(id);
      this.#status.textContent = t(stays ? "share.stays" : token ? "share.deleted" : "share.forgotten");
      if (this.#link.value === linkTo(`#w=${id}`)) this.#made.hidden = true;
    } catch (error) {
      this.#status.textContent = text(error);
      if (error instanceof Refusal && error.gone) forget(id);
    }
    this.#showList();
    // The one that has moved up, else the last one, else what makes new ones.
    const buttons = this.#list.querySelectorAll("button");
    if (focused) moveFocus(button, buttons[Math.min(at, buttons.length - 1)] ?? this.#upload);
  }
}
