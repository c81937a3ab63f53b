// Tells what the networks of a race are like before they run: an engine of its own configures each in turn.

import { Engine } from "../engine/engine.js";
import { engineSettings } from "./setup.js";
import { text } from "../strings/strings.js";

/** @typedef {import("./setup.js").Setup} Setup */

export class Scout {
  /** @type {Promise<Engine> | undefined} */
  #engine;
  #asked = 0; // the number of the last call

  /**
   * Describes each lane's network, or says why there is none. A later call ends an earlier one.
   * @param {Setup} setup
   * @param {(lane: number, told: import("../engine/model.js").Model | string) => void} tell
   * @returns {Promise<void>} rejects with what can be shown
   */
  async describe(setup, tell) {
    const mine = ++this.#asked;
    try {
      this.#engine ??= Engine.start();
      const engine = await this.#engine;
      for (const [i, lane] of setup.lanes.entries()) {
        const told = await engine.configure(engineSettings(setup, lane)).catch(text);
        if (mine !== this.#asked) return;
        tell(i, told);
      }
    } catch (error) {
      this.#engine = undefined;
      if (mine === this.#asked) throw error;
    }
  }

  /** Ends the engine; a later question starts another one. */
  end() {
    this.#asked++;
    this.#engine?.then((engine) => engine.stop()).catch(() => {});
    this.#engine = undefined;
  }
}
