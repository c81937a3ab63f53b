// The address: #key=value of every setting that is not as at first, and of the seed always, with what it
// draws; and where the network comes from, if it was not made by the settings: w=ID, weights=URL or z=TEXT.

import { find, fit, initialOf, label, settings } from "./state.js";
import { placeOf, repaired } from "./repair.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Values} Values */

/** @typedef {"w" | "weights" | "z"} SourceKey stored here, stored elsewhere, in the link itself */
/** @typedef {{ key: SourceKey, value: string }} Source where the weights of a link are */

/** @type {SourceKey[]} */
const sourceKeys = ["w", "weights", "z"];

/** What weights decide themselves. */
export const shapeKeys = ["model", "layers", "code", "output"];

/**
 * @param {Values} values
 * @param {{ source?: Source, base?: Record<string, unknown> }} [network] that the weights of a source make:
 *   base has the settings that come with them
 */
export function toHash(values, { source, base = {} } = {}) {
  const known = (/** @type {import("./state.js").Setting} */ setting) =>
    Object.hasOwn(base, setting.key)
      ? base[setting.key]
      : ((source ? undefined : setting.unsaid) ?? initialOf(setting, values.model));
  const pairs = settings
    .filter((setting) => (!source && setting.key === "seed") || values[setting.key] !== known(setting))
    .map(({ key, link }) => [link ?? key, String(values[key])]);
  return `#${new URLSearchParams([...pairs, ...(source ? [[source.key, source.value]] : [])])}`;
}

/** The address of the page itself, as others are told it, who read it in their own language. */
export const pageAddress = () => new URL(placeOf({ ...location, search: "" }), location.href).href;

/** A link to this page. @param {string} hash */
export const linkTo = (hash) => pageAddress() + hash;

/** What the address asks for, mended; the address itself stays as it came until something is opened. */
export const currentHash = () => repaired(location);

/** @param {string} hash */
const pairsOf = (hash) => [...new URLSearchParams(hash.replace(/^#/, ""))].slice(0, 100);

/** @param {string} hash @returns {Source | undefined} the first that it names */
export function sourceOf(hash) {
  const found = pairsOf(hash).find(([key]) => sourceKeys.includes(/** @type {SourceKey} */ (key)));
  return found && { key: /** @type {SourceKey} */ (found[0]), value: found[1] };
}

/** The setting that a link calls so. @param {string} name */
const keyOf = (name) => settings.find(({ link }) => link === name)?.key ?? name;

/** @param {string} hash @returns {Record<string, string>} the settings that it names, by their keys */
export const settingsOf = (hash) =>
  Object.fromEntries(
    pairsOf(hash)
      .filter(([name]) => !sourceKeys.includes(/** @type {SourceKey} */ (name)))
      .map(([name, value]) => [keyOf(name), value]),
  );

/**
 * Whether a link says anything that the page can follow, if only nearly. The address of one that does not stays as
 * it came, to be mended by the person; of another it becomes what the page has made of it.
 * @param {State} state as it is now
 * @param {string} hash
 */
const isFollowed = (state, hash) =>
  Object.entries(settingsOf(hash)).some(([key, value]) => {
    const setting = find(key);
    if (!setting || setting.kind === "name") return false;
    const { value: fitted, problem } = fit(setting, value);
    const taken = setting.effect === "page" || state.values[key] === fitted; // what the program refuses is not
    return taken && (!problem || problem.code === "fit.range");
  });

/**
 * Takes the settings of a link; those it does not name are as at first, and the drawing stays as it is. Beside
 * a source none can say another shape than its weights have.
 * @param {State} state
 * @param {string} hash
 * @param {Record<string, unknown>} [base] for those it does not name, where they are not as at first; none
 *   where the link has a source that has not been opened yet
 * @returns {string} what was wrong with them, in one sentence; empty if nothing
 */
export function takeHash(state, hash, base) {
  const given = settingsOf(hash);
  const others = sourceOf(hash) ? shapeKeys.filter((key) => key in given && String(base?.[key]) !== given[key]) : [];
  if (sourceOf(hash)) for (const key of shapeKeys) delete given[key];
  else if ("seed" in given)
    for (const { key, unsaid } of settings) if (unsaid !== undefined) given[key] ??= String(unsaid);
  const { value: model } = fit(
    /** @type {import("./state.js").Setting} */ (find("model")),
    given.model ?? base?.model ?? "",
  );
  const initial = Object.fromEntries(settings.map((setting) => [setting.key, initialOf(setting, model)]));
  delete initial.drawing;
  const problems = state.apply({ ...base, ...given }, initial).map(text);
  if (base)
    problems.push(
      ...others.map((key) =>
        t("share.shapeIgnored", { label: label(/** @type {import("./state.js").Setting} */ (find(key))) }),
      ),
    );
  return problems.length ? t("settings.link", { problems: problems.slice(0, 3).join("; ") }) : "";
}

/**
 * Keeps address and settings the same, both ways. Events: "source" when the person follows a link
 * that names weights; detail: Source. "settings" after following one that names none.
 */
export class Address extends EventTarget {
  /** @type {{ source?: Source, base?: Record<string, unknown> }} */
  #network = {};
  #state;
  /** Whether the address stays as it came: it could not be followed, and nobody has done anything since. */
  #kept;

  /**
   * @param {State} state
   * @param {(sentence: string) => void} complain
   * @param {boolean} refused whether something in the address was of no use
   */
  constructor(state, complain, refused) {
    super();
    this.#state = state;
    this.#kept = refused && !isFollowed(state, currentHash());
    for (const event of ["pointerdown", "keydown", "drop", "paste"])
      addEventListener(event, () => (this.#kept = false), { capture: true });
    this.#network = { source: sourceOf(currentHash()) };
    state.addEventListener("change", () => this.#write());
    state.addEventListener("undo", () => this.#write());
    addEventListener("hashchange", () => {
      const hash = currentHash();
      const source = sourceOf(hash);
      if (source) {
        this.dispatchEvent(new CustomEvent("source", { detail: { source, hash } }));
        return;
      }
      this.#network = {};
      this.#kept = true; // until it is known
      let undone = false;
      const undo = () => (undone = true);
      state.addEventListener("undo", undo);
      const problem = takeHash(state, hash);
      state.removeEventListener("undo", undo);
      this.#kept = (undone || problem !== "") && !isFollowed(state, hash);
      this.#write();
      this.dispatchEvent(new CustomEvent("settings"));
      if (problem) complain(problem);
    });
    // A link to weights stays as it came until they have been opened, too.
    if (!this.#network.source) this.#write();
  }

  /** Where the network comes from that is on the page, if not from the settings. */
  get source() {
    return this.#network.source;
  }

  /**
   * Notes where the network on the page comes from.
   * @param {Source} [source] none: the settings make it
   * @param {Record<string, unknown>} [base] the settings that come with the source
   */
  keep(source, base) {
    this.#kept = false;
    this.#network = source ? { source, base } : {};
    this.#write();
  }

  /**
   * Notes that the address names what could not be opened, and keeps it, until something changes.
   * @param {Source} [source] where the network on the page comes from
   * @param {Record<string, unknown>} [base]
   */
  refuse(source, base) {
    this.#kept = true;
    this.#network = source ? { source, base } : {};
  }

  /** The address of the settings alone. */
  get settings() {
    return linkTo(toHash(this.#state.values));
  }

  #write() {
    if (this.#kept) return;
    history.replaceState(null, "", placeOf(location) + toHash(this.#state.values, this.#network));
  }
}
