// German: the terms that the page explains, each in one sentence. They come after the others (learn in strings.js).

export default {
  "terms.all": "Alle Wörter",
  "terms.title": "Wörter",
  "terms.lead":
    "Wo eines dieser Wörter gepunktet unterstrichen ist, kannst du darauf zeigen, es antippen oder darauf die Eingabetaste drücken.",

  "terms.group.machine": "Das Netz",
  "terms.group.layers": "Arten von Schichten",
  "terms.group.data": "Die Bilder",
  "terms.group.training": "Wie es lernt",
  "terms.group.measure": "Wie gut es ist",

  "terms.autoencoder": "Autoencoder",
  "terms.autoencoder.text":
    "Ein Netz, das ein Bild in wenige Zahlen zwängt und lernt, es allein aus diesen Zahlen wieder aufzubauen.",
  "terms.network": "Neuronales Netz",
  "terms.network.text":
    "Viele einfache Rechnungen, Schicht um Schicht, deren Zahlen niemand aufgeschrieben hat: Sie wurden aus Beispielen gelernt.",
  "terms.layer": "Schicht",
  "terms.layer.text":
    "Eine Stufe des Netzes: Zahlen kommen hinein, es wird mit ihnen gerechnet, und das Ergebnis geht an die nächste Schicht.",
  "terms.encoder": "Encoder",
  "terms.encoder.text": "Die erste Hälfte eines Autoencoders: Sie macht aus dem Bild den Code.",
  "terms.code": "Code",
  "terms.code.text":
    "Die wenigen Zahlen in der Mitte eines Autoencoders: Mehr erfährt seine zweite Hälfte nicht über das Bild.",
  "terms.bottleneck": "Engpass",
  "terms.bottleneck.text":
    "Die engste Stelle im Netz: Nicht alles passt hindurch, also muss das Netz lernen, worauf es ankommt.",
  "terms.decoder": "Decoder",
  "terms.decoder.text": "Die zweite Hälfte eines Autoencoders: Sie macht aus dem Code wieder ein Bild.",
  "terms.parameter": "Parameter",
  "terms.parameter.text":
    "Eine Zahl im Netz, die das Training ändert; die meisten sind Gewichte: Sie sagen, wie viel ein Wert für einen anderen zählt.",

  "terms.dense": "Dichte Schicht",
  "terms.dense.text":
    "Jeder Wert, der herauskommt, hängt von jedem ab, der hineingeht, jeweils mit einem eigenen Gewicht.",
  "terms.conv": "Faltung",
  "terms.conv.text":
    "Ein kleiner Filter gleitet über das Bild und hält Ort für Ort fest, wie gut das Stück unter ihm passt; eine Schicht hat mehrere.",
  "terms.pool": "Maximum (Pooling)",
  "terms.pool.text": "Macht ein Bild kleiner: Von jedem kleinen Block, etwa 2 mal 2, bleibt nur der größte Wert übrig.",
  "terms.up": "Strecken (Up-Sampling)",
  "terms.up.text": "Macht ein Bild größer: Jeder Wert wird wiederholt, bis er einen kleinen Block füllt, etwa 2 mal 2.",
  "terms.transposed": "Transponierte Faltung",
  "terms.transposed.text":
    "Eine umgedrehte Faltung: Jeder Wert setzt seine eigene Kopie eines kleinen Filters ins Bild, und die Kopien werden addiert.",
  "terms.reshape": "Umformen",
  "terms.reshape.text":
    "Dieselben Zahlen, anders angeordnet: Aus 128 in einer Reihe werden zum Beispiel 8 kleine Bilder zu 4 mal 4.",
  "terms.dropout": "Dropout",
  "terms.dropout.text":
    "Im Training werden zufällig einige Werte auf 0 gesetzt, damit sich das Netz auf keinen einzelnen verlässt.",
  "terms.activation": "Aktivierung",
  "terms.activation.text":
    "Eine einfache Kurve, die jeden Wert einer Schicht verbiegt; ohne sie könnten viele Schichten nicht mehr als eine.",
  "terms.relu": "ReLU",
  "terms.relu.text": "Eine Aktivierung: Was unter 0 liegt, wird 0, und alles andere bleibt, wie es ist.",
  "terms.sigmoid": "Sigmoid",
  "terms.sigmoid.text":
    "Eine Aktivierung, die jede Zahl zwischen 0 und 1 bringt, wie es Pixel brauchen: 0 ist Papier und 1 ist Tinte.",

  "terms.mnist": "MNIST",
  "terms.mnist.text":
    "70.000 handgeschriebene Ziffern zu 28 mal 28 Pixeln, die im Fach alle kennen: 60.000 zum Lernen, 10.000 zum Prüfen.",
  "terms.trainingDigits": "Trainingsziffern",
  "terms.trainingDigits.text":
    "Die Ziffern, aus denen das Netz lernt; nur bei ihnen gut zu sein, beweist wenig, denn es kann sie auswendig wissen.",
  "terms.testDigits": "Testziffern",
  "terms.testDigits.text":
    "Ziffern, aus denen das Netz nie lernt: An ihnen zeigt sich, ob es auch mit dem zurechtkommt, was es noch nicht gesehen hat.",
  "terms.validation": "Validierung",
  "terms.validation.text":
    "Ein Teil der Trainingsziffern wird zurückgehalten, um Einstellungen zu vergleichen; so bleiben die Testziffern bis zum Schluss unbenutzt.",
  "terms.noise": "Rauschen",
  "terms.noise.text":
    "Zufällige Fehler in den Pixeln: Ein entrauschendes Netz bekommt die verrauschte Ziffer zu sehen und soll die saubere zurückgeben.",
  "terms.noiseKind": "Arten von Rauschen",
  "terms.noiseKind.text":
    "Gaußsches Rauschen ändert jedes Pixel ein wenig, Salz und Pfeffer macht manche schwarz oder weiß, ein fehlendes Quadrat verdeckt ein Stück.",

  "terms.training": "Training",
  "terms.training.text":
    "Das Netz versucht es, sein Fehler wird gemessen, und jeder Parameter rückt ein wenig, damit er kleiner wird, tausende Male.",
  "terms.epoch": "Epoche",
  "terms.epoch.text": "Eine Runde durch alle Trainingsziffern: Danach hat das Netz jede von ihnen einmal mehr gesehen.",
  "terms.batch": "Stapel (Batch)",
  "terms.batch.text":
    "Eine kleine Gruppe von Trainingsziffern, die sich das Netz zusammen ansieht, bevor es einen Schritt macht.",
  "terms.step": "Schritt",
  "terms.step.text": "Eine kleine Änderung aller Parameter auf einmal, nach einem Blick auf einen Stapel.",
  "terms.gradient": "Gradient",
  "terms.gradient.text":
    "Sagt für jeden Parameter, wie schnell der Verlust steigt, wenn man an ihm dreht; das Training geht andersherum, bergab.",
  "terms.optimizer": "Verfahren (Optimierer)",
  "terms.optimizer.text":
    "Die Regel, die aus dem Gradienten einen Schritt macht; Adam etwa wählt die Länge für jeden Parameter selbst.",
  "terms.rate": "Lernrate",
  "terms.rate.text":
    "Wie lang die Schritte sind: Mit kurzen dauert das Training ewig, mit langen springt es am Ziel vorbei.",
  "terms.schedule": "Verlauf der Rate",
  "terms.schedule.text":
    "Wie sich die Lernrate mit der Zeit ändert: Sie bleibt gleich oder wird bis zur letzten Epoche kleiner, entlang eines Kosinus.",
  "terms.seed": "Startwert",
  "terms.seed.text":
    "Die Zahl, mit der aller Zufall beginnt: Wer denselben Startwert und dieselben Einstellungen nimmt, bekommt genau dasselbe Training.",
  "terms.decay": "Gewichtsabnahme",
  "terms.decay.text":
    "Mit jedem Schritt schrumpfen alle Gewichte ein wenig zur 0 hin, damit keines ohne Grund groß ist.",
  "terms.sparsity": "Sparsamkeit",
  "terms.sparsity.text":
    "Ein sparsamer Code hat wenige Zahlen, die nicht 0 sind; eine Strafe auf alle anderen bringt das Netz dazu, mit wenigen auszukommen.",

  "terms.loss": "Verlust",
  "terms.loss.text": "Eine Zahl dafür, wie falsch die Ausgaben des Netzes sind: Das Training macht sie kleiner.",
  "terms.mse": "Mittlerer quadratischer Fehler (MSE)",
  "terms.mse.text":
    "Der Unterschied an jedem Pixel, mit sich selbst malgenommen, dann das Mittel über alle Pixel: 0 ist eine vollkommene Kopie.",
  "terms.psnr": "PSNR in Dezibel (dB)",
  "terms.psnr.text":
    "Wie ähnlich sich zwei Bilder sind, je mehr, desto besser: Mit je 10 dB mehr ist der mittlere quadratische Fehler zehnmal kleiner.",
  "terms.overfitting": "Überanpassung",
  "terms.overfitting.text":
    "Das Netz lernt seine Trainingsziffern auswendig: Bei ihnen fällt der Verlust weiter, bei anderen Ziffern steigt er wieder.",
  "terms.pca": "Hauptkomponenten (PCA)",
  "terms.pca.text":
    "Baut jedes Bild als Summe fester Muster auf, so gut es eine Summe kann; ein Autoencoder darf krumm rechnen und kann darum besser sein.",
};
