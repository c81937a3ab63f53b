// French: the ways in, and the pad that comes along.

export default {
  "ways.label": "Par où commencer",
  "ways.menu": "Explorer ▾",
  "ways.exercises": "Exercices",
  "ways.solved": "Exercices, {solved} sur {all}",
  "ways.story": "Article",
  "ways.build": "Construire",
  "ways.padShow": "Afficher la feuille",
  "ways.padHide": "Masquer la feuille",
};
