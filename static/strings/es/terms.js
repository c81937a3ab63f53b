// Spanish: the terms that the page explains, each in one sentence. They come after the others (learn in strings.js).

export default {
  "terms.all": "Todas las palabras",
  "terms.title": "Palabras",
  "terms.lead":
    "Donde una de estas palabras esté subrayada con puntos, puedes señalarla, tocarla o pulsar Enter sobre ella.",

  "terms.group.machine": "La red",
  "terms.group.layers": "Tipos de capas",
  "terms.group.data": "Las imágenes",
  "terms.group.training": "Cómo aprende",
  "terms.group.measure": "Lo buena que es",

  "terms.autoencoder": "Autocodificador (autoencoder)",
  "terms.autoencoder.text":
    "Una red que comprime una imagen en unos pocos números y aprende a reconstruirla solo a partir de ellos.",
  "terms.network": "Red neuronal",
  "terms.network.text":
    "Muchos cálculos sencillos, capa tras capa, con números que nadie escribió: se aprendieron a partir de ejemplos.",
  "terms.layer": "Capa",
  "terms.layer.text":
    "Una etapa de la red: entran números, se hacen cálculos con ellos y el resultado pasa a la capa siguiente.",
  "terms.encoder": "Codificador",
  "terms.encoder.text": "La primera mitad de un autocodificador: convierte la imagen en el código.",
  "terms.code": "Código",
  "terms.code.text":
    "Los pocos números del centro de un autocodificador: son todo lo que su segunda mitad llega a saber de la imagen.",
  "terms.bottleneck": "Cuello de botella",
  "terms.bottleneck.text":
    "El lugar más estrecho de la red: no todo cabe por él, así que la red tiene que aprender qué es lo más importante.",
  "terms.decoder": "Decodificador",
  "terms.decoder.text": "La segunda mitad de un autocodificador: vuelve a convertir el código en una imagen.",
  "terms.parameter": "Parámetro",
  "terms.parameter.text":
    "Un número de la red que el entrenamiento cambia; casi todos son pesos, que dicen cuánto cuenta un valor para otro.",

  "terms.dense": "Capa densa",
  "terms.dense.text": "Cada valor que sale depende de todos los que entran, con un peso propio para cada uno.",
  "terms.conv": "Convolución",
  "terms.conv.text":
    "Un filtro pequeño recorre la imagen y anota, sitio a sitio, cuánto encaja con lo que tiene debajo; una capa tiene varios.",
  "terms.pool": "Agrupación (pooling)",
  "terms.pool.text":
    "Reduce una imagen: de cada bloque pequeño, por ejemplo de 2 por 2, se conserva solo el valor más grande.",
  "terms.up": "Ampliación (upsampling)",
  "terms.up.text": "Agranda una imagen: cada valor se repite hasta llenar un bloque pequeño, por ejemplo de 2 por 2.",
  "terms.transposed": "Convolución transpuesta",
  "terms.transposed.text":
    "Una convolución al revés: cada valor pone en la imagen su propia copia de un filtro pequeño, y las copias se suman.",
  "terms.reshape": "Cambio de forma (reshape)",
  "terms.reshape.text":
    "Los mismos números con otra disposición: por ejemplo, 128 en fila pasan a ser 8 imágenes pequeñas de 4 por 4.",
  "terms.dropout": "Dropout",
  "terms.dropout.text":
    "Durante el entrenamiento, algunos valores elegidos al azar se ponen a 0, para que la red no dependa de ninguno en particular.",
  "terms.activation": "Activación",
  "terms.activation.text":
    "Una curva sencilla que dobla cada valor de una capa; sin ella, muchas capas juntas no podrían hacer más que una.",
  "terms.relu": "ReLU",
  "terms.relu.text": "Una activación: lo que está por debajo de 0 pasa a ser 0, y todo lo demás se queda como está.",
  "terms.sigmoid": "Sigmoide",
  "terms.sigmoid.text":
    "Una activación que lleva cualquier número a un valor entre 0 y 1, como necesitan los píxeles: 0 es papel y 1 es tinta.",

  "terms.mnist": "MNIST",
  "terms.mnist.text":
    "70\u00a0000 dígitos escritos a mano, de 28 por 28 píxeles, que en este campo todos conocen: 60\u00a0000 para aprender y 10\u00a0000 de prueba.",
  "terms.trainingDigits": "Dígitos de entrenamiento",
  "terms.trainingDigits.text":
    "Los dígitos de los que aprende la red; hacerlo bien solo con ellos demuestra poco, porque puede sabérselos de memoria.",
  "terms.testDigits": "Dígitos de prueba",
  "terms.testDigits.text":
    "Dígitos de los que la red nunca aprende: muestran si también se las arregla con lo que no ha visto antes.",
  "terms.validation": "Validación",
  "terms.validation.text":
    "Una parte de los dígitos de entrenamiento se reserva para comparar ajustes, y así los de prueba quedan sin usar hasta el final.",
  "terms.noise": "Ruido",
  "terms.noise.text":
    "Errores al azar en los píxeles: una red que elimina el ruido recibe el dígito con ruido y tiene que devolver el limpio.",
  "terms.noiseKind": "Tipos de ruido",
  "terms.noiseKind.text":
    "El gaussiano cambia un poco cada píxel, el de sal y pimienta pone algunos en negro o en blanco, y un cuadrado ausente oculta una parte.",

  "terms.training": "Entrenamiento",
  "terms.training.text":
    "La red lo intenta, se mide su error y cada parámetro se mueve un poco para que ese error sea menor, miles de veces.",
  "terms.epoch": "Época",
  "terms.epoch.text":
    "Una vuelta por todos los dígitos de entrenamiento: al terminarla, la red ha visto cada uno una vez más.",
  "terms.batch": "Lote (batch)",
  "terms.batch.text": "Un grupo pequeño de dígitos de entrenamiento que la red mira juntos antes de dar un paso.",
  "terms.step": "Paso",
  "terms.step.text": "Un pequeño cambio de todos los parámetros a la vez, después de mirar un lote.",
  "terms.gradient": "Gradiente",
  "terms.gradient.text":
    "Dice para cada parámetro con qué rapidez sube la pérdida al moverlo; el entrenamiento va en sentido contrario, cuesta abajo.",
  "terms.optimizer": "Optimizador",
  "terms.optimizer.text":
    "La regla que convierte el gradiente en un paso; Adam, por ejemplo, elige él mismo la longitud para cada parámetro.",
  "terms.rate": "Tasa de aprendizaje",
  "terms.rate.text":
    "Lo largos que son los pasos: con pasos cortos, el entrenamiento se eterniza; con pasos largos, se pasa de la meta.",
  "terms.schedule": "Evolución de la tasa",
  "terms.schedule.text":
    "Cómo cambia la tasa de aprendizaje con el tiempo: se queda como está o va bajando hasta la última época, siguiendo un coseno.",
  "terms.seed": "Semilla",
  "terms.seed.text":
    "El número del que parte todo el azar: con la misma semilla y los mismos ajustes se obtiene exactamente el mismo entrenamiento.",
  "terms.decay": "Decaimiento de pesos",
  "terms.decay.text":
    "En cada paso, todos los pesos se encogen un poco hacia 0, para que ninguno sea grande sin motivo.",
  "terms.sparsity": "Dispersión",
  "terms.sparsity.text":
    "Un código disperso tiene pocos números distintos de 0; una penalización sobre ellos enseña a la red a bastarse con pocos.",

  "terms.loss": "Pérdida",
  "terms.loss.text": "Un solo número que dice cuánto se equivocan las salidas de la red: el entrenamiento lo reduce.",
  "terms.mse": "Error cuadrático medio (MSE)",
  "terms.mse.text":
    "La diferencia en cada píxel, multiplicada por sí misma, y luego la media de todos los píxeles: 0 es una copia perfecta.",
  "terms.psnr": "PSNR en decibelios (dB)",
  "terms.psnr.text":
    "Cuánto se parecen dos imágenes; cuanto mayor, mejor: por cada 10 dB más, el error cuadrático medio es diez veces menor.",
  "terms.overfitting": "Sobreajuste",
  "terms.overfitting.text":
    "La red se aprende de memoria sus dígitos de entrenamiento: en ellos la pérdida sigue bajando, pero en otros vuelve a subir.",
  "terms.pca": "Componentes principales (PCA)",
  "terms.pca.text":
    "Reconstruye cada imagen como suma de patrones fijos, tan bien como puede una suma; un autocodificador puede doblarla y hacerlo mejor.",
};
