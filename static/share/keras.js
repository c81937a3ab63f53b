// Weights in the layouts of Keras: dense kernels (I, O), filters (k, k, C, O), images channels last.
// Files of ours have PyTorch's. The names begin with the place in model.get_weights(), so that sorting
// them is all that set_weights wants.

import { Problem } from "../strings/problem.js";
import { hasWeights } from "../engine/model.js";

/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("./safetensors.js").Tensor} Tensor */

/**
 * The same numbers in another order.
 * @param {ArrayLike<number>} data of an array of these sizes
 * @param {number[]} sizes
 * @param {number[]} axes axis i of the result is axis axes[i] of data
 */
function permute(data, sizes, axes) {
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1));
  const to = axes.map((axis) => ({ size: sizes[axis], stride: strides[axis] }));
  const result = new Float32Array(data.length);
  const index = to.map(() => 0);
  let from = 0;
  for (let i = 0; i < result.length; i++) {
    result[i] = data[from];
    // Count up the last axis and carry.
    for (let axis = to.length - 1; axis >= 0; axis--) {
      from += to[axis].stride;
      if (++index[axis] < to[axis].size) break;
      from -= to[axis].size * to[axis].stride;
      index[axis] = 0;
    }
  }
  return result;
}

/**
 * How the two layouts of a layer's weights hang together.
 * @param {Layer} layer
 * @param {Layer | undefined} next
 * @returns {{ kind: string, torch: number[], keras: number[], sizes: number[], axes: number[], bias: number[] }}
 *   shapes of both; the kernel of torch with all its axes, and where Keras has them; the bias as (c, h, w)
 */
function layouts({ kind, in: from, out, size }, next) {
  if (kind === "dense") {
    const to = next?.kind === "reshape" ? next.out : out;
    const input = [from.channels, from.height, from.width];
    const [rows, columns] = [out.size, from.size];
    return {
      kind: "dense",
      torch: [rows, columns],
      keras: [columns, rows],
      sizes: [to.channels, to.height, to.width, ...input],
      axes: [4, 5, 3, 1, 2, 0],
      bias: [to.channels, to.height, to.width],
    };
  }
  const torch = kind === "conv" ? [out.channels, from.channels, size, size] : [from.channels, out.channels, size, size];
  return {
    kind: kind === "conv" ? "conv2d" : "conv2d_transpose",
    torch,
    keras: [size, size, torch[1], torch[0]],
    sizes: torch,
    axes: [2, 3, 1, 0],
    bias: [out.channels, 1, 1],
  };
}

/** @param {number[]} axes @returns {number[]} that lead back */
const inverse = (axes) => axes.map((_, i) => axes.indexOf(i));

/** @param {number} n @param {string} kind @param {"kernel" | "bias"} what */
const nameOf = (n, kind, what) => `${String(n).padStart(3, "0")}.${kind}.${what}`;

/** @param {Layer[]} layers @returns {ReturnType<typeof layouts>[]} of those with weights */
const allLayouts = (layers) => layers.flatMap((layer, i) => (hasWeights(layer) ? [layouts(layer, layers[i + 1])] : []));

/**
 * @param {Layer[]} layers
 * @param {Tensor[]} tensors of a file, in its order
 * @returns {Tensor[]}
 */
export function toKeras(layers, tensors) {
  return allLayouts(layers).flatMap(({ kind, keras, sizes, axes, bias }, i) => [
    { name: nameOf(2 * i, kind, "kernel"), shape: keras, data: permute(tensors[2 * i].data, sizes, axes) },
    {
      name: nameOf(2 * i + 1, kind, "bias"),
      shape: tensors[2 * i + 1].shape,
      data: permute(tensors[2 * i + 1].data, bias, [1, 2, 0]),
    },
  ]);
}

/**
 * The way back.
 * @param {Layer[]} layers
 * @param {Tensor[]} tensors as toKeras names them
 * @param {string[]} names of the file's tensors, in its order
 * @returns {Tensor[]}
 */
export function fromKeras(layers, tensors, names) {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  /** @param {string} name @param {number[]} shape */
  const take = (name, shape) => {
    const tensor = byName.get(name);
    if (!tensor) throw new Problem("keras.missing", [name, String(shape)]);
    if (String(tensor.shape) !== String(shape))
      throw new Problem("keras.shape", [name, String(tensor.shape), String(shape)]);
    return tensor.data;
  };
  return allLayouts(layers).flatMap(({ kind, torch, keras, sizes, axes, bias }, i) => {
    const kernel = take(nameOf(2 * i, kind, "kernel"), keras);
    const offsets = take(nameOf(2 * i + 1, kind, "bias"), [bias[0] * bias[1] * bias[2]]);
    return [
      {
        name: names[2 * i],
        shape: torch,
        data: permute(
          kernel,
          axes.map((axis) => sizes[axis]),
          inverse(axes),
        ),
      },
      {
        name: names[2 * i + 1],
        shape: [offsets.length],
        data: permute(offsets, [bias[1], bias[2], bias[0]], [2, 0, 1]),
      },
    ];
  });
}
