// Layers are resized, removed and added where they stand: buttons under and over the columns.

import { hasWeights } from "../engine/model.js";
import { make } from "../ui/dom.js";
import { find, optionLabel } from "../app/state.js";
import { term } from "../ui/term.js";
import { t, tDynamic } from "../strings/strings.js";
import { insertCard, layerCard } from "./cards.js";
import { Edits } from "./edits.js";
import { inserted, nextSize, removed, resized, sizeOf } from "./layerlist.js";
import { kindName } from "./model.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("./layerlist.js").List} List */
/** @typedef {import("./toolbar.js").ToolButton} ToolButton */
/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {number} row
 * @property {number} index of the layer, or of the one before the gap
 * @property {number} middle
 * @property {string} sign
 * @property {string} title
 * @property {() => void} act
 * @property {boolean} [narrow] there is little room
 */

export class Editor {
  inserts = make("div", { className: "hg-inserts" });
  bar = make("div", { className: "hg-bar" });
  card = make("div", { className: "hg-card", hidden: true });
  problem = make("p", { className: "hg-problem", hidden: true });
  mirror = make("input", { type: "checkbox", id: "hourglass-mirror", checked: true });
  reset = make("button", { type: "button", id: "hourglass-reset", hidden: true });
  #insertBar = new Toolbar(this.inserts, t("hourglass.add"));
  #layerBar = new Toolbar(this.bar, t("hourglass.change"));
  #app;
  #view;
  #edits;
  /** Gives the focus back to what the card was opened by. */
  #back = () => {};

  /** @param {App} app @param {View} view */
  constructor(app, view) {
    this.#app = app;
    this.#view = view;
    this.#edits = new Edits(app);
    this.problem.setAttribute("role", "alert");
    this.card.setAttribute("role", "dialog");
    view.addEventListener("arranged", () => this.#arrange());
    this.reset.addEventListener("click", () => {
      this.close();
      const to = this.#before;
      app.state.apply({ layers: "", ...(this.#edits.from && { shown: this.#edits.from }) });
      app.say(t("hourglass.resetDone", { model: to }));
    });
    this.card.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
      this.#back();
    });
    for (const bar of [this.bar, this.inserts])
      bar.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("pointerdown", (event) => {
      if (!this.card.contains(/** @type {Node} */ (event.target))) this.close();
    });
  }

  get #preset() {
    const setting = /** @type {import("../app/state.js").Setting} */ (find("model"));
    return optionLabel(setting, this.#app.state.values.model);
  }

  /** What the network was before it was edited. */
  get #before() {
    return this.#edits.from ? tDynamic(`setting.shown.${this.#edits.from}`) : this.#preset;
  }

  /** Closes what is open, and takes back what was said. */
  close() {
    this.card.hidden = this.problem.hidden = true;
  }

  #arrange() {
    const { model, columns } = this.#view;
    this.reset.hidden = this.#app.state.values.layers === "";
    this.reset.textContent = t("hourglass.reset", { model: this.#before });
    this.close();
    const names = columns.map(({ index, form, left, slot }) => {
      const name = make(
        "span",
        { className: index === model.code ? "hg-name code" : "hg-name" },
        form === "mark" ? "" : this.#nameOf(index),
      );
      // A little wider than the column, but not wider than all.
      const from = Math.max(0, left - 7);
      Object.assign(name.style, {
        left: `${from}px`,
        width: `${Math.min(left + slot + 7, this.#view.width) - from}px`,
      });
      return name;
    });
    this.#layerBar.replace(columns.flatMap((column) => this.#toolsOf(column)).map(toolButton), names);
    const gaps = columns.slice(0, -1).map((column, gap) =>
      toolButton({
        name: "add",
        row: 0,
        index: gap,
        middle: (column.left + column.slot + columns[gap + 1].left) / 2,
        sign: "+",
        title: gap ? t("hourglass.addAfter", { number: gap }) : t("hourglass.addFirst"),
        act: () => this.#openInsert(gap),
      }),
    );
    this.#insertBar.replace(gaps);
  }

  /** What a layer is called, as a word that explains itself. @param {number} index -1: the input */
  #nameOf(index) {
    const { model } = this.#view;
    const words = kindName(model, index);
    const { layers, code } = model;
    if (index < 0 || index === layers.length - 1) return words;
    const name = term(index === code ? "code" : layers[index].kind, words);
    name.tabIndex = -1; // the keyboard has it in the layer's card, beside all that is to be done with it
    return name;
  }

  /** The buttons under a column. @param {import("./layout.js").Column} column @returns {Tool[]} */
  #toolsOf({ index, left, slot, pages, form }) {
    const { layers } = this.#view.model;
    /** @type {Tool[]} */
    const tools = [];
    const tool = (
      /** @type {string} */ name,
      /** @type {number} */ row,
      /** @type {string} */ sign,
      /** @type {string} */ title,
      /** @type {() => void} */ act,
      narrow = false,
    ) => tools.push({ name, row, index, middle: left + slot / 2, sign, title, act, narrow });
    if (pages > 1) {
      const { first, last, units } = this.#view.inSight(index);
      tool(
        "pages",
        0,
        `${first + 1}–${last + 1}`,
        t("hourglass.pages", { number: index + 1, first: first + 1, last: last + 1, units }),
        () => this.#turn(index),
      );
    }
    if (index < 0) return tools;
    const layer = layers[index];
    const inner = index < layers.length - 1;
    const sized = inner && (hasWeights(layer) || layer.kind === "reshape");
    const words = { number: index + 1, size: sizeText(layer) };
    if (sized) tool("more", 1, "+", t("hourglass.more", words), () => this.#resize(index, nextSize(sizeOf(layer), 1)));
    tool("size", 2, sizeText(layer), t("hourglass.open", words), () => this.#openLayer(index), form === "mark");
    if (sized) tool("less", 3, "−", t("hourglass.less", words), () => this.#resize(index, nextSize(sizeOf(layer), -1)));
    if (inner)
      tool("remove", 4, "×", t("hourglass.remove", words), () =>
        this.#edit(index, (list) => removed(list, index, this.mirror.checked)),
      );
    return tools;
  }

  /** @param {number} index */
  #turn(index) {
    this.#view.turn(index, 1);
    this.#arrange();
  }

  /** @param {number} index @param {number} size */
  #resize(index, size) {
    this.#edit(index, (list) => resized(list, index, size, this.mirror.checked));
  }

  /**
   * Does it, or says at its place why it cannot be.
   * @param {number} place index of the layer
   * @param {(list: List) => List[]} edit
   */
  #edit(place, edit) {
    const refusal = this.#edits.take(this.#view.model.layers.length, edit);
    this.#refuse(place, refusal);
    if (refusal || this.card.hidden) return;
    this.card.hidden = true;
    this.#back();
  }

