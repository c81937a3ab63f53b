// English: the page offline, and its newer versions. They come after the others (learn in strings.js).

export default {
  "offline.ready": "Works offline.",
  "offline.saving":
    "Works offline, but for the training data: your browser is set to save data, so they are kept once you train.",
  "offline.full":
    "This browser has no room to keep the page for use offline: free some, then load the page again. " +
    "Everything else works, and nothing is lost.",
  "offline.incomplete": "Not all of the page could be fetched for use offline; your next visit goes on with it.",
  "offline.refused":
    "This browser keeps nothing for the page (a setting, or a private window), so it works online only.",
  "offline.stays":
    "A new version of the page is there, but this browser has no room for it: the one you have goes on. " +
    "Free some room, then load the page again.",
  "offline.label": "New version",
  "offline.newer": "A new version of this page is here.",
  "offline.use": "Use it now",
  "offline.later": "Later",
  "offline.training": "A network is training, here or in another tab: pause it, then use the new version.",
};
