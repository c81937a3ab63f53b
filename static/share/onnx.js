// A network as an ONNX model (https://onnx.ai): input "pixels" (N, 784), outputs "restored" (N, 784)
// and "code" (N, C). The tensors are those of a weights file, which has PyTorch's layouts; ONNX has the
// same. Images are channels first inside, channels last where numbers go in or come out, as in the
// program. The protobuf is written by hand: a dozen messages, of onnx.proto.

import { hasWeights, isVector } from "../engine/model.js";

/** @typedef {import("../engine/model.js").Shape} Shape */
/** @typedef {import("./safetensors.js").Tensor} Tensor */

const opset = 13; // the first with today's Resize and Squeeze; every runtime since 2020 has it
const irVersion = 7;

// Protobuf: a field is its number and wire type, then a varint or a length and bytes.

/** @param {number} value @returns {number[]} */
function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value)); // -1 is ten bytes
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

/** @param {number} number @param {number} value */
const int = (number, value) => Uint8Array.from([...varint(number << 3), ...varint(value)]);

/** @param {number} number @param {number} value */
const float = (number, value) =>
  Uint8Array.from([...varint((number << 3) | 5), ...new Uint8Array(Float32Array.of(value).buffer)]);

/** @param {number} number @param {...(Uint8Array | string)} parts of one message, text or bytes */
function field(number, ...parts) {
  const all = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  return join(
    Uint8Array.from([...varint((number << 3) | 2), ...varint(all.reduce((sum, part) => sum + part.length, 0))]),
    ...all,
  );
}

/** @param {...Uint8Array} parts */
function join(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** AttributeProto. @param {string} name @param {number | number[] | string | { float: number }} value */
function attribute(name, value) {
  if (Array.isArray(value)) return field(5, field(1, name), ...value.map((v) => int(8, v)), int(20, 7));
  if (typeof value === "string") return field(5, field(1, name), field(4, value), int(20, 3));
  if (typeof value === "number") return field(5, field(1, name), int(3, value), int(20, 2));
  return field(5, field(1, name), float(2, value.float), int(20, 1));
}

/** TensorProto. @param {string} name @param {number[]} shape @param {Float32Array | BigInt64Array} data */
function tensor(name, shape, data) {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength); // little-endian, as every browser is
  return field(
    5,
    ...shape.map((d) => int(1, d)),
    int(2, data instanceof Float32Array ? 1 : 7),
    field(8, name),
    field(9, bytes),
  );
}

/** ValueInfoProto of floats (N, columns). @param {number} number @param {string} name @param {number} columns */
const value = (number, name, columns) =>
  field(
    number,
    field(1, name),
    field(2, field(1, int(1, 1), field(2, field(1, field(2, "N")), field(1, int(1, columns))))),
  );

/** The nodes and tensors of a graph while it grows, and the name of what came out last. */
class Graph {
  /** @type {Uint8Array[]} */
  nodes = [];
  /** @type {Uint8Array[]} */
  tensors = [];
  last = "pixels";
  #count = 0;

  /**
   * @param {string} op
   * @param {Record<string, number | number[] | string | { float: number }>} [attributes]
   * @param {string[]} [more] inputs
   * @param {string} [as]
   */
  node(op, attributes = {}, more = [], as) {
    const name = as ?? `${op.toLowerCase()}_${this.#count++}`;
    const inputs = [this.last, ...more].map((input) => field(1, input));
    this.nodes.push(
      field(
        1,
        ...inputs,
        field(2, name),
        field(3, name),
        field(4, op),
        ...Object.entries(attributes).map(([key, v]) => attribute(key, v)),
      ),
    );
    this.last = name;
  }

  /** @param {string} name @param {number[]} shape @param {Float32Array | BigInt64Array} data @returns {string} name */
  tensor(name, shape, data) {
    this.tensors.push(tensor(name, shape, data));
    return name;
  }

  /** @param {number[]} shape of one image */
  reshape(shape) {
    const to = this.tensor(`shape_${this.#count}`, [shape.length + 1], BigInt64Array.from([-1, ...shape], BigInt));
    this.node("Reshape", {}, [to]);
  }
}

/**
 * How the numbers of an image lie: rows of numbers with the channels last or first, or (N, C, H, W).
 * @typedef {"last" | "first" | "image"} Form
 */

