// English: the pad, and what the model shown makes of the drawing.

export default {
  "pad.row": "Your drawing, and what the network makes of it",
  "pad.title": "You draw",
  "pad.picture": "Picture",
  "pad.pictureHelp": "Choose a picture of a digit. You can also drop or paste one.",
  "pad.camera": "Camera",
  "pad.cameraHelp": "Take a picture of a digit",
  "pad.clear": "Clear",
  "pad.label":
    "Pad: draw a digit with the mouse, a pen or a finger. Arrows move the pen, Space puts it down and lifts it.",
  "pad.tools": "What to draw with",
  "pad.pen": "Pen",
  "pad.noisePen": "Noise pen",
  "pad.eraser": "Eraser",
  "pad.width": "Width",
  "pad.undo": "Undo",
  "pad.redo": "Redo",
  "pad.field": "What the network sees: the ink, scaled and centred as MNIST’s digits are",
  "pad.down": "Pen down at {x}, {y}.",
  "pad.up": "Pen up at {x}, {y}.",
  "pad.nothingSeen": "There is nothing to see in that picture; the drawing stays as it was.",
  "pad.small": "Small ink is enlarged, as MNIST does",
  "pad.hint": "Draw a digit here",
  "pad.seen": "What it sees",
  "pad.seenLabel": "Your digit as the network's 28 by 28 pixels",
  "pad.noisy": "Spoiled",
  "pad.noisyLabel": "The same with noise",
  "pad.code": "Code",
  "pad.codeLabel": "The numbers that the network keeps of it: orange above 0, blue below",
  "pad.codeSize": "{pixels} pixels squeezed into {count} numbers",
  "pad.codeSizeOne": "{pixels} pixels squeezed into one number",
  "pad.more": "More for drawing",
  "pad.explain": "Centred and scaled as MNIST’s digits are: 28 by 28 pixels.",
  "pad.psnrHelp":
    "How close the picture is to the clean one, in decibels: 10·log₁₀(1/MSE). 10 dB more is a tenth of the squared error.",

  "shown.restored": "Restored",
  "shown.restoredLabel": "What the network makes of it",
  "shown.clean": "Trained without noise, so shown without. Move the noise to spoil it all the same.",
  "shown.difference": "Difference",
  "shown.differenceLabel": "Restored minus clean: orange where there is too much ink, blue where there is too little",
  "shown.mseHelp":
    "Mean squared error per pixel, where paper is 0 and ink is 1: 0 is perfect, answering with MNIST’s mean digit costs .0675.",

  "setting.drawing": "Drawing",
  "setting.drawing.help": "What is on the pad.",
};
