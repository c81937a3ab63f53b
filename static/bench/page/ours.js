// Hourglass as a contestant: its program in a worker of its own, as on the page.

/** @typedef {import("./models.js").Model} Model */
/** @typedef {{ parameters: Float32Array, pixels: Float32Array }} Start */

/** @type {Worker} */
let worker;

/** @param {string} request @param {any[]} args @returns {Promise<any>} */
function ask(request, ...args) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => ("error" in data ? reject(new Error(data.error)) : resolve(data.result));
    worker.postMessage({ request, args });
  });
}

export function open() {
  worker = new Worker(new URL("ours-worker.js", import.meta.url), { type: "module" });
}

/** @param {Model} model @param {number} images @returns {Promise<Start>} what the others start from too */
export const begin = (model, images) => ask("begin", model.list, images);

/**
 * @param {number} milliseconds at least
 * @returns {Promise<{ first: number, times: number[] }>} first loss; ms a step
 */
export const run = (milliseconds) => ask("run", milliseconds);

/**
 * Steps by a team.
 * @param {number} size @param {number} milliseconds at least
 * @returns {Promise<{ times: number[], laps: Record<string, number> }>} ms a step; where they went
 */
export const team = (size, milliseconds) => ask("team", size, milliseconds);

/**
 * @param {{ model?: string, layers?: string }} network
 * @param {number} images @param {number} late a step @param {boolean} black
 * @returns {Promise<{ early: number, late: number }>} ms a step around steps 10 and `late`
 */
export const late = (network, images, late, black) => ask("late", network, images, late, black);

/** @param {number} calls @returns {Promise<number>} the median of one image's restoration, in ms */
export const reconstructOne = (/** @type {number} */ calls) => ask("reconstructOne", calls);

/** @param {Uint8Array} bytes */
export const loadWeights = (bytes) => ask("loadWeights", bytes);

/** @param {number} steps @returns {Promise<{ before: number, after: number }>} bytes of the program's memory */
export const memory = (steps) => ask("memory", steps);

export const close = () => worker.terminate();
