// Where everything in the hourglass stands: columns from left to right, each as high as its layer is
// wide, and in each the cells or the maps of its units. All in CSS pixels, whole ones.

/** @typedef {import("../engine/model.js").Shape} Shape */

/**
 * @typedef {object} Drawn what is to be drawn of the input (index -1) or of a layer
 * @property {number} index
 * @property {"picture" | "cells" | "maps" | "mark"} form a picture of 28x28; units in a strip; one map
 *   a channel; a layer without weights
 * @property {Shape} shape
 */

/**
 * @typedef {object} Column
 * @property {number} index
 * @property {Drawn["form"]} form
 * @property {Shape} shape
 * @property {number} left of its slot
 * @property {number} slot its width
 * @property {number} glass height of the hourglass here
 * @property {number} x of what is drawn
 * @property {number} y
 * @property {number} width of what is drawn
 * @property {number} height
 * @property {number} scale side of a cell, or of a value of a map
 * @property {number} columns of units beside each other
 * @property {number} rows of units
 * @property {number} per how many units share a cell; the one furthest from 0 is shown
 * @property {number} skip of a map every so many values are shown
 * @property {number} units numbers, or maps
 * @property {number} pages of maps
 */

const gaps = [14, 10, 6]; // between columns: the widest with which all find room
const narrowGap = 5; // beside a layer that is only marked
const between = 2; // maps
const markWidth = 20;
const least = 34; // width of a slot
const most = { picture: 168, cells: 112, maps: 112, mark: markWidth };
const readable = 20; // side of a map in which a digit can be made out
const fewest = 6; // maps on a page, where there are as many

/**
 * How high the hourglass is at a layer, as a part of its height at the input: steps that are seen
 * from 784 down to 2. What counts is the positions of an image, the units of a vector.
 * @param {Shape} shape
 */
export function heightOf({ height, width, channels }) {
  const wide = height * width > 1 ? height * width : channels;
  return Math.min(1, Math.max((wide / 784) ** 0.35, 0.1));
}

/**
 * @param {Drawn[]} drawn from left to right
 * @param {number} width
 * @param {number} height
 * @returns {{ columns: Column[], width: number }} wider than asked for where the columns need it
 */
export function arrange(drawn, width, height) {
  // After each column but the last.
  const spaces = (/** @type {number} */ gap) =>
    drawn.slice(1).map(({ form }, i) => (form === "mark" || drawn[i].form === "mark" ? narrowGap : gap));
  const sum = (/** @type {number[]} */ some) => some.reduce((all, one) => all + one, 0);
  const tried = gaps.map((gap) => ({ between: spaces(gap), slots: shareOut(drawn, width - sum(spaces(gap))) }));
  const { slots, between: after } =
    tried.find(({ between, slots }) => sum(between) + sum(slots) <= width) ?? tried[tried.length - 1];
  let left = 0;
  const columns = drawn.map((one, i) => {
    const glass = Math.round(height * heightOf(one.shape));
    const inner = place(one, slots[i], glass, height);
    const column = {
      ...one,
      ...inner,
      left,
      slot: slots[i],
      glass,
      x: left + Math.floor((slots[i] - inner.width) / 2),
      y: Math.floor((height - inner.height) / 2),
    };
    left += slots[i] + (after[i] ?? 0);
    return column;
  });
  return { columns, width: Math.max(width, left) };
}

/**
 * Widths of the slots: as wide as they may be used, and not wider than there is room.
 * @param {Drawn[]} drawn
 * @param {number} room
 * @returns {number[]}
 */
