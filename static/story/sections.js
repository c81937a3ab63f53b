// The article as data, the same for every language: which paragraphs, formulas and figures each
// section has, and what its buttons set. The words are in strings/LANGUAGE/story.js.

/** @typedef {import("./math.js").Formula} Formula */
/** @typedef {import("./figures.js").FigureName} FigureName */

/**
 * @typedef {object} Action a button
 * @property {string} name of its words: story.set.NAME, and story.set.NAME.what, which says what it sets
 * @property {import("../app/state.js").Values} values
 * @property {boolean} [trains] the network then has to be trained
 * @property {boolean} [starts] and the button starts that
 * @property {string} [needs] the shipped network without which there is no such button
 */

/**
 * @typedef {object} Section
 * @property {string} name in the address and of its words: story.NAME.title, story.NAME.1, …
 * @property {Array<string | { formulas: Formula[] } | { figure: FigureName }>} blocks a string is the
 *   last part of a paragraph's key
 * @property {Action[]} actions
 */

/** Where buttons start from. They leave the data, the seed and the view as they are. */
const plain = {
  layers: "",
  model: "vanilla",
  code: 64,
  noise: 0,
  noiseKind: "gaussian",
  noiseRange: "fixed",
  epochs: 10,
  rate: 0.001,
  batch: 256,
  optimizer: "adam",
  schedule: "constant",
  loss: "mse",
  output: "sigmoid",
  images: 60000,
  validation: 0,
  sparsity: 0,
  shown: "own",
};

/** @type {Section[]} */
export const sections = [
  {
    name: "compression",
    blocks: ["1", { figure: "hourglass" }, "2"],
    actions: [{ name: "shipped", values: { noise: 0, shown: "conv" }, needs: "conv" }],
  },
  {
    name: "vanilla",
    blocks: ["1", { formulas: ["encoder", "decoder"] }, "words", "2", "3"],
    actions: [{ name: "vanilla8", values: { ...plain, code: 8 }, trains: true }],
  },
  {
    name: "error",
    blocks: ["1", { formulas: ["mse", "psnr"] }, "words", "2", { figure: "errors" }, "3"],
    actions: [{ name: "vanilla64", values: { ...plain, tab: "compare" }, trains: true }],
  },
  {
    name: "dead",
    blocks: ["1", { formulas: ["relu", "sigmoid"] }, "words", "2"],
    actions: [{ name: "relu", values: { ...plain, output: "relu" }, trains: true }],
  },
  {
    name: "entropy",
    blocks: ["1", { formulas: ["entropy"] }, "words", "floor"],
    actions: [{ name: "entropy", values: { ...plain, loss: "bce" }, trains: true }],
  },
  {
    name: "deep",
    blocks: ["1", { formulas: ["layers"] }, "words", "2", "3"],
    actions: [
      { name: "deep30", values: { ...plain, model: "deep", code: 30 }, trains: true },
      { name: "deepShipped", values: { noise: 0, shown: "deep" }, needs: "deep" },
    ],
  },
  {
    name: "conv",
    blocks: ["1", { formulas: ["convolution"] }, "words", { figure: "convolution" }, "2", "up", "smooth", "3"],
    actions: [{ name: "conv", values: { ...plain, model: "conv", images: 12000, epochs: 5, batch: 64 }, trains: true }],
  },
  {
    name: "denoising",
    blocks: ["1", { formulas: ["noise", "denoising"] }, "words", { figure: "noise" }, "2", "3"],
    actions: [
      { name: "denoiser", values: { noise: 0.5, noiseKind: "gaussian", shown: "denoiser" }, needs: "denoiser" },
      {
        name: "ownDenoiser",
        values: { ...plain, model: "denoise", noise: 0.25, images: 12000, epochs: 5, batch: 64 },
        trains: true,
      },
    ],
  },
  {
    name: "heart",
    blocks: ["1", "2", "validation"],
    actions: [
      { name: "few", values: { ...plain, images: 200, batch: 20, epochs: 200 }, trains: true },
      { name: "fifty", values: { ...plain, epochs: 50, validation: 20 }, trains: true, starts: true },
    ],
  },
  { name: "use", blocks: ["1"], actions: [{ name: "strangers", values: { tab: "strangers" } }] },
];

export const sectionNames = sections.map(({ name }) => name);

/** What the article leans on; the titles are the works' own. */
export const sources = [
  {
    by: "G. E. Hinton, R. R. Salakhutdinov",
    title: "Reducing the Dimensionality of Data with Neural Networks",
    where: "Science 313, 504–507, 2006",
    url: "https://doi.org/10.1126/science.1127647",
  },
  {
    by: "P. Vincent, H. Larochelle, Y. Bengio, P.-A. Manzagol",
    title: "Extracting and Composing Robust Features with Denoising Autoencoders",
    where: "ICML 2008",
    url: "https://doi.org/10.1145/1390156.1390294",
  },
  {
    by: "P. Vincent, H. Larochelle, I. Lajoie, Y. Bengio, P.-A. Manzagol",
    title: "Stacked Denoising Autoencoders",
    where: "Journal of Machine Learning Research 11, 3371–3408, 2010",
    url: "https://www.jmlr.org/papers/v11/vincent10a.html",
  },
  {
    by: "I. Goodfellow, Y. Bengio, A. Courville",
    title: "Deep Learning, chapter 14: Autoencoders",
    where: "MIT Press, 2016",
    url: "https://www.deeplearningbook.org/contents/autoencoders.html",
  },
  {
    by: "F. Chollet",
    title: "Building Autoencoders in Keras",
    where: "The Keras Blog, 2016",
    url: "https://blog.keras.io/building-autoencoders-in-keras.html",
  },
  {
    by: "R. Rombach, A. Blattmann, D. Lorenz, P. Esser, B. Ommer",
    title: "High-Resolution Image Synthesis with Latent Diffusion Models",
    where: "CVPR 2022",
    url: "https://arxiv.org/abs/2112.10752",
  },
];
