// French: what a class has handed in.

export default {
  "class.tab": "Classe",
  "class.title": "Ce qu’une classe a rendu",
  "class.explain":
    "Déposez ici des lignes, des fichiers, un CSV ou des courriels collés. La page recalcule chaque essai, sur cette machine, et le compare après chaque époque au bit près. Rien n’est envoyé nulle part.",
  "class.proves":
    "Cela prouve que ces réglages, avec la graine de ce mot et de ce pseudonyme, donnent bien un tel réseau, et qu’il résout l’exercice. Cela ne prouve pas qui était devant la machine.",
  "class.word": "Mot de la classe",
  "class.text": "Travaux rendus",
  "class.files": "Fichiers",
  "class.go": "Recalculer",
  "class.csv": "Enregistrer en CSV",
  "class.none": "Ce texte ne contient aucun travail rendu. Un tel travail commence par « hourglass-results- ».",
  "class.progress": "{done} résultats vérifiés sur {all}.",
  "class.done": "{confirmed} confirmés sur {all}.",
  "class.waits": "attend",
  "class.column.alias": "Pseudonyme",
  "class.column.exercise": "Exercice",
  "class.column.mse": "MSE",
  "class.column.verdict": "Verdict",
  "class.unreadable": "ne peut pas être exécuté : {problem}",
  "class.otherWord": "d’un autre mot de la classe",
  "class.nothing": "rien de résolu encore",
  "class.verdict.confirmed": "confirmé",
  "class.verdict.said": "résolu, selon la page : rien n’a été entraîné qui puisse être recalculé",
  "class.verdict.seed": "une autre graine que celle du mot et du pseudonyme",
  "class.verdict.differs": "diffère à partir de l’époque {epoch}",
  "class.verdict.score": "le résultat est différent",
  "class.verdict.condition": "les essais sont exacts, mais ne résolvent pas l’exercice",
  "class.verdict.changed": "ne peut pas être exécuté : un réglage a été modifié au milieu d’un essai",
  "class.verdict.unknown":
    "ne peut pas être exécuté : cet exercice n’est pas connu ici. Ouvrez d’abord le lien de la leçon.",
  "class.verdict.long": "ne peut pas être exécuté : ce serait trop long",
  "class.verdict.failed": "ne peut pas être exécuté : {problem}",
};
