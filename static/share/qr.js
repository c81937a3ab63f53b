// A link as a QR code. The library is fetched when the first one is wanted.

import { make } from "../ui/dom.js";
import { t } from "../strings/strings.js";

const quiet = 4; // modules of white around it, as the standard wants
const scale = 4; // pixels of a module

const library = () => import("../lib/uqr/uqr.js");

/** Fetches what draws the codes, so that the first one need not wait for it. */
export const prepareCodes = () => void library().catch(() => {}); // drawing one reports the error

/** @param {string} text @returns {Promise<HTMLCanvasElement>} dark on light in either scheme, as readers want it */
export async function qrCode(text) {
  const { encode } = await library();
  const { data, size } = encode(text, { ecc: "M", border: quiet });
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
