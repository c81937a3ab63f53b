// French: the article. *Words* between asterisks are stressed, **x** is a vector, [words](NAME) are a term of
// terms/list.js; {names} are in story/told.js.

export default {
  "story.title": "Ce qui passe par le goulot",
  "story.lead":
    "L’image d’un chiffre compte 784 pixels. Le chiffre lui-même contient bien moins que cela. Voici comment un réseau découvre combien de moins : il doit faire passer chaque chiffre par un goulot étroit, et le reconstruire de l’autre côté.",
  "story.contents": "Dans cet article",
  "story.sources": "Sources",
  "story.data":
    "MNIST est l’œuvre de Yann LeCun et Corinna Cortes, sous licence CC BY-SA 3.0. Les valeurs sans source ont été mesurées pour cette page, sur MNIST, avec Adam, un taux d’apprentissage de 0,001, des lots de 256 et la graine 1 ; une seule commande, nn/cmd/figures, les écrit toutes. Pour plusieurs chiffres, les décibels sont ceux de leur erreur moyenne.",
  "story.isSet": "Réglé : {name}.",
  "story.train": "Appuyez ensuite sur « Entraîner ».",
  "story.back": "Revenir à l’article",

  "story.compression.title": "Dire la même chose en plus court",
  "story.compression.1":
    "Une image, ici, ce sont 28 lignes de 28 pixels : 784 nombres entre 0, le papier, et 1, l’encre. Presque toutes les listes de 784 nombres de ce genre ressemblent à un écran de télévision sans programme. Les chiffres sont de rares exceptions, et ils se ressemblent : l’encre s’y tient en traits, les traits occupent le milieu, les coins restent vides. Qui sait cela n’a pas besoin de noter chaque pixel.",
  "story.compression.2":
    "C’est la compression : une description courte à partir de laquelle on peut reconstruire le tout. Un fichier ZIP est *sans perte* et rend chaque bit. Une photo JPEG est *avec pertes* : ce qui revient est presque pareil, et l’art est de perdre ce qui ne manquera à personne. Les règles de JPEG ont été écrites par des gens, pour des photos de n’importe quoi. Un [autoencodeur](autoencoder) ne reçoit aucune règle. On lui montre des milliers de chiffres, et il trouve des règles qui valent pour les chiffres et pour pas grand-chose d’autre.",
  "story.set.shipped": "Un réseau entraîné : 32 nombres",
  "story.set.shipped.what":
    "C’est le réseau convolutif fourni qui répond : votre dessin passe par 32 nombres. Il n’y a rien à entraîner.",

  "story.vanilla.title": "Le plus simple",
  "story.vanilla.1":
    "Un autoencodeur a deux moitiés. L’[encodeur](encoder) f transforme une image **x** en un [code](code) **h**. Le [décodeur](decoder) g retransforme le code en image. Dans le cas le plus simple, chaque moitié n’est qu’une [couche](layer) :",
  "story.vanilla.words":
    "En mots : chaque nombre du code est une somme pondérée de tous les pixels, plus une constante, courbée par φ. Chaque pixel du résultat est une somme pondérée du code, plus une constante, courbée par ψ. Ici, φ est la fonction [ReLU](relu), qui coupe tout ce qui est au-dessous de zéro, et ψ la [sigmoïde](sigmoid), qui maintient chaque pixel entre le papier et l’encre. Les lettres grasses sont des listes de nombres, des vecteurs ; un **W** gras est un tableau de poids.",
  "story.vanilla.2":
    "Personne ne dit ce que le code doit signifier, ni quel chiffre montre une image : les étiquettes des chiffres ne servent pas. Un tel apprentissage s’appelle *non supervisé*. Il n’y a qu’une exigence : il doit sortir ce qui est entré. Avec 784 nombres dans le code, il suffirait de recopier. Avec huit, le réseau doit choisir, et ce choix est ce qu’il apprend.",
  "story.vanilla.3":
    "Il apprend à petits pas. Il prend un [lot](batch) de chiffres, mesure de combien ses réponses sont fausses, et déplace un peu chaque poids dans la [direction](gradient) qui les aurait rendues meilleures. Avec 64 nombres dans le code, cela fait 101 200 [poids et constantes](parameter) à déplacer.",
  "story.set.vanilla8": "Simple, à 8 nombres",
  "story.set.vanilla8.what": "Une couche dans chaque sens, un code de 8 nombres, pas de bruit.",

  "story.error.title": "De combien se trompe-t-il ?",
  "story.error.1":
    "Cette exigence demande un nombre, l’*erreur de reconstruction*. On prend d’ordinaire l’[erreur quadratique moyenne](mse) : on soustrait les deux images pixel par pixel, on élève les différences au carré, et on en prend la moyenne.",
  "story.error.words":
    "Il y a n = 784 pixels. Le [PSNR](psnr) dit la même chose en décibels : une erreur dix fois plus petite, c’est 10 dB de plus, deux fois plus petite, 3 dB, et plus, c’est mieux. Pour plusieurs chiffres, cette page prend d’abord la moyenne de leurs erreurs, puis les décibels de celle-ci.",
  "story.error.2":
    "Un nombre seul ne dit pas grand-chose ; en voici donc quelques-uns à titre de comparaison, tous sur les 10 000 [chiffres de test](testDigits) de [MNIST](mnist). Si l’on répond à chaque chiffre par le chiffre moyen, l’erreur est de {mean}, soit {meandB} : le résultat de qui ne voit rien. L’[analyse en composantes principales](pca), ou ACP, est ce qu’un code linéaire peut faire de mieux. Elle atteint {pca8} avec 8 nombres et {pca64} avec 64, si l’on ramène son résultat dans l’intervalle qui va du papier à l’encre.",
  "story.error.3":
    "Le réseau simple à 64 nombres en est à {vanilla1} après une [époque](epoch), c’est-à-dire après avoir vu une fois chaque chiffre d’entraînement ; à {vanilla10} après dix, et à {vanilla50} après cinquante. C’est moins de la moitié de l’erreur du code linéaire de même taille.",
  "story.set.vanilla64": "Simple, à 64 nombres",
  "story.set.vanilla64.what": "Dix époques sur toutes les images, et la comparaison avec l’ACP ouverte plus bas.",

  "story.dead.title": "Des pixels qui meurent",
  "story.dead.1":
    "Le coude à la sortie compte plus qu’il n’y paraît. ReLU donne zéro pour toute somme au-dessous de zéro, et y est plate. Là où elle est plate, il n’y a aucune direction dans laquelle apprendre. Un pixel de sortie dont la somme tombe au-dessous de zéro pour tous les chiffres ne reçoit aucun signal qu’il s’est trompé : il est mort. Dès lors, ses propres poids n’apprennent plus rien. Seul le code, qui apprend des autres pixels, peut encore faire repasser sa somme au-dessus de zéro.",
  "story.dead.words":
    "ReLU prend le plus grand des deux, zéro ou z. La sigmoïde presse tout z entre 0 et 1 ; sa pente devient petite, mais jamais nulle.",
  "story.dead.2":
    "Parmi les {inked} pixels qui ont de l’encre dans au moins un chiffre d’entraînement, {dead1} sont morts après une époque, {dead10} après dix et {dead50} après cinquante. Tous ne le restent pas : après cinquante époques, {back50} répondent de nouveau, qui étaient morts après une époque antérieure. Avec ReLU en sortie, l’erreur a fini à {relu50}, avec une sigmoïde à {vanilla50} ; à part cela, seuls les premiers poids de la sortie étaient différents.",
  "story.set.relu": "ReLU en sortie",
  "story.set.relu.what": "Simple, à 64 nombres, avec ReLU en sortie : regardez quels pixels restent couleur papier.",

  "story.entropy.title": "Un pari sur chaque pixel",
  "story.entropy.1":
    "La sigmoïde a sa compagne parmi les [mesures de l’erreur](loss). L’*entropie croisée* voit dans chaque pixel un pari entre l’encre et le papier :",
  "story.entropy.words":
    "En mots : là où il y a de l’encre, on paie l’opposé du logarithme de ce qui était misé sur l’encre ; là où il y a du papier, celui de ce qui était misé sur le papier ; puis on prend la moyenne. Le doute coûte peu, être sûr d’une chose fausse coûte beaucoup. Le débruiteur fourni avec cette page a été entraîné ainsi, bien qu’à la fin ce soit l’erreur quadratique qui compte.",
  "story.entropy.floor":
    "Sa meilleure valeur n’est pas zéro. Un pixel gris est un pari que personne ne peut gagner tout à fait, si bien que même une réponse égale au chiffre paie quelque chose : {entropyFloor} en moyenne sur les chiffres de test. Ce qui compte dans une perte de ce genre, c’est ce qui dépasse ce plancher.",
  "story.set.entropy": "L’entropie croisée comme perte",
  "story.set.entropy.what": "Simple, à 64 nombres. Cette perte est sur une autre échelle ; comparez la MSE à la fin.",

  "story.deep.title": "Profond",
  "story.deep.1":
    "Une couche ne mélange les pixels qu’une fois. Mettez-en plusieurs à la suite, et chacune travaille sur ce que la précédente a trouvé :",
  "story.deep.words": "Les nombres de la couche k, pondérés, additionnés et courbés, sont l’entrée de la couche k + 1.",
  "story.deep.2":
    "En 2006, Geoffrey Hinton et Ruslan Salakhutdinov ont ainsi fait tenir un chiffre en 30 nombres, et l’ont fait revenir avec une erreur de {hinton}. Avec 64 nombres, l’ACP en est encore au double. Les réseaux profonds étaient alors difficiles à entraîner, et ils ont donc d’abord entraîné chaque couche à part. Aujourd’hui, des poids qui partent du bon ordre de grandeur et un [optimiseur](optimizer) tel qu’Adam suffisent.",
  "story.deep.3":
    "Le modèle profond, ici, se resserre de 784 à son code en passant par 512, 256 et 128, et s’élargit de même. Avec un code de 64 nombres, il a 1 149 520 poids et constantes, onze fois plus que le réseau simple, et chaque pas prend donc plus de temps. Après cinquante époques, il en est à {deep50}, le simple à {vanilla50}.",
  "story.set.deep30": "Profond, à 30 nombres",
  "story.set.deep30.what": "Quatre couches dans chaque sens. Comptez en minutes plutôt qu’en secondes.",
  "story.set.deepShipped": "Le réseau profond fourni",
  "story.set.deepShipped.what": "Déjà entraîné, par 30 nombres. Il n’y a rien à entraîner.",

  "story.conv.title": "Convolutif",
  "story.conv.1":
    "Une couche qui relie chaque pixel à chaque nombre doit réapprendre un trait pour chaque endroit où il peut se trouver. Une [convolution](conv) apprend une seule fois un petit motif et le cherche partout :",
  "story.conv.words":
    "Neuf poids se posent sur un pixel et ses huit voisins : on multiplie, on additionne, on courbe, on avance. À partir de la deuxième couche, il y a plusieurs images à regarder, une pour chaque motif de la couche précédente ; on les appelle des *canaux*. Chaque canal c a neuf poids à lui, et les sommes des canaux s’additionnent.",
  "story.conv.2":
    "Le [max-pooling](pool) garde ensuite, de quatre voisins, la plus grande valeur. Après trois tours, le code est fait de 4 × 4 endroits de 8 nombres chacun. Au retour, le [suréchantillonnage](up) répète chaque valeur dans un carré de 2 × 2, ce qui double la largeur et la hauteur, et des convolutions lissent le résultat. Le tout a 7 009 poids et constantes, quatorze fois moins que le réseau simple.",
  "story.conv.up":
    "Il y a d’autres façons de remonter. L’*interpolation*, qui sert à agrandir les photos, trace des pentes entre valeurs voisines là où le suréchantillonnage pose des carrés ; ni l’une ni l’autre n’ont rien à apprendre. Une [convolution transposée](transposed) apprend sa remontée : là où une convolution rassemble neuf valeurs en une, elle répand une valeur sur neuf endroits. Écrites comme des matrices, l’une est l’autre dont on échange les lignes et les colonnes, d’où son nom. Elle rend la taille qu’a ôtée une convolution avançant de plusieurs pixels à la fois, non l’image elle-même ; cela, les poids doivent l’apprendre.",
  "story.conv.smooth":
    "Ce qui en sort est plus lisse qu’avec le réseau simple. Là, chaque pixel a ses propres poids et se trompe à sa manière, et le papier en est moucheté ; ici, les pixels voisins viennent des mêmes quelques filtres. Pourtant l’erreur est plus grande : {conv50} après cinquante époques, contre {vanilla50} pour le réseau simple, et cela bien que ce code ait 128 nombres et celui du réseau simple 64. Chaque max-pooling oublie auquel des quatre endroits se trouvait la plus grande valeur, et 7 009 poids, c’est peu pour le deviner. Les contours sont donc un peu décalés ou flous, et cela coûte plus d’erreur quadratique que de pâles mouchetures. Paraître lisse et être proche sont deux choses.",
  "story.conv.3":
    "Le prix, ce sont les calculs. Chaque poids sert à 784 endroits au plus, et un pas prend donc plus de temps bien qu’il y ait moins à apprendre.",
  "story.set.conv": "Convolutif, 7 009 poids",
  "story.set.conv.what": "Cinq époques sur 12 000 chiffres, pour faire court.",

  "story.denoising.title": "Débruiter",
  "story.denoising.1":
    "Un code large laisse une issue facile : recopier. En 2008, Pascal Vincent et ses collègues l’ont fermée en abîmant l’entrée. Le réseau reçoit un chiffre bruité et il est jugé sur le chiffre net :",
  "story.denoising.words":
    "En mots : on ajoute à chaque pixel un [nombre au hasard](noise), d’une taille typique s, et on coupe ce qui sort de l’intervalle du papier à l’encre. Puis on compare ce qu’en font l’encodeur f et le décodeur g avec le chiffre tel qu’il était.",
  "story.denoising.2":
    "Recopier ne paie plus, car on recopierait du bruit. Pour enlever le bruit, le réseau doit savoir à quoi ressemblent les chiffres.",
  "story.denoising.3":
    "À s = 0,25, l’erreur d’un chiffre bruité est de {noisy25}, et à 0,5 de {noisy50}. Le meilleur filtre linéaire pour chaque cas la ramène à {filter25} et à {filter50}, si l’on coupe son résultat à l’intervalle du papier à l’encre. Le débruiteur fourni avec cette page, un réseau convolutif entraîné à tous les s jusqu’à 0,8, atteint {denoiser25} et {denoiser50}.",
  "story.set.denoiser": "Le débruiteur fourni, à s = 0,5",
  "story.set.denoiser.what": "Dessinez, et regardez-le nettoyer. Il n’y a rien à entraîner.",
  "story.set.ownDenoiser": "Un débruiteur à vous",
  "story.set.ownDenoiser.what": "Convolutif, avec un bruit de 0,25 sur l’entrée ; cinq époques sur 12 000 chiffres.",

  "story.heart.title": "Apprendre par cœur",
  "story.heart.1":
    "Une petite perte d’entraînement prouve peu. Un réseau de 101 200 poids qui voit assez souvent 200 chiffres peut les retenir. C’est pourquoi la courbe a une seconde ligne : la perte sur des chiffres de test, sur lesquels le réseau ne s’entraîne jamais.",
  "story.heart.2":
    "Tant que les deux lignes descendent, il apprend à quoi ressemblent les chiffres. Quand la perte d’entraînement continue de descendre et que la perte de test reste en arrière, ou même se retourne et remonte, il apprend ces 200-là. C’est le [surapprentissage](overfitting), et seule la seconde ligne le montre.",
  "story.heart.validation":
    "Il y a une autre façon d’apprendre par cœur. Si l’on essaie beaucoup de réglages et que l’on garde ceux qui ont la meilleure perte de test, on a choisi d’après les chiffres de test, et ils ne sont plus un test. On met donc de côté une partie des chiffres d’entraînement pour choisir d’après eux, les chiffres de [validation](validation), et l’on garde les chiffres de test pour la fin. L’introduction que suit cette page s’entraîne sur 80 chiffres sur 100 et valide sur 20. C’est ce que fait le réglage *Validation* : avec 20 %, le réseau s’entraîne sur 48 000 chiffres, la seconde ligne est la perte sur les 12 000 autres, et le résultat final est celui des chiffres de test.",
  "story.set.few": "200 chiffres seulement",
  "story.set.few.what": "Simple, à 64 nombres, 200 époques sur 200 chiffres : une minute au plus.",
  "story.set.fifty": "Cinquante époques, partage 80/20",
  "story.set.fifty.what":
    "Simple, à 64 nombres, tel que l’introduction l’entraîne, mais avec une sigmoïde en sortie. Il démarre aussitôt et prend quelques minutes.",

  "story.use.title": "À quoi cela sert",
  "story.use.1":
    "Un autoencodeur ne remplacera pas JPEG : il ne connaît qu’une sorte d’images. Mais cela même est utile. Ce qu’il restaure mal ne ressemble pas à ce qu’il a vu, et une grande erreur trahit donc les intrus. Des débruiteurs nettoient des images et des mesures. Et certains générateurs d’images, dont les modèles de diffusion latente, travaillent à l’intérieur du code d’un autoencodeur, parce qu’il compte moins de nombres que l’image n’a de pixels.",
  "story.set.strangers": "Lui montrer ce qu’il n’a jamais vu",
  "story.set.strangers.what": "Des lettres, des visages et d’autres intrus, avec l’erreur sur chacun.",

  "story.encoder": "encodeur",
  "story.code": "code",
  "story.decoder": "décodeur",
  "story.waist": "Tirez sur le goulot",
  "story.waistSays":
    "{code} nombres : le meilleur code linéaire (ACP) restaure les chiffres de test avec une erreur de {mse}, {psnr}",
  "story.filter": "Faites glisser le filtre",
  "story.filterAt": "à la colonne {x}, ligne {y}",
  "story.filterDone": "il est passé partout",
  "story.noise": "Montez le bruit de la dernière colonne",
  "story.noiseSays": "s = {strength}",
  "story.figure.hourglass": "Un sablier couché : des couches de 784, 128, {code}, 128 et 784 nombres",
  "story.caption.hourglass":
    "Un autoencodeur couché : 784 nombres entrent, quelques-uns passent le goulot, 784 ressortent. Les hauteurs suivent le logarithme.",
  "story.figure.errors":
    "L’erreur quadratique moyenne selon le nombre de valeurs dans le code. Le chiffre moyen : {mean}. ACP : {pca2} avec 2, {pca8} avec 8, {pca16} avec 16, {pca32} avec 32, {pca64} avec 64. Profond, 30 nombres : {hinton}. Simple, 64 nombres : {vanilla50}.",
  "story.caption.errors":
    "L’erreur sur les chiffres de test de MNIST selon la taille du code ; les deux axes sont logarithmiques. L’ACP est ramenée à l’intervalle des pixels. « Profond » est le réseau de Hinton et Salakhutdinov, « simple » le nôtre après 50 époques.",
  "story.axis.code": "nombres dans le code",
  "story.mean": "chiffre moyen",
  "story.deepPoint": "profond, 2006",
  "story.vanillaPoint": "simple",
  "story.digit": "Un chiffre de test",
  "story.edges": "Ce que répondent les neuf poids : orange aux bords gauches des traits, bleu aux bords droits",
  "story.kernel": "Neuf poids : {weights}",
  "story.caption.convolution":
    "Neuf poids qui réagissent aux contours : orange là où l’encre commence en venant de la gauche, bleu là où elle finit. Ceux-ci ont été écrits à la main ; un réseau trouve les siens.",
  "story.spoiled": "Le chiffre avec un bruit de {strength}",
  "story.restored": "Restauré depuis un bruit de {strength}",
  "story.caption.noise":
    "Un chiffre de test sous de plus en plus de bruit, et ce qu’en fait maintenant le réseau qui répond plus haut.",
};
