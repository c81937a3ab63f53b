// Spanish: what is kept from visit to visit.

export default {
  "keep.label": "Tu red de antes",
  "keep.back": "Tu red de antes está de vuelta ({epochs} épocas).",
  "keep.backOne": "Tu red de antes está de vuelta (1 época).",
  "keep.resume": "Seguir con ella",
  "keep.resumed": "Tu red de antes está otra vez en entrenamiento, en la época {epochs}.",
  "keep.dismiss": "Ahora no",
  "keep.dismissed": "Se queda entre las ejecuciones.",
  "keep.refused":
    "Este navegador no guarda nada más aquí ({problem}): lo que entrenes se pierde cuando te vayas. Guárdalo con «Compartir».",
  "keep.ask": "Este navegador no guarda la red que has entrenado. ¿Quieres perderla?",
  "keep.unreadable": "Lo que se guardó de {runs} ejecuciones anteriores no se pudo leer, y ya no está.",
};
