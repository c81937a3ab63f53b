// French: what is kept from visit to visit.

export default {
  "keep.label": "Votre réseau de la dernière fois",
  "keep.back": "Votre réseau de la dernière fois est de retour ({epochs} époques).",
  "keep.backOne": "Votre réseau de la dernière fois est de retour (1 époque).",
  "keep.resume": "Continuer avec lui",
  "keep.resumed": "Votre réseau de la dernière fois a repris l’entraînement, à l’époque {epochs}.",
  "keep.dismiss": "Plus tard",
  "keep.dismissed": "Il reste parmi les essais.",
  "keep.refused":
    "Ce navigateur ne garde plus rien ici ({problem}) : ce que vous entraînez sera perdu quand vous partirez. Enregistrez-le avec « Partager ».",
  "keep.ask": "Ce navigateur ne garde pas le réseau que vous avez entraîné. L’abandonner ?",
  "keep.unreadable": "Ce qui avait été gardé de {runs} essais précédents est illisible, et perdu.",
};
