// German: the lesson that a teacher puts together.

export default {
  "teach.tab": "Lehren",
  "teach.title": "Eine Lektion zusammenstellen",
  "teach.explain":
    "Wähle Übungen, stell Einstellungen fest oder blende sie aus, und gib einen Link weiter. Nichts wird irgendwohin geschickt: Die Lektion steht im Link selbst, und dein Entwurf bleibt in diesem Browser.",
  "teach.name": "Titel",
  "teach.greeting": "Begrüßung",
  "teach.language": "Sprache",
  "teach.word": "Klassenwort",
  "teach.wordHelp":
    "Mit einem Klassenwort bekommen die Läufe jedes Schülers einen eigenen Startwert, aus dem Wort und einem Decknamen, und Ergebnisse lassen sich abgeben. Der Knopf darunter prüft sie.",
  "teach.check": "Abgaben einer Klasse prüfen",
  "teach.exercises": "Übungen, in dieser Reihenfolge",
  "teach.more": "Noch eine",
  "teach.add": "Hinzufügen",
  "teach.up": "{title}: weiter nach oben",
  "teach.remove": "{title}: entfernen",
  "teach.empty": "Füg eine Übung hinzu: Dann steht hier ein Link.",
  "teach.settings": "Einstellungen feststellen oder ausblenden",
  "teach.settingsHelp":
    "Eine festgestellte Einstellung bleibt, wie die Seite sie jetzt hat. Eine ausgeblendete ist nicht zu sehen.",
  "teach.state.free": "frei",
  "teach.state.fixed": "fest",
  "teach.state.hidden": "ausgeblendet",
  "teach.own": "Eine eigene Übung",
  "teach.ownHelp":
    "Sie beginnt mit den Einstellungen, die die Seite jetzt hat. Stell diese zuerst ein, schreib dann, was zu tun ist, und wähle, was die Seite misst.",
  "teach.own.title": "Titel",
  "teach.own.goal": "Was zu tun ist",
  "teach.own.why": "Warum",
  "teach.own.hints": "Hinweise, einer je Zeile",
  "teach.own.solved": "Was man mitnimmt",
  "teach.own.conditions": "Gelöst ist sie, wenn",
  "teach.own.another": "Noch eine Bedingung",
  "teach.own.try": "Ausprobieren",
  "teach.own.add": "In die Lektion",
  "teach.own.measure": "Was gemessen wird",
  "teach.own.bound": "Grenze",
  "teach.own.atLeast": "ist mindestens",
  "teach.own.atMost": "ist höchstens",
  "teach.own.value": "Die Zahl",
  "teach.own.removeCondition": "Diese Bedingung entfernen",
  "teach.own.tried":
    "Sie läuft jetzt in der Leiste unten, mit dem, was gerade gemessen wird. Verlass sie dort, um zurückzukommen.",
  "teach.link": "Der Link der Lektion",
  "teach.sheet": "Blatt drucken",
  "teach.scorm": "SCORM-Paket",
  "teach.scormHelp":
    "SCORM 1.2, eine Form, die Lernplattformen annehmen: Die Plattform erfährt, wie viele Übungen gelöst sind. Diese Seite muss erlauben, dass die Plattform sie einrahmt.",
  "teach.snippet": "Für eine eigene Seite",
  "teach.snippetHelp": "Die Lektion in einem Rahmen. Diese Seite muss erlauben, dass deine Seite sie einrahmt.",
  "teach.sheet.alias": "Deckname:",
  "teach.sheet.name": "Name:",
  "teach.file": "Als Datei sichern",
  "teach.fileHelp":
    "Wo der Link für dein Chatprogramm zu lang ist, gib die Datei weiter: Man öffnet sie, indem man sie auf die Seite zieht, oder unter Teilen.",
};
