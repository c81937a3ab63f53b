// English: the page as a whole, its keys and its data.

export default {
  "page.title": "Hourglass: an autoencoder that trains in your browser",
  "page.tagline": "A network learns to restore digits, here in your browser. Draw one and watch.",
  "page.privacy": "Everything is computed here, in your browser. What you draw never leaves it.",
  "page.licences": "Licences",
  "page.embedded": "Embedded here, it trains on one core.",
  "page.whole": "Open the whole page",
  "page.language": "Language",
  "page.close": "Close",
  "page.again": "Try again",
  "page.tabs": "More views",
  "page.noSIMD": "This browser has no WebAssembly SIMD: everything works, but training is several times slower.",
  "page.scalarBuild":
    "This site was built without WebAssembly SIMD: everything works, but training is several times slower.",
  "page.viewFailed": "This view could not be loaded: {problem}",
  "page.anew": "{cause} It was started anew, and your drawing and the network are back.",
  "page.anewOther": "{cause} It was started anew with the shipped denoiser; your network is still there to be trained.",
  "page.ended": "{cause} The page has to be loaded anew.",

  "data.source": "Data: {source}.",
  "data.made": "Data: digits made by procedure.",
  "data.missing": "{note} This page trains on its built-in digits.",
  "data.fallback": "{problem} The built-in digits work all the same.",

  "help.title": "Keys",
  "help.space": "Space",
  "help.play": "train or pause; on the pad: pen down or up",
  "help.step": "one step on one batch",
  "help.reset": "new network, same seed",
  "help.this": "show this",
  "help.close": "close this or a complaint",
  "help.move": "on the pad: move the pen; with Shift further",
  "help.on": "Keys act on the page",
  "help.undoKeys": "Ctrl+Z",
  "help.undo": "the drawing as it was before; on a Mac with Cmd",
  "help.redoKeys": "Ctrl+Y",
  "help.redo": "takes that back; Ctrl+Shift+Z does too",
  "help.numbers": "What the numbers mean",

  "setting.tab": "View",
  "setting.tab.help": "What is open below the instrument.",
};
