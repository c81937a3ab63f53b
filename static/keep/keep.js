// Nothing that was trained is lost: runs and their networks are kept in this browser, and offered at the next visit.

import { element, make } from "../ui/dom.js";
import { fixed, whole } from "../ui/numbers.js";
import { t, text } from "../strings/strings.js";
import { readKept } from "./record.js";
import { form, Store } from "./store.js";
import { closedOf, stayOpen, tab } from "./tabs.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {import("../app/runs.js").Run} Run */

const everyMilliseconds = 10_000; // while a network trains: so much of it is lost with the browser, at most

/** @param {App} app */
export async function startKeep(app) {
  stayOpen();
  await new Keep(app).start();
}

class Keep {
  #app;
  /** @type {Store | undefined} undefined: nothing can be kept here */
  #store;
  /** The step at which each run was stored last. @type {Map<string, number>} */
  #stored = new Map();
  #last = -Infinity; // when a network in training was stored
  /** The run whose network may be lost. @type {Run | undefined} */
  #given;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  async start() {
    const { runs } = this.#app;
    runs.isKept = (run) => this.#isKept(run);
    try {
      this.#store = await Store.open();
      await this.#bringBack(this.#store);
    } catch {
      this.#store = undefined;
    }
    runs.addEventListener("network", (event) => {
      const { detail: run } = /** @type {CustomEvent<Run>} */ (event);
      if (!this.#app.trainer.running || performance.now() - this.#last > everyMilliseconds) this.#save(run);
    });
    runs.addEventListener("change", () => {
      for (const run of runs.list) if (run.network && !this.#isKept(run)) this.#save(run);
    });
    // Whoever leaves may not come back: a phone ends what is hidden.
    const saveNow = () => {
      const run = runs.current;
      if (run?.network && !this.#isKept(run)) this.#save(run);
    };
    for (const event of ["pagehide", "beforeunload"]) addEventListener(event, saveNow);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && saveNow());
    addEventListener("beforeunload", (event) => {
      if (!this.#store && runs.unkept) event.preventDefault(); // the browser asks in its own words
    });
    this.#app.trainer.mayLeave = () => this.#store !== undefined || this.#agree();
  }

  /** Where nothing is kept, a network goes only with the person's leave; asked once for each. */
  #agree() {
    const { runs } = this.#app;
    if (!runs.unkept || runs.current === this.#given) return true;
    const agreed = confirm(t("keep.ask"));
    if (agreed) this.#given = runs.current;
    return agreed;
  }

  /** Whether a run is stored as it is. @param {Run} run */
  #isKept(run) {
    return this.#store !== undefined && run.network !== undefined && this.#stored.get(run.id) === stateOf(run);
  }

  /** @param {Run} run */
  #save(run) {
    const store = this.#store;
    const { network, ...rest } = run;
    if (!store || !network) return;
    const before = this.#stored.get(run.id);
    const state = stateOf(run);
    this.#stored.set(run.id, state);
    this.#last = performance.now();
    const { checkpoint, epochs, steps } = network;
    const kept = {
      id: run.id,
      form,
      tab,
      time: Date.now(),
      bytes: network.bytes,
      offer: run === this.#app.runs.current,
      run: structuredClone({ ...rest, network: { epochs, steps } }),
    };
    store
      .put(kept, checkpoint)
      .then((gone) => gone && this.#app.runs.forget(gone))
      .catch((error) => {
        if (before === undefined) this.#stored.delete(run.id);
        else this.#stored.set(run.id, before);
        this.#refuse(error);
      });
  }

  /** Nothing more is kept. @param {unknown} error */
  #refuse(error) {
    if (!this.#store) return;
    this.#store = undefined;
    this.#app.complain(t("keep.refused", { problem: text(error) }));
  }

  /** What was there before is among the runs, and the last network is offered. @param {Store} store */
  async #bringBack(store) {
    const { runs } = this.#app;
    const all = await store.runs();
    const good = [];
    let bad = 0;
    for (const one of all) {
      const kept = readKept(one);
      if (kept) good.push(kept);
      else {
        bad++;
        if (typeof one?.id === "string") await store.remove(one.id);
      }
    }
    if (bad) this.#app.complain(t("keep.unreadable", { runs: whole(bad) }));
    if (!good.length) return;
    runs.adopt(
      good.map(({ run, bytes }) => ({ ...run, network: run.network && bytes ? { ...run.network, bytes } : undefined })),
    );
    for (const run of runs.list) if (run.network) this.#stored.set(run.id, stateOf(run));
    runs.bring = async (id) => /** @type {any} */ (await store.checkpoint(id));
    // Nobody waits for that: to learn whether a tab is open takes a second.
    this.#offerLast(good).catch(() => {});
  }

  /**
   * Offers the last network that is not of an open tab, once: those before it were given up for it.
   * @param {import("./store.js").Kept[]} all the oldest first
   */
  async #offerLast(all) {
    const closed = await closedOf(all.map(({ tab }) => tab));
    const kept = all.findLast(({ tab }) => closed.has(tab));
    const run = this.#app.runs.list.find(({ id }) => id === kept?.id);
    if (kept?.offer && run?.network)
      this.#offer(run, () => this.#store?.put({ ...kept, offer: false }).catch(() => {}));
  }

  /** @param {Run} run @param {() => void} settle it is not offered again */
  #offer(run, settle) {
    const epochs = fixed(run.network?.epochs ?? 0, Number.isInteger(run.network?.epochs) ? 0 : 1);
    const words = epochs === "1" ? t("keep.backOne") : t("keep.back", { epochs });
    const close = () => {
      settle();
      const focused = bar.contains(document.activeElement);
      bar.remove();
      if (focused) element("play").focus();
    };
    const button = (/** @type {string} */ words, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button" }, words);
      made.addEventListener("click", act);
      return made;
    };
    const bar = make(
      "aside",
      { id: "kept", className: "notice" },
      make("p", {}, words),
      button(t("keep.resume"), async () => {
        if (!(await this.#app.runs.restore(run))) return run.network ? undefined : close();
        this.#app.say(t("keep.resumed", { epochs }));
        close();
      }),
      button(t("keep.dismiss"), () => {
        this.#app.say(t("keep.dismissed"));
        close();
      }),
    );
    bar.setAttribute("aria-label", t("keep.label"));
    element("notices").prepend(bar);
    this.#app.say(words); // few screen readers read a status that comes with its words
  }
}

/** What of a run changes when there is more to keep. @param {Run} run */
const stateOf = ({ network, score }) => (network?.steps ?? 0) + (score ? 0.5 : 0);
