// What a panel is: the contract between the tabs and the modules in this folder.
//
// A panel is the default export of static/panels/NAME.js: a class that is made once, when its tab is
// first opened, in an empty <div>. Its texts are in strings/LANGUAGE/NAME.js (keys NAME.…), its
// styles in panels/NAME.css under .panel-NAME, and a line in list.js makes its tab.
//
// It may do what it likes in its host and to the state; the rest of the page it asks for through
// app. A hidden panel computes nothing: on hide it forgets what is pending, on show it catches up.
// Longer work goes through inSlices, which lets the page have its turn every 10 ms or so; a single piece
// of the work, such as one image, is never interrupted, however long a large network takes for it.

/** @typedef {import("../app.js").App} App */

/**
 * @typedef {object} Panel
 * @property {() => void} [show] the tab was opened; also called right after the constructor
 * @property {() => void} [hide] another tab was opened
 */

/** @typedef {new (host: HTMLElement, app: App) => Panel} PanelClass */

/**
 * Does work piece by piece, with a turn for the page between two slices. A slice is of about
 * 10 ms by the time that the pieces before took, and of one piece at least, however long that takes.
 * @param {number} count pieces
 * @param {(from: number, to: number) => void} work does the pieces from … to - 1
 * @param {() => boolean} [wanted] false ends it; asked before each slice
 * @returns {Promise<boolean>} whether all was done
 */
export async function inSlices(count, work, wanted = () => true) {
  let atOnce = 1;
  for (let from = 0; from < count; ) {
    if (!wanted()) return false;
    const began = performance.now();
    const to = Math.min(from + atOnce, count);
    work(from, to);
    const each = (performance.now() - began) / (to - from);
    atOnce = Math.max(1, Math.min(2 * atOnce, Math.round(10 / Math.max(each, 0.01))));
    from = to;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return wanted();
}
