// Deutsch: was von Besuch zu Besuch aufgehoben wird.

export default {
  "keep.label": "Ihr Netz von vorher",
  "keep.back": "Ihr Netz von vorher ist wieder da ({epochs} Epochen).",
  "keep.backOne": "Ihr Netz von vorher ist wieder da (1 Epoche).",
  "keep.resume": "Damit weitermachen",
  "keep.resumed": "Ihr Netz von vorher ist wieder im Training, bei Epoche {epochs}.",
  "keep.dismiss": "Jetzt nicht",
  "keep.dismissed": "Es bleibt unter den Läufen.",
  "keep.refused":
    "Dieser Browser hebt hier nichts mehr auf ({problem}): Was Sie trainieren, ist verloren, wenn Sie gehen. Sichern Sie es mit Teilen.",
  "keep.ask": "Dieser Browser hebt das Netz, das Sie trainiert haben, nicht auf. Soll es verloren gehen?",
  "keep.unreadable": "Was von {runs} früheren Läufen aufgehoben war, ließ sich nicht lesen und ist fort.",
};
