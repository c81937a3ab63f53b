// What was shared from this browser, with the tokens that delete it: in localStorage, where there is one.
// Nothing is ever dropped for being old: a token is the only way to delete what was shared.

/**
 * @typedef {{ id: string, token?: string, name: string, day: string }} Kept token: of what this browser uploaded; of
 *   several uploads, theirs with spaces between them
 */

const key = "hourglass.shared";

/** @returns {Kept[]} the last one first */
export function kept() {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? "[]");
    const good = (/** @type {any} */ one) =>
      one &&
      ["id", "name", "day"].every((name) => typeof one[name] === "string" && one[name].length < 100) &&
      /^[a-z2-7]{24}$/.test(one.id);
    return Array.isArray(list) ? list.filter(good) : [];
  } catch {
    return []; // no storage, or not ours
  }
}

/** @param {Kept[]} list @returns {boolean} whether it was kept */
function write(list) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

/** @param {Kept} one @returns {boolean} whether it was kept */
export const keep = (one) => write([one, ...kept().filter(({ id }) => id !== one.id)]);

/** @param {string} id */
export const forget = (id) => write(kept().filter((one) => one.id !== id));
