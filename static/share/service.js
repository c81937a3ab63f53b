// The service that keeps weights, if this site has one.

import { isPage } from "../engine/files.js";
import { errorOf, Problem } from "../strings/problem.js";
import { duration } from "../ui/numbers.js";

const address = (/** @type {string} */ path) => new URL(path, document.baseURI);

/** What the service would not do. gone: there is no such thing any more. */
export class Refusal extends Problem {
  gone = false;
}

/**
 * @param {string | URL} url
 * @param {RequestInit} init
 * @returns {Promise<Response>} a good one; rejects with a problem
 */
async function ask(url, init) {
  let response;
  try {
    response = await fetch(url, { ...init, credentials: "omit" });
  } catch {
    throw new Problem(init.method === "DELETE" ? "service.undeleted" : "service.unsent");
  }
  if (response.ok && !isPage(response)) return response;
  // A refusal of the service is JSON; anything else is a site without one.
  const answer = await response.json().catch(() => ({}));
  if (typeof answer?.code !== "string") throw new Refusal("service.none");
  throw refusal(response.status, answer, Number(response.headers.get("Retry-After")));
}

/**
 * @param {number} status
 * @param {import("../strings/problem.js").PlainProblem} problem that the service answers with
 * @param {number} seconds until another try makes sense, if any are known
 * @returns {Refusal} in words for a person on the page
 */
export function refusal(status, problem, seconds) {
  switch (status) {
    case 400:
    case 408:
    case 415:
      return new Refusal("service.refused", [], { cause: errorOf(problem.cause ?? problem) });
    case 401:
    case 403:
      return new Refusal("service.forbidden");
    case 404:
      return Object.assign(new Refusal("service.gone"), { gone: true });
    case 413:
      return new Refusal("service.large");
    case 429:
    case 503:
      return seconds > 0 ? new Refusal("service.wait", [duration(seconds)]) : new Refusal("service.waitSome");
    case 507:
      return new Refusal("service.full");
    default:
      return new Refusal("service.broken", [status]);
  }
}

/** @type {Promise<boolean> | undefined} */
let there;

/** Whether this site keeps weights; asked once. */
export const hasService = () =>
  (there ??= ask(address("api/health"), {})
    .then(async (response) => (await response.json())?.status === "ok")
    .catch(() => false));

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<{ id: string, deleteToken?: string }>} the token of this upload; old services give none for weights
 *   that were there already
 */
export async function upload(bytes) {
  // As bytes, Chromium would copy them piece by piece on this thread: most of a second for the deep model.
  const response = await ask(address("api/weights"), {
    method: "POST",
    body: new Blob([/** @type {BlobPart} */ (bytes)]),
    headers: { "Content-Type": "application/octet-stream" },
  });
  const answer = await response.json().catch(() => ({}));
  if (!/^[a-z2-7]{24}$/.test(String(answer?.id))) throw new Problem("service.none");
  return answer;
}

/**
 * @param {string} id
 * @param {string} tokens of this browser's uploads of these weights, with spaces between them
 * @returns {Promise<boolean>} whether they stay, because others uploaded the same
 */
export async function remove(id, tokens) {
  let stays = false;
  for (const [i, token] of tokens.split(" ").entries()) {
    try {
      const headers = { Authorization: `Bearer ${token}` };
      const response = await ask(address(`api/weights/${id}`), { method: "DELETE", headers });
      stays = response.status === 200;
    } catch (error) {
      // One that was used up by an attempt that broke off; the last one tells.
      if (i === tokens.split(" ").length - 1 || !(error instanceof Refusal) || error.gone) throw error;
    }
  }
  return stays;
}
