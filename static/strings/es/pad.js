// Spanish: the pad, and what the model shown makes of the drawing.

export default {
  "pad.row": "Tu dibujo y lo que la red hace con él",
  "pad.title": "Tú dibujas",
  "pad.picture": "Imagen",
  "pad.pictureHelp": "Elige una imagen de un dígito. También puedes arrastrarla aquí o pegarla.",
  "pad.camera": "Cámara",
  "pad.cameraHelp": "Fotografiar un dígito",
  "pad.clear": "Borrar",
  "pad.label":
    "Lienzo: dibuja un dígito con el ratón, un lápiz o el dedo. Las flechas mueven el lápiz; Espacio lo baja y lo levanta.",
  "pad.tools": "Con qué dibujar",
  "pad.pen": "Lápiz",
  "pad.noisePen": "Lápiz de ruido",
  "pad.eraser": "Goma",
  "pad.width": "Grosor",
  "pad.undo": "Deshacer",
  "pad.redo": "Rehacer",
  "pad.field": "Lo que ve la red: la tinta, escalada y centrada como los dígitos de MNIST",
  "pad.down": "Lápiz apoyado en {x}, {y}.",
  "pad.up": "Lápiz levantado en {x}, {y}.",
  "pad.nothingSeen": "En esa imagen no se ve nada; el dibujo se queda como estaba.",
  "pad.small": "Lo pequeño se amplía, como en MNIST",
  "pad.hint": "Dibuja aquí un dígito",
  "pad.seen": "Lo que ve",
  "pad.seenLabel": "Tu dígito en los 28 por 28 píxeles de la red",
  "pad.noisy": "Con ruido",
  "pad.noisyLabel": "El mismo, con ruido",
  "pad.code": "Código",
  "pad.codeLabel": "Los números que la red conserva de él: naranja por encima de 0, azul por debajo",
  "pad.codeSize": "{pixels} píxeles comprimidos en {count} números",
  "pad.codeSizeOne": "{pixels} píxeles comprimidos en un número",
  "pad.more": "Más para dibujar",
  "pad.explain": "Centrado y escalado como los dígitos de MNIST: 28 por 28 píxeles.",
  "pad.psnrHelp":
    "Lo cerca que está la imagen de la limpia, en decibelios: 10·log₁₀(1/MSE). 10 dB más son una décima parte del error cuadrático.",

  "shown.restored": "Resultado",
  "shown.restoredLabel": "Lo que la red hace con él",
  "shown.clean":
    "Se entrenó sin ruido y se muestra sin él. Mueve el ruido si quieres estropear el dígito de todos modos.",
  "shown.untrained": "Todavía no sabe nada: pulsa «Entrenar».",
  "shown.difference": "Diferencia",
  "shown.differenceLabel": "Resultado menos limpio: naranja donde sobra tinta, azul donde falta",
  "shown.mseHelp":
    "Error cuadrático medio por píxel, con papel 0 y tinta 1: 0 es perfecto; responder con el dígito promedio de MNIST cuesta 0,0675.",

  "setting.drawing": "Dibujo",
  "setting.drawing.help": "Lo que hay en el lienzo.",
};
