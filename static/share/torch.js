// A network as a program for PyTorch: model.py builds it, loads the file beside it and checks one
// reconstruction that stands in the file's metadata. The names of its modules are those of the file.

import { hasWeights, isVector, shapeWord } from "../engine/model.js";

/** @typedef {import("../engine/model.js").Layer} Layer */
/** @typedef {import("../engine/model.js").Spec} Spec */

/**
 * @typedef {object} Module a layer of the network in PyTorch
 * @property {string} name in a state_dict, as in encoder.0
 * @property {Layer} layer
 * @property {string[]} lines that make it and what goes with it, each one number of a Sequential
 */

const activations = /** @type {Record<string, string>} */ ({
  relu: "nn.ReLU()",
  leaky: "nn.LeakyReLU(0.01)",
  sigmoid: "nn.Sigmoid()",
  tanh: "nn.Tanh()",
});

/** What is in no program that does not need it. */
const parts = {
  Conv: `class Conv(nn.Conv2d):
    """With zeros around the image: left, right, top, bottom. PyTorch's padding has as many on both sides."""

    def __init__(self, channels, filters, size, stride, zeros):
        super().__init__(channels, filters, size, stride)
        self.zeros = zeros

    def forward(self, x):
        return super().forward(F.pad(x.reshape(*x.shape, 1, 1) if x.dim() == 2 else x, self.zeros))
`,
  Transposed: `class Transposed(nn.ConvTranspose2d):
    """Of whose output an edge is cut off: left, right, top, bottom."""

    def __init__(self, channels, filters, size, stride, cut):
        super().__init__(channels, filters, size, stride, output_padding=max(stride - size, 0))
        self.cut = [-n for n in cut]

    def forward(self, x):
        return F.pad(super().forward(x.reshape(*x.shape, 1, 1) if x.dim() == 2 else x), self.cut)
`,
  Dense: `class Dense(nn.Linear):
    """Of an image of one position."""

    def forward(self, x):
        return super().forward(x.flatten(1))
`,
  Reshape: `class Reshape(nn.Module):
    """The same numbers, channels last, as another image or as a vector."""

    def __init__(self, height, width, channels):
        super().__init__()
        self.shape = height, width, channels

    def forward(self, x):
        x = rows(x)
        return x if self.shape[:2] == (1, 1) else image(x, *self.shape)
`,
};

/**
 * As nn/weights.go numbers them: every layer, every activation but linear, and a Flatten before a dense layer
 * that reads an image.
 * @param {Spec} spec
 * @returns {Module[]}
 */
export function modulesOf({ input, layers, code }) {
  let number = 0;
  let images = !isVector(input); // whether what goes on is (N, C, H, W), else (N, C)
  return layers.map((layer, i) => {
    if (i === code) number = 0;
    const part = i < code ? "encoder" : "decoder";
    const { kind, units, size, stride, in: from, out, padding } = layer;
    const [top, left, bottom, right] = padding;
    const edge = `(${left}, ${right}, ${top}, ${bottom})`;
    const lines = [];
    if (kind === "dense" && !isVector(from)) lines.push("nn.Flatten()");
    const name = `${part}.${number + lines.length}`;
    switch (kind) {
      case "dense":
        lines.push(`${images && isVector(from) ? "Dense" : "nn.Linear"}(${from.size}, ${units})`);
        images = false;
        break;
      case "conv":
        lines.push(`Conv(${from.channels}, ${units}, ${size}, ${stride}, ${edge})`);
        images = true;
        break;
      case "transposed":
        lines.push(`Transposed(${from.channels}, ${units}, ${size}, ${stride}, ${edge})`);
        images = true;
        break;
      case "pool": // ceil_mode: windows may stick out below and to the right
        lines.push(images ? `nn.MaxPool2d(${size}, ceil_mode=True)` : "nn.Identity()");
        break;
      case "up": {
        const up = `nn.Upsample(scale_factor=${size})`;
        lines.push(images ? up : `nn.Sequential(nn.Unflatten(1, (${from.channels}, 1, 1)), ${up})`);
        images = true;
        break;
      }
      case "reshape": {
        const { height, width, channels } = out;
        images = !isVector(out);
        // The file has the outputs of a dense layer channels first if they are made an image next.
        if (layers[i - 1]?.kind !== "dense") lines.push(`Reshape(${height}, ${width}, ${channels})`);
        else lines.push(images ? `nn.Unflatten(1, (${channels}, ${height}, ${width}))` : "nn.Identity()");
        break;
      }
      case "dropout":
        lines.push(`nn.Dropout(${layer.rate})`);
        break;
    }
    if (hasWeights(layer) && activations[layer.activation]) lines.push(activations[layer.activation]);
    number += lines.length;
    return { name, layer, lines };
  });
}

/** The zeros around each convolution. @param {Spec} spec @returns {string} empty if there are none */
export const paddingOf = (spec) =>
  modulesOf(spec)
    .filter(({ layer }) => layer.kind === "conv" || layer.kind === "transposed")
    .map(({ name, layer: { padding } }) => {
      const [top, left, bottom, right] = padding;
      return `${name} (${left}, ${right}, ${top}, ${bottom})`;
    })
    .join(", ");

/** Whether a window of the pooling sticks out of the image, and by more than so many rows. @param {Layer} layer */
const sticksOut = ({ kind, size, in: from, out }, more = 0) =>
  kind === "pool" && Math.max(out.height * size - from.height, out.width * size - from.width) > more;

