// French: the transport and the curve of the losses.

export default {
  "transport.label": "Entraînement",
  "transport.reset": "À zéro",
  "transport.resetTitle": "Nouveau réseau, même graine (R)",
  "transport.train": "Entraîner",
  "transport.first": "À vous d’en former un : il ne sait encore rien.",
  "transport.pause": "Pause",
  "transport.trainTitle": "Entraîner ou mettre en pause (Espace)",
  "transport.step": "Un pas",
  "transport.stepTitle": "Un pas sur un lot (S)",
  "transport.epoch": "Époque",
  "transport.epochHelp": "Combien de fois le réseau a vu chaque image d’entraînement, sur le nombre d’époques choisi.",
  "transport.steps": "Pas",
  "transport.stepsHelp": "Le nombre de lots dont il a appris depuis ses premiers poids.",
  "transport.trainLoss": "Perte d’entraînement",
  "transport.trainLossHelp":
    "L’erreur des sorties, en moyenne sur les pas depuis le dernier relevé, sur les images dont il apprend : telle qu’il s’entraîne, avec le bruit de chaque lot et ce que le dropout supprime, mais sans la pénalité sur le code.",
  "transport.testLoss": "Perte de test",
  "transport.testLossHelp":
    "Une perte de même nature sur une image de test sur dix, dont il n’apprend jamais : mesurée d’un coup, avec toute l’intensité du bruit et sans dropout.",
  "transport.validationLoss": "Perte de validation",
  "transport.validationLossHelp":
    "Une perte de même nature sur les images d’entraînement mises de côté (1 000 au plus), dont il n’apprend jamais : mesurée d’un coup, avec toute l’intensité du bruit et sans dropout.",
  "transport.speed": "Images/s",
  "transport.speedHelp": "Le nombre d’images d’entraînement par seconde, dans votre navigateur.",
  "transport.left": "Temps restant",
  "transport.leftHelp": "Jusqu’à la fin des époques choisies, à cette vitesse.",
  "transport.fetching": "Chargement des chiffres : {done} sur {total}",
  "transport.making": "Production des chiffres : {done} sur {total}",
  "transport.loading": "Données",
  "transport.started": "L’entraînement a commencé.",
  "transport.paused": "L’entraînement est en pause à l’époque {epoch}.",
  "transport.score": "Sur l’ensemble des {images} chiffres de test{noise} : MSE {mse}, PSNR {psnr}.",
  "transport.restored":
    "L’essai {number} est de retour, tel qu’il était à l’époque {epochs} : MSE {mse}, PSNR {psnr}{noise}.",
  "transport.scoreNoise": ", avec un bruit de {noise}",
  "transport.resetDone": "Un nouveau réseau, de graine {seed}.",

  "curve.title": "Perte",
  "curve.log": "logarithmique",
  "curve.epoch": "Époque",
  "curve.train": "Entraînement",
  "curve.test": "Test",
  "curve.validation": "Validation",
  "curve.empty": "Appuyez sur « Entraîner » : vous verrez baisser ici la perte de votre réseau.",
  "curve.unlikeNoise":
    "Les deux pertes ne sont pas de même nature ici : les lots d’entraînement ont du bruit de toute intensité jusqu’à {noise}, les autres chiffres toujours {noise}.",
  "curve.unlikeDropout":
    "Les deux pertes ne sont pas de même nature ici : pendant l’entraînement, une partie des nombres est supprimée (dropout) ; pendant la mesure, aucun.",
  "curve.unlikeSparsity":
    "Aucune des deux pertes ne compte la pénalité sur le code, que l’entraînement réduit elle aussi.",

  "setting.curve": "Pertes",
  "setting.curve.help": "L’axe sur lequel les pertes sont portées.",
  "setting.curve.log": "logarithmique",
  "setting.curve.linear": "linéaire",
};
