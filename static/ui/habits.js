// How a person has left the page, remembered in this browser, where it keeps anything. No link holds it.

/** @typedef {"keys" | "build" | "tour" | "mini" | "workers"} Habit */

/** @param {Habit} name @returns {string | undefined} */
export function habit(name) {
  try {
    return localStorage.getItem(`hourglass.${name}`) ?? undefined;
  } catch {
    return undefined; // nothing is kept here
  }
}

/** @param {Habit} name @param {string} value holds until the page is loaded anew where nothing is kept */
export function setHabit(name, value) {
  try {
    localStorage.setItem(`hourglass.${name}`, value);
  } catch {
    // It is full, or refused.
  }
}
