// Spanish: the page as a whole, its keys and its data.

export default {
  "page.title": "Hourglass: un autocodificador que aprende en tu navegador",
  "page.tagline":
    "Un autocodificador comprime un dígito en unos pocos números y lo vuelve a dibujar a partir de ellos.",
  "page.privacy": "Todo se calcula aquí, en tu navegador. Lo que dibujas nunca sale de él.",
  "page.licences": "Licencias",
  "page.embedded": "Insertada aquí, entrena con un solo núcleo.",
  "page.whole": "Abrir la página completa",
  "page.language": "Idioma",
  "page.close": "Cerrar",
  "page.again": "Intentar de nuevo",
  "page.tabs": "Más vistas",
  "page.noSIMD":
    "Este navegador no tiene WebAssembly SIMD: todo funciona, pero el entrenamiento es varias veces más lento.",
  "page.scalarBuild":
    "Este sitio se construyó sin WebAssembly SIMD: todo funciona, pero el entrenamiento es varias veces más lento.",
  "page.viewFailed": "No se pudo cargar esta vista: {problem}",
  "page.anew": "{cause} Se inició de nuevo, y tu dibujo y la red están otra vez aquí.",
  "page.anewOther":
    "{cause} Se inició de nuevo con el eliminador de ruido incluido; tu red sigue ahí y puedes entrenarla.",
  "page.ended": "{cause} Hay que volver a cargar la página.",

  "data.source": "Datos: {source}.",
  "data.made": "Datos: dígitos generados por un programa.",
  "data.missing": "{note} Esta página entrena con sus dígitos integrados.",
  "data.fallback": "{problem} Los dígitos integrados funcionan de todos modos.",

  "help.open": "Teclas y números",
  "help.title": "Teclas",
  "help.space": "Espacio",
  "help.play": "entrenar o pausar; en el lienzo: bajar o levantar el lápiz",
  "help.step": "un paso con un lote",
  "help.reset": "red nueva, misma semilla",
  "help.this": "mostrar esto",
  "help.close": "cerrar esto o un aviso",
  "help.move": "en el lienzo: mover el lápiz; con Mayús, más lejos",
  "help.on": "Las teclas actúan en la página",
  "help.undoKeys": "Ctrl+Z",
  "help.undo": "el dibujo como estaba antes; en un Mac, con Cmd",
  "help.redoKeys": "Ctrl+Y",
  "help.redo": "anula lo anterior; también Ctrl+Mayús+Z",
  "help.glossary": "Todas las palabras, explicadas",
  "help.numbers": "Qué significan los números",

  "setting.tab": "Vista",
  "setting.tab.help": "El panel que está abierto bajo el instrumento; al principio, ninguno.",
  "setting.section": "Sección",
  "setting.section.help": "La sección del artículo a la que lleva el enlace.",
  "page.teach": "Para docentes",
  "page.teachers": "teachers/en.html",
};
