// German: the transport and the curve of the losses.

export default {
  "transport.label": "Training",
  "transport.reset": "Neu",
  "transport.resetTitle": "Neues Netz, gleicher Startwert (R)",
  "transport.train": "Trainieren",
  "transport.first": "Bring jetzt einem eigenen etwas bei: Es weiß noch nichts.",
  "transport.pause": "Pause",
  "transport.trainTitle": "Trainieren oder anhalten (Leertaste)",
  "transport.step": "Schritt",
  "transport.stepTitle": "Ein Schritt mit einem Stapel (S)",
  "transport.epoch": "Epoche",
  "transport.epochHelp": "Wie oft das Netz jedes Trainingsbild gesehen hat, von den gewählten Epochen.",
  "transport.steps": "Schritt",
  "transport.stepsHelp": "Stapel, aus denen es seit seinen ersten Gewichten gelernt hat.",
  "transport.trainLoss": "Verlust Training",
  "transport.trainLossHelp":
    "Wie weit die Ausgaben danebenliegen, im Mittel über die Schritte seit dem letzten Bericht, auf den Bildern, von denen es lernt: so, wie es trainiert, mit dem Rauschen jedes Stapels und mit dem, was Dropout weglässt, aber ohne die Strafe auf dem Code.",
  "transport.testLoss": "Verlust Test",
  "transport.testLossHelp":
    "Ein Verlust derselben Art auf jedem zehnten Testbild; aus diesen lernt es nie: auf einmal gemessen, mit voller Stärke des Rauschens und ohne Dropout.",
  "transport.validationLoss": "Verlust Validierung",
  "transport.validationLossHelp":
    "Ein Verlust derselben Art auf den zurückgehaltenen Trainingsbildern (bis zu 1.000 davon); aus diesen lernt es nie: auf einmal gemessen, mit voller Stärke des Rauschens und ohne Dropout.",
  "transport.speed": "Bilder/s",
  "transport.speedHelp": "Trainingsbilder je Sekunde, in deinem Browser.",
  "transport.left": "Restzeit",
  "transport.leftHelp": "Bis die gewählten Epochen um sind, bei dieser Geschwindigkeit.",
  "transport.fetching": "Ziffern werden geladen: {done} von {total}",
  "transport.making": "Ziffern werden erzeugt: {done} von {total}",
  "transport.loading": "Daten",
  "transport.started": "Das Training läuft.",
  "transport.paused": "Das Training hält bei Epoche {epoch}.",
  "transport.score": "Auf allen {images} Testziffern{noise}: MSE {mse}, PSNR {psnr}.",
  "transport.restored": "Lauf {number} ist wieder da, wie er bei Epoche {epochs} war: MSE {mse}, PSNR {psnr}{noise}.",
  "transport.scoreNoise": ", mit Rauschen {noise}",
  "transport.resetDone": "Ein neues Netz, mit Startwert {seed}.",

  "curve.title": "Verlust",
  "curve.log": "logarithmisch",
  "curve.epoch": "Epoche",
  "curve.train": "Training",
  "curve.test": "Test",
  "curve.validation": "Validierung",
  "curve.empty": "Drück auf Trainieren: Hier fällt der Verlust deines Netzes.",
  "curve.unlikeNoise":
    "Die beiden Verluste sind hier nicht von einer Art: Die Stapel des Trainings haben Rauschen jeder Stärke bis {noise}, die anderen Ziffern durchweg {noise}.",
  "curve.unlikeDropout":
    "Die beiden Verluste sind hier nicht von einer Art: Beim Trainieren fällt ein Teil der Zahlen weg (Dropout), beim Messen keine.",
  "curve.unlikeSparsity": "Keiner der Verluste enthält die Strafe auf dem Code, die das Training außerdem klein macht.",

  "setting.curve": "Verluste",
  "setting.curve.help": "Die Achse, an der die Verluste stehen.",
  "setting.curve.log": "logarithmisch",
  "setting.curve.linear": "linear",
};
