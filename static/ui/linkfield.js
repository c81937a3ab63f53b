// Pieces of the dialog: a link that can be copied, and a file that is saved.

import { make } from "./dom.js";
import { t } from "../strings/strings.js";
import { whole } from "./numbers.js";
import { fitsCode, qrCode } from "./qr.js";

const mostCharacters = 2000; // where some chat programs, and older browsers, end an address

/** A link in a field, with a button that copies it and one that shows it as a QR code, and a word if it is long. */
export class LinkField {
  #code = make("div", { className: "qr-place" });
  #toggle;
  #long = make("p", { className: "explain", hidden: true });
  #shorter;
  field = make("input", { type: "text", readOnly: true, spellcheck: false });
  copy = make("button", { type: "button" }, t("share.copy"));
  element;

  /**
   * @param {string} label what it is, for screen readers
   * @param {(text: string) => void} say
   * @param {object} [options]
   * @param {() => void} [options.lead] to a short link
   * @param {() => Promise<boolean>} [options.possible] whether there can be one
   * @param {boolean} [options.warns] whether it tells of its length; a line that is no link does not
   */
  constructor(label, say, { lead, possible, warns = true } = {}) {
    const { field, copy } = this;
    field.setAttribute("aria-label", label);
    field.addEventListener("focus", () => field.select());
    copy.setAttribute("aria-label", `${t("share.copy")}: ${label}`);
    copy.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy"); // without the right to the clipboard, or without https
      }
      copy.textContent = t("share.copied");
      say(t("share.copied"));
      setTimeout(() => (copy.textContent = t("share.copy")), 2000);
    });
    this.#toggle = make("button", { type: "button", className: "qr-toggle" }, "QR");
    this.#toggle.setAttribute("aria-label", `${t("share.qr")}: ${label}`);
    this.#toggle.addEventListener("click", () => this.showCode(!this.#code.childElementCount));
    this.#shorter = make("button", { type: "button" }, t("share.shorter"));
    if (lead) this.#shorter.addEventListener("click", lead);
    this.#shorter.hidden = true;
    this.element = make(
      "div",
      { className: "link" },
      make("div", { className: "link-row" }, field, copy, this.#toggle),
      this.#long,
      this.#shorter,
      this.#code,
    );
    this.#possible = possible;
    this.#warns = warns;
  }

  #possible;
  #warns;

  get value() {
    return this.field.value;
  }

  set value(link) {
    this.field.value = link;
    this.showCode(false);
    this.#toggle.disabled = !fitsCode(link);
    this.#toggle.title = t(fitsCode(link) ? "share.qr" : "share.qrTooLong");
    const long = this.#warns && link.length > mostCharacters;
    this.#long.hidden = !long;
    this.#shorter.hidden = true;
    if (!long) return;
    this.#long.textContent = t("share.long", { characters: whole(link.length), most: whole(mostCharacters) });
    this.#possible?.().then((there) => (this.#shorter.hidden = !there || this.value !== link));
  }

  /** @param {boolean} shown */
  async showCode(shown) {
    this.#toggle.setAttribute("aria-expanded", String(shown));
    this.#code.replaceChildren();
    if (!shown) return;
    const { value } = this;
    const code = await qrCode(value);
    if (this.value === value && this.#toggle.ariaExpanded === "true") this.#code.replaceChildren(code);
  }
}

/** @param {string} name @param {Blob} blob */
export function saveAs(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {string} title @param {...(HTMLElement | string)} children */
export const section = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
