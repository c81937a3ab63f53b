// Starts the page's own side anew when the program has ended there: for want of memory, as a rule.

import { loadModule } from "../engine/load.js";
import { t, text } from "../strings/strings.js";

/** @typedef {import("../engine/program.js").Program} Program */

/**
 * @typedef {object} Parts
 * @property {Program} program the page's own
 * @property {(first: boolean) => Promise<unknown>} showModel gives the program the model that is to be seen; if it has
 *   ended again over that one, another: then first is false
 * @property {() => void} showDrawing gives it all else that it had
 * @property {(sentence: string) => void} complain
 */

const mostTries = 3; // without a model in between that could be shown

/** @param {Parts} parts */
export function startRevival({ program, showModel, showDrawing, complain }) {
  let tries = 0;
  program.died = async (cause) => {
    tries++;
    if (tries > mostTries) return complain(t("page.ended", { cause: text(cause) }));
    complain(t(tries > 1 ? "page.anewOther" : "page.anew", { cause: text(cause) }));
    try {
      await program.startAnew(await loadModule());
      await showModel(tries === 1);
      if (program.dead) return; // which has been heard of
      showDrawing();
      tries = 0;
    } catch (error) {
      if (!program.dead) complain(t("page.ended", { cause: text(error) }));
    }
  };
}
