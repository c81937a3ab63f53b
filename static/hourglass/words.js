// What the read-out says of the unit or the layer that is looked at.

import { short } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { figure, kindName, mapNoun } from "./model.js";

/** @typedef {import("./layout.js").Column} Column */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./view.js").Spot} Spot */

/**
 * What the shades of a column mean.
 * @param {Model} model
 * @param {Column} column
 * @param {number} scale the value of full ink
 */
export function scaleText({ signed }, column, scale) {
  if (column.form === "mark") return t("hourglass.weightless");
  const both = column.form !== "picture" && signed[column.index];
  const text = t(both ? "hourglass.scaleSigned" : "hourglass.scale", { most: short(scale, 3) });
  if (column.per > 1) return `${text} ${t("hourglass.perCell", { per: column.per })}`;
  if (column.skip > 1) return `${text} ${t("hourglass.skipped", { skip: column.skip })}`;
  return text;
}

/** Row and column of a position, counted from 1. @param {number} position @param {number} width */
const rowAndColumn = (position, width) => ({ row: Math.floor(position / width) + 1, column: (position % width) + 1 });

/**
 * Where a unit is and what it gives.
 * @param {Model} model
 * @param {Column} column
 * @param {Spot} spot in that column
 * @param {ArrayLike<number>} values of the layer
 * @param {number} mean of the unit, where it is a map
 */
export function unitText(model, column, { layer, unit, index }, values, mean) {
  const place = { unit: unit + 1, units: column.units };
  if (column.form === "picture")
    return t("hourglass.pixel", { ...rowAndColumn(unit, 28), value: figure(values[unit]) });
  if (column.form === "cells") return t("hourglass.unit", { ...place, value: figure(values[unit]) });
  const map = { ...place, noun: mapNoun(model, layer), mean: figure(mean) };
  if (index === undefined) return t("hourglass.map", map);
  const { channels, width } = column.shape;
  const position = Math.floor(index / channels);
  return t("hourglass.mapAt", { ...map, ...rowAndColumn(position, width), value: figure(values[index]) });
}

/** What a unit is called. @param {Model} model @param {Column} column @param {Spot} spot in that column */
export function unitName(model, { form }, { layer, unit }) {
  const kind = kindName(model, layer);
  if (form === "picture") return t("hourglass.pixelName", { ...rowAndColumn(unit, 28), kind });
  const noun = form === "maps" ? mapNoun(model, layer) : t("hourglass.one");
  return t("hourglass.unitName", { noun, unit: unit + 1, layer: layer + 1, kind });
}
