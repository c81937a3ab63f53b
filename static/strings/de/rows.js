// German: the rows of test digits.

export default {
  "rows.tab": "Reihen",
  "rows.title": "Ziffern, mit denen es nie trainiert hat",
  "rows.input": "Ziffer",
  "rows.noisy": "mit Rauschen",
  "rows.restored": "Ergebnis",
  "rows.difference": "Unterschied",
  "rows.mse": "MSE",
  "rows.psnr": "PSNR",
  "rows.waiting": "Die Testziffern sind unterwegs.",
  "rows.ranking": "{done} von {total} Ziffern gemessen",
  "rows.ranked": "Von {total} Testziffern: MSE im Mittel {mse}, PSNR davon {psnr}.",
  "rows.take": "Diese {label} aufs Blatt legen. MSE {mse}, PSNR {psnr}.",
  "rows.explain": "Drück auf eine Ziffer, um sie aufs Blatt zu legen.",

  "setting.order": "Reihenfolge",
  "setting.order.help": "Die Reihenfolge der Ziffern unter Reihen.",
  "setting.order.first": "wie sie kommen",
  "setting.order.label": "nach Ziffer",
  "setting.order.worst": "schlechteste zuerst",
  "setting.order.best": "beste zuerst",
};
