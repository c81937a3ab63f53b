// What is said of an error.

/** How a sentence is shown: on the page in its language, in a worker as it is. */
let shown = (/** @type {string} */ sentence) => sentence;

/** @param {typeof shown} translate for all that text returns from now on */
export function showBy(translate) {
  shown = translate;
}

/** What can be shown of an error. @param {unknown} error */
export const text = (error) => shown(error instanceof Error ? error.message : String(error));
