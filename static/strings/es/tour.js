// Spanish: the tour.

export default {
  "tour.label": "Un primer recorrido",
  "tour.again": "Recorrido",
  "tour.next": "Siguiente",
  "tour.leave": "Ahora no",
  "tour.exercise": "Ejercicio 1",
  "tour.draw": "{at} de {count}. Dibuja aquí un dígito, con el ratón, el lápiz o el dedo.",
  "tour.spoil": "{at} de {count}. Estropéalo: sube el ruido y mira qué sale a la derecha.",
  "tour.teach": "{at} de {count}. Ahora enseña a una red propia. Todavía no sabe nada: pulsa «Entrenar».",
  "tour.watch": "{at} de {count}. Aquí responde tu propia red. Mira cómo mejora a medida que aprende.",
  "tour.seen":
    "{at} de {count}. Este ha sido el recorrido. Con «Entrenar» enseñas a una red propia cuando quieras. Ahora viene el primer ejercicio.",
  "tour.done": "{at} de {count}. Listo: has enseñado a una red. Ahora viene el primer ejercicio.",
};