/** Of each framework, what its defaults would make another network of. @param {Spec} spec */
export function pitfalls(spec) {
  return {
    padding: paddingOf(spec),
    leaky: spec.layers.some(({ activation }) => activation === "leaky"),
    pool: spec.layers.some((layer) => sticksOut(layer)),
    // TensorFlow puts half of what sticks out above and to the left.
    kerasPool: spec.layers.some((layer) => sticksOut(layer, 1)),
  };
}

const formNotes = ["padding", "negative_slope", "ceil_mode", "pooling", "check"];

/** Notes without those that are made for one file. @param {Record<string, string>} notes */
export const withoutFormNotes = (notes) =>
  Object.fromEntries(Object.entries(notes).filter(([key]) => !formNotes.includes(key)));

/** For the metadata of a file for PyTorch. @param {Spec} spec @returns {Record<string, string>} */
export function torchNotes(spec) {
  const { padding, leaky, pool } = pitfalls(spec);
  return {
    ...(padding && { padding: `left, right, top, bottom: ${padding}` }),
    ...(leaky && { negative_slope: "0.01" }),
    ...(pool && { ceil_mode: "True" }),
  };
}

/** For the metadata of a file for Keras. @param {Spec} spec @returns {Record<string, string>} */
export function kerasNotes(spec) {
  const { leaky, kerasPool } = pitfalls(spec);
  return {
    ...(leaky && { negative_slope: "0.01" }),
    ...(kerasPool && { pooling: "windows stick out below and to the right, not on both sides" }),
  };
}

/** The picture of the check, a ring: bytes of pixels (784). */
export const ring = () =>
  Uint8Array.from({ length: 784 }, (_, i) => {
    const off = Math.hypot((i % 28) - 13.5, Math.floor(i / 28) - 13.5) - 7;
    return Math.round(255 * Math.max(0, 1 - Math.abs(off) / 2.5));
  });

/** What model.py compares itself with. @param {Uint8Array} pixels @param {Float32Array} restored */
export const checkNote = (pixels, restored) =>
  JSON.stringify({
    pixels: Array.from(pixels, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    restored: Array.from(restored, (value) => Number(value.toPrecision(6))),
  });

/**
 * @param {import("../engine/model.js").Model} model
 * @param {string} file with the weights
 * @returns {string} model.py
 */
export function modelScript({ layers: list, spec }, file) {
  const modules = modulesOf(spec);
  const { input, layers, code } = spec;
  /** @param {Module[]} some */
  const sequential = (some) =>
    some
      .flatMap(({ lines, layer }) =>
        lines.map((line) => {
          const own = !/^nn\.(Flatten|ReLU|LeakyReLU|Sigmoid|Tanh)/.test(line);
          const mirror = modules[modules.length - 1 - layers.indexOf(layer)].name;
          const tied = layer.tied ? `; tied: weights of ${mirror}, transposed, in a copy` : "";
          return `            ${line},${own ? `  # ${shapeWord(layer.in)} -> ${shapeWord(layer.out)}${tied}` : ""}`;
        }),
      )
      .join("\n");
  const all = modules.flatMap(({ lines }) => lines).join("\n");
  const used = Object.entries(parts).filter(([name]) => new RegExp(`^${name}\\(`, "m").test(all));
  const { height, width, channels } = input;
  const start = isVector(input) ? "x" : `image(x, ${height}, ${width}, ${channels})`;
  return `"""${list}

    python3 model.py [${file}]

builds this network in PyTorch (1.10 or later), loads its weights, and checks one reconstruction that
stands in their metadata. Pixels are (N, 784), 0 to 1; images inside have their channels first.
"""

import json
import struct
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F


def image(x, height, width, channels):
    """Rows of numbers, channels last, as images (N, C, H, W)."""
    return x.reshape(-1, height, width, channels).permute(0, 3, 1, 2)


def rows(x):
    """The reverse; vectors stay."""
    return (x.permute(0, 2, 3, 1) if x.dim() == 4 else x).flatten(1)


${used.map(([, text]) => `${text}\n\n`).join("")}class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
${sequential(modules.slice(0, code))}
        )
        self.decoder = nn.Sequential(
${sequential(modules.slice(code))}
        )

    def encode(self, x):
        return self.encoder(${start})

    def forward(self, x):
        return rows(self.decoder(self.encode(x)))


def load(path):
    """The tensors of a safetensors file by their names, and its metadata."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        first, last = (8 + length + offset for offset in entry["data_offsets"])
        numbers = torch.frombuffer(bytearray(data[first:last]), dtype=torch.float32)
        tensors[name] = numbers.reshape(entry["shape"])
    return tensors, metadata


if __name__ == "__main__":
    tensors, metadata = load(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name(${JSON.stringify(file)}))
    model = Autoencoder()
    model.load_state_dict(tensors)
    model.eval()  # without dropout
    if "check" not in metadata:
        sys.exit("The weights fit, but there is no reconstruction in their metadata to check.")
    check = json.loads(metadata["check"])
    pixels = torch.tensor([list(bytes.fromhex(check["pixels"]))]) / 255
    wanted = torch.tensor([check["restored"]])
    with torch.no_grad():
        off = float((model(pixels) - wanted).abs().max())
    print(f"The farthest of {wanted.numel()} restored pixels is off by {off:.1e}.")
    sys.exit(off > 1e-4 * max(1, float(wanted.abs().max())))
`;
}
