// Pieces of the dialog: a link that can be copied, and a file that is saved.

import { make } from "../ui/dom.js";
import { t } from "../strings/strings.js";

/**
 * A link in a field, with a button that copies it.
 * @param {string} label what it is, for screen readers
 * @param {(text: string) => void} say
 */
export function linkField(label, say) {
  const field = make("input", { type: "text", readOnly: true, spellcheck: false });
  field.setAttribute("aria-label", label);
  field.addEventListener("focus", () => field.select());
  const copy = make("button", { type: "button" }, t("share.copy"));
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
  return { row: make("div", { className: "link-row" }, field, copy), field, copy };
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
