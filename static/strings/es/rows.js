// Spanish: the rows of test digits.

export default {
  "rows.tab": "Filas",
  "rows.title": "Dígitos con los que nunca ha entrenado",
  "rows.input": "dígito",
  "rows.noisy": "con ruido",
  "rows.restored": "resultado",
  "rows.difference": "diferencia",
  "rows.mse": "MSE",
  "rows.psnr": "PSNR",
  "rows.waiting": "Los dígitos de prueba están en camino.",
  "rows.ranking": "Medidos {done} de {total} dígitos",
  "rows.ranked": "De {total} dígitos de prueba: MSE {mse} en promedio; la PSNR de ese promedio, {psnr}.",
  "rows.take": "Llevar este {label} al lienzo. MSE {mse}, PSNR {psnr}.",
  "rows.explain": "Pulsa un dígito para llevarlo al lienzo.",

  "setting.order": "Orden",
  "setting.order.help": "El orden de los dígitos en «Filas».",
  "setting.order.first": "como vienen",
  "setting.order.label": "por dígito",
  "setting.order.worst": "los peores primero",
  "setting.order.best": "los mejores primero",
};
