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
    const mine = ++tries;
    if (mine > mostTries) return complain(t("page.ended", { cause: text(cause) }));
    try {
      await program.startAnew(await loadModule());
      await showModel(mine === 1);
      if (program.dead) return; // it has ended again, and that has been heard of
      showDrawing();
      complain(t(mine > 1 ? "page.anewOther" : "page.anew", { cause: text(cause) }));
      tries = 0;
    } catch (error) {
      if (mine === tries) complain(t("page.ended", { cause: text(error) }));
    }
  };
}
