// English: what the network has never seen.

export default {
  "strangers.tab": "Strangers",
  "strangers.title": "What it has never seen",
  "strangers.noise": "Add the pad’s noise",
  "strangers.waiting": "Measuring the digits it knows.",
  "strangers.own":
    "On its own kind, {total} test digits, the mean squared error is {mse}. Under each picture: its own error, and how many times that is.",
  "strangers.seenNoise": "It trains on digits with noise of strength {noise} only, and clean ones are new to it, too.",
  "strangers.ownNoise":
    "On its own kind, {total} test digits with the same noise, the mean squared error is {mse}. Under each picture: its own error, and how many times that is.",
  "strangers.pad":
    "Press a picture to put it on the pad, which centres and scales it as MNIST does: what is out of place here is put right there.",
  "strangers.input": "shape",
  "strangers.restored": "restored",
  "strangers.difference": "difference",
  "strangers.mse": "MSE",
  "strangers.times": "× own",
  "strangers.timesTitle":
    "The error divided by the mean error on the test digits. The bar is logarithmic, from ¼ to 256 times; its line marks 1, as good as on digits.",
  "strangers.take": "{name}: MSE {mse}, {times} times that of its own kind. Put it on the pad.",
  "strangers.letters": "Letters",
  "strangers.letters.why":
    "Letters are made of strokes, as digits are. A wide code copies whatever strokes it is given; a narrow one has room for digits only, and makes the nearest digit of a letter.",
  "strangers.things": "A face and clothes",
  "strangers.things.why":
    "No digit has an area filled with ink. A narrow code knows no such thing and makes thick strokes of clothes. Filters that look at one small patch at a time fill the areas well, and lose what is finer than a stroke: the eyes, the gap above the sole.",
  "strangers.misplaced": "A digit put wrong",
  "strangers.misplaced.why":
    "Dense layers have a weight for every place: a digit moved by a few pixels is another picture to them, and comes back pulled to the middle. Convolutions use the same filters everywhere and mind much less, except at the edge, where no digit ever had ink. Exchanging paper and ink upsets both.",
  "strangers.nothing": "No picture at all",
  "strangers.nothing.why":
    "The empty page shows what the biases alone draw, when nothing is asked. The other four have more ink, or edges closer together, than any digit: all that the network can do is to answer with the strokes it knows.",
  "strangers.shape.A": "The letter A",
  "strangers.shape.E": "The letter E",
  "strangers.shape.K": "The letter K",
  "strangers.shape.M": "The letter M",
  "strangers.shape.R": "The letter R",
  "strangers.shape.face": "A face",
  "strangers.shape.shirt": "A shirt",
  "strangers.shape.trousers": "Trousers",
  "strangers.shape.shoe": "A shoe",
  "strangers.shape.bag": "A bag",
  "strangers.shape.inverted": "Paper and ink exchanged",
  "strangers.shape.shifted": "Four pixels to the right, three up",
  "strangers.shape.small": "Half as large",
  "strangers.shape.large": "1.4 times as large",
  "strangers.shape.turned": "On its side",
  "strangers.shape.empty": "An empty page",
  "strangers.shape.ink": "A page of ink",
  "strangers.shape.checkers": "A checkerboard",
  "strangers.shape.stripes": "Stripes",
  "strangers.shape.noise": "Noise alone",
};
