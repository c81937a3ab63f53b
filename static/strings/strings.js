// All words of the page, in the language that the person reads.

import { sentence } from "./problem.js";
import en from "./en.js";

/** @typedef {keyof typeof en | keyof typeof import("./en/story.js").default
 *   | keyof typeof import("./en/offline.js").default} Key of what is there at once, or learnt */

/**
 * The languages there are, by their own names. Each but English is fetched when it is wanted.
 * @type {Record<string, string>}
 */
export const languages = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };

const rightToLeft = ["ar", "fa", "he", "ur"];

/** Where a line begins in a language. @param {string} tag @returns {"ltr" | "rtl"} */
export const direction = (tag) => (rightToLeft.includes(tag) ? "rtl" : "ltr");

/** @type {Record<Key, string>} */
let table = /** @type {any} */ (en);

/** The language of the page, as in lang="". */
export let language = "en";

/**
 * Chooses the language: ?lang of the address first, then what the browser prefers.
 * @param {string} query location.search
 * @param {readonly string[]} preferred navigator.languages
 */
export function pickLanguage(query, preferred) {
  const wanted = [new URLSearchParams(query).get("lang") ?? "", ...preferred];
  return wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => Object.hasOwn(languages, tag)) ?? "en";
}

/** Fetches the words of a language. Without them the page speaks English. @param {string} wanted */
export async function speak(wanted) {
  if (wanted === "en") return;
  try {
    table = (await import(`./${wanted}.js`)).default;
    language = wanted;
  } catch {
    // English is there already.
  }
}

/**
 * Fetches words that not everyone needs at once, of a file that en.js leaves out.
 * @param {string} room strings/LANGUAGE/ROOM.js
 */
export async function learn(room) {
  Object.assign(table, (await import(`./${language}/${room}.js`)).default);
}

/** With the decimal mark of the page's language. @param {string} number as JavaScript writes it */
export const local = (number) => (language === "en" ? number : number.replace(".", (1.5).toLocaleString(language)[1]));

/**
 * A text by its key, with values in place of {names}.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const text = table[key];
  if (text === undefined) throw new Error(`no text “${key}”`);
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? local(String(values[name])) : values[name],
  );
}

/** The words for an argument that is a name: a setting has a label. @param {string} name */
const nameOf = (name) =>
  [`setting.${name}`, `error.name.${name}`].filter(hasText).map((key) => tDynamic(key))[0] ?? name;

/** What can be shown of an error, in the language of the page. @param {unknown} error */
export const text = (error) =>
  sentence(error, (key, values) => (hasText(key) ? t(/** @type {Key} */ (key), values) : key), nameOf);

/**
 * A key that is put together: of a setting, a panel, a choice.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const tDynamic = (key, values) => t(/** @type {Key} */ (key), values);

/** @param {string} key */
export const hasText = (key) => Object.hasOwn(table, key);

/**
 * Fills in the words of a piece of the page: data-t="key" gives an element its text, data-t-label
 * its aria-label, data-t-title its title.
 * @param {ParentNode} root
 */
export function fillIn(root) {
  /** @param {string} attribute @param {(element: Element, text: string) => void} set */
  const each = (attribute, set) => {
    for (const element of root.querySelectorAll(`[${attribute}]`))
      set(element, tDynamic(element.getAttribute(attribute) ?? ""));
  };
  each("data-t", (element, text) => (element.textContent = text));
  each("data-t-label", (element, text) => element.setAttribute("aria-label", text));
  each("data-t-title", (element, text) => element.setAttribute("title", text));
}
