"""Reads weights that the page has saved with numpy alone, and restores images with them.

    python3 read_safetensors.py FILE.safetensors PIXELS.f32 >RESTORED.f32

PIXELS and RESTORED are float32, 784 an image. Both layouts are read, PyTorch's and Keras's, and the
network is computed as those two would: channels first or channels last. It knows every kind of layer:
dense, tied and dropped out, convolutions and transposed ones, pooling, up-sampling and reshapes.
"""

import json
import re
import struct
import sys

import numpy as np


def load(path):
    """The tensors in the order of their data, and the metadata."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    entries = sorted(header.items(), key=lambda item: item[1]["data_offsets"])
    tensors = []
    for _, entry in entries:
        first, last = (8 + length + offset for offset in entry["data_offsets"])
        dtype = {"F32": "<f4", "F16": "<f2"}[entry["dtype"]]
        tensors.append(np.frombuffer(data[first:last], dtype).reshape(entry["shape"]).astype(np.float32))
    return tensors, metadata


def activate(x, name):
    return {
        "relu": lambda: np.maximum(x, 0),
        "leaky": lambda: np.where(x > 0, x, x / 100),
        "sigmoid": lambda: 1 / (1 + np.exp(-x)),
        "tanh": lambda: np.tanh(x),
        "linear": lambda: x,
    }[name]()


def same(long, short, k, stride):
    """The zeros around long, before and after, with which a filter has short positions."""
    zeros = max((short - 1) * stride + k - long, 0)
    return zeros // 2, zeros - zeros // 2


def convolve(x, w, b, stride, valid):
    """x (N, H, W, C), w (k, k, C, O)."""
    k, height, width = w.shape[0], x.shape[1], x.shape[2]
    if not valid:
        high, wide = (same(size, -(-size // stride), k, stride) for size in (height, width))
        x = np.pad(x, ((0, 0), high, wide, (0, 0)))
    seen = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("nhwcij,ijco->nhwo", seen, w) + b


def transpose(x, w, b, stride):
    """x (N, H, W, C), w (k, k, O, C): each position adds a filter to the output, whose edges are cut off."""
    n, height, width, _ = x.shape
    k = w.shape[0]
    out = np.zeros((n, (height - 1) * stride + max(k, stride), (width - 1) * stride + max(k, stride), w.shape[2]))
    for i in range(k):
        for j in range(k):
            rows, columns = slice(i, i + height * stride, stride), slice(j, j + width * stride, stride)
            out[:, rows, columns][:, :height, :width] += np.einsum("nhwc,oc->nhwo", x, w[i, j])
    top, left = (same(size * stride, size, k, stride)[0] for size in (height, width))
    return out[:, top : top + height * stride, left : left + width * stride] + b


def pool(x, factor):
    n, h, w, c = x.shape
    x = np.pad(x, ((0, 0), (0, -h % factor), (0, -w % factor), (0, 0)), constant_values=-np.inf)
    return x.reshape(n, x.shape[1] // factor, factor, x.shape[2] // factor, factor, c).max((2, 4))


def shape_of(word):
    sizes = [int(size) for size in word.split("x")]
    return sizes if len(sizes) == 3 else [1, 1, sizes[0]]


def restore(tensors, metadata, x):
    keras = metadata["format"] == "keras"
    words = metadata["layers"].replace("*", "").split("-")
    tensors = iter(tensors)
    x = x.reshape(len(x), *shape_of(words[0]))  # images are channels last here; in files PyTorch's are first
    for i, word in enumerate(words[1:], 1):
        body, _, name = word.partition(":")
        name = name or "relu"
        body = body.rstrip("~")  # the file has the weights of tied layers, too
        if body.startswith("drop"):
            pass  # outside of training it does nothing
        elif body.startswith("mp"):
            x = pool(x, int(body[2:] or 2))
        elif body.startswith("up"):
            factor = int(body[2:] or 2)
            x = x.repeat(factor, 1).repeat(factor, 2)
        elif body.startswith("t"):
            w, b = next(tensors), next(tensors)
            stride = int((re.search(r"s(\d+)", body) or [0, 2])[1])
            x = activate(transpose(x, w if keras else w.transpose(2, 3, 1, 0), b, stride), name)
        elif body.startswith("c"):
            w, b = next(tensors), next(tensors)
            stride = int((re.search(r"s(\d+)", body) or [0, 1])[1])
            x = activate(convolve(x, w if keras else w.transpose(2, 3, 1, 0), b, stride, body.endswith("v")), name)
        elif "x" in body:
            height, width, channels = shape_of(body)
            if not keras and "x" not in words[i - 1].partition(":")[0] and words[i - 1][0].isdigit():
                # Right after a dense layer: Unflatten, channels first.
                x = x.reshape(len(x), channels, height, width).transpose(0, 2, 3, 1)
            else:
                x = x.reshape(len(x), height, width, channels)
        else:
            w, b = next(tensors), next(tensors)
            flat = (x if keras else x.transpose(0, 3, 1, 2)).reshape(len(x), -1)
            x = activate(flat @ (w if keras else w.T) + b, name)[:, None, None, :]
    return x.reshape(len(x), -1)


if __name__ == "__main__":
    weights, pixels = sys.argv[1:]
    restored = restore(*load(weights), np.fromfile(pixels, "<f4").reshape(-1, 784))
    sys.stdout.buffer.write(restored.astype("<f4").tobytes())
