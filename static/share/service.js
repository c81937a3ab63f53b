// The service that keeps weights, if this site has one.

import { text } from "../engine/errors.js";
import { duration } from "../ui/numbers.js";
import { t } from "../strings/strings.js";

const address = (/** @type {string} */ path) => new URL(path, document.baseURI);

/** What the service would not do. gone: there is no such thing any more. */
export class Refusal extends Error {
  /** @param {string} sentence @param {boolean} gone */
  constructor(sentence, gone) {
    super(sentence);
    this.gone = gone;
  }
}

/**
 * @param {string | URL} url
 * @param {RequestInit} init
 * @returns {Promise<Response>} a good one; rejects with one sentence
 */
async function ask(url, init) {
  let response;
  try {
    response = await fetch(url, { ...init, credentials: "omit" });
  } catch {
    throw new Error(t(init.method === "DELETE" ? "share.undeleted" : "share.unsent"));
  }
  if (response.ok) return response;
  // A refusal of the service is JSON; anything else is a site without one.
  const answer = await response.json().catch(() => ({}));
  if (typeof answer?.error !== "string") throw new Refusal(t("share.noService"), false);
  const { status } = response;
  throw new Refusal(refusal(status, answer.error, Number(response.headers.get("Retry-After"))), status === 404);
}

/**
 * @param {number} status
 * @param {string} reason in English
 * @param {number} seconds until another try makes sense, if any are known
 */
export function refusal(status, reason, seconds) {
  switch (status) {
    case 400:
      // The reason is the program's, which the page can translate.
      return t("share.refused", {
        reason: text(reason.replace(/^These are no weights of ours: |\.$/g, "")).slice(0, 300),
      });
    case 401:
    case 403:
      return t("share.forbidden");
    case 404:
      return t("share.gone");
    case 413:
      return t("share.tooLarge");
    case 429:
      return seconds > 0 ? t("share.wait", { wait: duration(seconds) }) : t("share.waitSome");
    case 507:
      return t("share.full");
    default:
      return t("share.broken", { status });
  }
}

/** @param {Uint8Array} bytes @returns {Promise<{ id: string, deleteToken?: string }>} no token: they were there already */
export async function upload(bytes) {
  // As bytes, Chromium would copy them piece by piece on this thread: most of a second for the deep model.
  const response = await ask(address("api/weights"), {
    method: "POST",
    body: new Blob([/** @type {BlobPart} */ (bytes)]),
    headers: { "Content-Type": "application/octet-stream" },
  });
  const answer = await response.json().catch(() => ({}));
  if (!/^[a-z2-7]{24}$/.test(String(answer?.id))) throw new Error(t("share.noService"));
  return answer;
}

/** @param {string} id @param {string} token */
export async function remove(id, token) {
  await ask(address(`api/weights/${id}`), { method: "DELETE", headers: { Authorization: `Bearer ${token}` } });
}
