// German: the ways in, and the pad that comes along.

export default {
  "ways.label": "Einstiege",
  "ways.menu": "Entdecken ▾",
  "ways.exercises": "Übungen",
  "ways.solved": "Übungen, {solved} von {all}",
  "ways.story": "Artikel",
  "ways.build": "Bauen",
  "ways.padShow": "Zeichenfläche zeigen",
  "ways.padHide": "Zeichenfläche verbergen",
};
