// German: the runs that were tried.

export default {
  "runs.tab": "Läufe",
  "runs.title": "Läufe bisher",
  "runs.empty":
    "Noch kein Lauf. Drücken Sie auf Trainieren: Jeder Lauf wird hier aufgehoben, mit Einstellungen und Ergebnis.",
  "runs.run": "Lauf",
  "runs.name": "Lauf {number}",
  "runs.settings": "Einstellungen",
  "runs.parameters": "Parameter",
  "runs.epochs": "Epochen",
  "runs.time": "Zeit",
  "runs.mse": "MSE",
  "runs.psnr": "PSNR",
  "runs.restore": "Zurückholen",
  "runs.restoreLabel": "Lauf {number} zurückholen: Einstellungen und Netz",
  "runs.restored": "Lauf {number} ist wieder da.",
  "runs.restoreSettings": "Einstellungen zurückholen",
  "runs.restoreSettingsLabel": "Die Einstellungen von Lauf {number} zurückholen; sein Netz wurde nicht aufgehoben",
  "runs.restoredSettings": "Die Einstellungen von Lauf {number} sind wieder da, mit einem neuen Netz.",
  "runs.atEpoch": "bei Epoche {epochs}",
  "runs.from": "Ging von Lauf {number} aus weiter.",
  "runs.fromElsewhere": "Ging von geladenen Gewichten aus weiter.",
  "runs.changed": "Während des Laufs geändert: {changes}.",
  "runs.change": "{label} von {from} auf {to} bei Epoche {epochs}",
  "runs.notRepeated": "Seine Einstellungen allein wiederholen ihn nicht.",
  "runs.explain": "MSE und PSNR gelten für alle Testziffern, mit dem Rauschen des jeweiligen Laufs.",
};
