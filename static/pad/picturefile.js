// What a file is, by its first bytes: its name and the type that its sender gave it may be wrong, or missing.

/**
 * @typedef {object} Kind
 * @property {string} name as people call it
 * @property {number} [width] in pixels, where the header says it
 * @property {number} [height]
 * @property {string} [encoding] of SVG
 */

/** How much of a file is looked at: a JPEG's size stands behind a preview of up to 64 kB and a colour profile. */
const headBytes = 1 << 19;

/** @param {Blob} file @returns {Promise<Kind | undefined>} none: neither a picture nor a PDF */
export async function kindOf(file) {
  return kindOfBytes(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
}

/** @param {Uint8Array} bytes the first of a file @returns {Kind | undefined} */
export function kindOfBytes(bytes) {
  const at = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join("");
  const name = nameOf(at);
  if (!name) return svgOf(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return { name, ...sizes[name]?.(view, at) };
  } catch (error) {
    if (error instanceof RangeError) return { name }; // cut off in its header
    throw error;
  }
}

/** @typedef {(from: number, to: number) => string} At bytes as characters */

/** @param {At} at @returns {string | undefined} */
function nameOf(at) {
  const head = at(0, 18);
  if (head.slice(4, 9) === "\0\0\0\0{") return undefined; // safetensors, whose length is any four bytes
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "PNG";
  if (head.startsWith("\xff\xd8\xff")) return "JPEG";
  if (/^GIF8[79]a/.test(head)) return "GIF";
  if (/^RIFF....WEBP/s.test(head)) return "WebP";
  // Then the length of a header that there is, and the number of pictures: two letters are not enough.
  if (head.startsWith("BM") && "\f(48@l|".includes(head[14]) && head.endsWith("\0\0\0")) return "BMP";
  if (["\0\0\x01\0", "\0\0\x02\0"].includes(head.slice(0, 4)) && head[4] !== "\0") return "ICO";
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return "TIFF";
  if (head.startsWith("8BPS")) return "Photoshop";
  if (/^(\xff\n|\0\0\0\fJXL )/.test(head)) return "JPEG XL";
  if (/^(\xff\x4f\xff\x51|\0\0\0\fjP {2})/.test(head)) return "JPEG 2000";
  if (head.startsWith("%!PS")) return "PostScript";
  if (head.startsWith("\x1aE\xdf\xa3")) return "video"; // Matroska, WebM
  if (at(4, 8) === "ftyp") {
    const brands = at(8, 64);
    if (/avif|avis/.test(brands)) return "AVIF";
    if (/hei[cfmsx]|hev[cmsx]|mif1|msf1/.test(brands)) return "HEIC";
    return brands.startsWith("crx ") ? "CR3" : "video"; // a camera's raw picture
  }
  return at(0, 1024).includes("%PDF-") ? "PDF" : undefined;
}

/** @param {Uint8Array} bytes @returns {Kind | undefined} */
function svgOf(bytes) {
  const encoding = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 4096));
  const svg = /^(<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE[^[>]*(\[[^\]]*\])?\s*>|\s)*<([\w-]+:)?svg[\s>/]/i.test(start);
  return svg ? { name: "SVG", encoding } : undefined;
}

/**
 * How large pictures are, of kinds that say it.
 * @type {Record<string, (view: DataView, at: At) => { width?: number, height?: number }>}
 */
const sizes = {
  PNG: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  JPEG: jpegSize,
  GIF: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  WebP: (view, at) => webpSize(view, at(12, 16)),
  BMP: (view) => ({ width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }),
  AVIF: ispeSize,
  HEIC: ispeSize,
};

/** By the frame header, SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, B.2.2). @param {DataView} view */
function jpegSize(view) {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return {};
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // a fill byte
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === 0xda) {
      return {};
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return {};
}

/** RFC 9649. @param {DataView} view @param {string} chunk */
function webpSize(view, chunk) {
  if (chunk === "VP8X") {
    const three = (/** @type {number} */ at) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { width: 1 + three(24), height: 1 + three(27) };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/**
 * The largest of the sizes in the file's properties, "ispe" (ISO/IEC 23008-12, 6.5.3): tiles have one, and the whole.
 * @param {DataView} view @param {At} at
 */
function ispeSize(view, at) {
  const head = at(0, 1 << 16);
  let [width, height] = [0, 0];
  for (let i = head.indexOf("ispe"); i >= 0 && i + 16 <= view.byteLength; i = head.indexOf("ispe", i + 4)) {
    const [w, h] = [view.getUint32(i + 8), view.getUint32(i + 12)];
    if (w * h > width * height) [width, height] = [w, h];
  }
  return width ? { width, height } : {};
}
