// French: links and files.

export default {
  "share.button": "Partager",
  "share.title": "Partager",
  "share.yours": "Votre réseau :",
  "share.shipped": "Le réseau qui répond en ce moment, fourni avec la page :",
  "share.copy": "Copier",
  "share.copied": "Copié",

  "share.settingsTitle": "Lien avec les réglages",
  "share.settingsDrawing": "Votre dessin l’accompagne.",
  "share.settingsCoarse":
    "Votre dessin l’accompagne, en blocs de dix pixels : c’est une image trop grande pour un lien.",
  "share.settingsNote":
    "Répète un essai à partir de sa graine, au bit près. Il ne contient pas de poids, et rien n’est envoyé.",
  "share.settingsNew":
    "Crée un nouveau réseau avec ces réglages, à partir de leur graine. Il ne répète pas celui-ci, dont l’entraînement n’a pas commencé là ; les liens ci-dessous en emportent les poids.",

  "share.textTitle": "Lien qui contient les poids",
  "share.textWorking": "On mesure ce que coûte l’arrondi des poids …",
  "share.textTooLong":
    "{parameters} paramètres ne tiennent pas dans un lien de {most} caractères ; le lien court ci-dessous les contient.",
  "share.textCost":
    "{characters} caractères ; aucun serveur ne voit jamais les poids. Ils sont arrondis à {bits} bits : sur {digits} chiffres de test, aucun pixel restauré ne change de plus de {off}, et la MSE passe de {before} à {after} ({psnr}).",
  "share.textFailed": "Ce lien ne peut pas être créé : {problem}",

  "share.storedTitle": "Lien court, avec les poids stockés ici",
  "share.public":
    "Ce qui sera public, pour quiconque a le lien : les poids, les couches et la façon dont le réseau a été entraîné (pas, réglages, résultat). Rien de ce que vous dessinez, ni nom ni adresse. Cela reste jusqu’à ce que vous le supprimiez, ou que personne ne l’ait ouvert pendant un an.",
  "share.upload": "Envoyer et créer un lien court",
  "share.uploading": "Envoi …",
  "share.uploaded": "Le voici. Ce navigateur garde la clé qui le supprime.",
  "share.uploadedUnkept":
    "Le voici. Ce navigateur ne peut pas garder la clé qui le supprime ; notez-la vous-même : {token}",
  "share.already": "Ces mêmes poids étaient déjà là ; voici leur lien.",
  "share.long": "Ce lien a {characters} caractères, et bien des messageries coupent un lien après {most}.",
  "share.shorter": "Créer un lien court",
  "share.qrTooLong": "Ce lien est trop long pour un code QR",
  "share.qr": "Le lien sous forme de code QR",
  "share.earlier": "Partagé depuis ce navigateur",
  "share.delete": "Supprimer",
  "share.forget": "Retirer de la liste",
  "share.stays": "Votre envoi est retiré. D’autres ont envoyé les mêmes poids, et le lien fonctionne donc toujours.",
  "share.deleted": "Supprimé. Qui ouvre maintenant le lien apprend qu’il n’y a plus rien.",
  "share.forgotten":
    "Retiré de la liste ; les poids restent, car seul peut les supprimer qui les a envoyés en premier.",

  "share.files": "Fichiers",
  "share.save.pytorch": "Poids pour PyTorch",
  "share.save.pytorch.help":
    "safetensors avec les noms et la disposition de PyTorch : load_state_dict le prend tel quel. Cette page l’ouvre aussi.",
  "share.save.model": "model.py pour PyTorch",
  "share.save.model.help":
    "Un court programme qui construit exactement ce réseau dans PyTorch, charge les poids enregistrés à côté et vérifie une reconstruction. Il ne lui faut que PyTorch.",
  "share.save.keras": "Poids pour Keras",
  "share.save.keras.help":
    "safetensors avec la disposition de Keras, dans l’ordre de get_weights : set_weights le prend tel quel. Cette page l’ouvre aussi.",
  "share.save.onnx": "Modèle ONNX",
  "share.save.onnx.help":
    "Le réseau entier, pour tout logiciel qui exécute ONNX : les pixels entrent, le chiffre restauré et le code sortent.",
  "share.save.png": "Image des résultats",
  "share.save.png.help":
    "Un PNG avec des chiffres de test, bruités puis restaurés, la différence, votre dessin, les réglages et le résultat.",
  "share.save.gif": "Clip (GIF)",
  "share.save.gif.help":
    "Une image animée de l’entraînement : ce que votre réseau a fait de votre dessin, du premier pas au dernier.",
  "share.clipEpoch": "époque {epoch}",
  "share.open": "Ouvrir des poids …",
  "share.filesNote": "Ou déposez un fichier .safetensors n’importe où sur la page.",
  "share.saved": "Enregistré sous {name}.",
  "share.savedTorch":
    "Enregistré sous {name}. model.py, le bouton d’à côté, construit ce réseau dans PyTorch, charge le fichier et le vérifie.",
  "share.padding":
    "Dans PyTorch, zéros autour de chaque convolution (gauche, droite, haut, bas) : {layers}. Autour d’une convolution transposée, on en coupe autant.",
  "share.ceilMode": "Le MaxPool2d de PyTorch a besoin de ceil_mode=True.",
  "share.kerasPool":
    "Le pooling de Keras avec padding=« same » donne un autre réseau : ici, les fenêtres ne dépassent qu’en bas et à droite, là-bas des deux côtés.",
  "share.leaky": "LeakyReLU a la pente 0.01 ; la valeur par défaut de Keras est différente.",

  "share.openedTitle": "Ce qui a été ouvert",
  "share.openedSay": "Ouvert : un réseau de {parameters} paramètres. C’est lui qui répond maintenant.",
  "share.fetching": "Chargement des poids que désigne le lien …",
  "share.reading": "Lecture des poids contenus dans le lien …",
  "share.fetchingFrom": "Chargement des poids depuis {host} …",
  "share.fromHere": "D’un lien vers ce site :",
  "share.fromHost": "De {host}, et non de ce site :",
  "share.fromText": "Du lien lui-même, arrondi à {bits} bits :",
  "share.offBy": "(aucun pixel de 500 chiffres de test n’a changé de plus de {off})",
  "share.fromFile": "Du fichier {name} :",
  "share.askTitle": "Ce lien apporte des poids de {host}, qui n’est pas ce site.",
  "share.ask":
    "Ce fichier appartient à qui gère cet hôte : {address}. Rien n’a encore été chargé. On n’y lit que des nombres, et il ne peut rien exécuter.",
  "share.cancel": "Annuler",
  "share.looking": "Examen du fichier …",
  "share.use": "Charger et utiliser",
  "share.leave": "Laisser",
  "share.trainOn": "Continuer l’entraînement d’ici",
  "share.model": "{layers}, {parameters} paramètres, un code de {code} nombres.",
  "share.assumedLayers":
    "Le fichier ne dit pas quelles couches il contient. Ses tenseurs ({names}) vont avec {layers} ; c’est ce qu’on suppose, avec ReLU à l’intérieur et une sigmoïde à la fin.",
  "share.assumedConv":
    "On suppose que les filtres des convolutions avancent par pas de 1, sans pooling ni suréchantillonnage entre elles.",
  "share.assumedNames":
    "Ses tenseurs ont leurs propres noms ({names}) ; ils ont été pris dans le seul ordre où leurs formes conviennent.",
  "share.trained": "Entraîné, d’après ses notes : {how}.",
  "share.untrained": "Pas encore entraîné ; ses poids sont ceux de la graine {seed}.",
  "share.noNotes": "Rien ne dit comment il a été entraîné.",
  "share.steps": "{steps} pas",
  "share.oneStep": "1 pas",
  "share.added": "puis {steps} de plus",
  "share.onlyAdded": "Rien ne dit comment il a d’abord été entraîné ; on y a ajouté {steps}.",
  "share.epochs": "{epochs} époques",
  "share.oneEpoch": "1 époque",
  "share.data": "sur {data}",
  "share.note.batch": "lot",
  "share.note.optimizer": "optimiseur",
  "share.note.rate": "taux d’apprentissage",
  "share.note.loss": "perte",
  "share.note.seed": "graine",
  "share.noise": "bruit {noise} ({kind})",
  "share.measuring": "Mesure sur les chiffres de test …",
  "share.measured": "Mesuré ici, sur les {images} chiffres de test{noise} : MSE {mse}, PSNR {psnr}.",
  "share.claimedSame": "Ses notes disent la même chose.",
  "share.claimed": "Il annonce {mse}, avec un bruit de {noise}.",
  "share.unmeasured": "Il n’a pas pu être mesuré : {problem}",

  "share.shapeIgnored": "{label} : fixé par les poids",
  "share.overtaken":
    "Les poids n’ont pas été ouverts, car un entraînement a commencé entre-temps. Rouvrez-les pour les avoir.",
  "share.bad": "Ces poids sont inutilisables : {problem}",

  "share.pictureUnscored":
    "Les chiffres ci-dessous : {noise}. Pas mesuré sur tous les chiffres de test depuis son dernier pas.",
  "share.noNoise": "sans bruit",
  "share.pictureDrawing": "De {before} à {after}",
  "share.pictureScale":
    "Différence : orange là où il y a trop d’encre, bleu là où il en manque. Le PSNR est sous chaque chiffre.",
  "share.assumedSame": "Des zéros autour de chaque image en gardent la taille.",
  "share.assumedValid": "Il n’y a pas de zéros autour des images, qui rétrécissent donc.",
  "share.assumedEven":
    "Là où un filtre a un côté pair, une ligne de zéros de plus est en bas, et une colonne de plus à droite.",
  "share.assumedBiases": "Il n’a pas de biais pour certaines couches ; ils ont été pris égaux à 0.",
};