function shareOut(drawn, room) {
  const wanted = drawn.map(({ form }) => most[form]);
  const marks = wanted.filter((w) => w === markWidth).length;
  // All get the same share; what one cannot use goes to the others.
  let free = room - marks * markWidth;
  const slots = drawn.map(() => markWidth);
  // The two pictures are exact multiples of 28: the largest that leaves the others as much as they can make use of.
  const pictures = drawn.map((_, i) => i).filter((i) => drawn[i].form === "picture");
  const others = drawn.length - marks - pictures.length;
  const side =
    [168, 140, 112, 84].find((side) => free - pictures.length * side >= others * 62) ??
    (free - pictures.length * 56 >= others * least ? 56 : 28);
  for (const i of pictures) slots[i] = Math.max(side, least);
  free -= pictures.length * Math.max(side, least);
  const open = drawn
    .map((_, i) => i)
    .filter((i) => drawn[i].form === "cells" || drawn[i].form === "maps")
    .sort((a, b) => wanted[a] - wanted[b]);
  open.forEach((i, done) => {
    slots[i] = Math.max(least, Math.min(wanted[i], Math.floor(free / (open.length - done))));
    free -= slots[i];
  });
  // The rest stands around the columns.
  const extra = Math.max(0, Math.floor(free / drawn.length));
  return slots.map((slot) => slot + extra);
}

/**
 * The cells or maps of one column.
 * @param {Drawn} one
 * @param {number} slot
 * @param {number} glass
 * @param {number} height of all
 */
function place({ form, shape }, slot, glass, height) {
  const units = shape.channels; // maps of an image, numbers of a vector
  const room = Math.min(slot, most[form]);
  if (form === "mark")
    return { width: markWidth, height: glass, scale: 0, columns: 1, rows: 1, per: 1, skip: 1, units: 0, pages: 1 };
  if (form === "picture") {
    const scale = Math.max(1, Math.floor(room / 28));
    return {
      width: 28 * scale,
      height: 28 * scale,
      scale,
      columns: 28,
      rows: 28,
      per: 1,
      skip: 1,
      units: 784,
      pages: 1,
    };
  }
  if (form === "cells") return cells(units, room, glass);
  return maps(shape, room, glass, height);
}

/** @param {number} units @param {number} room @param {number} glass */
function cells(units, room, glass) {
  for (let scale = 20; scale >= 2; scale--) {
    const fit = Math.max(1, Math.floor(glass / scale));
    const columns = Math.ceil(units / fit);
    if (columns * scale > room && scale > 2) continue;
    const per = Math.ceil(units / (fit * Math.floor(room / scale)));
    const cellCount = Math.ceil(units / per);
    const wide = Math.ceil(cellCount / fit);
    const rows = Math.ceil(cellCount / wide);
    return { width: wide * scale, height: rows * scale, scale, columns: wide, rows, per, skip: 1, units, pages: 1 };
  }
  throw new Error("unreachable: scale 2 always fits");
}

/** @param {Shape} shape @param {number} room @param {number} glass @param {number} most */
function maps({ height, width, channels }, room, glass, most) {
  const skip = Math.max(1, Math.ceil(Math.max(width / room, height / most)));
  const [w, h] = [Math.ceil(width / skip), Math.ceil(height / skip)];
  const fit = (/** @type {number} */ scale, /** @type {number} */ room, /** @type {number} */ glass) => {
    const columns = Math.min(channels, Math.floor((room + between) / (w * scale + between)));
    const rows = Math.min(
      Math.ceil(channels / Math.max(columns, 1)),
      Math.floor((glass + between) / (h * scale + between)),
    );
    return { scale, columns, rows, shown: columns * rows };
  };
  const scales = [8, 7, 6, 5, 4, 3, 2, 1];
  // All maps, where each is large enough to be made out, if need be with a little more room than the glass has. Else
  // the smallest that can be made out, and more pages; else maps as large as possible with half of them in sight.
  const large = scales
    .filter((scale) => Math.min(w, h) * scale >= readable)
    .map((scale) => fit(scale, room, Math.min(most, 1.2 * glass)));
  const all = large.find(({ shown }) => shown >= channels);
  const few = large.findLast(({ shown }) => shown >= Math.min(channels, fewest));
  const half = scales.map((scale) => fit(scale, room, glass)).find(({ shown }) => 2 * shown >= channels);
  const { scale, ...fitting } = all ?? few ?? half ?? fit(1, room, Math.max(glass, h));
  const { columns, rows } = fitting.columns < 1 || fitting.rows < 1 ? { columns: 1, rows: 1 } : fitting;
  return {
    width: columns * (w * scale + between) - between,
    height: rows * (h * scale + between) - between,
    scale,
    columns,
    rows,
    per: 1,
    skip,
    units: channels,
    pages: Math.ceil(channels / (columns * rows)),
  };
}

