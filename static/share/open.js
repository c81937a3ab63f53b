// Opens weights: from a link, a file, or an address elsewhere. Nothing changes until they are known to
// be good; then the page has their settings, trains and answers with them, and a card tells what they are.

import { shapeKeys, takeHash } from "../app/link.js";
import { settings } from "../app/state.js";
import { local, t, text } from "../strings/strings.js";
import { Card, clip } from "./card.js";
import { inspect, inspectFile, inspectText } from "./inspect.js";
import { SourceError, thisSite, elsewhere, fetchBytes, fetchStored, mostBytes } from "./sources.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/link.js").Address} Address */
/** @typedef {import("../app/link.js").Source} Source */
/** @typedef {import("./inspect.js").Network} Network */
/** @typedef {{ source?: Source, hash?: string, from: string }} Origin from: a sentence about where it comes from */

/** Events: "score" when the network in training has been measured; detail: Score. */
export class Opener extends EventTarget {
  #app;
  #address;
  #card;
  #number = 0; // of the last thing that was to be opened: an older one is stale
  #stop = new AbortController(); // of what is being fetched for it
  #coming = false; // whether it is asked about, fetched or looked into
  #fetching = false; // whether that goes on by itself
  #since = 0; // networks that had been asked for when it began
  #taking = 0; // networks that are being put into training: the resets in between are theirs
  /** What is in training now, if it was opened. @type {Network | undefined} */
  opened;
  /** Where it comes from, if a link can say that. @type {Source | undefined} */
  #source;

  /** @param {App} app @param {Address} address */
  constructor(app, address) {
    super();
    this.#app = app;
    this.#address = address;
    this.#card = new Card(app);
    app.trainer.addEventListener("reset", (event) => {
      if (this.#taking) return;
      // Another network is in training. One that was asked for before does not stop what is being opened.
      if (this.#coming && /** @type {CustomEvent<number>} */ (event).detail <= this.#since) this.#lose();
      else this.#forget();
    });
    app.on("running", () => {
      if (!app.trainer.running || !this.#fetching) return;
      this.#cancel();
      app.complain(t("share.overtaken"));
    });
    address.addEventListener("source", (event) => {
      const { source, hash } = /** @type {CustomEvent} */ (event).detail;
      this.source(source, hash);
    });
    address.addEventListener("settings", () => {
      if (this.#coming) this.#end();
      // A link with settings leads to the network that they make, even if what was opened has the same settings.
      if (!app.trainer.fromScratch) app.trainer.reset();
    });
  }

  /** What is being opened from now on, in place of anything else. */
  #begin() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#coming = this.#fetching = true;
    this.#since = this.#app.trainer.changes;
    return ++this.#number;
  }

  /** Nothing is being opened any more. */
  #end() {
    this.#stop.abort();
    this.#number++;
    this.#coming = this.#fetching = false;
    this.#card.done();
  }

  /** Gives up what is being opened; the address is again that of the network in training. */
  #cancel() {
    this.#end();
    this.#address.keep(this.#source, this.opened?.base);
    this.#app.emit("opened");
  }

  /** What was opened is in training no more. */
  #lose() {
    this.opened = this.#source = undefined;
  }

