// French: the page as a whole, its keys and its data.

export default {
  "page.title": "Hourglass : un autoencodeur qui apprend dans votre navigateur",
  "page.tagline": "Un autoencodeur comprime un chiffre en quelques nombres, puis le redessine à partir d’eux.",
  "page.privacy": "Tout est calculé ici, dans votre navigateur. Ce que vous dessinez n’en sort jamais.",
  "page.licences": "Licences",
  "page.embedded": "Intégrée dans une autre page, celle-ci entraîne sur un seul cœur.",
  "page.whole": "Ouvrir la page entière",
  "page.language": "Langue",
  "page.close": "Fermer",
  "page.again": "Réessayer",
  "page.tabs": "Autres vues",
  "page.noSIMD":
    "Ce navigateur n’a pas WebAssembly SIMD : tout fonctionne, mais l’entraînement est plusieurs fois plus lent.",
  "page.scalarBuild":
    "Ce site a été construit sans WebAssembly SIMD : tout fonctionne, mais l’entraînement est plusieurs fois plus lent.",
  "page.viewFailed": "Cette vue n’a pas pu être chargée : {problem}",
  "page.anew": "{cause} Il a été relancé ; votre dessin et le réseau sont de retour.",
  "page.anewOther":
    "{cause} Il a été relancé avec le débruiteur fourni ; votre réseau est toujours là, prêt à être entraîné.",
  "page.ended": "{cause} Il faut recharger la page.",

  "data.source": "Données : {source}.",
  "data.made": "Données : chiffres produits par un programme.",
  "data.missing": "{note} Cette page s’entraîne sur ses chiffres intégrés.",
  "data.fallback": "{problem} Les chiffres intégrés restent utilisables.",

  "help.open": "Touches et nombres",
  "help.title": "Touches",
  "help.space": "Espace",
  "help.play": "entraîner ou mettre en pause ; sur la feuille : poser ou lever le stylo",
  "help.step": "un pas sur un lot",
  "help.reset": "nouveau réseau, même graine",
  "help.this": "afficher ceci",
  "help.close": "fermer ceci ou un message",
  "help.move": "sur la feuille : déplacer le stylo ; avec Maj, plus loin",
  "help.on": "Les touches agissent sur la page",
  "help.undoKeys": "Ctrl+Z",
  "help.undo": "le dessin tel qu’il était avant ; sur Mac avec Cmd",
  "help.redoKeys": "Ctrl+Y",
  "help.redo": "annule cette annulation ; Ctrl+Maj+Z aussi",
  "help.glossary": "Tous les mots expliqués",
  "help.numbers": "Ce que disent les nombres",

  "setting.tab": "Vue",
  "setting.tab.help": "Le volet ouvert sous l’instrument ; aucun au début.",
  "setting.section": "Section",
  "setting.section.help": "La section de l’article où mène le lien.",
  "page.teach": "Pour les enseignants",
  "page.teachers": "teachers/en.html",
};
