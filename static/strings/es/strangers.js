// Spanish: what the network has never seen.

export default {
  "strangers.tab": "Extraños",
  "strangers.title": "Lo que nunca ha visto",
  "strangers.noise": "Añadir el ruido del lienzo",
  "strangers.waiting": "Midiendo los dígitos que conoce.",
  "strangers.own":
    "Con los de su clase, {total} dígitos de prueba, el error cuadrático medio es {mse}. Debajo de cada imagen: su propio error, y a cuántas veces ese valor equivale.",
  "strangers.seenNoise":
    "Solo entrena con dígitos con ruido de intensidad {noise}; los limpios también son nuevos para ella.",
  "strangers.ownNoise":
    "Con los de su clase, {total} dígitos de prueba con el mismo ruido, el error cuadrático medio es {mse}. Debajo de cada imagen: su propio error, y a cuántas veces ese valor equivale.",
  "strangers.pad":
    "Pulsa una imagen para llevarla al lienzo, que la centra y la escala como MNIST: lo que aquí está mal puesto, allí se coloca bien.",
  "strangers.input": "forma",
  "strangers.restored": "resultado",
  "strangers.difference": "dif.",
  "strangers.mse": "MSE",
  "strangers.times": "× propio",
  "strangers.timesTitle":
    "El error dividido entre el error medio en los dígitos de prueba. La barra es logarítmica, de ¼ a 256 veces; su línea marca el 1, tan bueno como con los dígitos.",
  "strangers.take": "{name}: MSE {mse}, {times} veces el de los de su clase. Llevar al lienzo.",
  "strangers.letters": "Letras",
  "strangers.letters.why":
    "Las letras están hechas de trazos, como los dígitos. Un código ancho copia cualquier trazo que reciba; uno estrecho solo tiene sitio para dígitos, y convierte la letra en el dígito más parecido.",
  "strangers.things": "Una cara y ropa",
  "strangers.things.why":
    "Ningún dígito tiene una superficie llena de tinta. Un código estrecho no conoce nada así y convierte la ropa en trazos gruesos. Los filtros que solo miran un trozo pequeño cada vez rellenan bien las superficies y pierden lo que es más fino que un trazo: los ojos, el hueco sobre la suela.",
  "strangers.misplaced": "Un dígito mal puesto",
  "strangers.misplaced.why":
    "Las capas densas tienen un peso para cada sitio: un dígito desplazado unos píxeles es para ellas otra imagen, y vuelve arrastrado hacia el centro. Las convoluciones usan los mismos filtros en todas partes y se resienten mucho menos, salvo en el borde, donde ningún dígito tuvo nunca tinta. Intercambiar papel y tinta desconcierta a ambas.",
  "strangers.nothing": "Ninguna imagen",
  "strangers.nothing.why":
    "La hoja vacía muestra lo que dibujan los sesgos por sí solos, cuando no se pregunta nada. Las otras cuatro tienen más tinta que cualquier dígito, o bordes más juntos: a la red no le queda más que responder con los trazos que conoce.",
  "strangers.shape.A": "La letra A",
  "strangers.shape.E": "La letra E",
  "strangers.shape.K": "La letra K",
  "strangers.shape.M": "La letra M",
  "strangers.shape.R": "La letra R",
  "strangers.shape.face": "Una cara",
  "strangers.shape.shirt": "Una camisa",
  "strangers.shape.trousers": "Un pantalón",
  "strangers.shape.shoe": "Un zapato",
  "strangers.shape.bag": "Un bolso",
  "strangers.shape.inverted": "Papel y tinta intercambiados",
  "strangers.shape.shifted": "Cuatro píxeles a la derecha, tres hacia arriba",
  "strangers.shape.small": "A la mitad",
  "strangers.shape.large": "1,4 veces su tamaño",
  "strangers.shape.turned": "Tumbado",
  "strangers.shape.empty": "Una hoja vacía",
  "strangers.shape.ink": "Una hoja llena de tinta",
  "strangers.shape.checkers": "Un tablero de ajedrez",
  "strangers.shape.stripes": "Rayas",
  "strangers.shape.noise": "Solo ruido",
};
