// A call of train, from when it is made until the worker has ended the run.

/**
 * @typedef {object} Progress
 * @property {number} step steps taken since configure
 * @property {number} epoch the same in epochs
 * @property {number} loss mean over the steps since the last report
 * @property {number} [testLoss] on every tenth test image, or on up to 1,000 of those held out for validation
 * @property {number} imagesPerSecond
 * @property {number} workers how many train; the result does not depend on it
 */

export class TrainCall {
  /** @type {Progress[]} not yet taken by the caller */
  queue = [];
  pausing = false;
  wake = () => {};
  end = () => {};
  /** @type {Promise<void>} */
  ended = new Promise((resolve) => (this.end = resolve));

  /** @param {number} id under which the worker reports */
  constructor(id) {
    this.id = id;
  }
}