  /** What was opened is in training no more, and nothing else is wanted. */
  #forget() {
    const named = this.#coming || this.#address.source;
    this.#end();
    this.#lose();
    this.#card.close();
    if (named) this.#address.keep();
  }

  /**
   * What a link names.
   * @param {Source} source
   * @param {string} hash the link's, with settings beside it
   */
  async source(source, hash) {
    const mine = this.#begin();
    try {
      const { network, from } = await this.#bring(source);
      await this.#take(mine, network, { source, hash, from });
    } catch (error) {
      if (mine !== this.#number) return;
      this.#end();
      // The address keeps what was not opened: to be mended, or tried again.
      if (this.opened || !(error instanceof SourceError) || error.gone) {
        this.#address.refuse(this.#source, this.opened?.base);
        this.#app.emit("opened");
      }
      // Whoever serves them may have been busy, or the line down.
      this.#complain(error, error instanceof SourceError && !error.gone ? () => this.source(source, hash) : undefined);
    }
  }

  /** @param {Source} source @returns {Promise<{ network: Network, from: string }>} */
  async #bring({ key, value }) {
    const { signal } = this.#stop;
    const wait = (/** @type {string} */ sentence) => this.#card.wait(sentence, () => this.#cancel());
    if (key === "w") {
      wait(t("share.fetching"));
      return { network: await inspect(fetchStored(value, signal)), from: t("share.fromHere") };
    }
    if (key === "z") {
      wait(t("share.reading"));
      const network = await inspectText(value).catch((error) => {
        throw new SourceError("source.text", [], { gone: true, cause: error });
      });
      const off = Number(network.notes.off);
      const rounded = t("share.fromText", { bits: network.bits ?? 0 });
      return {
        network,
        from: off > 0 && off < 1 ? `${rounded} ${t("share.offBy", { off: local(off.toPrecision(2)) })}` : rounded,
      };
    }
    const url = elsewhere(value);
    const here = url.origin === location.origin;
    if (!here) {
      this.#fetching = false;
      const agreed = await this.#card.ask(url.host, url.href);
      signal.throwIfAborted();
      if (!agreed) this.#cancel();
      signal.throwIfAborted();
      this.#fetching = true;
    }
    wait(here ? t("share.fetching") : t("share.fetchingFrom", { host: url.host }));
    const bytes = await fetchBytes(url, here ? thisSite : url.host, { signal });
    return {
      network: await inspectFile(bytes, clip(url.host + url.pathname, 100)),
      from: here ? t("share.fromHere") : t("share.fromHost", { host: url.host }),
    };
  }

  /** @param {File} file */
  async file(file) {
    if (/\.json$/i.test(file.name)) return void this.#app.emit("lesson", file); // a network comes in no such file
    const mine = this.#begin();
    const name = clip(file.name, 60);
    this.#card.wait(t("share.looking"), () => this.#cancel());
    try {
      if (file.size > mostBytes) throw new SourceError("source.large", [name]);
      const bytes = new Uint8Array(await file.arrayBuffer());
      await this.#take(mine, await inspectFile(bytes, name), { from: t("share.fromFile", { name }) });
    } catch (error) {
      if (mine !== this.#number) return;
      this.#cancel();
      this.#complain(error);
    }
  }

  /** @param {unknown} error @param {() => void} [again] */
  #complain(error, again) {
    this.#app.complain(
      error instanceof SourceError ? text(error) : t("share.bad", { problem: clip(text(error), 600) }),
      again,
    );
  }

  /** @param {number} mine @param {Network} network @param {Origin} origin */
  async #take(mine, network, { source, hash = "", from }) {
    const { trainer, state, engine } = this.#app;
    if (mine !== this.#number) return;
    if (trainer.changes > this.#since) return this.#forget(); // a network was asked for meanwhile
    this.#coming = this.#fetching = false;
    this.#taking++;
    try {
      this.#app.dismiss();
      const { base } = network;
      // Opening a file leaves alone what is shown on the page; a link sets that too.
      const page = source
        ? {}
        : Object.fromEntries(
            settings.filter(({ effect }) => effect === "page").map(({ key }) => [key, state.values[key]]),
          );
      const problem = takeHash(state, source ? hash : "", { ...page, ...base });
      // If a setting of the link does not go with the network, the network's own settings are taken alone.
      if (shapeKeys.some((key) => Object.hasOwn(base, key) && state.values[key] !== base[key]))
        takeHash(state, "", base);
      if (problem) this.#app.complain(problem);
      if (!(await trainer.restore(network.bytes))) return this.#forget();
      this.opened = network;
      this.#source = source;
      if (!this.#coming) {
        this.#card.done();
        this.#address.keep(source, base);
      }
      this.#card.show(network, from);
      this.#app.emit("opened");
      this.#app.say(t("share.openedSay", { parameters: network.model.parameters }));
    } finally {
      this.#taking--;
    }
    try {
      const noise = Number(state.values.noise);
      const score = await engine.evaluate();
      if (this.opened !== network) return;
      this.#card.score(network, score, noise);
      const unchanged = trainer.step === 0 && noise === Number(state.values.noise);
      if (unchanged) this.dispatchEvent(new CustomEvent("score", { detail: score }));
    } catch (error) {
      if (this.opened === network) this.#card.score(network, undefined, 0, text(error));
    }
  }
}
