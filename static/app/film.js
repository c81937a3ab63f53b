// What became of the drawing while the network trained, picture by picture: a clip is made of it.

/** @typedef {import("./app.js").App} App */
/** @typedef {{ noisy: Uint8Array, restored: Uint8Array, epoch: number }} Shot 784 bytes each, 0 is paper */

const most = 120; // shots; then every second one goes, and from there on half as many come

const bytes = (/** @type {Float32Array} */ values) => Uint8Array.from(values, (v) => Math.round(255 * v));

export class Film {
  /** @type {Shot[]} */
  shots = [];
  #every = 1;
  #seen = 0;
  #epoch = 0;

  /** @param {App} app */
  constructor(app) {
    const { trainer, state } = app;
    trainer.addEventListener("reset", () => this.#clear());
    app.on("progress", ({ epoch }) => (this.#epoch = epoch));
    app.on("drawing", () => {
      if (trainer.running && state.values.shown === "own") this.take(app.drawing());
    });
  }

  /** @param {Pick<import("../engine/table.js").Frame, "noisy" | "restored" | "field">} frame */
  take({ noisy, restored, field }) {
    if (!field || this.#seen++ % this.#every) return;
    this.shots.push({ noisy: bytes(noisy), restored: bytes(restored), epoch: this.#epoch });
    if (this.shots.length <= most) return;
    this.shots = this.shots.filter((_, i) => i % 2 === 0);
    this.#every *= 2;
  }

  #clear() {
    this.shots = [];
    this.#every = 1;
    this.#seen = this.#epoch = 0;
  }
}
