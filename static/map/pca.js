// Principal components of a cloud of points.
//
// The covariance matrix C = XᵀX/n of the centred points has the components as its eigenvectors, the
// variances along them as its eigenvalues. Where there are more numbers than points, the smaller
// matrix XXᵀ/n has the same eigenvalues, and Xᵀu leads from its eigenvectors u to the components.
// Subspace iteration: a few vectors are multiplied by the matrix and made orthonormal, again and
// again; in the end Jacobi's rotations part the eigenvectors within what they span.
// (Golub, Van Loan: Matrix Computations, 8.2 and 8.5.)
//
// The program fits components, too (nn/pca.go), to ten thousand images of 784 pixels. The map has the opposite
// case, few points of up to thousands of numbers: 500 codes of 3136 numbers would take 118 MB there for the
// sums of their products, which a WebAssembly memory never gives back, and the smaller matrix takes 2 MB. The
// map also needs the variances, and directions that are separated even where their variances are close,
// because people read its axes.

const spare = 4; // vectors more than are wanted: the wanted ones settle sooner
const rounds = 24;

/**
 * @typedef {object} Components
 * @property {Float32Array} mean (d)
 * @property {Float32Array} directions (count, d), of length 1, the widest first; 0 where nothing varies
 * @property {Float64Array} variances (count)
 * @property {number} total variance of all d numbers together
 * @property {Float32Array} scores (n, count), how far each point lies along each direction
 */

/**
 * @param {Float32Array} points (n, d)
 * @param {number} d numbers of a point
 * @param {number} count components wanted; there are no more than d
 * @returns {Components}
 */
export function principalComponents(points, d, count) {
  const n = points.length / d;
  if (!(n >= 1) || n % 1) throw new Error(`${points.length} numbers are no points of ${d}`);
  count = Math.min(count, d);
  const { mean, centred } = center(points, d);
  const dual = n < d;
  const m = Math.min(n, d);
  const matrix = dual ? gram(centred, n, d) : covariance(centred, n, d);

  const block = Math.min(m, count + spare);
  let vectors = noise(block * m);
  orthonormalize(vectors, m);
  for (let round = 0; round < rounds && block < m; round++) {
    vectors = multiplied(vectors, matrix, m);
    orthonormalize(vectors, m);
  }
  const products = multiplied(vectors, matrix, m);
  const small = new Float64Array(block ** 2);
  for (let i = 0; i < block; i++) {
    for (let j = 0; j < block; j++)
      small[i * block + j] = dot(vectors.subarray(i * m, (i + 1) * m), products.subarray(j * m, (j + 1) * m));
  }
  const ritz = eigen(small, block);

  let total = 0;
  for (let i = 0; i < m; i++) total += matrix[i * m + i];
  const directions = new Float32Array(count * d);
  const variances = new Float64Array(count);
  const order = [...ritz.values.keys()].sort((a, b) => ritz.values[b] - ritz.values[a]).slice(0, count);
  order.forEach((which, c) => {
    if (!(ritz.values[which] > 1e-10 * total)) return; // nothing varies there
    variances[c] = ritz.values[which];
    const inMatrix = new Float64Array(m);
    for (let i = 0; i < block; i++) {
      for (let k = 0; k < m; k++) inMatrix[k] += ritz.vectors[i * block + which] * vectors[i * m + k];
    }
    const direction = dual ? new Float64Array(d) : inMatrix;
    if (dual) {
      for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) direction[k] += inMatrix[i] * centred[i * d + k];
    }
    directions.set(signed(direction), c * d);
  });
  const scores = new Float32Array(n * count);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < count; c++)
      scores[i * count + c] = dot(centred.subarray(i * d, (i + 1) * d), directions.subarray(c * d, (c + 1) * d));
  }
  return { mean, directions, variances, total, scores };
}

/**
 * @param {Float32Array} points (n, d)
 * @param {number} d
 * @returns {{ mean: Float32Array, centred: Float32Array }} (d); (n, d)
 */
function center(points, d) {
  const sums = new Float64Array(d);
  for (let i = 0; i < points.length; i += d) for (let j = 0; j < d; j++) sums[j] += points[i + j];
  const mean = Float32Array.from(sums, (sum) => (sum * d) / points.length);
  const centred = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += d) for (let j = 0; j < d; j++) centred[i + j] = points[i + j] - mean[j];
  return { mean, centred };
}

