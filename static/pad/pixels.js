// A picture as pixels, as small as the program takes it.

const longest = 400; // as Longest in nn/scan

/** @typedef {{ pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number }} Pixels RGBA (height, width) */

/**
 * Small pictures stay as they are: not a pixel is smoothed.
 * @param {CanvasImageSource} picture
 * @param {number} width
 * @param {number} height
 * @returns {Pixels}
 */
export function pixelsOf(picture, width, height) {
  // In halves: one step from a large picture would miss most of its pixels in some browsers.
  for (;;) {
    const scale = Math.min(1, Math.max(longest / Math.max(width, height), 0.5));
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const canvas = new OffscreenCanvas(w, h);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
      canvas.getContext("2d", { willReadFrequently: true })
    );
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, w, h);
    if (picture instanceof ImageBitmap) picture.close();
    if (Math.max(w, h) <= longest) return { pixels: context.getImageData(0, 0, w, h).data, width: w, height: h };
    [picture, width, height] = [canvas, w, h];
  }
}
