// German: the page offline, and its newer versions. They come after the others (learn in strings.js).

export default {
  "offline.ready": "Funktioniert auch offline.",
  "offline.saving":
    "Funktioniert auch offline, nur die Trainingsdaten fehlen: Dein Browser soll Daten sparen, darum bleiben sie erst " +
    "hier, wenn du trainierst.",
  "offline.full":
    "Dieser Browser hat keinen Platz, um die Seite offline bereitzuhalten: Schaffe welchen und lade sie neu. " +
    "Alles andere funktioniert, und nichts ist verloren.",
  "offline.incomplete":
    "Für den Gebrauch offline war nicht alles von der Seite zu holen; bei deinem nächsten Besuch geht es weiter.",
  "offline.refused":
    "Dieser Browser hebt nichts für die Seite auf (eine Einstellung oder ein privates Fenster), darum funktioniert " +
    "sie nur online.",
  "offline.stays":
    "Es gibt eine neue Fassung der Seite, doch dieser Browser hat keinen Platz dafür: Deine läuft weiter. " +
    "Schaffe Platz und lade sie neu.",
  "offline.label": "Neue Fassung",
  "offline.newer": "Eine neue Fassung dieser Seite ist da.",
  "offline.use": "Jetzt verwenden",
  "offline.later": "Später",
  "offline.training": "Ein Netz trainiert gerade, hier oder in einem anderen Tab: Halte es an, dann nimm die Fassung.",
};
