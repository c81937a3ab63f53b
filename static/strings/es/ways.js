// Spanish: the ways in, and the pad that comes along.

export default {
  "ways.label": "Por dónde empezar",
  "ways.menu": "Explorar ▾",
  "ways.exercises": "Ejercicios",
  "ways.solved": "Ejercicios, {solved} de {all}",
  "ways.story": "Artículo",
  "ways.build": "Construir",
  "ways.padShow": "Mostrar el lienzo",
  "ways.padHide": "Ocultar el lienzo",
};
