// German: what went wrong, by the code of the problem: see ../en/errors.js.

import go from "./errors_go.js";

export default {
  ...go,

  // The program and its worker: engine/load.js, calls.js, connection.js.
  "error.program.noWasm": "Dieser Browser hat kein WebAssembly, und ohne das kann hier nichts gerechnet werden.",
  "error.program.offline": "Das Programm ({0}) konnte nicht geholt werden: Es gibt keine Verbindung zum Server.",
  "error.program.slow": "Das Programm ({0}) kommt nicht: In {1} Sekunden ist so gut wie nichts eingetroffen.",
  "error.program.status": "Das Programm ({0}) konnte nicht geholt werden: Der Server antwortete {1}.",
  "error.program.page":
    "Das Programm ({0}) konnte nicht geholt werden: Der Server antwortete mit einer Seite, hat die Datei also nicht.",
  "error.program.broken": "Das Programm ({0}) konnte nicht ganz geholt werden: {cause}",
  "error.program.uncompilable": "Das Programm ({0}) kann dieser Browser nicht übersetzen: {cause}",
  "error.program.memory": "Der Browser hat keinen Speicher mehr für das Programm.",
  "error.program.noCopy": "Der Browser hat keinen Speicher für weitere {0} MB.",
  "error.program.ended": "Das Programm ist zu Ende.",
  "error.program.stopped": "Das Programm ist stehen geblieben: {cause}",
  "error.worker.noModules": "Dieser Browser hat keine Worker mit Modulen, und ohne sie kann er nicht trainieren.",
  "error.worker.noScript": "sein Skript konnte nicht geladen werden",
  "error.worker.silent": "er hat {0} Sekunden lang nicht geantwortet",
  "error.worker.stopped": "Der Trainings-Worker ist stehen geblieben ({cause}).",
  "error.worker.stoppedKept":
    "Der Trainings-Worker ist stehen geblieben ({cause}); was er gelernt hatte, ist erhalten, und das Training geht von dort weiter, wenn du es wieder startest.",
  "error.worker.none": "Der Trainings-Worker läuft nicht.",
  "error.worker.argument":
    "Das Argument enthält etwas, das sich nicht an einen Worker schicken lässt, etwa eine Funktion.",

  // Calls of the engine: engine/engine.js, program.js.
  "error.engine.stopped": "Das Rechenwerk wurde beendet.",
  "error.engine.workers": "workers {0}, möglich ist „auto“ oder eine ganze Zahl von 1 bis {1}; jetzt gilt {2}",
  "error.engine.configure": 'Einstellungen sind ein Objekt wie { model: "vanilla", seed: 1 }',
  "error.engine.adjust": "Einstellungen sind ein Objekt wie { rate: 0.001 }",
  "error.engine.train": "train nimmt ein Objekt wie { epochs: 1 }",
  "error.engine.steps": "{0} Schritte, möglich ist eine ganze Zahl",
  "error.engine.weights": "Gewichte sind ein Uint8Array oder ein ArrayBuffer",
  "error.run.checkpoint": "Das Netz dieses Laufs ist nicht mehr aufgehoben.",
  "error.engine.checkpoint": "ein Checkpoint ist ein Uint8Array, wie engine.checkpoint() ihn liefert",
  "error.engine.numbers": "Zahlen sind ein Float32Array oder ein Array",
  "error.setting.type": "Die Einstellung {0} ist weder eine Zahl noch ein Text.",
  "error.setting.break": "In der Einstellung {0} steht ein Zeilenumbruch oder ein =.",
  "error.train.twice": "Das Training läuft schon.",

  // Data: engine/shards.js.
  "error.data.another": "Es wurden andere Daten gewählt.",
  "error.data.absent": "Diese Website hat kein MNIST; die eingebauten Ziffern gehen.",
  "error.data.absentNote": "Diese Website hat kein MNIST ({cause}); die eingebauten Ziffern gehen.",
  "error.data.offline": "data/{0} konnte nicht geholt werden: Es gibt keine Verbindung zum Server.",
  "error.data.slow": "data/{0} kommt nicht: In {1} Sekunden ist so gut wie nichts eingetroffen.",
  "error.data.status": "data/{0} konnte nicht geholt werden: Der Server antwortete {1}.",
  "error.data.page":
    "data/{0} konnte nicht geholt werden: Der Server antwortete mit einer Seite, hat die Datei also nicht.",
  "error.shard.damaged": "Die Datendatei {0} ist beschädigt: Ihre SHA-256 ist {1}…, die Liste sagt {2}….",
  "error.shard.packed": "Die Datendatei {0} lässt sich nicht entpacken.",
  "error.shard.unusable": "Die Datendatei {0} ist nicht verwendbar: {cause}.",
  "error.manifest.notJSON": "Die Liste der Datendateien (data/manifest.json) ist kein JSON.",
  "error.manifest.wrong": "Die Liste der Datendateien (data/manifest.json) ist falsch: {cause}.",
  "error.manifest.object": "sie ist kein Objekt",
  "error.manifest.name": "sie hat keinen Namen",
  "error.manifest.lists": "sie hat keine Bilder und Beschriftungen",
  "error.manifest.noPath": "eine Datendatei hat keinen Namen",
  "error.manifest.path": "{0} ist nicht der Name einer Datei neben ihr",
  "error.manifest.split": "{0} gehört weder zum Training noch zum Test",
  "error.manifest.images": "{0} hat {1} Bilder",
  "error.manifest.sum": "{0} hat keine SHA-256",
  "error.manifest.none": "sie hat keine Bilder für {name0}",
  "error.manifest.labels": "{name0} hat {1} Bilder und {2} Beschriftungen",

  // Text in the address: app/packed.js, share/compact.js, pad/linkeddrawing.js.
  "error.packed.long": "es sind {0} Zeichen, möglich sind höchstens {1}",
  "error.packed.characters": "es sind Zeichen darin, die dort nicht hingehören",
  "error.packed.cutOff": "sie sind abgeschnitten",
  "error.packed.form": "ihre Form ist unbekannt",
  "error.packed.inflate": "sie lassen sich nicht entpacken",
  "error.packed.large": "entpackt sind es mehr als {0} Bytes",
  "error.packed.bytes": "es sind {0} Bytes, die Schichten brauchen {1}",
  "error.packed.finite": "eine Zahl darin ist nicht endlich",

  // Files of weights: share/safetensors.js, inspect.js.
  "error.file.short": "zu kurz",
  "error.file.header": "kein Kopf",
  "error.file.tensors": "mehr als {0} Tensoren",
  "error.file.dtype": "ein Tensor, der weder F32 noch F16 ist",
  "error.file.tensor": "ein Tensor, der nicht da ist",
  "error.file.holes": "Tensoren, die sich überlappen oder Lücken lassen",
  "error.file.after": "Bytes nach dem letzten Tensor",
  "error.file.layers": "die Schichten {0} lassen sich auf dieser Seite nicht einstellen",

  // Pictures from elsewhere: pad/decode.js, pictures.js.
  "error.picture.none": "Das ist kein Bild, das dieser Browser lesen kann; die Zeichnung bleibt, wie sie war.",
  "error.picture.kind":
    "Diese Datei ist {0}: weder ein Bild, das dieser Browser lesen kann, noch Gewichte. Speichere sie als PNG oder JPEG; die Zeichnung bleibt, wie sie war.",
  "error.picture.pdf":
    "Diese Datei ist ein PDF: weder ein Bild, das dieser Browser lesen kann, noch Gewichte. Speichere die Seite als PNG; die Zeichnung bleibt, wie sie war.",
  "error.picture.video":
    "Diese Datei ist ein Video: weder ein Bild, das dieser Browser lesen kann, noch Gewichte; die Zeichnung bleibt, wie sie war.",
  "error.picture.large":
    "Das Bild hat {0} × {1} Pixel; bis zu {2} Millionen sind lesbar. Die Zeichnung bleibt, wie sie war.",
  "error.picture.bytes": "Das Bild hat mehr als {0} MB; die Zeichnung bleibt, wie sie war.",
  "error.picture.slow": "Das Bild zu lesen dauert länger als {0} Sekunden; die Zeichnung bleibt, wie sie war.",
  "error.picture.svg":
    "Dieses SVG enthält mehr, als die Zeichnung einer Ziffer braucht ({0}), und könnte die Seite anhalten. Speichere es als PNG; die Zeichnung bleibt, wie sie war.",

  // Where the weights of a link are: share/sources.js, open.js.
  "error.source.id": "Der Link nennt keine gespeicherten Gewichte: Eine Kennung hat 24 Buchstaben und Ziffern.",
  "error.source.text": "Die Gewichte im Link sind nicht lesbar: {cause}.",
  "error.source.address": "Der Link nennt Gewichte unter einer Adresse, die nicht https ist.",
  "error.source.absent": "Hinter diesem Link sind keine Gewichte (mehr): {name0} hat keine.",
  "error.source.answered": "Die Gewichte konnten nicht geholt werden: {name0} antwortete {1}.",
  "error.source.page": "Hinter diesem Link sind keine Gewichte: {name0} antwortete mit einer Seite.",
  "error.source.unreachable":
    "Die Gewichte sind nicht erreichbar: Es gibt keine Verbindung zu {name0}, oder andere Seiten dürfen sie dort nicht lesen.",
  "error.source.unreachableHere": "Die Gewichte sind nicht erreichbar: Es gibt keine Verbindung zu dieser Website.",
  "error.source.redirected":
    "Die Gewichte wurden nicht geöffnet: {0} leitet die Anfrage an {1} weiter, also an einen anderen Rechner. Ein Link dorthin würde das sagen.",
  "error.source.slow": "Die Gewichte konnten nicht geholt werden: {name0} braucht zu lange.",
  "error.source.large": "Die Gewichte ({name0}) sind größer als 8 MiB; mehr wird hier nicht geöffnet.",
  "error.source.notWeights": "{0} ist keine safetensors-Datei: {cause}.",
  "error.source.otherWeights":
    "{0} ist keine safetensors-Datei, sondern eine von torch.save oder von Keras, die Programme enthalten kann und hier nicht geöffnet wird; safetensors.torch.save_file(model.state_dict(), path) schreibt eine passende.",

  // The service that keeps weights: share/service.js.
  "error.service.none":
    "Diese Website speichert keine Gewichte; Links mit den Einstellungen, Links mit Gewichten und Dateien gehen trotzdem.",
  "error.service.unsent": "Es wurde nichts hochgeladen: Es gibt keine Verbindung zu dieser Website.",
  "error.service.undeleted": "Es wurde nichts gelöscht: Es gibt keine Verbindung zu dieser Website.",
  "error.service.refused": "Diese Website nimmt diese Gewichte nicht: {cause}.",
  "error.service.forbidden":
    "Diese Website erlaubt das nicht: Nur ihre eigenen Seiten laden hoch, und nur der Schlüssel, der mit dem Hochladen kam, löscht.",
  "error.service.gone": "Hinter diesem Link sind keine Gewichte mehr.",
  "error.service.large": "Die Gewichte sind größer als 8 MiB; mehr wird hier nicht aufbewahrt.",
  "error.service.wait": "Von hier kamen zu viele Uploads und Löschungen; die nächste Gelegenheit ist in {0}.",
  "error.service.waitSome": "Von hier kamen zu viele Uploads und Löschungen; versuch es später noch einmal.",
  "error.service.full": "Hier ist kein Platz für weitere Gewichte.",
  "error.service.broken": "Der Speicher für Gewichte geht gerade nicht ({0}).",

  // Settings of the page: app/state.js, race/setup.js.
  "error.fit.range": "{name0} geht von {1} bis {2}",
  "error.fit.number": "{name0} ist keine Zahl",
  "error.fit.grouped": "{name0} nimmt kein Tausendertrennzeichen, und „{1}“ kann eines haben (schreib 1000 oder 0,005)",
  "error.fit.whole": "{name0} ist eine ganze Zahl",
  "error.fit.step": "{name0} geht in Schritten von {1}",
  "error.fit.choice": "{name0} kennt „{1}“ nicht",
  "error.fit.unreadable": "{name0} ist nicht zu lesen",
  "error.fit.text": "{name0} enthält Zeichen, die dort nicht hingehören, oder zu viele",
  "error.fit.unknown": "„{0}“ ist keine Einstellung",

  // Panels.
  "error.map.components": "Die Hauptkomponenten konnten nicht berechnet werden.",
  "error.share.picture": "Dieser Browser kann das Bild nicht herstellen.",
  "error.clip.empty":
    "Noch gibt es keinen Clip: Trainiere ein eigenes Netz, dann behält die Seite, was es unterwegs aus deiner Zeichnung macht.",
  "error.shown.missing": "Das Netz „{0}“ konnte nicht geholt werden; es antwortet deines.",

  // Names among the arguments.
  "error.name.this site": "diese Website",
  "error.lesson.form": "Es ist keine Lektion, oder sie wurde abgeschnitten",
  "error.lesson.count": "Eine Lektion hat 1 bis {0} Übungen",
  "error.lesson.text": "{name0} der Lektion ist länger als {1} Zeichen oder kein Text",
  "error.lesson.unknown": "Auf dieser Seite gibt es keine Übung „{0}“",
  "error.lesson.exercise": "Übung {0} der Lektion ist nicht zu lesen",
  "error.lesson.words": "Der Übung fehlt ihr Titel oder was zu tun ist",
  "error.lesson.condition": "Eine Bedingung von Übung {0} lässt sich nicht messen",
  "error.handin.form": "sie wurde abgeschnitten oder verändert",
  "error.handin.version": "sie hat Version {0}, und diese Seite liest Version {1}",
  "error.name.greeting": "Die Begrüßung",
  "error.name.word": "Das Klassenwort",
  "error.name.title": "Der Titel",
  "error.name.text": "Der Text",
  "error.lesson.large": "Sie hat mehr als {0} Bytes",
  "error.source.zip": "{0} ist ein ZIP, und darin sind keine Gewichte, die diese Seite lesen könnte.",
};
