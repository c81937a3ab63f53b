// French: the page offline, and its newer versions. They come after the others (learn in strings.js).

export default {
  "offline.ready": "Fonctionne aussi hors ligne.",
  "offline.saving":
    "Fonctionne aussi hors ligne, sauf les données d’entraînement : votre navigateur doit économiser les données, elles ne seront donc gardées qu’une fois que vous entraînerez.",
  "offline.full":
    "Ce navigateur n’a pas la place de garder la page pour l’utiliser hors ligne : libérez-en, puis rechargez la page. Tout le reste fonctionne, et rien n’est perdu.",
  "offline.incomplete":
    "Toute la page n’a pas pu être chargée pour l’utiliser hors ligne ; votre prochaine visite continuera.",
  "offline.refused":
    "Ce navigateur ne garde rien pour la page (un réglage, ou une fenêtre privée) : elle ne fonctionne donc qu’en ligne.",
  "offline.stays":
    "Une nouvelle version de la page est là, mais ce navigateur n’a pas de place pour elle : celle que vous avez continue. Libérez de la place, puis rechargez la page.",
  "offline.label": "Nouvelle version",
  "offline.newer": "Une nouvelle version de cette page est là.",
  "offline.use": "L’utiliser maintenant",
  "offline.later": "Plus tard",
  "offline.training":
    "Un réseau s’entraîne, ici ou dans un autre onglet : mettez-le en pause, puis utilisez la nouvelle version.",
};
