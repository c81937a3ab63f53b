// Spanish: the page offline, and its newer versions. They come after the others (learn in strings.js).

export default {
  "offline.ready": "Funciona también sin conexión.",
  "offline.saving":
    "Funciona también sin conexión, salvo los datos de entrenamiento: tu navegador debe ahorrar datos, así que solo se guardan cuando entrenas.",
  "offline.full":
    "Este navegador no tiene sitio para guardar la página y usarla sin conexión: libera espacio y vuelve a cargarla. Todo lo demás funciona y no se pierde nada.",
  "offline.incomplete": "No se pudo traer toda la página para usarla sin conexión; tu próxima visita continuará.",
  "offline.refused":
    "Este navegador no guarda nada de la página (por un ajuste o una ventana privada), así que solo funciona con conexión.",
  "offline.stays":
    "Hay una nueva versión de la página, pero este navegador no tiene sitio para ella: sigue la que tienes. Libera espacio y vuelve a cargarla.",
  "offline.label": "Nueva versión",
  "offline.newer": "Hay una nueva versión de esta página.",
  "offline.use": "Usarla ahora",
  "offline.later": "Más tarde",
  "offline.training":
    "Se está entrenando una red, aquí o en otra pestaña: ponla en pausa y usa después la nueva versión.",
};
