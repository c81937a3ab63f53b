// Deutsch: was von Besuch zu Besuch aufgehoben wird.

export default {
  "keep.label": "Dein Netz von vorher",
  "keep.back": "Dein Netz von vorher ist wieder da ({epochs} Epochen).",
  "keep.backOne": "Dein Netz von vorher ist wieder da (1 Epoche).",
  "keep.resume": "Damit weitermachen",
  "keep.resumed": "Dein Netz von vorher ist wieder im Training, bei Epoche {epochs}.",
  "keep.dismiss": "Jetzt nicht",
  "keep.dismissed": "Es bleibt unter den Läufen.",
  "keep.refused":
    "Dieser Browser hebt hier nichts mehr auf ({problem}): Was du trainierst, ist verloren, wenn du gehst. Sichere es mit Teilen.",
  "keep.ask": "Dieser Browser hebt das Netz, das du trainiert hast, nicht auf. Soll es verloren gehen?",
  "keep.unreadable": "Was von {runs} früheren Läufen aufgehoben war, ließ sich nicht lesen und ist fort.",
};
