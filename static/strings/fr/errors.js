// French: what went wrong, by the code of the problem: see ../en/errors.js.

import go from "./errors_go.js";

export default {
  ...go,

  // The program and its worker: engine/load.js, calls.js, connection.js.
  "error.program.noWasm": "Ce navigateur n’a pas WebAssembly, et sans lui rien ne peut être calculé ici.",
  "error.program.offline": "Le programme ({0}) n’a pas pu être chargé : pas de connexion au serveur.",
  "error.program.slow": "Le programme ({0}) n’arrive pas : presque rien n’est venu en {1} secondes.",
  "error.program.status": "Le programme ({0}) n’a pas pu être chargé : le serveur a répondu {1}.",
  "error.program.page":
    "Le programme ({0}) n’a pas pu être chargé : le serveur a répondu par une page, il n’a donc pas ce fichier.",
  "error.program.broken": "Le programme ({0}) n’a pas pu être chargé en entier : {cause}",
  "error.program.uncompilable": "Ce navigateur ne peut pas compiler le programme ({0}) : {cause}",
  "error.program.memory": "Le navigateur n’a plus de mémoire pour le programme.",
  "error.program.noCopy": "Le navigateur n’a pas assez de mémoire pour {0} Mo de plus.",
  "error.program.ended": "Le programme s’est terminé.",
  "error.program.stopped": "Le programme s’est arrêté : {cause}",
  "error.worker.noModules": "Ce navigateur n’a pas de workers à modules, et sans eux il ne peut pas entraîner.",
  "error.worker.noScript": "son script n’a pas pu être chargé",
  "error.worker.silent": "il n’a pas répondu depuis {0} secondes",
  "error.worker.stopped": "Le worker d’entraînement s’est arrêté ({cause}).",
  "error.worker.stoppedKept":
    "Le worker d’entraînement s’est arrêté ({cause}) ; ce qu’il avait appris est gardé, et l’entraînement reprendra de là quand vous le relancerez.",
  "error.worker.none": "Le worker d’entraînement ne tourne pas.",
  "error.worker.argument":
    "L’argument contient quelque chose qu’on ne peut pas envoyer à un worker, comme une fonction.",

  // Calls of the engine: engine/engine.js, program.js.
  "error.engine.stopped": "Le moteur de calcul a été arrêté.",
  "error.engine.workers":
    "workers {0}, valeurs possibles : « auto » ou un nombre entier de 1 à {1} ; c’est maintenant {2}",
  "error.engine.configure": 'les réglages sont un objet, comme { model: "vanilla", seed: 1 }',
  "error.engine.adjust": "les réglages sont un objet, comme { rate: 0.001 }",
  "error.engine.train": "train prend un objet, comme { epochs: 1 }",
  "error.engine.steps": "{0} pas, il faut un nombre entier",
  "error.engine.weights": "les poids sont un Uint8Array ou un ArrayBuffer",
  "error.run.checkpoint": "Le réseau de cet essai n’est plus gardé.",
  "error.engine.checkpoint": "un point de reprise est un Uint8Array, tel que le donne engine.checkpoint()",
  "error.engine.numbers": "les nombres sont un Float32Array ou un tableau",
  "error.setting.type": "Le réglage {0} n’est ni un nombre ni un texte.",
  "error.setting.break": "Le réglage {0} contient un saut de ligne ou un =.",
  "error.train.twice": "L’entraînement est déjà en cours.",

  // Data: engine/shards.js.
  "error.data.another": "D’autres données ont été choisies.",
  "error.data.absent": "Ce site n’a pas MNIST ; les chiffres intégrés sont utilisables.",
  "error.data.absentNote": "Ce site n’a pas MNIST ({cause}) ; les chiffres intégrés sont utilisables.",
  "error.data.offline": "data/{0} n’a pas pu être chargé : pas de connexion au serveur.",
  "error.data.slow": "data/{0} n’arrive pas : presque rien n’est venu en {1} secondes.",
  "error.data.status": "data/{0} n’a pas pu être chargé : le serveur a répondu {1}.",
  "error.data.page": "data/{0} n’a pas pu être chargé : le serveur a répondu par une page, il n’a donc pas ce fichier.",
  "error.shard.damaged": "Le fichier de données {0} est abîmé : son SHA-256 est {1}…, la liste dit {2}….",
  "error.shard.packed": "Le fichier de données {0} ne peut pas être décompressé.",
  "error.shard.unusable": "Le fichier de données {0} est inutilisable : {cause}.",
  "error.manifest.notJSON": "La liste des fichiers de données (data/manifest.json) n’est pas du JSON.",
  "error.manifest.wrong": "La liste des fichiers de données (data/manifest.json) est fausse : {cause}.",
  "error.manifest.object": "ce n’est pas un objet",
  "error.manifest.name": "elle n’a pas de nom",
  "error.manifest.lists": "elle n’a ni images ni étiquettes",
  "error.manifest.noPath": "un fichier de données n’est pas le nom d’un fichier voisin",
  "error.manifest.path": "{0} n’est pas le nom d’un fichier voisin",
  "error.manifest.split": "{0} ne va ni avec l’entraînement ni avec le test",
  "error.manifest.images": "{0} a {1} images",
  "error.manifest.sum": "{0} n’a pas de SHA-256",
  "error.manifest.none": "elle n’a pas d’images pour : {name0}",
  "error.manifest.labels": "{name0} : {1} images et {2} étiquettes",

  // Text in the address: app/packed.js, share/compact.js, pad/linkeddrawing.js.
  "error.packed.long": "il y a {0} caractères, et {1} au plus sont possibles",
  "error.packed.characters": "il y a des caractères qui n’y ont pas leur place",
  "error.packed.cutOff": "le texte est tronqué",
  "error.packed.form": "sa forme est inconnue",
  "error.packed.inflate": "le texte ne peut pas être décompressé",
  "error.packed.large": "une fois décompressé, il fait plus de {0} octets",
  "error.packed.bytes": "il y a {0} octets, les couches en demandent {1}",
  "error.packed.finite": "l’un des nombres n’est pas fini",

  // Files of weights: share/safetensors.js, inspect.js.
  "error.file.short": "trop court",
  "error.file.header": "pas d’en-tête",
  "error.file.tensors": "plus de {0} tenseurs",
  "error.file.dtype": "un tenseur qui n’est ni F32 ni F16",
  "error.file.tensor": "un tenseur qui n’est pas là",
  "error.file.holes": "des tenseurs qui se chevauchent ou laissent des trous",
  "error.file.after": "des octets après le dernier tenseur",
  "error.file.layers": "les couches {0} ne peuvent pas être réglées sur cette page",

  // Pictures from elsewhere: pad/decode.js, pictures.js.
  "error.picture.none": "Ce n’est pas une image que ce navigateur sache lire ; le dessin reste tel qu’il était.",
  "error.picture.kind":
    "Ce fichier est de type {0} : ni une image que ce navigateur sache lire, ni des poids. Enregistrez-le en PNG ou en JPEG ; le dessin reste tel qu’il était.",
  "error.picture.pdf":
    "Ce fichier est un PDF : ni une image que ce navigateur sache lire, ni des poids. Enregistrez sa page en PNG ; le dessin reste tel qu’il était.",
  "error.picture.video":
    "Ce fichier est une vidéo : ni une image que ce navigateur sache lire, ni des poids ; le dessin reste tel qu’il était.",
  "error.picture.large":
    "Cette image a {0} × {1} pixels ; on peut en lire jusqu’à {2} millions. Le dessin reste tel qu’il était.",
  "error.picture.bytes": "Cette image fait plus de {0} Mo ; le dessin reste tel qu’il était.",
  "error.picture.slow": "Cette image demande plus de {0} secondes de lecture ; le dessin reste tel qu’il était.",
  "error.picture.svg":
    "Ce SVG contient plus qu’il n’en faut pour dessiner un chiffre ({0}), et pourrait bloquer la page. Enregistrez-le en PNG ; le dessin reste tel qu’il était.",

  // Where the weights of a link are: share/sources.js, open.js.
  "error.source.id": "Le lien ne désigne pas de poids stockés : un identifiant a 24 lettres et chiffres.",
  "error.source.text": "Les poids contenus dans le lien sont illisibles : {cause}.",
  "error.source.address": "Le lien désigne des poids à une adresse qui n’est pas en https.",
  "error.source.absent": "Il n’y a pas (ou plus) de poids derrière ce lien : {name0} n’en a pas.",
  "error.source.answered": "Les poids n’ont pas pu être chargés : {name0} a répondu {1}.",
  "error.source.page": "Il n’y a pas de poids derrière ce lien : {name0} a répondu par une page.",
  "error.source.unreachable":
    "Les poids sont inaccessibles : il n’y a pas de connexion avec {name0}, ou d’autres pages n’ont pas le droit de les y lire.",
  "error.source.unreachableHere": "Les poids sont inaccessibles : il n’y a pas de connexion avec ce site.",
  "error.source.redirected":
    "Les poids n’ont pas été ouverts : {0} renvoie la demande à {1}, qui est un autre hôte. Un lien vers celui-ci le dirait.",
  "error.source.slow": "Les poids n’ont pas pu être chargés : {name0} met trop de temps.",
  "error.source.large": "Les poids ({name0}) dépassent 8 Mio, le maximum que l’on ouvre ici.",
  "error.source.notWeights": "{0} n’est pas un fichier safetensors : {cause}.",
  "error.source.otherWeights":
    "{0} n’est pas un fichier safetensors mais un fichier de torch.save ou de Keras, qui peut contenir des programmes et n’est pas ouvert ici ; safetensors.torch.save_file(model.state_dict(), path) en écrit un qui convient.",

  // The service that keeps weights: share/service.js.
  "error.service.none":
    "Ce site ne stocke pas de poids ; les liens avec les réglages, les liens qui contiennent les poids et les fichiers fonctionnent quand même.",
  "error.service.unsent": "Rien n’a été envoyé : il n’y a pas de connexion avec ce site.",
  "error.service.undeleted": "Rien n’a été supprimé : il n’y a pas de connexion avec ce site.",
  "error.service.refused": "Ce site n’accepte pas ces poids : {cause}.",
  "error.service.forbidden":
    "Ce site ne le permet pas : seules ses propres pages envoient, et seule la clé reçue lors de l’envoi supprime.",
  "error.service.gone": "Il n’y a plus de poids derrière ce lien.",
  "error.service.large": "Les poids dépassent 8 Mio, le maximum que l’on garde ici.",
  "error.service.wait": "Il y a eu trop d’envois et de suppressions depuis ici ; le prochain sera possible dans {0}.",
  "error.service.waitSome": "Il y a eu trop d’envois et de suppressions depuis ici ; réessayez plus tard.",
  "error.service.full": "Il n’y a plus de place pour des poids ici.",
  "error.service.broken": "Le stockage des poids ne fonctionne pas en ce moment ({0}).",

  // Settings of the page: app/state.js, race/setup.js.
  "error.fit.range": "{name0} : de {1} à {2}",
  "error.fit.number": "{name0} : ce n’est pas un nombre",
  "error.fit.grouped":
    "{name0} : pas de séparateur de milliers, et « {1} » en contient peut-être un (écrivez 1000 ou 0,005)",
  "error.fit.whole": "{name0} : il faut un nombre entier",
  "error.fit.step": "{name0} : par pas de {1}",
  "error.fit.choice": "{name0} : le choix « {1} » n’existe pas",
  "error.fit.unreadable": "{name0} : c’est illisible",
  "error.fit.text": "{name0} : il y a des caractères qui n’y ont pas leur place, ou trop de caractères",
  "error.fit.unknown": "« {0} » n’est pas un réglage",

  // Panels.
  "error.map.components": "Les composantes principales n’ont pas pu être calculées.",
  "error.share.picture": "Ce navigateur ne peut pas fabriquer l’image.",
  "error.clip.empty":
    "Il n’y a pas encore de clip : entraînez un réseau à vous, et la page gardera ce qu’il fait de votre dessin en chemin.",
  "error.shown.missing": "Le réseau « {0} » n’a pas pu être chargé ; c’est le vôtre qui répond.",

  // Names among the arguments.
  "error.name.this site": "ce site",
  "error.lesson.form": "Ce n’est pas une leçon, ou elle a été coupée",
  "error.lesson.count": "Une leçon a de 1 à {0} exercices",
  "error.lesson.text": "{name0} de la leçon dépasse {1} caractères, ou n’est pas du texte",
  "error.lesson.unknown": "Il n’y a pas d’exercice « {0} » sur cette page",
  "error.lesson.exercise": "L’exercice {0} de la leçon ne peut pas être lu",
  "error.lesson.words": "Il manque à l’exercice son titre, ou ce qu’il y a à faire",
  "error.lesson.condition": "Une condition de l’exercice {0} ne peut pas être mesurée",
  "error.lesson.large": "Il a plus de {0} octets",
  "error.handin.form": "il a été coupé ou modifié",
  "error.handin.version": "il est de la version {0}, et cette page lit la version {1}",
  "error.name.greeting": "Le mot d’accueil",
  "error.name.word": "Le mot de la classe",
  "error.name.title": "Le titre",
  "error.name.text": "Le texte",
  "error.source.zip": "{0} est un ZIP, et ne contient pas de poids que cette page puisse lire.",
};
