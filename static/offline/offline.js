// Without network: has the browser keep the page, says when all of it is there, and offers a version that has come.

import { anyAtWork } from "../app/atwork.js";
import { isPage } from "../engine/files.js";
import { learn, t } from "../strings/strings.js";
import { element, make } from "../ui/dom.js";

/** @typedef {import("../app/app.js").App} App */
/** @typedef {Parameters<typeof t>[0]} Key */

const script = new URL("../sw.js", import.meta.url);

/** Where there is a worker to keep it, and the page is not in somebody else's. @param {App} app */
export function startOffline(app) {
  const version = document.querySelector("meta[name=version]")?.getAttribute("content");
  if (!version || !isSecureContext || document.body.dataset.embed) return;
  const idle = globalThis.requestIdleCallback ?? setTimeout; // Safari has none
  idle(() => new Offline(app, version).start());
}

/** Whether this browser keeps nothing for the page: by a setting, or in a private window. */
const refuses = () =>
  caches.has("").then(
    () => false,
    () => true,
  );

class Offline {
  #app;
  #version;
  #line = make("p", { id: "offline" });
  /** @type {HTMLElement | undefined} */
  #bar;
  #chosen = false;

  /** @param {App} app @param {string} version of the page */
  constructor(app, version) {
    this.#app = app;
    this.#version = version;
  }

  async start() {
    const container = navigator.serviceWorker;
    if (!container) return this.#say("offline.refused");
    let controlled = container.controller !== null;
    container.addEventListener("controllerchange", () => {
      if (controlled) location.reload(); // another tab may have asked for it
      controlled = true; // the first one has only come to keep this page
    });
    container.addEventListener("message", ({ data }) => data.failed && this.#fail(data.failed));
    try {
      this.registration = await container.register(script, { updateViaCache: "none" });
    } catch {
      return this.#say((await refuses()) ? "offline.refused" : "offline.incomplete");
    }
    const { registration } = this;
    if (!registration) return; // a browser under test
    registration.addEventListener("updatefound", () => this.#watch(registration.installing));
    for (const worker of [registration.installing, registration.waiting]) this.#watch(worker);
    addEventListener("online", () => this.#look());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#look());
    this.#tell();
    this.#look();
  }

  /** @param {ServiceWorker | null} worker that is to be the next */
  #watch(worker) {
    const look = () => {
      if (worker?.state === "installed" && this.registration?.active) this.#withWords(() => this.#offer());
      if (worker?.state === "activated") {
        if (this.#chosen)
          location.reload(); // a page without a worker hears of no other
        else this.#tell();
      }
    };
    worker?.addEventListener("statechange", look);
    look();
  }

  /** Asks for a newer version. A site that has no worker any more gets its address back. */
  async #look() {
    try {
      await this.registration?.update();
    } catch {
      const answer = await fetch(script, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
      if (answer && (answer.status === 404 || answer.status === 410 || isPage(answer))) {
        await this.registration?.unregister();
        this.#line.textContent = "";
      }
    }
  }

  /** Says how much of this page is kept. */
  async #tell() {
    const worker = this.registration?.active;
    if (!worker) return;
    worker.postMessage({ ask: "claim", version: this.#version });
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    worker.postMessage({ ask: "state" }, [port2]);
    const { state, version } = await answer;
    if (version === this.#version) this.#say(/** @type {Key} */ (`offline.${state}`));
  }

  /** An installation has failed. @param {"full" | "incomplete"} reason */
  #fail(reason) {
    if (!this.registration?.active) this.#say(`offline.${reason}`);
    else if (reason === "full") this.#say("offline.stays"); // what broke off is tried again by itself
  }

  /** Has the words; without them nothing is said. @param {() => void} say */
  async #withWords(say) {
    const learnt = await learn("offline").then(
      () => true,
      () => false,
    );
    if (learnt) say();
  }

  /** In the foot of the page. @param {Key} key */
  #say(key) {
    void this.#withWords(() => {
      this.#line.textContent = t(key);
      document.querySelector("footer")?.append(this.#line);
    });
  }

  /** A new version is whole, and waits. */
  #offer() {
    if (this.#bar?.isConnected) return;
    const words = make("p", {}, t("offline.newer"));
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
      const made = make("button", { type: "button" }, text);
      made.addEventListener("click", act);
      return made;
    };
    const use = async () => {
      if (await anyAtWork()) {
        words.textContent = t("offline.training");
        this.#app.say(t("offline.training"));
      } else if (this.#app.trainer.mayLeave()) {
        this.#chosen = true;
        this.registration?.waiting?.postMessage({ ask: "use" });
      }
    };
    this.#bar = make(
      "aside",
      { id: "newer", className: "notice" },
      words,
      button(t("offline.use"), use),
      button(t("offline.later"), () => this.#bar?.remove()),
    );
    this.#bar.setAttribute("aria-label", t("offline.label"));
    element("notices").prepend(this.#bar);
    this.#app.say(t("offline.newer"));
  }
}