/** XᵀX/n. @param {Float32Array} x (n, d) @param {number} n @param {number} d @returns {Float64Array} (d, d) */
function covariance(x, n, d) {
  const matrix = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    const row = matrix.subarray(i * d, i * d + i + 1);
    for (let k = 0; k < n; k++) {
      const xi = x[k * d + i] / n;
      if (xi !== 0) for (let j = 0; j <= i; j++) row[j] += xi * x[k * d + j];
    }
    for (let j = 0; j < i; j++) matrix[j * d + i] = row[j];
  }
  return matrix;
}

/** XXᵀ/n. @param {Float32Array} x (n, d) @param {number} n @param {number} d @returns {Float64Array} (n, n) */
function gram(x, n, d) {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = x.subarray(i * d, (i + 1) * d);
    for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = dot(a, x.subarray(j * d, (j + 1) * d)) / n;
  }
  return matrix;
}

/**
 * Each vector times the matrix.
 * @param {Float64Array} vectors (…, m)
 * @param {Float64Array} matrix (m, m), symmetric
 * @param {number} m
 */
function multiplied(vectors, matrix, m) {
  const products = new Float64Array(vectors.length);
  for (let v = 0; v < vectors.length; v += m) {
    const vector = vectors.subarray(v, v + m);
    for (let i = 0; i < m; i++) products[v + i] = dot(matrix.subarray(i * m, (i + 1) * m), vector);
  }
  return products;
}

/**
 * Of length 1, with the largest of its numbers positive, so that the same points give the same map.
 * @param {Float64Array} vector
 */
function signed(vector) {
  let [square, largest] = [0, 0];
  for (const value of vector) {
    square += value * value;
    // A little more than as large: two numbers of one size must not take turns by rounding.
    if (Math.abs(value) > 1.000001 * Math.abs(largest)) largest = value;
  }
  const factor = Math.sign(largest) / Math.sqrt(square);
  return vector.map((value) => value * factor);
}

/**
 * Gram and Schmidt's way, twice for the sake of rounding. What is left of a dependent vector is 0.
 * @param {Float64Array} vectors
 * @param {number} m numbers of one
 */
function orthonormalize(vectors, m) {
  for (let v = 0; v < vectors.length; v += m) {
    const vector = vectors.subarray(v, v + m);
    const before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (let w = 0; w < v; w += m) {
        const other = vectors.subarray(w, w + m);
        const along = dot(vector, other);
        for (let k = 0; k < m; k++) vector[k] -= along * other[k];
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    const factor = length > 1e-12 * before ? 1 / length : 0;
    for (let k = 0; k < m; k++) vector[k] *= factor;
  }
}

/** @param {Float32Array | Float64Array} a @param {Float32Array | Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The same numbers each time, between -1 and 1. @param {number} count */
function noise(count) {
  let state = 1;
  return Float64Array.from({ length: count }, () => (state = Math.imul(state, 1664525) + 1013904223) / 2 ** 31);
}

/**
 * Jacobi's method: rotations, each of which makes one number beside the diagonal 0.
 * @param {Float64Array} a (n, n), symmetric; it is used up
 * @param {number} n
 * @returns {{ values: Float64Array, vectors: Float64Array }} (n); (n, n), a vector in each column
 */
export function eigen(a, n) {
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let beside = 0;
    let all = 0;
    for (let i = 0; i < n * n; i++) {
      all += a[i] ** 2;
      if (i % (n + 1)) beside += a[i] ** 2;
    }
    if (beside <= 1e-28 * all) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (a[p * n + q] === 0) continue;
        const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) rotate(a, k * n + p, k * n + q, c, s);
        for (let k = 0; k < n; k++) rotate(a, p * n + k, q * n + k, c, s);
        for (let k = 0; k < n; k++) rotate(vectors, k * n + p, k * n + q, c, s);
      }
    }
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]), vectors };
}

/** @param {Float64Array} a @param {number} i @param {number} j @param {number} c @param {number} s */
function rotate(a, i, j, c, s) {
  const [x, y] = [a[i], a[j]];
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
}
