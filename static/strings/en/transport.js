// English: the transport and the curve of the losses.

export default {
  "transport.label": "Training",
  "transport.reset": "Reset",
  "transport.resetTitle": "New network, same seed (R)",
  "transport.train": "Train",
  "transport.first": "Now teach one of your own: it knows nothing yet.",
  "transport.pause": "Pause",
  "transport.trainTitle": "Train or pause (Space)",
  "transport.step": "Step",
  "transport.stepTitle": "One step on one batch (S)",
  "transport.epoch": "Epoch",
  "transport.epochHelp": "How often the network has seen every training image, of the epochs chosen.",
  "transport.steps": "Step",
  "transport.stepsHelp": "Batches it has learned from since its first weights.",
  "transport.trainLoss": "Train loss",
  "transport.trainLossHelp":
    "How far the outputs are off, averaged over the steps since the last report, on the images it learns from: as it trains, with the noise of each batch and with what is dropped out, but without the penalty on the code.",
  "transport.testLoss": "Test loss",
  "transport.testLossHelp":
    "The same kind of loss on every tenth test image, which it never learns from: at once, with the full strength of the noise, and with nothing dropped out.",
  "transport.validationLoss": "Validation loss",
  "transport.validationLossHelp":
    "The same kind of loss on the training images held out (up to 1,000 of them), which it never learns from: at once, with the full strength of the noise, and with nothing dropped out.",
  "transport.speed": "Images/s",
  "transport.speedHelp": "Training images a second, in your browser.",
  "transport.left": "Time left",
  "transport.leftHelp": "Until the chosen epochs are done, at this speed.",
  "transport.fetching": "Fetching digits: {done} of {total}",
  "transport.making": "Making digits: {done} of {total}",
  "transport.loading": "Data",
  "transport.started": "Training has begun.",
  "transport.paused": "Training pauses at epoch {epoch}.",
  "transport.score": "On all {images} test digits{noise}: MSE {mse}, PSNR {psnr}.",
  "transport.restored": "Run {number} is back as it was at epoch {epochs}: MSE {mse}, PSNR {psnr}{noise}.",
  "transport.scoreNoise": ", with noise {noise}",
  "transport.resetDone": "A new network, with seed {seed}.",

  "curve.title": "Loss",
  "curve.log": "logarithmic",
  "curve.epoch": "Epoch",
  "curve.train": "Train",
  "curve.test": "Test",
  "curve.validation": "Validation",
  "curve.empty": "Press Train: the loss of your network falls here.",
  "curve.unlikeNoise":
    "The two losses are not of one kind here: the batches of the training have noise of every strength up to {noise}, the other digits {noise} throughout.",
  "curve.unlikeDropout":
    "The two losses are not of one kind here: while it trains, a part of its numbers is dropped out; when it is measured, none.",
  "curve.unlikeSparsity": "Neither loss has the penalty on the code in it, which the training makes small besides.",

  "setting.curve": "Losses",
  "setting.curve.help": "The axis on which the losses stand.",
  "setting.curve.log": "logarithmic",
  "setting.curve.linear": "linear",
};