/** The page of a unit. @param {Column} column @param {number} unit */
export const pageOf = ({ form, columns, rows }, unit) => (form === "maps" ? Math.floor(unit / (columns * rows)) : 0);

/** Sides of one map as drawn. @param {Column} column */
export function mapSides({ shape, skip, scale }) {
  return { width: Math.ceil(shape.width / skip) * scale, height: Math.ceil(shape.height / skip) * scale };
}

/**
 * Where a unit is drawn, from the column's corner.
 * @param {Column} column
 * @param {number} unit on the page that is shown
 */
export function rectOf(column, unit) {
  const { form, scale, columns, rows, per } = column;
  if (form === "picture")
    return { x: (unit % 28) * scale, y: Math.floor(unit / 28) * scale, width: scale, height: scale };
  if (form === "cells") {
    const cell = Math.floor(unit / per);
    return { x: Math.floor(cell / rows) * scale, y: (cell % rows) * scale, width: scale, height: scale };
  }
  if (form === "mark") return { x: 0, y: 0, width: column.width, height: column.height };
  const sides = mapSides(column);
  const place = unit % (columns * rows);
  return {
    x: (place % columns) * (sides.width + between),
    y: Math.floor(place / columns) * (sides.height + between),
    ...sides,
  };
}

/**
 * For each pixel of a column the number it shows, as an index into the layer's; -1 between them.
 * @param {Column} column
 * @param {number} page
 * @returns {Int32Array} (height, width)
 */
export function sourceOf(column, page) {
  const { width, height, form, shape, scale, columns, rows, units, per, skip } = column;
  const source = new Int32Array(width * height).fill(-1);
  const fill = (
    /** @type {number} */ x0,
    /** @type {number} */ y0,
    /** @type {number} */ w,
    /** @type {number} */ h,
    /** @type {number} */ index,
  ) => {
    for (let y = y0; y < y0 + h; y++) source.fill(index, y * width + x0, y * width + x0 + w);
  };
  if (form === "picture" || form === "cells") {
    // Cells that are large enough stand apart.
    const side = form === "cells" && scale >= 5 ? scale - 1 : scale;
    for (let unit = 0; unit < units; unit += per) {
      const { x, y } = rectOf(column, unit);
      fill(x, y, side, side, unit);
    }
  } else if (form === "maps") {
    const first = page * columns * rows;
    for (let unit = first; unit < Math.min(units, first + columns * rows); unit++) {
      const corner = rectOf(column, unit);
      for (let y = 0; y * skip < shape.height; y++) {
        for (let x = 0; x * skip < shape.width; x++)
          fill(
            corner.x + x * scale,
            corner.y + y * scale,
            scale,
            scale,
            (y * skip * shape.width + x * skip) * shape.channels + unit,
          );
      }
    }
  }
  return source;
}

/**
 * The outline of the glass, as an SVG path: from the middle of each column to the next, in soft curves.
 * @param {Column[]} columns
 * @param {number} width
 * @param {number} height
 */
export function outline(columns, width, height) {
  const points = columns.map((column) => ({
    x: column.left + column.slot / 2,
    half: Math.min(height, Math.max(column.glass, column.form === "mark" ? 0 : column.height + 10)) / 2,
  }));
  points.unshift({ x: 0, half: points[0].half });
  points.push({ x: width, half: /** @type {{ half: number }} */ (points.at(-1)).half });
  const along = (/** @type {1 | -1} */ side, /** @type {typeof points} */ some) =>
    some
      .slice(1)
      .map(({ x, half }, i) => {
        const before = some[i];
        const middle = (before.x + x) / 2;
        return `C${middle} ${height / 2 + side * before.half} ${middle} ${height / 2 + side * half} ${x} ${height / 2 + side * half}`;
      })
      .join("");
  const back = [...points].reverse();
  return `M0 ${height / 2 - points[0].half}${along(-1, points)}L${width} ${height / 2 + back[0].half}${along(1, back)}Z`;
}
