// German: what the network has never seen.

export default {
  "strangers.tab": "Fremde",
  "strangers.title": "Was es nie gesehen hat",
  "strangers.noise": "Mit dem Rauschen des Blatts",
  "strangers.waiting": "Die bekannten Ziffern werden gemessen.",
  "strangers.own":
    "Auf seinesgleichen, {total} Testziffern, ist der mittlere quadratische Fehler {mse}. Unter jedem Bild: sein eigener Fehler, und das Wievielfache das ist.",
  "strangers.seenNoise": "Es lernt nur an Ziffern mit Rauschen der Stärke {noise}; saubere sind ihm auch neu.",
  "strangers.ownNoise":
    "Auf seinesgleichen, {total} Testziffern mit demselben Rauschen, ist der mittlere quadratische Fehler {mse}. Unter jedem Bild: sein eigener Fehler, und das Wievielfache das ist.",
  "strangers.pad":
    "Drück auf ein Bild, um es aufs Blatt zu legen, das wie MNIST zentriert und skaliert: Was hier falsch liegt, wird dort zurechtgerückt.",
  "strangers.input": "Form",
  "strangers.restored": "Ergebnis",
  "strangers.difference": "Diff.",
  "strangers.mse": "MSE",
  "strangers.times": "× eigen",
  "strangers.timesTitle":
    "Der Fehler geteilt durch den mittleren Fehler auf den Testziffern. Der Balken ist logarithmisch, von ¼ bis zum 256-Fachen; sein Strich steht bei 1, so gut wie bei Ziffern.",
  "strangers.take": "{name}: MSE {mse}, das {times}-Fache der eigenen Art. Aufs Blatt legen.",
  "strangers.letters": "Buchstaben",
  "strangers.letters.why":
    "Buchstaben bestehen aus Strichen wie Ziffern. Ein breiter Code gibt jeden Strich wieder, den er bekommt; ein schmaler hat nur für Ziffern Platz und macht aus dem Buchstaben die nächste Ziffer.",
  "strangers.things": "Ein Gesicht und Kleider",
  "strangers.things.why":
    "Keine Ziffer hat eine Fläche voller Tinte. Ein schmaler Code kennt so etwas nicht und macht aus Kleidern dicke Striche. Filter, die immer nur einen kleinen Ausschnitt sehen, füllen Flächen gut und verlieren, was feiner ist als ein Strich: die Augen, den Spalt über der Sohle.",
  "strangers.misplaced": "Eine Ziffer am falschen Platz",
  "strangers.misplaced.why":
    "Dichte Schichten haben ein Gewicht für jede Stelle: Eine um wenige Pixel verschobene Ziffer ist für sie ein anderes Bild und wird zur Mitte gezogen. Faltungen nehmen überall dieselben Filter und stören sich weit weniger daran, außer am Rand, wo nie eine Ziffer Tinte hatte. Papier und Tinte zu vertauschen stört beide.",
  "strangers.nothing": "Gar kein Bild",
  "strangers.nothing.why":
    "Das leere Blatt zeigt, was die Bias-Werte allein zeichnen, wenn nichts gefragt ist. Die anderen vier haben mehr Tinte oder dichtere Kanten als jede Ziffer: Dem Netz bleibt nur, mit den Strichen zu antworten, die es kennt.",
  "strangers.shape.A": "Der Buchstabe A",
  "strangers.shape.E": "Der Buchstabe E",
  "strangers.shape.K": "Der Buchstabe K",
  "strangers.shape.M": "Der Buchstabe M",
  "strangers.shape.R": "Der Buchstabe R",
  "strangers.shape.face": "Ein Gesicht",
  "strangers.shape.shirt": "Ein Hemd",
  "strangers.shape.trousers": "Eine Hose",
  "strangers.shape.shoe": "Ein Schuh",
  "strangers.shape.bag": "Eine Tasche",
  "strangers.shape.inverted": "Papier und Tinte vertauscht",
  "strangers.shape.shifted": "Vier Pixel nach rechts, drei nach oben",
  "strangers.shape.small": "Halb so groß",
  "strangers.shape.large": "1,4-mal so groß",
  "strangers.shape.turned": "Auf der Seite",
  "strangers.shape.empty": "Ein leeres Blatt",
  "strangers.shape.ink": "Ein Blatt voll Tinte",
  "strangers.shape.checkers": "Ein Schachbrett",
  "strangers.shape.stripes": "Streifen",
  "strangers.shape.noise": "Rauschen allein",
};
