// German: links and files.

export default {
  "share.button": "Teilen",
  "share.title": "Teilen",
  "share.yours": "Dein Netz:",
  "share.shipped": "Das Netz, das gerade antwortet und mit der Seite kam:",
  "share.copy": "Kopieren",
  "share.copied": "Kopiert",

  "share.settingsTitle": "Link mit den Einstellungen",
  "share.settingsDrawing": "Deine Zeichnung geht mit.",
  "share.settingsCoarse":
    "Deine Zeichnung geht mit, in Blöcken von zehn Pixeln: Als Bild ist sie zu groß für einen Link.",
  "share.settingsNote":
    "Wiederholt einen Lauf von seinem Startwert an, Bit für Bit. Er enthält keine Gewichte, und nichts wird hochgeladen.",
  "share.settingsNew":
    "Ergibt ein neues Netz mit diesen Einstellungen, von ihrem Startwert an. Dieses hier wiederholt er nicht, dessen Training nicht dort begann; die Links darunter nehmen seine Gewichte mit.",

  "share.textTitle": "Link, der die Gewichte enthält",
  "share.textWorking": "Es wird gemessen, was das Runden der Gewichte kostet …",
  "share.textTooLong":
    "{parameters} Parameter passen nicht in einen Link von {most} Zeichen; der kurze Link darunter fasst sie.",
  "share.textCost":
    "{characters} Zeichen; kein Server bekommt die Gewichte zu sehen. Sie sind auf {bits} Bit gerundet: Bei {digits} Testziffern weicht kein Pixel um mehr als {off} ab, und der MSE geht von {before} auf {after} ({psnr}).",
  "share.textFailed": "Dieser Link kann nicht gebildet werden: {problem}",

  "share.storedTitle": "Kurzer Link, mit hier gespeicherten Gewichten",
  "share.public":
    "Öffentlich wird, für alle mit dem Link: die Gewichte, die Schichten und wie trainiert wurde (Schritte, Einstellungen, Ergebnis). Nichts von dem, was du zeichnest, kein Name und keine Adresse. Es bleibt, bis du es löschst oder ein Jahr lang niemand den Link öffnet.",
  "share.upload": "Hochladen und kurzen Link bilden",
  "share.uploading": "Wird hochgeladen …",
  "share.uploaded": "Hier ist er. Dieser Browser behält den Schlüssel, der ihn löscht.",
  "share.uploadedUnkept":
    "Hier ist er. Dieser Browser kann den Schlüssel zum Löschen nicht behalten; notier ihn: {token}",
  "share.already": "Genau diese Gewichte waren schon da; dies ist ihr Link.",
  "share.long": "Dieser Link hat {characters} Zeichen, und viele Chatprogramme schneiden nach {most} ab.",
  "share.shorter": "Einen kurzen Link machen",
  "share.qrTooLong": "Für einen QR-Code ist dieser Link zu lang",
  "share.qr": "Der Link als QR-Code",
  "share.earlier": "Von diesem Browser geteilt",
  "share.delete": "Löschen",
  "share.forget": "Von der Liste nehmen",
  "share.stays":
    "Dein Upload ist zurückgenommen. Andere haben dieselben Gewichte hochgeladen; der Link geht deshalb weiter.",
  "share.deleted": "Gelöscht. Wer den Link jetzt öffnet, erfährt, dass dort nichts mehr ist.",
  "share.forgotten":
    "Von der Liste genommen; die Gewichte bleiben, denn löschen kann sie nur, wer sie zuerst hochgeladen hat.",

  "share.files": "Dateien",
  "share.save.pytorch": "Gewichte für PyTorch",
  "share.save.pytorch.help":
    "safetensors mit den Namen und Formen von PyTorch: load_state_dict nimmt die Datei, wie sie ist. Auch diese Seite öffnet sie.",
  "share.save.model": "model.py für PyTorch",
  "share.save.model.help":
    "Ein kurzes Programm, das genau dieses Netz in PyTorch baut, die Gewichte daneben lädt und eine Rekonstruktion prüft. Es braucht PyTorch und sonst nichts.",
  "share.save.keras": "Gewichte für Keras",
  "share.save.keras.help":
    "safetensors mit den Formen von Keras, in der Reihenfolge von get_weights: set_weights nimmt sie, wie sie ist. Auch diese Seite öffnet sie.",
  "share.save.onnx": "ONNX-Modell",
  "share.save.onnx.help":
    "Das ganze Netz für jede ONNX-Laufzeit: Pixel hinein, die wiederhergestellte Ziffer und der Code heraus.",
  "share.save.png": "Bild der Ergebnisse",
  "share.save.png.help":
    "Ein PNG mit Testziffern, verrauscht und wiederhergestellt, der Differenz, deiner Zeichnung, den Einstellungen und dem Ergebnis.",
  "share.save.gif": "Clip (GIF)",
  "share.save.gif.help":
    "Ein bewegtes Bild vom Training: was dein Netz vom ersten Schritt bis zum letzten aus deiner Zeichnung gemacht hat.",
  "share.clipEpoch": "Epoche {epoch}",
  "share.open": "Gewichte öffnen …",
  "share.filesNote": "Oder leg eine .safetensors-Datei irgendwo auf der Seite ab.",
  "share.saved": "Gespeichert als {name}.",
  "share.savedTorch":
    "Gespeichert als {name}. model.py, der Knopf daneben, baut dieses Netz in PyTorch, lädt die Datei und prüft es.",
  "share.padding":
    "In PyTorch, Nullen um jede Faltung (links, rechts, oben, unten): {layers}. Bei einer transponierten wird so viel abgeschnitten.",
  "share.ceilMode": "MaxPool2d von PyTorch braucht ceil_mode=True.",
  "share.kerasPool":
    "Das Pooling von Keras mit padding=„same“ ergibt ein anderes Netz: Hier ragen Fenster nur unten und rechts hinaus, dort auf beiden Seiten.",
  "share.leaky": "LeakyReLU hat die Steigung 0.01; in Keras ist die Vorgabe eine andere.",

  "share.openedTitle": "Was geöffnet wurde",
  "share.openedSay": "Geöffnet: ein Netz mit {parameters} Parametern. Es antwortet jetzt.",
  "share.fetching": "Die Gewichte aus dem Link werden geholt …",
  "share.reading": "Die Gewichte im Link werden gelesen …",
  "share.fetchingFrom": "Gewichte werden von {host} geholt …",
  "share.fromHere": "Aus einem Link auf diese Website:",
  "share.fromHost": "Von {host}, nicht von dieser Website:",
  "share.fromText": "Aus dem Link selbst, auf {bits} Bit gerundet:",
  "share.offBy": "(kein Pixel von 500 Testziffern wich um mehr als {off} ab)",
  "share.fromFile": "Aus der Datei {name}:",
  "share.askTitle": "Dieser Link bringt Gewichte von {host}, also nicht von dieser Website.",
  "share.ask":
    "Die Datei gehört denen, die diesen Rechner betreiben: {address}. Noch ist nichts geholt worden. Sie wird allein als Zahlen gelesen und kann nichts ausführen.",
  "share.cancel": "Abbrechen",
  "share.looking": "Die Datei wird angesehen …",
  "share.use": "Holen und verwenden",
  "share.leave": "Lassen",
  "share.trainOn": "Von hier weiter trainieren",
  "share.model": "{layers}, {parameters} Parameter, ein Code von {code} Zahlen.",
  "share.assumedLayers":
    "Die Datei sagt nicht, welche Schichten sie enthält. Ihre Tensoren ({names}) passen zu {layers}; das wird angenommen, mit ReLU im Inneren und Sigmoid am Ende.",
  "share.assumedConv": "Faltungen werden mit Schrittweite 1 angenommen, ohne Pooling oder Hochskalieren dazwischen.",
  "share.assumedNames":
    "Ihre Tensoren haben eigene Namen ({names}); sie wurden in der einzigen Reihenfolge genommen, in der ihre Formen passen.",
  "share.trained": "Trainiert, wie die Notizen sagen: {how}.",
  "share.untrained": "Noch nicht trainiert; die Gewichte sind die vom Startwert {seed}.",
  "share.noNotes": "Es sagt nicht, wie es trainiert wurde.",
  "share.steps": "{steps} Schritte",
  "share.oneStep": "1 Schritt",
  "share.added": "danach noch {steps}",
  "share.onlyAdded": "Es sagt nicht, wie es anfangs trainiert wurde; dazu kamen: {steps}.",
  "share.epochs": "{epochs} Epochen",
  "share.oneEpoch": "1 Epoche",
  "share.data": "auf {data}",
  "share.note.batch": "Stapel",
  "share.note.optimizer": "Optimierer",
  "share.note.rate": "Rate",
  "share.note.loss": "Verlust",
  "share.note.seed": "Startwert",
  "share.noise": "Rauschen {noise} ({kind})",
  "share.measuring": "Es wird an den Testziffern gemessen …",
  "share.measured": "Hier gemessen, an allen {images} Testziffern{noise}: MSE {mse}, PSNR {psnr}.",
  "share.claimedSame": "Die Notizen sagen dasselbe.",
  "share.claimed": "Angegeben sind {mse}, mit Rauschen {noise}.",
  "share.unmeasured": "Es konnte nicht gemessen werden: {problem}",

  "share.shapeIgnored": "{label} kommt mit den Gewichten",
  "share.overtaken":
    "Die Gewichte wurden nicht geöffnet, weil inzwischen ein Training begonnen hat. Öffne sie noch einmal, um sie zu bekommen.",
  "share.bad": "Diese Gewichte sind nicht verwendbar: {problem}",

  "share.pictureUnscored":
    "Die Ziffern unten: {noise}. Seit dem letzten Schritt nicht auf der ganzen Testmenge gemessen.",
  "share.noNoise": "ohne Rauschen",
  "share.pictureDrawing": "Von {before} auf {after}",
  "share.pictureScale": "Differenz: orange, wo zu viel Tinte ist, blau, wo zu wenig ist. PSNR unter jeder Ziffer.",
  "share.assumedSame": "Nullen um jedes Bild erhalten seine Größe.",
  "share.assumedValid": "Um die Bilder stehen keine Nullen, sie werden also kleiner.",
  "share.assumedEven":
    "Wo ein Filter eine gerade Seite hat, steht eine Zeile Nullen mehr unten und eine Spalte mehr rechts.",
  "share.assumedBiases": "Für einige Schichten hat sie keine Bias-Werte; sie wurden als 0 angenommen.",
};
