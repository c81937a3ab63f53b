// English: the ways in, and the pad that comes along.

export default {
  "ways.label": "Ways in",
  "ways.menu": "Explore ▾",
  "ways.exercises": "Exercises",
  "ways.solved": "Exercises, {solved} of {all}",
  "ways.story": "Article",
  "ways.build": "Build",
  "ways.padShow": "Show the pad",
  "ways.padHide": "Hide the pad",
};
