// Fetches that wait for no server and no line that has fallen silent: bytes keep coming at a least rate, or the fetch
// is tried once more, and then given up.

const windowMilliseconds = 10_000;
const leastBytes = 2048; // in a window: a tenth of what the slowest mobile line brings
const attempts = 2;

/** Thrown when all attempts were too slow. */
export class TooSlow extends Error {
  seconds = (attempts * windowMilliseconds) / 1000;
}

/**
 * @template T
 * @param {URL} url
 * @param {(response: Response) => Promise<T>} use takes all of the body, or throws
 * @param {{ signal?: AbortSignal, untouched?: boolean }} [options] signal: gives up; untouched: the first attempt hands
 *   on the response as it came, with which browsers keep what they compile, and has one window for all of it
 * @returns {Promise<T>}
 */
export async function fetchSteadily(url, use, { signal, untouched = false } = {}) {
  for (let attempt = 1; ; attempt++) {
    const watch = new Watch(signal);
    try {
      const response = await fetch(url, { signal: watch.signal });
      return await use(untouched && attempt === 1 ? response : watch.over(response));
    } catch (error) {
      if (!watch.slow) throw error;
      if (attempt >= attempts) throw new TooSlow();
    } finally {
      watch.end();
    }
  }
}

/** Ends a fetch that brings too few bytes in a window of time. */
class Watch {
  #stop = new AbortController();
  #bytes = 0; // in this window
  slow = false;

  /** @param {AbortSignal} [signal] ends it too */
  constructor(signal) {
    if (signal?.aborted) this.#stop.abort();
    signal?.addEventListener("abort", () => this.#stop.abort());
    this.timer = setInterval(() => {
      this.slow = this.#bytes < leastBytes;
      if (this.slow) this.#stop.abort();
      this.#bytes = 0;
    }, windowMilliseconds);
  }

  /** @param {Response} response @returns {Response} the same, whose body is counted */
  over({ body, status, statusText, headers }) {
    if (!body) return new Response(null, { status, statusText, headers });
    const counted = new TransformStream({
      transform: (/** @type {Uint8Array} */ chunk, controller) => {
        this.#bytes += chunk.length;
        controller.enqueue(chunk);
      },
      flush: () => this.end(),
    });
    return new Response(body.pipeThrough(counted), { status, statusText, headers });
  }

  get signal() {
    return this.#stop.signal;
  }

  end() {
    clearInterval(this.timer);
  }
}
