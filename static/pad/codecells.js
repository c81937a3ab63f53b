// Where the numbers of a code stand in its picture.

/** @typedef {import("../engine/model.js").Shape} Shape */

/** As near to a square as it gets, wider rather than higher. @param {number} count */
const columnsOf = (count) => Math.ceil(Math.sqrt(count));

/**
 * Where each number of a code stands.
 * @param {Shape} shape
 * @returns {{ width: number, height: number, at: Int32Array }} in cells; at: for each number its cell
 */
export function cellsOf({ height, width, channels, size }) {
  const across = columnsOf(channels);
  const down = Math.ceil(channels / across);
  const at = Int32Array.from({ length: size }, (_, i) => {
    const [position, channel] = [Math.floor(i / channels), i % channels];
    const x = (channel % across) * width + (position % width);
    const y = Math.floor(channel / across) * height + Math.floor(position / width);
    return y * across * width + x;
  });
  return { width: across * width, height: down * height, at };
}