/** @param {Graph} graph @param {Form} from @param {Form} to @param {Shape} shape */
function turn(graph, from, to, shape) {
  if (from === to) return;
  const { height, width, channels, size } = shape;
  const alike = channels === 1 || isVector(shape); // channels first and last are the same
  if (to === "image") {
    if (from === "first" || alike) return graph.reshape([channels, height, width]);
    graph.reshape([height, width, channels]);
    graph.node("Transpose", { perm: [0, 3, 1, 2] });
    return;
  }
  if (from === "image") {
    if (to === "last" && !alike) graph.node("Transpose", { perm: [0, 2, 3, 1] });
    return graph.reshape([size]);
  }
  if (alike) return;
  turn(graph, from, "image", shape);
  turn(graph, "image", to, shape);
}

/** @param {Graph} graph @param {string} activation */
function activate(graph, activation) {
  const ops = /** @type {Record<string, string>} */ ({ relu: "Relu", sigmoid: "Sigmoid", tanh: "Tanh" });
  if (activation === "leaky") graph.node("LeakyRelu", { alpha: { float: 0.01 } });
  else if (ops[activation]) graph.node(ops[activation]);
}

/**
 * @param {import("../engine/model.js").Spec} spec
 * @param {Tensor[]} tensors of the weights file, in its order
 * @param {Record<string, string>} [notes] for the model's metadata
 * @returns {Uint8Array} a ModelProto
 */
export function toONNX({ layers, code }, tensors, notes = {}) {
  const graph = new Graph();
  /** @type {Form} */
  let form = "last";
  const rest = [...tensors];
  const take = () => {
    const next = /** @type {Tensor} */ (rest.shift());
    return graph.tensor(next.name, next.shape, next.data);
  };
  /** @param {Form} wanted @param {Shape} shape */
  const want = (wanted, shape) => {
    turn(graph, form, wanted, shape);
    form = wanted;
  };
  for (const [i, layer] of layers.entries()) {
    const weights = hasWeights(layer) ? [take(), take()] : [];
    const { kind, size, stride, padding: pads, in: from, out } = layer;
    switch (kind) {
      case "dense":
        want("first", from);
        graph.node("Gemm", { transB: 1 }, weights);
        // The file has a layer's outputs channels first if they are made an image next.
        form = layers[i + 1]?.kind === "reshape" ? "first" : "last";
        break;
      case "conv":
        want("image", from);
        graph.node("Conv", { kernel_shape: [size, size], strides: [stride, stride], pads }, weights);
        break;
      case "transposed": {
        want("image", from);
        const more = Math.max(stride - size, 0); // rows that no filter reaches
        graph.node(
          "ConvTranspose",
          { kernel_shape: [size, size], strides: [stride, stride], pads, output_padding: [more, more] },
          weights,
        );
        break;
      }
      case "pool": // windows at the edge may stick out
        want("image", from);
        graph.node("MaxPool", {
          kernel_shape: [size, size],
          strides: [size, size],
          pads: [0, 0, out.height * size - from.height, out.width * size - from.width],
        });
        break;
      case "up":
        want("image", from);
        graph.node("Resize", { mode: "nearest", coordinate_transformation_mode: "asymmetric", nearest_mode: "floor" }, [
          "",
          graph.tensor(`scales_${i}`, [4], Float32Array.of(1, 1, size, size)),
        ]);
        break;
      case "reshape":
        // Numbers keep their places channels last; those of a dense layer were put in order before.
        if (form !== "first" || layers[i - 1]?.kind !== "dense") want("last", from);
        break;
      case "dropout": // outside of training it does nothing
        break;
    }
    if (weights.length) activate(graph, layer.activation);
    if (i + 1 === code) addCode(graph, form, out, layers[i + 1]?.kind === "reshape" ? layers[i + 1].out : out);
  }
  const last = layers[layers.length - 1].out;
  want("last", last);
  graph.node("Identity", {}, [], "restored");
  return join(
    int(1, irVersion),
    field(2, "Hourglass"),
    field(
      7,
      ...graph.nodes,
      field(2, "autoencoder"),
      ...graph.tensors,
      value(11, "pixels", layers[0].in.size),
      value(12, "restored", last.size),
      value(12, "code", layers[code - 1].out.size),
    ),
    field(8, field(1, ""), int(2, opset)),
    ...Object.entries(notes).map(([key, text]) => field(14, field(1, key), field(2, text))),
  );
}

/**
 * The code as rows of numbers, beside the way to the output.
 * @param {Graph} graph
 * @param {Form} form
 * @param {Shape} out
 * @param {Shape} ordered
 */
function addCode(graph, form, out, ordered) {
  const before = graph.last;
  turn(graph, form, "last", isVector(out) ? ordered : out);
  graph.node("Identity", {}, [], "code");
  graph.last = before;
}
