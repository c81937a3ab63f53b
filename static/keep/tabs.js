// Which tab a run is of: each has a name, and holds a lock of that name for as long as it is open.

import { newID } from "../app/runs.js";

const prefix = "hourglass.tab.";

/** Of this tab, another one each time it is loaded. */
export const tab = newID();

/** Says to the other tabs that this one is open. Pages that are not secure have no locks. */
export function stayOpen() {
  navigator.locks?.request(prefix + tab, () => new Promise(() => {})).catch(() => {});
}

/** @param {string[]} tabs @returns {Promise<Set<string>>} those of them that are open no more */
export async function closedOf(tabs) {
  const all = [...new Set(tabs)];
  const open = await Promise.all(all.map(isOpen));
  return new Set(all.filter((_, i) => !open[i]));
}

/**
 * @param {string} other
 * @returns {Promise<boolean>} whether that tab is open; without locks no tab is known to be
 */
async function isOpen(other) {
  if (!navigator.locks) return false;
  try {
    // A page that is just being replaced, by a reload, still has its lock for a moment.
    const signal = AbortSignal.timeout(1000);
    await navigator.locks.request(prefix + other, { mode: "shared", signal }, () => {});
    return false;
  } catch {
    return true;
  }
}
