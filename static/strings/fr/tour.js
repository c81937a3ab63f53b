// French: the tour.

export default {
  "tour.label": "Une première visite",
  "tour.again": "Visite guidée",
  "tour.next": "Suivant",
  "tour.leave": "Plus tard",
  "tour.exercise": "Exercice 1",
  "tour.draw": "{at} sur {count}. Dessinez ici un chiffre, à la souris, au stylet ou au doigt.",
  "tour.spoil": "{at} sur {count}. Abîmez-le : montez le bruit, et regardez à droite ce qui revient.",
  "tour.teach":
    "{at} sur {count}. À présent, formez votre propre réseau. Il ne sait encore rien : appuyez sur « Entraîner ».",
  "tour.watch": "{at} sur {count}. Ici répond votre propre réseau. Voyez-le progresser à mesure qu’il apprend.",
  "tour.seen":
    "{at} sur {count}. Voilà pour la visite. « Entraîner » forme votre propre réseau, quand vous voulez. Ensuite vient le premier exercice.",
  "tour.done": "{at} sur {count}. C’est fait : vous avez formé un réseau. Ensuite vient le premier exercice.",
};
