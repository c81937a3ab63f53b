// English: the tour.

export default {
  "guide.label": "A first tour",
  "guide.again": "Tour",
  "guide.next": "Next",
  "guide.leave": "Not now",
  "guide.exercise": "Exercise 1",
  "guide.draw": "{at} of {count}. Draw here: a digit, with mouse, pen or finger.",
  "guide.spoil": "{at} of {count}. Spoil it: turn the noise up, and see what comes back at the right.",
  "guide.teach": "{at} of {count}. Now teach one of your own. It knows nothing yet: press Train.",
  "guide.watch": "{at} of {count}. Here your own network answers. Watch it get better as it learns.",
  "guide.done": "{at} of {count}. Done: you have taught a network. Next comes the first exercise.",
};
