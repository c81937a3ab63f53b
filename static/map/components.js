// A worker: points come in, their principal components go out.

import { principalComponents } from "./pca.js";

/** @typedef {{ points: Float32Array, d: number, count: number }} Request */

const scope = /** @type {any} */ (self); // the types here are those of a page

scope.onmessage = (/** @type {MessageEvent<Request>} */ { data: { points, d, count } }) => {
  scope.postMessage(principalComponents(points, d, count));
};
