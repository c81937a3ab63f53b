// German: the pad, and what the model shown makes of the drawing.

export default {
  "pad.row": "Deine Zeichnung, und was das Netz daraus macht",
  "pad.title": "Du zeichnest",
  "pad.picture": "Bild",
  "pad.pictureHelp": "Ein Bild einer Ziffer wählen. Es lässt sich auch hineinziehen oder einfügen.",
  "pad.camera": "Kamera",
  "pad.cameraHelp": "Eine Ziffer fotografieren",
  "pad.clear": "Leeren",
  "pad.label":
    "Blatt: Zeichne eine Ziffer mit Maus, Stift oder Finger. Pfeile bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab.",
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
  "pad.hint": "Zeichne hier eine Ziffer",
  "pad.seen": "Was es sieht",
  "pad.seenLabel": "Deine Ziffer als die 28 mal 28 Pixel des Netzes",
  "pad.noisy": "Verrauscht",
  "pad.noisyLabel": "Dieselbe mit Rauschen",
  "pad.code": "Code",
  "pad.codeLabel": "Die Zahlen, die das Netz davon behält: orange über 0, blau darunter",
  "pad.codeSize": "{pixels} Pixel, gepresst in {count} Zahlen",
  "pad.codeSizeOne": "{pixels} Pixel, gepresst in eine Zahl",
  "pad.more": "Mehr zum Zeichnen",
  "pad.explain": "Zentriert und skaliert wie die Ziffern von MNIST: 28 mal 28 Pixel.",
  "pad.psnrHelp":
    "Wie nah das Bild dem sauberen ist, in Dezibel: 10·log₁₀(1/MSE). 10 dB mehr sind ein Zehntel des quadratischen Fehlers.",

  "shown.restored": "Wiederhergestellt",
  "shown.restoredLabel": "Was das Netz daraus macht",
  "shown.clean": "Ohne Rauschen trainiert, also ohne gezeigt. Bewege das Rauschen, wenn du es doch verderben willst.",
  "shown.difference": "Unterschied",
  "shown.differenceLabel": "Ergebnis minus sauber: orange, wo zu viel Tinte ist, blau, wo zu wenig",
  "shown.mseHelp":
    "Mittlerer quadratischer Fehler je Pixel, mit Papier 0 und Tinte 1: 0 ist vollkommen, mit der mittleren Ziffer von MNIST zu antworten kostet 0,0675.",

  "setting.drawing": "Zeichnung",
  "setting.drawing.help": "Was auf dem Feld steht.",
};
