// Long work on the page, in slices short enough that the page stays quick.

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
  for (let from = 0; from < count;) {
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
