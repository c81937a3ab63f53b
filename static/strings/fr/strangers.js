// French: what the network has never seen.

export default {
  "strangers.tab": "Intrus",
  "strangers.title": "Ce qu’il n’a jamais vu",
  "strangers.noise": "Ajouter le bruit de la feuille",
  "strangers.waiting": "Mesure des chiffres qu’il connaît.",
  "strangers.own":
    "Sur ses semblables, {total} chiffres de test, l’erreur quadratique moyenne est de {mse}. Sous chaque image : sa propre erreur, et le rapport entre les deux.",
  "strangers.seenNoise":
    "Il ne s’entraîne que sur des chiffres au bruit d’intensité {noise} ; les chiffres nets lui sont nouveaux, eux aussi.",
  "strangers.ownNoise":
    "Sur ses semblables, {total} chiffres de test avec le même bruit, l’erreur quadratique moyenne est de {mse}. Sous chaque image : sa propre erreur, et le rapport entre les deux.",
  "strangers.pad":
    "Appuyez sur une image pour la mettre sur la feuille, qui centre et met à l’échelle comme MNIST : ce qui est mal placé ici y est remis d’aplomb.",
  "strangers.input": "forme",
  "strangers.restored": "restauré",
  "strangers.difference": "diff.",
  "strangers.mse": "MSE",
  "strangers.times": "× habituel",
  "strangers.timesTitle":
    "L’erreur divisée par l’erreur moyenne sur les chiffres de test. La barre est logarithmique, de ¼ à 256 fois ; son trait marque 1, aussi bien que pour des chiffres.",
  "strangers.take": "{name} : MSE {mse}, {times} fois celle de ses semblables. Mettre sur la feuille.",
  "strangers.letters": "Des lettres",
  "strangers.letters.why":
    "Les lettres sont faites de traits, comme les chiffres. Un code large copie tous les traits qu’on lui donne ; un code étroit n’a de place que pour les chiffres, et fait d’une lettre le chiffre le plus proche.",
  "strangers.things": "Un visage et des vêtements",
  "strangers.things.why":
    "Aucun chiffre n’a de surface remplie d’encre. Un code étroit n’en connaît pas et fait des vêtements de gros traits. Des filtres qui ne regardent qu’un petit morceau à la fois remplissent bien les surfaces, et perdent ce qui est plus fin qu’un trait : les yeux, la fente au-dessus de la semelle.",
  "strangers.misplaced": "Un chiffre mal placé",
  "strangers.misplaced.why":
    "Les couches denses ont un poids pour chaque endroit : un chiffre déplacé de quelques pixels est pour elles une autre image, et revient tiré vers le milieu. Les convolutions emploient partout les mêmes filtres et s’en soucient bien moins, sauf au bord, où aucun chiffre n’a jamais eu d’encre. Échanger le papier et l’encre trouble les unes et les autres.",
  "strangers.nothing": "Pas d’image du tout",
  "strangers.nothing.why":
    "La page vide montre ce que les biais dessinent à eux seuls, quand on ne demande rien. Les quatre autres ont plus d’encre, ou des contours plus serrés, que n’importe quel chiffre : le réseau ne peut que répondre avec les traits qu’il connaît.",
  "strangers.shape.A": "La lettre A",
  "strangers.shape.E": "La lettre E",
  "strangers.shape.K": "La lettre K",
  "strangers.shape.M": "La lettre M",
  "strangers.shape.R": "La lettre R",
  "strangers.shape.face": "Un visage",
  "strangers.shape.shirt": "Une chemise",
  "strangers.shape.trousers": "Un pantalon",
  "strangers.shape.shoe": "Une chaussure",
  "strangers.shape.bag": "Un sac",
  "strangers.shape.inverted": "Papier et encre échangés",
  "strangers.shape.shifted": "Quatre pixels à droite, trois vers le haut",
  "strangers.shape.small": "Deux fois plus petit",
  "strangers.shape.large": "1,4 fois plus grand",
  "strangers.shape.turned": "Sur le côté",
  "strangers.shape.empty": "Une page vide",
  "strangers.shape.ink": "Une page d’encre",
  "strangers.shape.checkers": "Un damier",
  "strangers.shape.stripes": "Des rayures",
  "strangers.shape.noise": "Du bruit seul",
};
