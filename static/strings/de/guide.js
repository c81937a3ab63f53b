// German: the tour.

export default {
  "guide.label": "Eine erste Führung",
  "guide.again": "Führung",
  "guide.next": "Weiter",
  "guide.leave": "Nicht jetzt",
  "guide.exercise": "Übung 1",
  "guide.draw": "{at} von {count}. Zeichne hier eine Ziffer, mit Maus, Stift oder Finger.",
  "guide.spoil": "{at} von {count}. Verdirb sie: Dreh das Rauschen auf und sieh, was rechts herauskommt.",
  "guide.teach":
    "{at} von {count}. Bring jetzt einem eigenen Netz etwas bei. Es weiß noch nichts: Drück auf Trainieren.",
  "guide.watch": "{at} von {count}. Hier antwortet dein eigenes Netz. Sieh zu, wie es beim Lernen besser wird.",
  "guide.done": "{at} von {count}. Fertig: Du hast einem Netz etwas beigebracht. Als Nächstes kommt die erste Übung.",
};
