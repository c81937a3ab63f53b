// Spanish: the transport and the curve of the losses.

export default {
  "transport.label": "Entrenamiento",
  "transport.reset": "Reiniciar",
  "transport.resetTitle": "Red nueva, misma semilla (R)",
  "transport.train": "Entrenar",
  "transport.first": "Ahora enseña a una red propia: todavía no sabe nada.",
  "transport.pause": "Pausar",
  "transport.trainTitle": "Entrenar o pausar (Espacio)",
  "transport.step": "Paso",
  "transport.stepTitle": "Un paso con un lote (S)",
  "transport.epoch": "Época",
  "transport.epochHelp": "Cuántas veces ha visto la red cada imagen de entrenamiento, de las épocas elegidas.",
  "transport.steps": "Paso",
  "transport.stepsHelp": "Lotes de los que ha aprendido desde sus primeros pesos.",
  "transport.trainLoss": "Pérdida de entrenamiento",
  "transport.trainLossHelp":
    "Cuánto se desvían las salidas, en promedio sobre los pasos desde el último informe, en las imágenes de las que aprende: tal como entrena, con el ruido de cada lote y con lo que el dropout descarta, pero sin la penalización sobre el código.",
  "transport.testLoss": "Pérdida de prueba",
  "transport.testLossHelp":
    "Una pérdida del mismo tipo en una de cada diez imágenes de prueba, de las que nunca aprende: medida de una vez, con el ruido a plena intensidad y sin dropout.",
  "transport.validationLoss": "Pérdida de validación",
  "transport.validationLossHelp":
    "Una pérdida del mismo tipo en las imágenes de entrenamiento reservadas (hasta 1000), de las que nunca aprende: medida de una vez, con el ruido a plena intensidad y sin dropout.",
  "transport.speed": "Imágenes/s",
  "transport.speedHelp": "Imágenes de entrenamiento por segundo, en tu navegador.",
  "transport.left": "Tiempo restante",
  "transport.leftHelp": "Hasta completar las épocas elegidas, a esta velocidad.",
  "transport.fetching": "Descargando dígitos: {done} de {total}",
  "transport.making": "Generando dígitos: {done} de {total}",
  "transport.loading": "Datos",
  "transport.started": "El entrenamiento ha empezado.",
  "transport.paused": "El entrenamiento está en pausa en la época {epoch}.",
  "transport.score": "En los {images} dígitos de prueba{noise}: MSE {mse}, PSNR {psnr}.",
  "transport.restored": "La ejecución {number} está otra vez como en la época {epochs}: MSE {mse}, PSNR {psnr}{noise}.",
  "transport.scoreNoise": ", con ruido {noise}",
  "transport.resetDone": "Una red nueva, con la semilla {seed}.",

  "curve.title": "Pérdida",
  "curve.log": "logarítmica",
  "curve.epoch": "Época",
  "curve.train": "Entrenamiento",
  "curve.test": "Prueba",
  "curve.validation": "Validación",
  "curve.empty": "Pulsa «Entrenar»: aquí baja la pérdida de tu red.",
  "curve.unlikeNoise":
    "Aquí las dos pérdidas no son del mismo tipo: los lotes del entrenamiento tienen ruido de cualquier intensidad hasta {noise}; los demás dígitos, siempre {noise}.",
  "curve.unlikeDropout":
    "Aquí las dos pérdidas no son del mismo tipo: mientras entrena se descarta una parte de sus números (dropout); al medirla, ninguno.",
  "curve.unlikeSparsity":
    "Ninguna de las dos pérdidas incluye la penalización sobre el código, que el entrenamiento también reduce.",

  "setting.curve": "Pérdidas",
  "setting.curve.help": "El eje en el que se muestran las pérdidas.",
  "setting.curve.log": "logarítmico",
  "setting.curve.linear": "lineal",
};
