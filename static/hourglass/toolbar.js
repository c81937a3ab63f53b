// Buttons placed under the columns as one stop for Tab; arrows move between them.

/** @typedef {HTMLButtonElement & { row?: number, column?: number, key?: string }} ToolButton */

export class Toolbar {
  /** @type {ToolButton[]} */
  #buttons = [];
  #current = "";

  /** @param {HTMLElement} host @param {string} label */
  constructor(host, label) {
    this.host = host;
    host.setAttribute("role", "toolbar");
    host.setAttribute("aria-label", label);
    host.addEventListener("keydown", (event) => this.#key(event));
    host.addEventListener("focusin", (event) => this.#settle(/** @type {ToolButton} */ (event.target)));
  }

  /**
   * Other buttons; the one that had the focus keeps it if it is still there.
   * @param {ToolButton[]} buttons
   * @param {Node[]} [labels]
   */
  replace(buttons, labels = []) {
    const focused = this.host.contains(document.activeElement);
    this.#buttons = buttons;
    this.host.replaceChildren(...labels, ...buttons);
    const current =
      buttons.find(({ key, disabled }) => key === this.#current && !disabled) ??
      buttons.find(({ disabled }) => !disabled);
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
    if (focused) current?.focus();
  }

  /** @param {string} key */
  focus(key) {
    this.#buttons.find((button) => button.key === key)?.focus();
  }

  /** @param {ToolButton} button */
  #settle(button) {
    if (!this.#buttons.includes(button)) return;
    this.#current = button.key ?? "";
    for (const other of this.#buttons) other.tabIndex = other === button ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#buttons.indexOf(/** @type {ToolButton} */ (event.target));
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const { row = 0, column = 0 } = this.#buttons[at];
    const usable = this.#buttons.filter(({ disabled }) => !disabled);
    const nearest = (/** @type {ToolButton[]} */ some) =>
      some.toSorted(
        (a, b) =>
          Math.abs((a.column ?? 0) - column) - Math.abs((b.column ?? 0) - column) ||
          Math.abs((a.row ?? 0) - row) - Math.abs((b.row ?? 0) - row),
      )[0];
    const moves = /** @type {Record<string, () => ToolButton | undefined>} */ ({
      ArrowLeft: () => nearest(usable.filter((button) => (button.column ?? 0) < column)),
      ArrowRight: () => nearest(usable.filter((button) => (button.column ?? 0) > column)),
      ArrowUp: () => usable.filter((button) => button.column === column && (button.row ?? 0) < row).at(-1),
      ArrowDown: () => usable.find((button) => button.column === column && (button.row ?? 0) > row),
      Home: () => usable[0],
      End: () => usable.at(-1),
    });
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move()?.focus();
  }
}
