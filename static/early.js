// A classic script: it runs where modules do not, and shows why nothing else will come.

(function () {
  /** @param {string} id */
  function say(id) {
    const sentence = /** @type {HTMLElement} */ (document.getElementById(id));
    sentence.hidden = false;
    sentence.classList.add("said");
  }
  if (location.protocol === "file:") say("stop-file");
  else if (!("noModule" in HTMLScriptElement.prototype)) say("stop-old");
  else
    addEventListener(
      "error",
      function (event) {
        if (event.target instanceof HTMLScriptElement) say("stop-files");
      },
      true, // such an event does not rise
    );
})();
