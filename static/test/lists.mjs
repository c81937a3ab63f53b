// Lists of layers of every kind, for tests.

export const lists = {
  vanilla: "784-64-784",
  deep: "784-512-256-128-64-128-256-512-784",
  conv: "28x28x1-c32-mp-c8-mp-c8-mp-c8-up-c8-up-c32v-up-c1",
  denoiser: "28x28x1-c32k5s2-c64s2-c64-t32-t1k4",
  shippedConv: "28x28x1-c16s2-c32s2-32:linear-1568-7x7x32-t16-t1",
  tied: "784-128-32:tanh-128~-784~",
  two: "784-128-2:linear-128-784",
  long: "784-512-384-256-128-64-32-64-128-256-384-512-784",
  marked: "784-32-8-64*-8-32-784",
  plain: "28x28x1-c8-c8-c1",
  dropped: "784-128-drop.2-16-128-drop.2-784",
};
