// Spanish: what a class has handed in.

export default {
  "class.tab": "Clase",
  "class.title": "Lo que ha entregado una clase",
  "class.explain":
    "Suelta aquí líneas, archivos, un CSV o correos pegados. La página vuelve a calcular cada ejecución, en este equipo, y la compara tras cada época bit a bit. No se envía nada a ninguna parte.",
  "class.proves":
    "Esto demuestra que de estos ajustes, con la semilla de esta palabra y este alias, sale esa red, y que resuelve el ejercicio. No demuestra quién estaba ante el equipo.",
  "class.word": "Palabra de la clase",
  "class.text": "Entregas",
  "class.files": "Archivos",
  "class.go": "Volver a calcular",
  "class.csv": "Guardar como CSV",
  "class.none": "En este texto no hay ninguna entrega. Una empieza por «hourglass-results-».",
  "class.progress": "{done} de {all} resultados comprobados.",
  "class.done": "{confirmed} de {all} confirmados.",
  "class.waits": "espera",
  "class.column.alias": "Alias",
  "class.column.exercise": "Ejercicio",
  "class.column.mse": "MSE",
  "class.column.verdict": "Veredicto",
  "class.unreadable": "no se puede ejecutar: {problem}",
  "class.otherWord": "de otra palabra de la clase",
  "class.nothing": "aún nada resuelto",
  "class.verdict.confirmed": "confirmado",
  "class.verdict.said": "resuelto, según la página: no se entrenó nada que se pueda volver a calcular",
  "class.verdict.seed": "otra semilla que la de la palabra y el alias",
  "class.verdict.differs": "difiere a partir de la época {epoch}",
  "class.verdict.score": "la puntuación es otra",
  "class.verdict.condition": "las ejecuciones son correctas, pero no resuelven el ejercicio",
  "class.verdict.changed": "no se puede ejecutar: se movió un ajuste en medio de una ejecución",
  "class.verdict.unknown":
    "no se puede ejecutar: este ejercicio no se conoce aquí. Abre primero el enlace de la lección.",
  "class.verdict.long": "no se puede ejecutar: tardaría demasiado",
  "class.verdict.failed": "no se puede ejecutar: {problem}",
};
