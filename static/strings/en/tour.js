// English: the tour.

export default {
  "tour.label": "A first tour",
  "tour.again": "Tour",
  "tour.next": "Next",
  "tour.leave": "Not now",
  "tour.exercise": "Exercise 1",
  "tour.draw": "{at} of {count}. Draw here: a digit, with mouse, pen or finger.",
  "tour.spoil": "{at} of {count}. Spoil it: turn the noise up, and see what comes back at the right.",
  "tour.teach": "{at} of {count}. Now teach one of your own. It knows nothing yet: press Train.",
  "tour.watch": "{at} of {count}. Here your own network answers. Watch it get better as it learns.",
  "tour.seen":
    "{at} of {count}. That is the way round. Train teaches a network of your own, whenever you like. Next comes the first exercise.",
  "tour.done": "{at} of {count}. Done: you have taught a network. Next comes the first exercise.",
};