  /** Says at its place why something cannot be. @param {number} place index of the layer @param {string} [refusal] */
  #refuse(place, refusal = "") {
    this.problem.hidden = !refusal;
    this.problem.textContent = refusal;
    if (!refusal) return;
    const { left, slot } = this.#view.columns[place + 1];
    this.#stand(this.problem, left + slot / 2);
  }

  /** Puts something that floats where it can be seen whole. @param {HTMLElement} element @param {number} middle */
  #stand(element, middle) {
    const scroll = /** @type {HTMLElement} */ (this.bar.closest(".hg-scroll"));
    const width = Math.min(300, scroll.clientWidth);
    const left = Math.min(
      Math.max(middle - width / 2, scroll.scrollLeft),
      scroll.scrollLeft + scroll.clientWidth - width,
    );
    Object.assign(element.style, { left: `${Math.round(left)}px`, width: `${width}px` });
  }

  /** @param {Toolbar} bar @param {string} key @param {number} middle @param {string} title @param {Node[]} content */
  #open(bar, key, middle, title, content) {
    this.close();
    const heading = make("h3", {}, title);
    heading.id = "hourglass-card-title";
    const close = make("button", { type: "button", className: "icon", title: t("page.close") }, "×");
    close.setAttribute("aria-label", t("page.close"));
    this.#back = () => bar.focus(key);
    close.addEventListener("click", () => {
      this.close();
      this.#back();
    });
    this.card.setAttribute("aria-labelledby", heading.id);
    this.card.replaceChildren(make("div", { className: "title" }, heading, close), ...content);
    this.card.hidden = false;
    this.#stand(this.card, middle);
    /** @type {HTMLElement | null} */ (this.card.querySelector("input, select, button:not(.icon, .term)"))?.focus();
  }

  /** @param {number} index */
  #openLayer(index) {
    const { model, columns } = this.#view;
    const column = columns[index + 1];
    const content = layerCard(model, index, {
      resize: (size) => this.#resize(index, size),
      change: (edit) => this.#edit(index, (list) => [edit(list)]),
      remove: () => this.#edit(index, (list) => removed(list, index, this.mirror.checked)),
      refuse: (sentence) => this.#refuse(index, sentence),
    });
    this.#open(
      this.#layerBar,
      `size${index}`,
      column.left + column.slot / 2,
      t("hourglass.layerTitle", { number: index + 1 }),
      content,
    );
  }

  /** @param {number} gap */
  #openInsert(gap) {
    const { model, columns } = this.#view;
    const content = insertCard(model, gap, (layer) =>
      this.#edit(Math.max(gap - 1, 0), (list) => inserted(list, gap, layer, this.mirror.checked)),
    );
    this.#open(
      this.#insertBar,
      `add${gap}`,
      columns[gap].left + columns[gap].slot,
      gap ? t("hourglass.addAfter", { number: gap }) : t("hourglass.addFirst"),
      content,
    );
  }
}

/** @param {Tool} tool @returns {ToolButton} */
function toolButton({ name, row, index, middle, sign, title, act, narrow }) {
  const button = /** @type {ToolButton} */ (
    make("button", { type: "button", className: `hg-tool ${name}${narrow ? " narrow" : ""}`, title }, sign)
  );
  button.setAttribute("aria-label", title);
  Object.assign(button, { row, column: index, key: `${name}${index}` });
  button.style.left = `${Math.round(middle)}px`;
  button.addEventListener("click", act);
  return button;
}

/** @param {Layer} layer */
export function sizeText({ kind, units, size, rate, out }) {
  if (kind === "pool") return `÷${size}`;
  if (kind === "up") return `×${size}`;
  if (kind === "dropout") return `${Math.round(rate * 100)}%`;
  return kind === "reshape" ? `${out.height}²` : String(units);
}
