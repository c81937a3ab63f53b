// Principal components, against those that are known.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eigen, principalComponents } from "../../map/pca.js";

const near = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ by) =>
  assert(Math.abs(a - b) <= by, `${a}, wanted ${b}`);

/** Standard normal numbers, the same each time. @param {number} count */
function normals(count) {
  let state = 7;
  const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 2 ** 32;
  return Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

test("eigenvalues and vectors of a known matrix", () => {
  // [[2, 1], [1, 2]] has 3 along (1, 1) and 1 along (1, -1).
  const { values, vectors } = eigen(Float64Array.of(2, 1, 1, 2), 2);
  assert.deepEqual(
    [...values].sort().map((v) => Math.round(v * 1e12) / 1e12),
    [1, 3],
  );
  const three = values[0] > 2 ? 0 : 1;
  near(vectors[three] / vectors[2 + three], 1, 1e-12);
});

test("a covariance that is known exactly", () => {
  // Four points: ±(3, 4)·2 and ±(-4, 3)·1, shifted by (10, -5). Along (.6, .8) the variance is
  // (2·10²)/4 = 50, across it (2·5²)/4 = 12.5.
  const points = Float32Array.from(
    [
      [6, 8],
      [-6, -8],
      [-4, 3],
      [4, -3],
    ].flatMap(([x, y]) => [x + 10, y - 5]),
  );
  const { mean, directions, variances, total } = principalComponents(points, 2, 2);
  assert.deepEqual([...mean], [10, -5]);
  near(variances[0], 50, 1e-4);
  near(variances[1], 12.5, 1e-4);
  near(total, 62.5, 1e-4);
  // The largest number of each is positive: (.6, .8), and (.8, -.6) rather than (-.8, .6).
  [0.6, 0.8, 0.8, -0.6].forEach((v, i) => near(directions[i], v, 1e-6));
});

for (const [name, n, d] of /** @type {const} */ ([
  ["more points than numbers", 2000, 40],
  ["more numbers than points", 60, 300],
])) {
  test(`points along known directions: ${name}`, () => {
    // Orthogonal directions by Haar's pattern, with standard deviations 5, 3, 2 in a noise of .05.
    const z = normals(n * (d + 3));
    const patterns = [1, 2, 4].map((period) =>
      Float64Array.from({ length: d }, (_, j) => (Math.floor((j * period) / (d / 2)) % 2 ? -1 : 1) / Math.sqrt(d)),
    );
    const points = new Float32Array(n * d);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < d; j++)
        points[i * d + j] =
          j +
          5 * z[i * 3] * patterns[0][j] +
          3 * z[i * 3 + 1] * patterns[1][j] +
          2 * z[i * 3 + 2] * patterns[2][j] +
          0.05 * z[3 * n + i * d + j];
    }
    const { directions, variances, total } = principalComponents(points, d, 3);
    // Each is an eigenvector of the plain covariance matrix, to float32.
    const mean = Float64Array.from(
      { length: d },
      (_, j) => points.reduce((sum, v, i) => (i % d === j ? sum + v : sum), 0) / n,
    );
    for (let c = 0; c < 3; c++) {
      const direction = directions.subarray(c * d, (c + 1) * d);
      const scores = Float64Array.from({ length: n }, (_, i) =>
        direction.reduce((sum, v, j) => sum + v * (points[i * d + j] - mean[j]), 0),
      );
      const times = Float64Array.from(
        { length: d },
        (_, j) => scores.reduce((sum, s, i) => sum + s * (points[i * d + j] - mean[j]), 0) / n,
      );
      times.forEach((v, j) => near(v, variances[c] * direction[j], 1e-3 * variances[c]));
      near(
        direction.reduce((sum, v) => sum + v * v, 0),
        1,
        1e-5,
      );
    }
    // 60 draws know a standard deviation to a tenth, 2000 to a sixtieth: four times that.
    const off = 4 / Math.sqrt(2 * n);
    [5, 3, 2].forEach((sd, c) => near(Math.sqrt(variances[c]) / sd, 1, off));
    near(variances.reduce((a, b) => a + b) + d * 0.05 ** 2, total, 0.01 * total);
    assert.deepEqual(principalComponents(points, d, 3).directions, directions);
  });
}

test("where nothing varies there is no direction, and no NaN", () => {
  for (const [points, d] of /** @type {const} */ ([
    [new Float32Array(40).fill(3), 4],
    [Float32Array.of(1, 2, 3), 3],
    [Float32Array.from({ length: 20 }, (_, i) => (i % 2 ? 0 : i)), 2],
  ])) {
    const { directions, variances } = principalComponents(points, d, 2);
    assert([...directions, ...variances].every(Number.isFinite));
    assert.equal(variances[1], 0);
    assert.deepEqual([...directions.subarray(d)], new Array(d).fill(0));
  }
  assert.throws(() => principalComponents(new Float32Array(5), 2, 2), /5 numbers are no points of 2/);
});
