// French: the rows of test digits.

export default {
  "rows.tab": "Rangées",
  "rows.title": "Des chiffres sur lesquels il ne s’est jamais entraîné",
  "rows.input": "chiffre",
  "rows.noisy": "avec bruit",
  "rows.restored": "restauré",
  "rows.difference": "différence",
  "rows.mse": "MSE",
  "rows.psnr": "PSNR",
  "rows.waiting": "Les chiffres de test arrivent.",
  "rows.ranking": "{done} chiffres mesurés sur {total}",
  "rows.ranked": "Sur {total} chiffres de test : MSE {mse} en moyenne, d’où un PSNR de {psnr}.",
  "rows.take": "Mettre ce {label} sur la feuille. MSE {mse}, PSNR {psnr}.",
  "rows.explain": "Appuyez sur un chiffre pour le mettre sur la feuille.",

  "setting.order": "Ordre",
  "setting.order.help": "L’ordre des chiffres dans « Rangées ».",
  "setting.order.first": "comme ils viennent",
  "setting.order.label": "par chiffre",
  "setting.order.worst": "du pire au meilleur",
  "setting.order.best": "du meilleur au pire",
};
