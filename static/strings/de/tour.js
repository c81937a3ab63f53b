// German: the tour.

export default {
  "tour.label": "Eine erste Führung",
  "tour.again": "Führung",
  "tour.next": "Weiter",
  "tour.leave": "Nicht jetzt",
  "tour.exercise": "Übung 1",
  "tour.draw": "{at} von {count}. Zeichne hier eine Ziffer, mit Maus, Stift oder Finger.",
  "tour.spoil": "{at} von {count}. Verdirb sie: Dreh das Rauschen auf und sieh, was rechts herauskommt.",
  "tour.teach":
    "{at} von {count}. Bring jetzt einem eigenen Netz etwas bei. Es weiß noch nichts: Drück auf Trainieren.",
  "tour.watch": "{at} von {count}. Hier antwortet dein eigenes Netz. Sieh zu, wie es beim Lernen besser wird.",
  "tour.seen":
    "{at} von {count}. Das war der Rundgang. Trainieren bringt jederzeit einem eigenen Netz etwas bei. Als Nächstes kommt die erste Übung.",
  "tour.done": "{at} von {count}. Fertig: Du hast einem Netz etwas beigebracht. Als Nächstes kommt die erste Übung.",
};
