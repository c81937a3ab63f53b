// A model as the program describes it (nn/describe.go): its layers, where its code is, what it costs.

/**
 * @typedef {object} Shape of one image's numbers; a vector has height and width 1
 * @property {number} height
 * @property {number} width
 * @property {number} channels last in the program, first in PyTorch's files
 * @property {number} size how many numbers
 */

/** @typedef {"dense" | "conv" | "transposed" | "pool" | "up" | "reshape" | "dropout"} Kind */

/**
 * @typedef {object} Layer what its kind has no use for is 0 or false
 * @property {string} word in a layer list, with its activation, without a mark
 * @property {Kind} kind
 * @property {number} units of a dense layer; filters of a convolution
 * @property {number} size side of a filter; the factor of pooling and up-sampling
 * @property {number} stride
 * @property {boolean} valid whether a convolution stays inside its image
 * @property {boolean} tied whether the weights are those of the mirror, transposed
 * @property {number} rate of dropout
 * @property {string} activation "linear", "relu", "sigmoid", "tanh" or "leaky"
 * @property {boolean} marked whether a layer list has to mark it as the code
 * @property {Shape} in
 * @property {Shape} out
 * @property {[number, number, number, number]} padding top, left, bottom, right: zeros around the input of a
 *   convolution, or around the output of a transposed one
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 * @property {number} weights where they begin among the parameters; those of a tied layer's mirror
 * @property {number} biases where they begin
 */

/** @typedef {{ input: Shape, code: number, layers: Layer[] }} Spec code: how many layers make it */

/**
 * @typedef {object} Model what configure and loadWeights return: beside this every setting of the training, by its key
 * @property {string} layers the layer list
 * @property {number} code numbers in the code
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 * @property {string} saved from loadWeights: the settings that the file comes with, as savedSettings reads them
 * @property {"" | "names" | "layers"} assumed from loadWeights: what the file did not say (nn/weights_read.go)
 * @property {Spec} spec
 * @property {"mnist" | "digits"} data
 * @property {"mse" | "bce"} loss
 * @property {string} optimizer
 * @property {number} batch
 * @property {number} seed
 * @property {number} rate
 * @property {number} decay
 * @property {string} schedule
 * @property {number} epochs
 * @property {string} noiseKind
 * @property {number} noise
 * @property {string} noiseRange
 * @property {number} sparsity
 * @property {number} images
 * @property {number} validation
 */

/**
 * @typedef {object} SummaryRow
 * @property {string} layer its word in a layer list, with its activation
 * @property {string} output its shape, as in 28x28x32
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 */

/** @param {Shape} shape */
export const isVector = ({ height, width }) => height === 1 && width === 1;

/** @param {Shape} shape as a layer list has it */
export const shapeWord = (shape) =>
  isVector(shape) ? String(shape.channels) : `${shape.height}x${shape.width}x${shape.channels}`;

/** @param {{ kind: Kind }} layer */
export const hasWeights = ({ kind }) => kind === "dense" || kind === "conv" || kind === "transposed";

/**
 * The settings that a file comes with. Layers are empty where they are those of the model.
 * @param {Model} model as loadWeights returns it
 * @returns {Record<string, string>}
 */
export const savedSettings = ({ saved }) => ({
  layers: "",
  ...Object.fromEntries(saved.split("&").map((pair) => pair.split("="))),
});

/** The layers in numbers. @param {Model} model @returns {SummaryRow[]} */
export const summaryOf = ({ spec }) =>
  spec.layers.map(({ word, out, parameters, multiplyAdds }) => ({
    layer: word,
    output: shapeWord(out),
    parameters,
    multiplyAdds,
  }));

/** The parameters of the layers after the code. @param {Model} model */
export const decoderParameters = ({ spec: { layers, code } }) =>
  layers.slice(code).reduce((sum, { parameters }) => sum + parameters, 0);
