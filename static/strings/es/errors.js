// Spanish: what went wrong, by the code of the problem: see ../en/errors.js.

import go from "./errors_go.js";

export default {
  ...go,

  // The program and its worker: engine/load.js, calls.js, connection.js.
  "error.program.noWasm": "Este navegador no tiene WebAssembly, y sin eso aquí no se puede calcular nada.",
  "error.program.offline": "No se pudo descargar el programa ({0}): no hay conexión con el servidor.",
  "error.program.slow": "El programa ({0}) no llega: en {1} segundos no ha llegado casi nada.",
  "error.program.status": "No se pudo descargar el programa ({0}): el servidor respondió {1}.",
  "error.program.page":
    "No se pudo descargar el programa ({0}): el servidor respondió con una página, así que no tiene ese archivo.",
  "error.program.broken": "No se pudo descargar entero el programa ({0}): {cause}",
  "error.program.uncompilable": "Este navegador no puede compilar el programa ({0}): {cause}",
  "error.program.memory": "El navegador no tiene más memoria para el programa.",
  "error.program.noCopy": "El navegador no tiene memoria para otros {0} MB.",
  "error.program.ended": "El programa ha terminado.",
  "error.program.stopped": "El programa se ha detenido: {cause}",
  "error.worker.noModules": "Este navegador no admite módulos en sus hilos (workers), y sin ellos no puede entrenar.",
  "error.worker.noScript": "no se pudo cargar su script",
  "error.worker.silent": "lleva {0} segundos sin responder",
  "error.worker.stopped": "El hilo de entrenamiento se ha detenido ({cause}).",
  "error.worker.stoppedKept":
    "El hilo de entrenamiento se ha detenido ({cause}); lo que había aprendido se conserva, y el entrenamiento sigue desde ahí cuando lo pongas en marcha de nuevo.",
  "error.worker.none": "El hilo de entrenamiento no está en marcha.",
  "error.worker.argument":
    "El argumento contiene algo que no se puede enviar a un hilo (worker), por ejemplo una función.",

  // Calls of the engine: engine/engine.js, program.js.
  "error.engine.stopped": "El motor se ha detenido.",
  "error.engine.workers": "workers {0}, puede ser «auto» o un número entero de 1 a {1}; ahora es {2}",
  "error.engine.configure": 'los ajustes son un objeto, como { model: "vanilla", seed: 1 }',
  "error.engine.adjust": "los ajustes son un objeto, como { rate: 0.001 }",
  "error.engine.train": "train toma un objeto, como { epochs: 1 }",
  "error.engine.steps": "{0} pasos, puede ser un número entero",
  "error.engine.weights": "los pesos son un Uint8Array o un ArrayBuffer",
  "error.run.checkpoint": "La red de esta ejecución ya no se conserva.",
  "error.engine.checkpoint": "un punto de control es un Uint8Array, tal como lo da engine.checkpoint()",
  "error.engine.numbers": "los números son un Float32Array o un array",
  "error.setting.type": "El ajuste {0} no es ni un número ni un texto.",
  "error.setting.break": "El ajuste {0} contiene un salto de línea o un =.",
  "error.train.twice": "El entrenamiento ya está en marcha.",

  // Data: engine/shards.js.
  "error.data.another": "Se eligieron otros datos.",
  "error.data.absent": "Este sitio no tiene MNIST; los dígitos integrados sí funcionan.",
  "error.data.absentNote": "Este sitio no tiene MNIST ({cause}); los dígitos integrados sí funcionan.",
  "error.data.offline": "No se pudo descargar data/{0}: no hay conexión con el servidor.",
  "error.data.slow": "data/{0} no llega: en {1} segundos no ha llegado casi nada.",
  "error.data.status": "No se pudo descargar data/{0}: el servidor respondió {1}.",
  "error.data.page":
    "No se pudo descargar data/{0}: el servidor respondió con una página, así que no tiene ese archivo.",
  "error.shard.damaged": "El archivo de datos {0} está dañado: su SHA-256 es {1}…, la lista dice {2}….",
  "error.shard.packed": "El archivo de datos {0} no se puede descomprimir.",
  "error.shard.unusable": "El archivo de datos {0} no se puede usar: {cause}.",
  "error.manifest.notJSON": "La lista de archivos de datos (data/manifest.json) no es JSON.",
  "error.manifest.wrong": "La lista de archivos de datos (data/manifest.json) es incorrecta: {cause}.",
  "error.manifest.object": "no es un objeto",
  "error.manifest.name": "no tiene nombre",
  "error.manifest.lists": "no tiene archivos de datos ni etiquetas",
  "error.manifest.noPath": "un archivo de datos no es el nombre de un archivo situado a su lado",
  "error.manifest.path": "{0} no es el nombre de un archivo situado a su lado",
  "error.manifest.split": "{0} no es ni de entrenamiento ni de prueba",
  "error.manifest.images": "{0} tiene {1} imágenes",
  "error.manifest.sum": "{0} no tiene SHA-256",
  "error.manifest.none": "no tiene imágenes de {name0}",
  "error.manifest.labels": "{name0} tiene {1} imágenes y {2} etiquetas",

  // Text in the address: app/packed.js, share/compact.js, pad/linkeddrawing.js.
  "error.packed.long": "hay {0} caracteres, y caben {1} como máximo",
  "error.packed.characters": "hay caracteres que no deberían estar ahí",
  "error.packed.cutOff": "el texto está cortado",
  "error.packed.form": "el texto tiene una forma desconocida",
  "error.packed.inflate": "el texto no se puede descomprimir",
  "error.packed.large": "descomprimido pasa de {0} bytes",
  "error.packed.bytes": "hay {0} bytes, y las capas necesitan {1}",
  "error.packed.finite": "uno de los números no es finito",

  // Files of weights: share/safetensors.js, inspect.js.
  "error.file.short": "demasiado corto",
  "error.file.header": "sin cabecera",
  "error.file.tensors": "más de {0} tensores",
  "error.file.dtype": "un tensor que no es ni F32 ni F16",
  "error.file.tensor": "un tensor que no está",
  "error.file.holes": "tensores que se solapan o dejan huecos",
  "error.file.after": "bytes después del último tensor",
  "error.file.layers": "las capas {0} no se pueden usar en esta página",

  // Pictures from elsewhere: pad/decode.js, pictures.js.
  "error.picture.none": "Esa no es una imagen que este navegador pueda leer; el dibujo se queda como estaba.",
  "error.picture.kind":
    "Este archivo es {0}: ni una imagen que este navegador pueda leer ni pesos. Guárdalo como PNG o JPEG; el dibujo se queda como estaba.",
  "error.picture.pdf":
    "Este archivo es un PDF: ni una imagen que este navegador pueda leer ni pesos. Guarda su página como PNG; el dibujo se queda como estaba.",
  "error.picture.video":
    "Este archivo es un vídeo: ni una imagen que este navegador pueda leer ni pesos; el dibujo se queda como estaba.",
  "error.picture.large":
    "Esa imagen tiene {0} × {1} píxeles; se pueden leer hasta {2} millones. El dibujo se queda como estaba.",
  "error.picture.bytes": "Esa imagen tiene más de {0} MB; el dibujo se queda como estaba.",
  "error.picture.slow": "Leer esa imagen lleva más de {0} segundos; el dibujo se queda como estaba.",
  "error.picture.svg":
    "Ese SVG contiene más de lo que necesita el dibujo de un dígito ({0}) y podría bloquear la página. Guárdalo como PNG; el dibujo se queda como estaba.",

  // Where the weights of a link are: share/sources.js, open.js.
  "error.source.id": "El enlace no nombra pesos guardados: un identificador tiene 24 letras y cifras.",
  "error.source.text": "Los pesos del enlace no se pueden leer: {cause}.",
  "error.source.address": "El enlace nombra pesos en una dirección que no es https.",
  "error.source.absent": "Detrás de este enlace no hay pesos (o ya no los hay): {name0} no los tiene.",
  "error.source.answered": "No se pudieron descargar los pesos: {name0} respondió {1}.",
  "error.source.page": "Detrás de este enlace no hay pesos: {name0} respondió con una página.",
  "error.source.unreachable":
    "No se pudo llegar a los pesos: no hay conexión con {name0}, o no deja que otras páginas los lean.",
  "error.source.unreachableHere": "No se pudo llegar a los pesos: no hay conexión con este sitio.",
  "error.source.redirected":
    "Los pesos no se abrieron: {0} remite la petición a {1}, que es otro servidor. Un enlace a ese lo diría.",
  "error.source.slow": "No se pudieron descargar los pesos: {name0} tarda demasiado.",
  "error.source.large": "Los pesos ({name0}) ocupan más de 8 MiB, lo máximo que se abre aquí.",
  "error.source.notWeights": "{0} no es un archivo safetensors: {cause}.",
  "error.source.otherWeights":
    "{0} no es un archivo safetensors, sino uno de torch.save o de Keras, que puede contener programas y aquí no se abre; safetensors.torch.save_file(model.state_dict(), path) escribe uno que sí sirve.",

  // The service that keeps weights: share/service.js.
  "error.service.none":
    "Este sitio no guarda pesos; los enlaces con los ajustes, los enlaces con los pesos dentro y los archivos funcionan de todos modos.",
  "error.service.unsent": "No se subió nada: no hay conexión con este sitio.",
  "error.service.undeleted": "No se eliminó nada: no hay conexión con este sitio.",
  "error.service.refused": "Este sitio no acepta estos pesos: {cause}.",
  "error.service.forbidden":
    "Este sitio no lo permite: solo suben pesos sus propias páginas, y solo los elimina la clave que llegó al subirlos.",
  "error.service.gone": "Detrás de este enlace ya no hay pesos.",
  "error.service.large": "Los pesos ocupan más de 8 MiB, lo máximo que se guarda aquí.",
  "error.service.wait": "Desde aquí se subió y se eliminó demasiado; podrás volver a hacerlo dentro de {0}.",
  "error.service.waitSome": "Desde aquí se subió y se eliminó demasiado; inténtalo de nuevo más tarde.",
  "error.service.full": "Aquí no queda sitio para más pesos.",
  "error.service.broken": "El almacén de pesos no funciona en este momento ({0}).",

  // Settings of the page: app/state.js, race/setup.js.
  "error.fit.range": "{name0}: solo vale de {1} a {2}",
  "error.fit.number": "{name0}: eso no es un número",
  "error.fit.grouped": "{name0}: no se admiten separadores de miles, y «{1}» puede llevar uno (escribe 1000 o 0,005)",
  "error.fit.whole": "{name0}: tiene que ser un número entero",
  "error.fit.step": "{name0}: va en pasos de {1}",
  "error.fit.choice": "{name0}: no existe la opción «{1}»",
  "error.fit.unreadable": "{name0}: no se puede leer",
  "error.fit.text": "{name0}: hay caracteres que no deberían estar ahí, o demasiados",
  "error.fit.unknown": "«{0}» no es ningún ajuste",

  // Panels.
  "error.map.components": "No se pudieron calcular los componentes principales.",
  "error.share.picture": "Este navegador no puede crear la imagen.",
  "error.clip.empty":
    "Todavía no hay ningún clip: entrena una red propia, y la página guardará lo que va haciendo con tu dibujo.",
  "error.shown.missing": "No se pudo descargar la red «{0}»; en su lugar responde la tuya.",

  // Names among the arguments.
  "error.name.this site": "este sitio",
  "error.lesson.form": "No es una lección, o quedó cortada",
  "error.lesson.count": "Una lección tiene de 1 a {0} ejercicios",
  "error.lesson.text": "{name0} de la lección tiene más de {1} caracteres, o no es texto",
  "error.lesson.unknown": "En esta página no hay ningún ejercicio «{0}»",
  "error.lesson.exercise": "El ejercicio {0} de la lección no se puede leer",
  "error.lesson.words": "Al ejercicio le falta el título o lo que hay que hacer",
  "error.lesson.condition": "Una condición del ejercicio {0} no se puede medir",
  "error.lesson.large": "Tiene más de {0} bytes",
  "error.handin.form": "quedó cortada o se cambió",
  "error.handin.version": "es de la versión {0}, y esta página lee la versión {1}",
  "error.name.greeting": "El saludo",
  "error.name.word": "La palabra de la clase",
  "error.name.title": "El título",
  "error.name.text": "El texto",
  "error.source.zip": "{0} es un ZIP, y no contiene pesos que esta página pueda leer.",
};
