// French: the terms that the page explains, each in one sentence. They come after the others (learn in strings.js).

export default {
  "terms.all": "Tous les mots",
  "terms.title": "Les mots",
  "terms.lead":
    "Là où l’un de ces mots est souligné en pointillé, vous pouvez le survoler, le toucher ou, une fois qu’il est sélectionné, appuyer sur Entrée.",

  "terms.group.machine": "Le réseau",
  "terms.group.layers": "Les types de couches",
  "terms.group.data": "Les images",
  "terms.group.training": "Comment il apprend",
  "terms.group.measure": "Ce qu’il vaut",

  "terms.autoencoder": "Autoencodeur",
  "terms.autoencoder.text":
    "Un réseau qui comprime une image en quelques nombres et apprend à la reconstruire à partir de ces seuls nombres.",
  "terms.network": "Réseau de neurones",
  "terms.network.text":
    "Beaucoup de calculs simples, couche après couche, dont personne n’a écrit les nombres : ils ont été appris sur des exemples.",
  "terms.layer": "Couche",
  "terms.layer.text":
    "Un étage du réseau : des nombres y entrent, servent à un calcul, et le résultat passe à la couche suivante.",
  "terms.encoder": "Encodeur",
  "terms.encoder.text": "La première moitié d’un autoencodeur : elle transforme l’image en code.",
  "terms.code": "Code",
  "terms.code.text":
    "Les quelques nombres au milieu d’un autoencodeur : c’est tout ce que sa seconde moitié apprend de l’image.",
  "terms.bottleneck": "Goulot d’étranglement",
  "terms.bottleneck.text":
    "L’endroit le plus étroit du réseau : tout n’y passe pas, et le réseau doit donc apprendre ce qui compte le plus.",
  "terms.decoder": "Décodeur",
  "terms.decoder.text": "La seconde moitié d’un autoencodeur : elle retransforme le code en image.",
  "terms.parameter": "Paramètre",
  "terms.parameter.text":
    "Un nombre du réseau que l’entraînement modifie ; la plupart sont des poids, qui disent combien une valeur compte pour une autre.",

  "terms.dense": "Couche dense",
  "terms.dense.text":
    "Chaque valeur qui en sort dépend de chaque valeur qui y entre, avec un poids propre à chaque couple.",
  "terms.conv": "Convolution",
  "terms.conv.text":
    "Un petit filtre, le noyau, glisse sur l’image et note partout si ce qu’il recouvre lui ressemble ; une couche en a plusieurs.",
  "terms.pool": "Max-pooling",
  "terms.pool.text":
    "Rétrécit une image : de chaque petit bloc, par exemple de 2 sur 2, on ne garde que la plus grande valeur.",
  "terms.up": "Suréchantillonnage",
  "terms.up.text":
    "Agrandit une image : chaque valeur est répétée jusqu’à remplir un petit bloc, par exemple de 2 sur 2.",
  "terms.transposed": "Convolution transposée",
  "terms.transposed.text":
    "Une convolution à l’envers : chaque valeur pose dans l’image sa copie d’un petit filtre, et les copies s’additionnent.",
  "terms.reshape": "Remise en forme",
  "terms.reshape.text":
    "Les mêmes nombres, rangés autrement : 128 à la file deviennent par exemple 8 petites images de 4 sur 4.",
  "terms.dropout": "Dropout",
  "terms.dropout.text":
    "À l’entraînement, des valeurs tirées au hasard sont mises à 0, pour que le réseau ne compte sur aucune en particulier.",
  "terms.activation": "Activation",
  "terms.activation.text":
    "Une courbe simple qui déforme chaque valeur d’une couche ; sans elle, plusieurs couches ne feraient pas mieux qu’une seule.",
  "terms.relu": "ReLU",
  "terms.relu.text": "Une activation : ce qui est sous 0 devient 0, et tout le reste demeure inchangé.",
  "terms.sigmoid": "Sigmoïde",
  "terms.sigmoid.text":
    "Une activation qui ramène tout nombre entre 0 et 1, comme il le faut aux pixels : 0 est le papier et 1 l’encre.",

  "terms.mnist": "MNIST",
  "terms.mnist.text":
    "70 000 chiffres manuscrits de 28 sur 28 pixels, que tous les spécialistes connaissent : 60 000 pour apprendre, 10 000 pour tester.",
  "terms.trainingDigits": "Chiffres d’entraînement",
  "terms.trainingDigits.text":
    "Les chiffres sur lesquels le réseau apprend ; n’être bon que sur eux prouve peu, car il peut les savoir par cœur.",
  "terms.testDigits": "Chiffres de test",
  "terms.testDigits.text":
    "Des chiffres sur lesquels le réseau n’apprend jamais : ils montrent s’il se débrouille aussi avec ce qu’il n’a pas encore vu.",
  "terms.validation": "Validation",
  "terms.validation.text":
    "Des chiffres d’entraînement mis de côté pour comparer des réglages, afin que les chiffres de test restent intacts jusqu’à la fin.",
  "terms.noise": "Bruit",
  "terms.noise.text":
    "Des erreurs au hasard dans les pixels : un réseau débruiteur voit le chiffre bruité et doit rendre le chiffre net.",
  "terms.noiseKind": "Types de bruit",
  "terms.noiseKind.text":
    "Le bruit gaussien change un peu chaque pixel, sel et poivre en rend certains noirs ou blancs, le carré manquant cache un morceau.",

  "terms.training": "Entraînement",
  "terms.training.text":
    "Le réseau essaie, on mesure son erreur, et chaque paramètre bouge un peu pour la réduire, des milliers de fois.",
  "terms.epoch": "Époque",
  "terms.epoch.text":
    "Un tour complet des chiffres d’entraînement : à la fin, le réseau a vu chacun d’eux une fois de plus.",
  "terms.batch": "Lot (batch)",
  "terms.batch.text":
    "Un petit groupe de chiffres d’entraînement que le réseau regarde ensemble avant de faire un pas.",
  "terms.step": "Pas",
  "terms.step.text": "Une petite modification de tous les paramètres à la fois, après avoir regardé un lot.",
  "terms.gradient": "Gradient",
  "terms.gradient.text":
    "Dit pour chaque paramètre à quelle vitesse la perte monte si on le change ; l’entraînement va dans l’autre sens, en descendant.",
  "terms.optimizer": "Optimiseur",
  "terms.optimizer.text":
    "La règle qui tire un pas du gradient ; Adam, par exemple, choisit lui-même la longueur pour chaque paramètre.",
  "terms.rate": "Taux d’apprentissage",
  "terms.rate.text":
    "La longueur des pas : s’ils sont courts, l’entraînement n’en finit pas ; s’ils sont longs, il saute par-dessus son but.",
  "terms.schedule": "Évolution du taux",
  "terms.schedule.text":
    "Ce que devient le taux d’apprentissage avec le temps : il reste le même, ou diminue jusqu’à la dernière époque, suivant un cosinus.",
  "terms.seed": "Graine",
  "terms.seed.text":
    "Le nombre d’où part tout le hasard : avec la même graine et les mêmes réglages, on obtient exactement le même entraînement.",
  "terms.decay": "Décroissance des poids",
  "terms.decay.text":
    "À chaque pas, tous les poids rétrécissent un peu vers 0, pour qu’aucun ne soit grand sans raison.",
  "terms.sparsity": "Parcimonie",
  "terms.sparsity.text":
    "Un code parcimonieux a peu de nombres différents de 0 ; une pénalité sur tous les autres apprend au réseau à s’en contenter.",

  "terms.loss": "Perte",
  "terms.loss.text":
    "Un seul nombre pour dire à quel point les sorties du réseau sont fausses : l’entraînement le fait baisser.",
  "terms.mse": "Erreur quadratique moyenne (MSE)",
  "terms.mse.text":
    "L’écart en chaque pixel, multiplié par lui-même, puis la moyenne sur tous les pixels : 0 est une copie parfaite.",
  "terms.psnr": "PSNR en décibels (dB)",
  "terms.psnr.text":
    "Dit si deux images se ressemblent, et plus, c’est mieux : à chaque fois 10 dB de plus, l’erreur quadratique est dix fois plus petite.",
  "terms.overfitting": "Surapprentissage",
  "terms.overfitting.text":
    "Le réseau apprend par cœur ses chiffres d’entraînement : leur perte baisse encore, tandis que celle des autres remonte.",
  "terms.pca": "Composantes principales (ACP)",
  "terms.pca.text":
    "Reconstruit chaque image au mieux par une somme de motifs fixes ; un autoencodeur, qui a droit aux courbes, peut faire mieux.",
};
