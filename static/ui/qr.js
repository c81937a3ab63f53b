// A link as a QR code. The library is fetched when the first one is wanted.

import { make } from "./dom.js";
import { t } from "../strings/strings.js";

const quiet = 4; // modules of white around it, as the standard wants
const mostBytes = { M: 2331, L: 2953 }; // of the largest code, by how much of it may be damaged: 15 %, 7 %
const large = 110; // modules, beyond which each gets 3 pixels instead of 4

const library = () => import("../lib/uqr/uqr.js");

/** Fetches what draws the codes, so that the first one need not wait for it. */
export const prepareCodes = () => void library().catch(() => {}); // drawing one reports the error

/** @param {string} text of ASCII @returns {boolean} whether there is a code that holds it */
export const fitsCode = (text) => text.length <= mostBytes.L;

/** @param {string} text @returns {Promise<HTMLCanvasElement>} dark on light in either scheme, as readers want it */
export async function qrCode(text) {
  const { encode } = await library();
  const { data, size } = encode(text, { ecc: text.length <= mostBytes.M ? "M" : "L", border: quiet });
  const scale = size > large ? 3 : 4;
  const canvas = make("canvas", { className: "qr", width: size * scale, height: size * scale });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", t("share.qr"));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000000";
  data.forEach((row, y) => row.forEach((dark, x) => dark && context.fillRect(x * scale, y * scale, scale, scale)));
  return canvas;
}
