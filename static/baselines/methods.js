// What a network is compared with: the mean digit, principal components, a median filter, and the
// arithmetic of counting bytes. Pictures are 28x28 = 784 pixels in [0, 1], one after the other.

const side = 28;
const size = side * side;

/** @typedef {{ mse: number, pixels: Float32Array }} Result of a method; pixels (8, 784), the first ones */

/** @param {number} v */
const clip = (v) => (v < 0 ? 0 : v > 1 ? 1 : v);

/** Mean squared error of each picture. @param {Float32Array} a @param {Float32Array} b @returns {number[]} */
export function errors(a, b) {
  const all = [];
  for (let at = 0; at < a.length; at += size) {
    let sum = 0;
    for (let i = at; i < at + size; i++) sum += (a[i] - b[i]) ** 2;
    all.push(sum / size);
  }
  return all;
}

/** @param {number[]} values */
export const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Every pixel becomes the middle one of its neighbourhood; beyond the edge lies paper, 0.
 * @param {Float32Array} pixels (n, 28, 28)
 * @param {number} width of the neighbourhood, odd
 */
export function median(pixels, width) {
  const out = new Float32Array(pixels.length);
  const near = new Float32Array(width * width);
  const reach = (width - 1) / 2;
  for (let at = 0; at < pixels.length; at += size) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        let n = 0;
        for (let dy = -reach; dy <= reach; dy++) {
          for (let dx = -reach; dx <= reach; dx++) {
            const [row, column] = [y + dy, x + dx];
            near[n++] = row < 0 || row >= side || column < 0 || column >= side ? 0 : pixels[at + row * side + column];
          }
        }
        near.sort();
        out[at + y * side + x] = near[(n - 1) / 2];
      }
    }
  }
  return out;
}

/** @typedef {{ mean: Float32Array, components: Float32Array }} Linear (784); (k, 784), orthonormal rows */

/**
 * Codes of pictures: how far each goes along each component.
 * @param {Float32Array} pixels (n, 784)
 * @param {Linear} linear
 * @param {number} k components
 * @returns {Float32Array} (n, k)
 */
export function project(pixels, { mean, components }, k) {
  const n = pixels.length / mean.length;
  const d = mean.length;
  const codes = new Float32Array(n * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += (pixels[i * d + j] - mean[j]) * components[c * d + j];
      codes[i * k + c] = sum;
    }
  }
  return codes;
}

/**
 * Pictures of codes, clipped to [0, 1].
 * @param {Float32Array} codes (n, stride)
 * @param {Linear} linear
 * @param {number} k components, the first of each code
 * @param {number} stride numbers from one code to the next
 * @returns {Float32Array} (n, 784)
 */
export function rebuild(codes, { mean, components }, k, stride = k) {
  const d = mean.length;
  const n = codes.length / stride;
  const out = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const picture = out.subarray(i * d, (i + 1) * d);
    picture.set(mean);
    for (let c = 0; c < k; c++) {
      const along = codes[i * stride + c];
      for (let j = 0; j < d; j++) picture[j] += along * components[c * d + j];
    }
    for (let j = 0; j < d; j++) picture[j] = clip(picture[j]);
  }
  return out;
}

/**
 * Codes rounded to 2^bits values each, evenly from the least to the greatest that this number of the
 * code takes in the set; both ends can be had exactly.
 * @param {Float32Array} codes (n, k)
 * @param {number} k
 * @param {number} bits
 * @returns {Float32Array} (n, k), as the decoder gets them
 */
export function quantise(codes, k, bits) {
  const steps = 2 ** bits - 1;
  const out = new Float32Array(codes.length);
  for (let c = 0; c < k; c++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = c; i < codes.length; i += k) {
      low = Math.min(low, codes[i]);
      high = Math.max(high, codes[i]);
    }
    const step = (high - low) / steps;
    for (let i = c; i < codes.length; i += k) out[i] = step ? low + Math.round((codes[i] - low) / step) * step : low;
  }
  return out;
}

/** Bytes of one code. @param {number} k numbers @param {number} bits each */
export const codeBytes = (k, bits) => (k * bits) / 8;

/** Grey values of a picture, as a file has them. @param {Float32Array} pixels */
export const grey = (pixels) => Uint8Array.from(pixels, (v) => Math.round(255 * clip(v)));

/** Each pixel as one of so many levels, from 0 on. @param {Float32Array} pixels @param {number} levels */
export const toLevels = (pixels, levels) => Uint8Array.from(pixels, (v) => Math.round((levels - 1) * clip(v)));

/** Levels with as many pixels in a byte as fit. @param {Uint8Array} values @param {number} levels 2, 4 or 16 */
export function pack(values, levels) {
  const bits = Math.log2(levels);
  const inByte = 8 / bits;
  const bytes = new Uint8Array(Math.ceil(values.length / inByte));
  for (const [i, value] of values.entries()) bytes[Math.floor(i / inByte)] |= value << (8 - bits * ((i % inByte) + 1));
  return bytes;
}
