// German: the pad, and what the model shown makes of the drawing.

export default {
  "pad.title": "Zeichnung",
  "pad.picture": "Bild",
  "pad.pictureHelp": "Ein Bild einer Ziffer wählen. Es lässt sich auch hineinziehen oder einfügen.",
  "pad.camera": "Kamera",
  "pad.cameraHelp": "Eine Ziffer fotografieren",
  "pad.clear": "Leeren",
  "pad.label":
    "Blatt: Zeichnen Sie eine Ziffer mit Maus, Stift oder Finger. Pfeile bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab.",
  "pad.tools": "Womit gezeichnet wird",
  "pad.pen": "Stift",
  "pad.noisePen": "Rauschstift",
  "pad.eraser": "Radierer",
  "pad.width": "Breite",
  "pad.undo": "Rückgängig",
  "pad.redo": "Wiederholen",
  "pad.field": "Was das Netz sieht: die Tinte, vergrößert und zentriert wie die Ziffern von MNIST",
  "pad.down": "Stift aufgesetzt bei {x}, {y}.",
  "pad.up": "Stift abgehoben bei {x}, {y}.",
  "pad.nothingSeen": "Auf diesem Bild ist nichts zu sehen; die Zeichnung bleibt, wie sie war.",
  "pad.small": "Kleines wird vergrößert, wie bei MNIST",
  "pad.hint": "Zeichnen Sie hier eine Ziffer",
  "pad.seen": "Was es sieht",
  "pad.seenLabel": "Ihre Ziffer als die 28 mal 28 Pixel des Netzes",
  "pad.noisy": "Mit Rauschen",
  "pad.noisyLabel": "Dieselbe mit Rauschen",
  "pad.explain": "Zentriert und skaliert wie die Ziffern von MNIST: 28 mal 28 Pixel.",
  "pad.psnrHelp":
    "Wie nah das Bild dem sauberen ist, in Dezibel: 10·log₁₀(1/MSE). 10 dB mehr sind ein Zehntel des quadratischen Fehlers.",

  "shown.title": "Wiederhergestellt",
  "shown.restored": "Ergebnis",
  "shown.restoredLabel": "Was das Netz daraus macht",
  "shown.difference": "Unterschied",
  "shown.differenceLabel": "Ergebnis minus sauber: orange, wo zu viel Tinte ist, blau, wo zu wenig",
  "shown.mseHelp":
    "Mittlerer quadratischer Fehler je Pixel, mit Papier 0 und Tinte 1: 0 ist vollkommen, mit der mittleren Ziffer von MNIST zu antworten kostet 0,0675.",
  "shown.train": "Selbst trainieren",

  "setting.drawing": "Zeichnung",
  "setting.drawing.help": "Was auf dem Feld steht.",
};
