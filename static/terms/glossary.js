// All terms in one dialog.

import { make } from "../ui/dom.js";
import { t, tDynamic } from "../strings/strings.js";
import { groups } from "./list.js";
import { picture } from "./picture.js";

const idOf = (/** @type {string} */ name) => `glossary-${name}`;

/** @type {HTMLDialogElement | undefined} */
let made;

/** @param {string} name of the term to begin at, if any */
export function showGlossary(name) {
  made ??= makeDialog();
  made.showModal();
  made.scrollTop = 0;
  const entry = name && document.getElementById(idOf(name));
  if (!entry) return;
  entry.scrollIntoView({ behavior: "instant", block: "start" });
  entry.focus({ preventScroll: true });
}

function makeDialog() {
  const title = make("h2", { id: "glossary-title" }, tDynamic("terms.title"));
  const close = make("button", { type: "button", className: "icon" }, "×");
  close.setAttribute("aria-label", t("page.close"));
  const dialog = make(
    "dialog",
    { id: "glossary" },
    make("div", { className: "title" }, title, close),
    make("p", { className: "explain" }, tDynamic("terms.lead")),
    ...Object.entries(groups).flatMap(([group, names]) => [
      make("h3", {}, tDynamic(`terms.group.${group}`)),
      make("dl", {}, ...names.map(entry)),
    ]),
  );
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

/** @param {string} name */
const entry = (name) =>
  make(
    "div",
    { id: idOf(name), tabIndex: -1 },
    make("dt", {}, picture(name), make("span", {}, tDynamic(`terms.${name}`))),
    make("dd", {}, tDynamic(`terms.${name}.text`)),
  );
