// How a race has ended: who has won, as a table and as a sentence.

import { make } from "../ui/dom.js";
import { letters } from "../ui/letters.js";
import { duration, fixed, psnr, whole } from "../ui/numbers.js";
import { t } from "../strings/strings.js";
import { laneName } from "./lanerow.js";
import { ranking } from "./rules.js";

/** @typedef {import("./contest.js").Lane} Lane */
/** @typedef {import("./contest.js").Score} Score */
/** @typedef {import("./setup.js").Setup} Setup */

const columns = /** @type {const} */ ([
  "race.place",
  "race.who",
  "race.mse",
  "race.psnr",
  "race.parameters",
  "race.seen",
  "race.time",
]);

/** @param {Lane} lane @returns {Score} of one that has been ranked */
const scoreOf = ({ score }) => /** @type {Score} */ (score);

/**
 * @param {Lane[]} lanes
 * @param {Setup} setup
 * @returns {{ winner: string, parts: HTMLElement[] }} the sentence, and what is to be seen, the sentence included
 */
export function standings(lanes, setup) {
  const order = ranking(lanes);
  const name = (/** @type {number} */ i) => laneName(setup.lanes[i], i);
  const winner = sentence(lanes, order, setup, name);
  const parts = [make("p", { className: "race-winner", id: "race-winner" }, winner)];
  if (order.length) parts.push(table(lanes, order, name));
  for (const [i, { problem }] of lanes.entries()) {
    if (problem) parts.push(make("p", { className: "race-problem" }, t("race.out", { letter: letters[i], problem })));
  }
  return { winner, parts };
}

/** @param {Lane[]} lanes @param {number[]} order @param {(i: number) => string} name */
function table(lanes, order, name) {
  const rows = order.map((i, place) => {
    const { model, seen, seconds } = lanes[i];
    const { mse } = scoreOf(lanes[i]);
    const cells = [fixed(mse, 5), psnr(mse), whole(model.parameters), whole(seen), duration(seconds)];
    return make(
      "tr",
      {},
      make("td", {}, `${place + 1}.`),
      make("th", { scope: "row" }, name(i)),
      ...cells.map((cell) => make("td", { className: "number" }, cell)),
    );
  });
  const head = make("tr", {}, ...columns.map((key) => make("th", { scope: "col" }, t(key))));
  return make("div", { className: "table" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

/** @param {Lane[]} lanes @param {number[]} order @param {Setup} setup @param {(i: number) => string} name */
function sentence(lanes, order, setup, name) {
  if (!order.length) return t("race.nobody");
  const [first, ...others] = order;
  const { mse, images } = scoreOf(lanes[first]);
  const sentences = [
    t("race.winner", { name: name(first), mse: fixed(mse, 5), psnr: psnr(mse), images: whole(images) }),
  ];
  if (others.length)
    sentences.push(
      t("race.others", {
        others: others.map((i) => t("race.other", { name: name(i), psnr: psnr(scoreOf(lanes[i]).mse) })).join("; "),
      }),
    );
  const fastest = order.toSorted((a, b) => lanes[a].seconds - lanes[b].seconds)[0];
  if (setup.mode === "turns" && fastest !== first) {
    sentences.push(
      t("race.fastest", {
        name: letters[fastest],
        seconds: duration(lanes[fastest].seconds),
        winner: letters[first],
        more: duration(lanes[first].seconds),
      }),
    );
  }
  return sentences.join(" ");
}
