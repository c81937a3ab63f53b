// German: the page as a whole, its keys and its data.

export default {
  "page.title": "Hourglass: ein Autoencoder, der im Browser lernt",
  "page.tagline": "Ein Autoencoder presst eine Ziffer in wenige Zahlen und zeichnet sie daraus wieder.",
  "page.privacy": "Alles wird hier gerechnet, in deinem Browser. Was du zeichnest, verlässt ihn nie.",
  "page.licences": "Lizenzen",
  "page.embedded": "Eingebettet, wie hier, wird auf einem Kern trainiert.",
  "page.whole": "Die ganze Seite öffnen",
  "page.language": "Sprache",
  "page.close": "Schließen",
  "page.again": "Noch einmal versuchen",
  "page.tabs": "Weitere Ansichten",
  "page.noSIMD": "Dieser Browser hat kein WebAssembly SIMD: Alles geht, aber das Training dauert ein Mehrfaches.",
  "page.scalarBuild":
    "Diese Seite wurde ohne WebAssembly SIMD gebaut: Alles geht, aber das Training dauert ein Mehrfaches.",
  "page.viewFailed": "Diese Ansicht konnte nicht geladen werden: {problem}",
  "page.anew": "{cause} Es wurde neu gestartet; Zeichnung und Netz sind wieder da.",
  "page.anewOther":
    "{cause} Es wurde mit dem mitgelieferten Entrauscher neu gestartet; dein Netz ist noch da und lässt sich weiter trainieren.",
  "page.ended": "{cause} Die Seite muss neu geladen werden.",

  "data.source": "Daten: {source}.",
  "data.made": "Daten: künstlich erzeugte Ziffern.",
  "data.missing": "{note} Diese Seite trainiert mit ihren eingebauten Ziffern.",
  "data.fallback": "{problem} Die eingebauten Ziffern gehen trotzdem.",

  "help.open": "Tasten und Zahlen",
  "help.title": "Tasten",
  "help.space": "Leertaste",
  "help.play": "trainieren oder anhalten; auf dem Blatt: Stift auf oder ab",
  "help.step": "ein Schritt mit einem Stapel",
  "help.reset": "neues Netz, gleicher Startwert",
  "help.this": "dies zeigen",
  "help.close": "dies oder eine Meldung schließen",
  "help.move": "auf dem Blatt: den Stift bewegen; mit Umschalt weiter",
  "help.on": "Tasten wirken auf der Seite",
  "help.undoKeys": "Strg+Z",
  "help.undo": "die Zeichnung, wie sie zuvor war; am Mac mit Cmd",
  "help.redoKeys": "Strg+Y",
  "help.redo": "nimmt das zurück; auch Strg+Umschalt+Z",
  "help.glossary": "Alle Wörter erklärt",
  "help.numbers": "Was die Zahlen bedeuten",

  "setting.tab": "Ansicht",
  "setting.tab.help": "Was unter dem Instrument offen ist; zuerst nichts.",
  "setting.section": "Abschnitt",
  "setting.section.help": "Der Abschnitt des Artikels, zu dem der Link führt.",
};
