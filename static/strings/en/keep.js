// English: what is kept from visit to visit.

export default {
  "keep.label": "Your network from before",
  "keep.back": "Your network from before is back ({epochs} epochs).",
  "keep.backOne": "Your network from before is back (1 epoch).",
  "keep.resume": "Go on with it",
  "keep.resumed": "Your network from before is in training again, at epoch {epochs}.",
  "keep.dismiss": "Not now",
  "keep.dismissed": "It stays among the runs.",
  "keep.refused":
    "This browser keeps nothing more here ({problem}): what you train is lost when you leave. Save it by Share.",
  "keep.ask": "This browser does not keep the network that you have trained. Give it up?",
  "keep.unreadable": "What was kept of {runs} earlier runs could not be read, and is gone.",
};
