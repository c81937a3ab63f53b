// Whether a network trains, in this tab or another one of the page: to load the page anew would interrupt it.

const name = "hourglass.training";

/** What trains here. @type {Set<object>} */
const here = new Set();
/** Gives the lock back that tells other tabs. @type {(() => void) | undefined} */
let free;

/** @param {object} who @param {boolean} trains */
export function atWork(who, trains) {
  if (trains) here.add(who);
  else here.delete(who);
  if (here.size && !free) {
    const end = new Promise((resolve) => (free = () => resolve(undefined)));
    navigator.locks?.request(name, { mode: "shared" }, () => end).catch(() => {});
  } else if (!here.size) {
    free?.();
    free = undefined;
  }
}

/** Without locks no other tab is known to train. @returns {Promise<boolean>} */
export async function anyAtWork() {
  const locks = await navigator.locks?.query().catch(() => undefined);
  return here.size > 0 || (locks?.held ?? []).some((lock) => lock.name === name);
}
