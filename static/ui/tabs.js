// The tabs among the ways in, as WAI-ARIA has them: arrows, Home and End move between them, and a panel's module is
// fetched when it is first opened. Their panels stand below the instrument.

import { make } from "./dom.js";
import { bring } from "./scroll.js";
import { t, tDynamic, text } from "../strings/strings.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/panel.js").Entry} Entry */
/** @typedef {import("../app/panel.js").Panel} Panel */

/** Fetches a panel's style sheet, once; without it the panel works all the same. @param {string} name */
function style(name) {
  return new Promise((resolve) => {
    const link = make("link", {
      id: `style-${name}`,
      rel: "stylesheet",
      href: new URL(`../${name}/panel.css`, import.meta.url).href,
    });
    link.onload = link.onerror = resolve;
    document.getElementById(link.id)?.remove();
    document.head.append(link);
  });
}

export class Tabs {
  #app;
  /** The name of the open panel, or "". @type {string | undefined} */
  #open;
  /** @type {Map<string, Entry & { tab: HTMLButtonElement, host: HTMLElement, panel?: Promise<Panel | undefined> }>} */
  #all = new Map();

  /**
   * @param {HTMLElement} list empty
   * @param {HTMLElement} parent of the panels
   * @param {App} app
   * @param {Entry[]} panels
   */
  constructor(list, parent, app, panels) {
    this.#app = app;
    list.role = "tablist";
    list.setAttribute("aria-label", t("page.tabs"));
    for (const entry of panels) {
      const { name } = entry;
      const tab = make("button", { id: `tab-${name}`, type: "button", role: "tab" }, tDynamic(`${name}.tab`));
      tab.setAttribute("aria-controls", `panel-${name}`);
      const host = make("div", {
        id: `panel-${name}`,
        className: `panel panel-${name}`,
        role: "tabpanel",
        hidden: true,
        tabIndex: 0,
      });
      host.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => {
        app.state.set("tab", name);
        this.bring();
      });
      list.append(tab);
      parent.append(host);
      this.#all.set(name, { ...entry, tab, host });
    }
    list.addEventListener("keydown", (event) => this.#key(event));
    const follow = () => this.#show(String(app.state.values.tab));
    app.state.addEventListener("change", follow);
    app.state.addEventListener("undo", follow);
    follow();
    const mend = (/** @type {string[]} */ keys) => {
      for (const { name, panel, mendLink } of this.#all.values()) if (keys.includes(name) && !panel) mendLink?.(app);
    };
    app.on("settings", ({ keys }) => mend(keys));
    mend([...this.#all.keys()]);
  }

  /** The open panel is to be seen. */
  bring() {
    const host = this.#all.get(this.#open ?? "")?.host;
    if (host) bring(host);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const names = [...this.#all].filter(([, { tab }]) => !tab.hidden).map(([name]) => name);
    const at = Math.max(0, names.indexOf(this.#open ?? "")); // where none is open, the first has the focus
    const to = /** @type {Record<string, number>} */ ({
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: names.length - 1,
    })[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    this.#app.state.set("tab", name);
    this.#all.get(name)?.tab.focus();
  }

  /** @param {string} name */
  async #show(name) {
    if (name === this.#open) return;
    const before = this.#all.get(this.#open ?? "");
    this.#open = name;
    for (const [other, { tab, host, quiet }] of this.#all) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === (name || [...this.#all.keys()][0]) ? 0 : -1;
      host.hidden = other !== name;
      tab.hidden = Boolean(quiet) && other !== name;
    }
    (await before?.panel)?.hide?.();
    const entry = this.#all.get(name);
    if (!entry) return;
    entry.panel ??= this.#make(entry);
    const panel = await entry.panel;
    if (this.#open === name) panel?.show?.();
  }

  /**
   * @param {Entry & { host: HTMLElement, panel?: Promise<Panel | undefined> }} entry
   * @returns {Promise<Panel | undefined>}
   */
  async #make(entry) {
    try {
      const [module] = await Promise.all([entry.load(), style(entry.name)]);
      return new module.default(entry.host, this.#app);
    } catch (error) {
      entry.host.textContent = t("page.viewFailed", { problem: text(error) });
      entry.panel = undefined; // so that it is tried again
      return undefined;
    }
  }
}
