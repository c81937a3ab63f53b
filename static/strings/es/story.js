// Spanish: the article. *Words* between asterisks are stressed, **x** is a vector, [words](NAME) are a term of
// terms/list.js; {names} are in story/told.js.

export default {
  "story.title": "Lo que cabe por el cuello",
  "story.lead":
    "La imagen de un dígito tiene 784 píxeles. En el dígito mismo hay mucho menos. Aquí se cuenta cómo una red averigua cuánto menos: tiene que hacer pasar cada dígito por un cuello estrecho y volver a construirlo al otro lado.",
  "story.contents": "En este artículo",
  "story.sources": "Fuentes",
  "story.data":
    "MNIST es de Yann LeCun y Corinna Cortes, con licencia CC BY-SA 3.0. Las cifras sin fuente se midieron para esta página, en MNIST, con Adam a una tasa de 0,001, lotes de 256 y semilla 1; una sola orden, nn/cmd/figures, las escribe todas. Los decibelios de muchos dígitos son los de su error medio.",
  "story.isSet": "Ajustado: {name}.",
  "story.train": "Después pulsa «Entrenar».",
  "story.back": "Volver al artículo",

  "story.compression.title": "Decir lo mismo con menos",
  "story.compression.1":
    "Aquí una imagen son 28 filas de 28 píxeles: 784 números entre 0, que es papel, y 1, que es tinta. Casi cualquier lista de 784 números así parece un televisor sin señal. Los dígitos son raras excepciones y se parecen entre sí: la tinta forma trazos continuos, los trazos están en el centro y las esquinas quedan vacías. Quien sabe eso no necesita anotar todos los píxeles.",
  "story.compression.2":
    "Eso es la compresión: una descripción breve a partir de la cual se puede reconstruir el todo. Un archivo ZIP comprime *sin pérdida* y devuelve cada bit. Una foto JPEG lo hace *con pérdida*: lo que vuelve es casi lo mismo, y el arte está en perder lo que nadie nota. Las reglas de JPEG las escribieron personas, para fotos de cualquier cosa. A un [autocodificador](autoencoder) no se le da ninguna regla. Se le muestran miles de dígitos y encuentra reglas que sirven para dígitos y para poco más.",
  "story.set.shipped": "Una red entrenada: 32 números",
  "story.set.shipped.what":
    "Responde la red convolucional incluida: tu dibujo pasa por 32 números. No hay nada que entrenar.",

  "story.vanilla.title": "El simple",
  "story.vanilla.1":
    "Un autocodificador tiene dos mitades. El [codificador](encoder) f convierte una imagen **x** en un [código](code) **h**. El [decodificador](decoder) g vuelve a convertir el código en una imagen. En el más simple, que en inglés se llama «vanilla», cada mitad es una sola [capa](layer):",
  "story.vanilla.words":
    "Dicho con palabras: cada número del código es una suma ponderada de todos los píxeles, más una constante, doblada por φ. Cada píxel del resultado es una suma ponderada del código, más una constante, doblada por ψ. Aquí φ es [ReLU](relu), que corta lo que está por debajo de cero, y ψ es la [sigmoide](sigmoid), que mantiene cada píxel entre el papel y la tinta. Las letras en negrita son listas de números, vectores; una **W** en negrita es una tabla de pesos.",
  "story.vanilla.2":
    "Nadie dice qué debe significar el código, ni qué dígito muestra una imagen: las etiquetas de los dígitos no se usan. Ese aprendizaje se llama *no supervisado*. Solo hay una exigencia: lo que sale debe ser lo que entró. Con 784 números en el código bastaría con copiar. Con ocho, la red tiene que elegir, y esa elección es lo que aprende.",
  "story.vanilla.3":
    "Aprende en pasos pequeños. Toma un [lote](batch) de dígitos, mide cuánto se desvían sus respuestas y mueve cada peso un poco en la [dirección](gradient) que las habría mejorado. Con 64 números en el código hay 101\u00a0200 [pesos y constantes](parameter) que mover.",
  "story.set.vanilla8": "Simple, con 8 números",
  "story.set.vanilla8.what": "Una capa en cada sentido, un código de 8, sin ruido.",

  "story.error.title": "¿Cuánto se desvía?",
  "story.error.1":
    "La exigencia necesita un número, el *error de reconstrucción*. El habitual es el [error cuadrático medio](mse): se restan las dos imágenes píxel a píxel, se elevan al cuadrado las diferencias y se toma su media.",
  "story.error.words":
    "Hay n = 784 píxeles. La [PSNR](psnr) dice lo mismo en decibelios: una décima parte del error son 10 dB más, la mitad son 3 dB más, y cuanto más, mejor. Para muchos dígitos, esta página toma primero la media de sus errores y después los decibelios de esa media.",
  "story.error.2":
    "Un número por sí solo dice poco, así que aquí van algunos con los que compararlo, todos sobre los 10\u00a0000 [dígitos de prueba](testDigits) de [MNIST](mnist). Si se responde a todos con el dígito promedio, el error es {mean}, es decir, {meandB}: la puntuación de quien no ve nada. El [análisis de componentes principales](pca), PCA, es lo mejor que puede hacer un código lineal. Alcanza {pca8} con 8 números y {pca64} con 64, si su resultado se recorta al intervalo que va del papel a la tinta.",
  "story.error.3":
    "La red simple con 64 números está en {vanilla1} después de una [época](epoch), que es una mirada a cada dígito de entrenamiento; en {vanilla10} después de diez, y en {vanilla50} después de cincuenta. Eso es menos de la mitad del error del código lineal del mismo tamaño.",
  "story.set.vanilla64": "Simple, con 64 números",
  "story.set.vanilla64.what": "Diez épocas con todo, y la comparación con PCA abierta debajo.",

  "story.dead.title": "Píxeles que mueren",
  "story.dead.1":
    "El doblez de la salida importa más de lo que parece. ReLU da cero para toda suma por debajo de cero, y ahí es plana. Donde es plana, no hay ninguna dirección en la que aprender. Un píxel de salida cuya suma cae por debajo de cero con todos los dígitos no recibe ninguna señal de que estaba equivocado: está muerto. Desde entonces, sus propios pesos ya no aprenden nada más. Solo el código, que aprende de los otros píxeles, puede volver a subir su suma por encima de cero.",
  "story.dead.words":
    "ReLU toma el mayor de cero y z. La sigmoide comprime cualquier z entre 0 y 1; su pendiente se hace pequeña, pero nunca cero.",
  "story.dead.2":
    "De los {inked} píxeles que tienen tinta en algún dígito de entrenamiento, {dead1} están muertos después de una época, {dead10} después de diez y {dead50} después de cincuenta. No todos siguen así: después de cincuenta épocas vuelven a responder {back50} que estaban muertos después de alguna anterior. Con ReLU en la salida, el error terminó en {relu50}; con una sigmoide, en {vanilla50}; aparte de eso, solo eran otros los primeros pesos de la salida.",
  "story.set.relu": "ReLU en la salida",
  "story.set.relu.what": "Simple, con 64 números y una salida ReLU: fíjate en qué píxeles se quedan en papel.",

  "story.entropy.title": "Una apuesta por cada píxel",
  "story.entropy.1":
    "La sigmoide tiene su compañera entre las [medidas del error](loss). La *entropía cruzada* ve en cada píxel una apuesta entre tinta y papel:",
  "story.entropy.words":
    "Dicho con palabras: donde hay tinta, se paga el logaritmo, con signo menos, de lo que se apostó por tinta; donde hay papel, el de lo que se apostó por papel; después se toma la media. Dudar cuesta poco; estar seguro de lo que no es cuesta mucho. El eliminador de ruido incluido en esta página se entrenó con ella, aunque lo que cuenta al final es el error cuadrático.",
  "story.entropy.floor":
    "Su mejor valor no es cero. Un píxel gris es una apuesta que nadie puede ganar del todo, así que incluso una respuesta idéntica al dígito paga algo: {entropyFloor} en promedio sobre los dígitos de prueba. De una pérdida de este tipo, mira lo que sobrepasa ese mínimo.",
  "story.set.entropy": "Entropía cruzada como pérdida",
  "story.set.entropy.what": "Simple, con 64 números. Su pérdida está en otra escala; compara el MSE al final.",

  "story.deep.title": "El profundo",
  "story.deep.1":
    "Una capa mezcla los píxeles una vez. Si se ponen varias seguidas, cada una trabaja con lo que ha encontrado la anterior:",
  "story.deep.words": "Los números de la capa k, ponderados, sumados y doblados, son la entrada de la capa k + 1.",
  "story.deep.2":
    "En 2006, Geoffrey Hinton y Ruslan Salakhutdinov metieron así un dígito en 30 números y lo recuperaron con un error de {hinton}. PCA, con 64, todavía está en el doble. Entonces las redes profundas eran difíciles de entrenar, así que primero entrenaron cada capa por separado. Hoy basta con pesos que empiecen en la escala adecuada y un [optimizador](optimizer) como Adam.",
  "story.deep.3":
    "El modelo profundo de aquí se estrecha desde 784, pasando por 512, 256 y 128, hasta su código, y se ensancha de la misma manera. Con un código de 64 tiene 1\u00a0149\u00a0520 pesos y constantes, once veces los del simple, así que cada paso lleva más tiempo. Después de cincuenta épocas está en {deep50}, mientras que el simple está en {vanilla50}.",
  "story.set.deep30": "Profundo, con 30 números",
  "story.set.deep30.what": "Cuatro capas en cada sentido. Cuenta con minutos más que con segundos.",
  "story.set.deepShipped": "La red profunda incluida",
  "story.set.deepShipped.what": "Ya entrenada, con 30 números. No hay nada que entrenar.",

  "story.conv.title": "El convolucional",
  "story.conv.1":
    "Una capa que une cada píxel con cada número tiene que aprender un trazo de nuevo para cada sitio en el que pueda estar. Una [convolución](conv) aprende un patrón pequeño una vez y lo busca en todas partes:",
  "story.conv.words":
    "Se colocan nueve pesos sobre un píxel y sus ocho vecinos: multiplicar, sumar, doblar, avanzar. A partir de la segunda capa hay varias imágenes que mirar, una por cada patrón de la capa anterior; se llaman *canales*. Cada canal c tiene sus propios nueve pesos, y las sumas de todos se suman entre sí.",
  "story.conv.2":
    "Después, la [agrupación](pool) conserva el mayor valor de cada cuatro vecinos. Tras tres rondas, el código son 4 × 4 sitios con 8 números cada uno. En el camino de vuelta, la [ampliación](up) repite cada valor en un cuadrado de 2 × 2, de modo que la anchura y la altura son el doble que antes, y unas convoluciones suavizan el resultado. Todo ello tiene 7009 pesos y constantes, la decimocuarta parte de los de la red simple.",
  "story.conv.up":
    "Hay otras maneras de agrandar. La *interpolación*, con la que se agrandan las fotos, traza pendientes entre valores vecinos donde la ampliación pone cuadrados; ninguna de las dos tiene nada que aprender. Una [convolución transpuesta](transposed) sí aprende: donde una convolución reúne nueve valores en uno, ella reparte un valor en nueve sitios. Escritas como matrices, la una es la otra con filas y columnas intercambiadas, y de ahí el nombre. Devuelve el tamaño que quitó una convolución con zancada, no la imagen misma; eso lo tienen que aprender los pesos.",
  "story.conv.smooth":
    "Lo que sale es más suave que en la red simple. Allí, cada píxel tiene pesos propios y se equivoca a su manera, de modo que el papel sale moteado; aquí, los píxeles vecinos vienen de los mismos pocos filtros. Y, sin embargo, el error es mayor: {conv50} después de cincuenta épocas, frente a {vanilla50} de la simple, y eso que este código tiene 128 números y el de la simple, 64. Cada agrupación olvida en cuál de los cuatro sitios estaba el valor mayor, y 7009 pesos son pocos para adivinarlo. Por eso los bordes quedan un poco desplazados o borrosos, y eso cuesta más error cuadrático que unas motas tenues. Parecer suave y estar cerca son dos cosas distintas.",
  "story.conv.3":
    "El precio es el cálculo. Cada peso se usa en hasta 784 sitios, así que un paso lleva más tiempo aunque haya menos que aprender.",
  "story.set.conv": "Convolucional, 7009 pesos",
  "story.set.conv.what": "Cinco épocas con 12\u00a0000 dígitos, para que dure poco.",

  "story.denoising.title": "Eliminación de ruido",
  "story.denoising.1":
    "Un código ancho deja una escapatoria fácil: copiar. En 2008, Pascal Vincent y sus colegas la cerraron estropeando la entrada. La red recibe un dígito con ruido y se la juzga por el limpio:",
  "story.denoising.words":
    "Dicho con palabras: a cada píxel se le suma un [número al azar](noise), de un tamaño típico s, y se corta lo que se sale del intervalo que va del papel a la tinta. Después se compara lo que hacen de ello el codificador f y el decodificador g con el dígito tal como era.",
  "story.denoising.2":
    "Ahora copiar no compensa, porque lo que se copiaría es ruido. Para quitar el ruido, la red tiene que saber cómo son los dígitos.",
  "story.denoising.3":
    "Con s = 0,25, un dígito con ruido se desvía {noisy25}, y con 0,5, {noisy50}. El mejor filtro lineal para cada caso lo reduce a {filter25} y {filter50}, si su respuesta se recorta al intervalo que va del papel a la tinta. El eliminador de ruido incluido en esta página, una red convolucional entrenada con todos los s hasta 0,8, alcanza {denoiser25} y {denoiser50}.",
  "story.set.denoiser": "El eliminador de ruido incluido, con s = 0,5",
  "story.set.denoiser.what": "Dibuja y mira cómo limpia. No hay nada que entrenar.",
  "story.set.ownDenoiser": "Un eliminador de ruido propio",
  "story.set.ownDenoiser.what":
    "Convolucional, con un ruido de 0,25 en la entrada; cinco épocas con 12\u00a0000 dígitos.",

  "story.heart.title": "Aprender de memoria",
  "story.heart.1":
    "Una pérdida de entrenamiento pequeña demuestra poco. Una red con 101\u00a0200 pesos que ve 200 dígitos las veces suficientes puede recordarlos. Por eso la curva tiene una segunda línea: la pérdida en los dígitos de prueba, con los que la red nunca entrena.",
  "story.heart.2":
    "Mientras bajan las dos líneas, aprende cómo son los dígitos. Cuando la pérdida de entrenamiento sigue bajando y la de prueba se queda atrás, o incluso da la vuelta y sube, aprende esos 200. Eso es el [sobreajuste](overfitting), y solo la segunda línea lo muestra.",
  "story.heart.validation":
    "Hay otra manera de aprender de memoria. Quien prueba muchos ajustes y se queda con los que dan la mejor pérdida de prueba ha elegido según los dígitos de prueba, y estos ya no prueban nada. Por eso se reserva una parte de los dígitos de entrenamiento para elegir según ellos, los dígitos de [validación](validation), y los de prueba se guardan para el final. La introducción que sigue esta página entrena con 80 de cada 100 dígitos y valida con 20. Eso hace el ajuste *Validación*: con un 20 %, la red entrena con 48\u00a0000 dígitos, la segunda línea es la pérdida en los otros 12\u00a0000, y la puntuación del final es la de los dígitos de prueba.",
  "story.set.few": "Solo 200 dígitos",
  "story.set.few.what": "Simple, con 64 números, 200 épocas con 200 dígitos: un minuto como mucho.",
  "story.set.fifty": "Cincuenta épocas, reparto 80:20",
  "story.set.fifty.what":
    "Simple, con 64 números, tal como lo entrena la introducción, pero con una sigmoide en la salida. Empieza enseguida y tarda unos minutos.",

  "story.use.title": "Para qué sirve",
  "story.use.1":
    "Un autocodificador no va a sustituir a JPEG: solo conoce un tipo de imágenes. Pero eso mismo es útil. Lo que reconstruye mal no se parece a lo que ha visto, así que un error grande delata a los extraños. Los eliminadores de ruido limpian imágenes y mediciones. Y algunos generadores de imágenes, entre ellos los modelos de difusión latente, trabajan dentro del código de un autocodificador, porque en él hay menos números que píxeles en la imagen.",
  "story.set.strangers": "Mostrarle lo que nunca ha visto",
  "story.set.strangers.what": "Letras, caras y otros extraños, con el error de cada uno.",

  "story.encoder": "codificador",
  "story.code": "código",
  "story.decoder": "decodificador",
  "story.waist": "Ajusta el cuello",
  "story.waistSays":
    "{code} números: el mejor código lineal (PCA) reconstruye dígitos de prueba con un error de {mse}, {psnr}",
  "story.filter": "Desliza el filtro",
  "story.filterAt": "en la columna {x}, fila {y}",
  "story.filterDone": "ha pasado por todas partes",
  "story.noise": "Sube el ruido de la última columna",
  "story.noiseSays": "s = {strength}",
  "story.figure.hourglass": "Un reloj de arena tumbado: capas de 784, 128, {code}, 128 y 784 números",
  "story.caption.hourglass":
    "Un autocodificador tumbado: entran 784 números, unos pocos pasan por el cuello y salen 784. Las alturas siguen el logaritmo.",
  "story.figure.errors":
    "Error cuadrático medio frente a los números del código. El dígito promedio: {mean}. PCA: {pca2} con 2, {pca8} con 8, {pca16} con 16, {pca32} con 32, {pca64} con 64. Profunda, 30 números: {hinton}. Simple, 64 números: {vanilla50}.",
  "story.caption.errors":
    "Error en los dígitos de prueba de MNIST frente al tamaño del código; los dos ejes son logarítmicos. PCA está recortado al intervalo de los píxeles. La profunda es la de Hinton y Salakhutdinov; la simple, la de después de 50 épocas.",
  "story.axis.code": "números del código",
  "story.mean": "dígito promedio",
  "story.deepPoint": "profunda, 2006",
  "story.vanillaPoint": "simple",
  "story.digit": "Un dígito de prueba",
  "story.edges":
    "Lo que responden los nueve pesos: naranja en los bordes izquierdos de los trazos, azul en los derechos",
  "story.kernel": "Nueve pesos: {weights}",
  "story.caption.convolution":
    "Nueve pesos que responden a los bordes: naranja donde la tinta empieza por la izquierda, azul donde termina. Estos se escribieron a mano; una red encuentra los suyos.",
  "story.spoiled": "El dígito con ruido {strength}",
  "story.restored": "Reconstruido a partir del ruido {strength}",
  "story.caption.noise":
    "Un dígito de prueba con cada vez más ruido, y lo que hace ahora con él la red que responde arriba.",
};
