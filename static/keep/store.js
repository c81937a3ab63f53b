// What is kept from visit to visit, in IndexedDB: the runs, small, and beside them the checkpoints of their networks.
// Every operation rejects where the browser refuses (a private window, a full disk, a policy).

/** @typedef {import("../app/runs.js").Run} Run */

/**
 * @typedef {object} Kept a run as it is stored, under its id
 * @property {string} id
 * @property {number} form of this record
 * @property {string} tab that it was trained in
 * @property {number} time of the last change, as Date.now has it
 * @property {number} bytes of its checkpoint; 0 without one
 * @property {boolean} offer whether its network is to be offered at the next visit
 * @property {Omit<Run, "network"> & { network?: { epochs: number, steps: number } }} run
 */

export const form = 1;
const most = 30; // runs
const mostMilliseconds = 3000; // to open: a browser whose storage is out of order may never answer
export const mostBytes = 96 * 2 ** 20; // of checkpoints: the deep model has 14 MB with Adam

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new DOMException("The transaction was aborted.", "AbortError"));
  });

export class Store {
  #base;

  /** @param {IDBDatabase} base */
  constructor(base) {
    this.#base = base;
    base.onversionchange = () => base.close(); // a newer page in another tab
  }

  static async open() {
    const request = indexedDB.open("hourglass", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("runs", { keyPath: "id" });
      request.result.createObjectStore("checkpoints");
    };
    const silent = new Promise((_, reject) => setTimeout(reject, mostMilliseconds));
    return new Store(await Promise.race([result(request), silent]));
  }

  /** @returns {Promise<Kept[]>} the oldest first; whatever is stored: it may be of any form */
  async runs() {
    const all = await result(this.#base.transaction("runs").objectStore("runs").getAll());
    return all.sort((a, b) => a.time - b.time);
  }

  /** @param {string} id @returns {Promise<unknown>} the checkpoint of a run */
  checkpoint(id) {
    return result(this.#base.transaction("checkpoints").objectStore("checkpoints").get(id));
  }

  /**
   * Keeps a run; the oldest ones make room for it.
   * @param {Kept} kept
   * @param {Uint8Array} [checkpoint] left out, the one that is stored stays
   * @returns {Promise<number>} how many runs, or networks of runs, had to go
   */
  async put(kept, checkpoint) {
    const transaction = this.#base.transaction(["runs", "checkpoints"], "readwrite");
    const complete = done(transaction);
    const runs = transaction.objectStore("runs");
    const checkpoints = transaction.objectStore("checkpoints");
    // First, and without waiting for an answer: a page that is being left may hear none.
    runs.put(kept);
    if (checkpoint) checkpoints.put(checkpoint, kept.id);
    else if (!kept.bytes) checkpoints.delete(kept.id);
    let gone = 0;
    const all = runs.getAll();
    all.onsuccess = () => {
      let bytes = 0;
      /** @type {Kept[]} */
      const newest = all.result.sort((a, b) => b.time - a.time);
      newest.forEach((old, i) => {
        if (old.id === kept.id)
          bytes += kept.bytes; // whatever it takes
        else if (i >= most) {
          gone++;
          runs.delete(old.id);
          checkpoints.delete(old.id);
        } else if (old.bytes > 0 && (bytes += old.bytes) > mostBytes) {
          gone++;
          runs.put({ ...old, bytes: 0, offer: false, run: { ...old.run, network: undefined } });
          checkpoints.delete(old.id);
        }
      });
    };
    await complete;
    return gone;
  }

  /** @param {string} id */
  async remove(id) {
    const transaction = this.#base.transaction(["runs", "checkpoints"], "readwrite");
    transaction.objectStore("runs").delete(id);
    transaction.objectStore("checkpoints").delete(id);
    await done(transaction);
  }
}
