// Spanish: links and files.

export default {
  "share.button": "Compartir",
  "share.title": "Compartir",
  "share.yours": "Tu red:",
  "share.shipped": "La red que responde ahora, que venía con la página:",
  "share.copy": "Copiar",
  "share.copied": "Copiado",

  "share.settingsTitle": "Enlace con los ajustes",
  "share.settingsDrawing": "Lleva también tu dibujo.",
  "share.settingsCoarse":
    "Lleva también tu dibujo, en bloques de diez píxeles: como imagen es demasiado grande para un enlace.",
  "share.settingsNote": "Repite una ejecución desde su semilla, bit a bit. No contiene pesos, y no se sube nada.",
  "share.settingsNew":
    "Crea una red nueva con estos ajustes, desde su semilla. No repite esta, cuyo entrenamiento no empezó ahí; los enlaces de abajo se llevan sus pesos.",

  "share.textTitle": "Enlace con los pesos dentro",
  "share.textWorking": "Midiendo lo que cuesta redondear los pesos…",
  "share.textTooLong":
    "{parameters} parámetros no caben en un enlace de {most} caracteres; en el enlace corto de abajo, sí.",
  "share.textCost":
    "{characters} caracteres; ningún servidor llega a ver los pesos. Se redondean a {bits} bits: en {digits} dígitos de prueba, ningún píxel reconstruido se mueve más de {off}, y el MSE pasa de {before} a {after} ({psnr}).",
  "share.textFailed": "No se puede crear este enlace: {problem}",

  "share.storedTitle": "Enlace corto, con los pesos guardados aquí",
  "share.public":
    "Lo que será público, para quien tenga el enlace: los pesos, las capas y cómo se entrenó (pasos, ajustes, puntuación). Nada de lo que dibujes, ni nombres ni direcciones. Se queda hasta que lo elimines o hasta que nadie lo haya abierto en un año.",
  "share.upload": "Subir y crear un enlace corto",
  "share.uploading": "Subiendo…",
  "share.uploaded": "Aquí está. Este navegador guarda la clave que lo elimina.",
  "share.uploadedUnkept": "Aquí está. Este navegador no puede guardar la clave que lo elimina; anótala tú: {token}",
  "share.already": "Estos mismos pesos ya estaban aquí; este es su enlace.",
  "share.long": "Este enlace tiene {characters} caracteres, y muchos programas de chat cortan un enlace a los {most}.",
  "share.shorter": "Crear un enlace corto",
  "share.qrTooLong": "Este enlace es demasiado largo para un código QR",
  "share.qr": "El enlace como código QR",
  "share.earlier": "Compartido desde este navegador",
  "share.delete": "Eliminar",
  "share.forget": "Quitar de la lista",
  "share.stays":
    "Se ha retirado lo que subiste. Otras personas subieron los mismos pesos, así que el enlace sigue funcionando.",
  "share.deleted": "Eliminado. Quien abra ahora el enlace sabrá que ya no hay nada.",
  "share.forgotten": "Quitado de la lista; los pesos se quedan, porque solo puede eliminarlos quien los subió primero.",

  "share.files": "Archivos",
  "share.save.pytorch": "Pesos para PyTorch",
  "share.save.pytorch.help":
    "safetensors con los nombres y las formas de PyTorch: load_state_dict lo acepta tal cual. Esta página también lo abre.",
  "share.save.model": "model.py para PyTorch",
  "share.save.model.help":
    "Un programa breve que construye exactamente esta red en PyTorch, carga los pesos guardados a su lado y comprueba una reconstrucción. Necesita PyTorch y nada más.",
  "share.save.keras": "Pesos para Keras",
  "share.save.keras.help":
    "safetensors con las formas de Keras, en el orden de get_weights: set_weights lo acepta tal cual. Esta página también lo abre.",
  "share.save.onnx": "Modelo ONNX",
  "share.save.onnx.help":
    "La red completa, para cualquier entorno que ejecute ONNX: entran píxeles; salen el dígito reconstruido y el código.",
  "share.save.png": "Imagen de los resultados",
  "share.save.png.help":
    "Un PNG con dígitos de prueba, sus versiones con ruido y reconstruidas, la diferencia, tu dibujo, los ajustes y la puntuación.",
  "share.save.gif": "Clip (GIF)",
  "share.save.gif.help":
    "Una imagen animada del entrenamiento: lo que tu red hizo con tu dibujo, del primer paso al último.",
  "share.clipEpoch": "época {epoch}",
  "share.open": "Abrir pesos…",
  "share.filesNote": "O suelta un archivo .safetensors en cualquier lugar de la página.",
  "share.saved": "Guardado como {name}.",
  "share.savedTorch":
    "Guardado como {name}. model.py, el botón de al lado, construye esta red en PyTorch, carga el archivo y lo comprueba.",
  "share.padding":
    "En PyTorch, ceros alrededor de cada convolución (izquierda, derecha, arriba, abajo): {layers}. De una transpuesta se recorta esa misma cantidad.",
  "share.ceilMode": "MaxPool2d de PyTorch necesita ceil_mode=True.",
  "share.kerasPool":
    "La agrupación de Keras con padding=«same» da otra red: aquí las ventanas sobresalen solo por abajo y por la derecha; allí, por ambos lados.",
  "share.leaky": "LeakyReLU tiene la pendiente 0.01; el valor por defecto de Keras es otro.",

  "share.openedTitle": "Lo que se ha abierto",
  "share.openedSay": "Abierta: una red de {parameters} parámetros. Ahora responde ella.",
  "share.fetching": "Descargando los pesos que nombra el enlace…",
  "share.reading": "Leyendo los pesos del enlace…",
  "share.fetchingFrom": "Descargando pesos de {host}…",
  "share.fromHere": "De un enlace a este sitio:",
  "share.fromHost": "De {host}, no de este sitio:",
  "share.fromText": "Del propio enlace, redondeados a {bits} bits:",
  "share.offBy": "(ningún píxel de 500 dígitos de prueba se movió más de {off})",
  "share.fromFile": "Del archivo {name}:",
  "share.askTitle": "Este enlace trae pesos de {host}, que no es este sitio.",
  "share.ask":
    "Es un archivo de quien administra ese servidor: {address}. Todavía no se ha descargado nada. Se lee solo como números y no puede ejecutar nada.",
  "share.cancel": "Cancelar",
  "share.looking": "Examinando el archivo…",
  "share.use": "Descargar y usar",
  "share.leave": "Dejarlo",
  "share.trainOn": "Seguir entrenando desde aquí",
  "share.model": "{layers}, {parameters} parámetros, un código de {code} números.",
  "share.assumedLayers":
    "El archivo no dice qué capas contiene. Sus tensores ({names}) encajan con {layers}; eso es lo que se supone, con ReLU en el interior y una sigmoide al final.",
  "share.assumedConv": "Las convoluciones se toman con zancada 1, sin agrupación ni ampliación entre ellas.",
  "share.assumedNames":
    "Sus tensores tienen nombres propios ({names}); se tomaron en el único orden en que encajan sus formas.",
  "share.trained": "Entrenada, según sus notas: {how}.",
  "share.untrained": "Aún sin entrenar; sus pesos son los de la semilla {seed}.",
  "share.noNotes": "No dice cómo se entrenó.",
  "share.steps": "{steps} pasos",
  "share.oneStep": "1 paso",
  "share.added": "y después {steps} más",
  "share.onlyAdded": "No dice cómo se entrenó al principio; después: {steps}.",
  "share.epochs": "{epochs} épocas",
  "share.oneEpoch": "1 época",
  "share.data": "con {data}",
  "share.note.batch": "lote",
  "share.note.optimizer": "optimizador",
  "share.note.rate": "tasa",
  "share.note.loss": "pérdida",
  "share.note.seed": "semilla",
  "share.noise": "ruido {noise} ({kind})",
  "share.measuring": "Midiéndola en los dígitos de prueba…",
  "share.measured": "Medida aquí, en los {images} dígitos de prueba{noise}: MSE {mse}, PSNR {psnr}.",
  "share.claimedSame": "Sus notas dicen lo mismo.",
  "share.claimed": "Sus notas afirman {mse}, con ruido {noise}.",
  "share.unmeasured": "No se pudo medir: {problem}",

  "share.shapeIgnored": "{label} viene con los pesos",
  "share.overtaken":
    "Los pesos no se abrieron, porque mientras tanto empezó un entrenamiento. Vuelve a abrirlos si los quieres.",
  "share.bad": "Estos pesos no se pueden usar: {problem}",

  "share.pictureUnscored":
    "Los dígitos de abajo: {noise}. Sin medir en todos los dígitos de prueba desde su último paso.",
  "share.noNoise": "sin ruido",
  "share.pictureDrawing": "De {before} a {after}",
  "share.pictureScale": "Diferencia: naranja donde sobra tinta, azul donde falta. PSNR debajo de cada dígito.",
  "share.assumedSame": "Los ceros alrededor de cada imagen conservan su tamaño.",
  "share.assumedValid": "No hay ceros alrededor de las imágenes, así que se hacen más pequeñas.",
  "share.assumedEven":
    "Donde un filtro tiene lado par, hay una fila de ceros más abajo y una columna más a la derecha.",
  "share.assumedBiases": "No tiene sesgos para algunas capas; se tomaron como 0.",
};
