// Above the instrument: what was opened, namely where it comes from, what it is, how it was trained, and
// how good it is as measured here; and above that what is on its way, or asked about. Everything from
// outside is shown as text, and clipped.

import { make } from "../ui/dom.js";
import { fixed, psnr, whole } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { asWritten, claimOf, describeAssumed, describeModel, describeTraining } from "./words.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("./inspect.js").Network} Network */
/** @typedef {import("../app/trainer.js").Score} Score */

/** Lines with buttons beside them; hidden while there are none. */
class Row {
  #facts = make("div", { className: "facts" });
  #buttons = make("div", { className: "buttons" });
  element = make("div", { className: "brought", hidden: true }, this.#facts, this.#buttons);

  /** @param {...HTMLElement} lines none: nothing to be seen */
  fill(...lines) {
    this.#facts.replaceChildren(...lines);
    this.#buttons.replaceChildren();
    this.element.hidden = !lines.length;
  }

  /** @param {string} label @param {() => unknown} action @param {string} [className] */
  button(label, action, className = "") {
    const button = make("button", { type: "button", className }, label);
    button.addEventListener("click", action);
    this.#buttons.append(button);
    return button;
  }
}

export class Card {
  #app;
  #score = make("p", { className: "score" });
  #coming = new Row();
  #open = new Row();
  #card = make("section", { id: "opened", hidden: true }, this.#coming.element, this.#open.element);
  /** @type {HTMLButtonElement | undefined} */
  #train;
  /** Answers the question that stands. @type {(use: boolean) => void} */
  #answer = () => {};

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#card.setAttribute("aria-label", t("share.openedTitle"));
    document.querySelector("main")?.before(this.#card);
    app.on("running", () => this.#update());
  }

  #update() {
    if (this.#train) this.#train.disabled = this.#app.trainer.running;
    this.#card.hidden = this.#coming.element.hidden && this.#open.element.hidden;
  }

  /** @param {...HTMLElement} lines of what is on its way @returns {boolean} whether what had the focus is gone */
  #come(...lines) {
    const focused = this.#coming.element.contains(document.activeElement);
    this.#answer(false);
    this.#coming.fill(...lines);
    this.#update();
    return focused;
  }

  /** @param {string} sentence @param {() => void} [cancel] */
  wait(sentence, cancel) {
    const focused = this.#come(make("p", {}, sentence));
    const button = cancel && this.#coming.button(t("share.cancel"), cancel);
    if (focused) button?.focus();
  }

  /**
   * Whether weights from another host shall be fetched.
   * @param {string} host
   * @param {string} address
   * @returns {Promise<boolean>}
   */
  ask(host, address) {
    this.#come(
      make("p", {}, make("strong", {}, t("share.askTitle", { host }))),
      make("p", { className: "explain address" }, t("share.ask", { address: clip(address, 120) })),
    );
    const answered = new Promise((resolve) => (this.#answer = resolve));
    this.#coming.button(t("share.use"), () => this.#answer(true), "primary");
    this.#coming.button(t("share.leave"), () => this.#answer(false));
    this.#app.say(t("share.askTitle", { host }));
    return /** @type {Promise<boolean>} */ (answered);
  }

  /** Nothing is on its way any more. */
  done() {
    // On to what the card offers, else to what is above it.
    if (this.#come()) (this.#train?.isConnected ? this.#train : document.getElementById("share-button"))?.focus();
  }

  /** @param {Network} network @param {string} from */
  show({ model, notes, names }, from) {
    this.#score.textContent = t("share.measuring");
    const assumed = describeAssumed(model, names);
    const title = notes.title ? [make("p", { className: "explain" }, clip(notes.title, 120))] : [];
    this.#open.fill(
      make("p", {}, make("strong", {}, from), " ", describeModel(model)),
      ...(assumed ? [make("p", { className: "explain assumed" }, assumed)] : []),
      ...title,
      make("p", { className: "explain" }, describeTraining(notes)),
      this.#score,
    );
    this.#train = this.#open.button(t("share.trainOn"), () => this.#app.trainer.play());
    const close = this.#open.button("×", () => this.close(), "icon");
    close.setAttribute("aria-label", t("page.close"));
    this.#update();
  }

  /**
   * @param {Network} network
   * @param {Score | undefined} score
   * @param {number} noise that it was measured with
   * @param {string} [problem]
   */
  score({ notes }, score, noise, problem = "") {
    if (!score) {
      this.#score.textContent = t("share.unmeasured", { problem });
      return;
    }
    const values = {
      mse: fixed(score.mse, 5),
      psnr: psnr(score.mse),
      images: whole(score.images),
      noise: noise ? t("transport.scoreNoise", { noise }) : "",
    };
    this.#score.textContent = [t("share.measured", values), ...claimed(notes, score.mse, noise)].join(" ");
    this.#app.say(this.#score.textContent);
  }

  /** Takes what was opened out of sight. */
  close() {
    this.#open.fill();
    this.#update();
  }
}

/**
 * What the notes say of the score.
 * @param {import("./inspect.js").Notes} notes
 * @param {number} mse measured here
 * @param {number} noise
 */
function claimed(notes, mse, noise) {
  const claim = claimOf(notes, noise);
  if (!claim) return [];
  const same = Number(claim.noise) === noise && Math.abs(mse - Number(claim.mse)) <= claim.halfDigit;
  return [
    same
      ? t("share.claimedSame")
      : t("share.claimed", { mse: asWritten(clip(claim.mse, 12)), noise: asWritten(claim.noise) }),
  ];
}

/** @param {string} text @param {number} most characters */
export const clip = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);
