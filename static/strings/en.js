// The words of the page in English. Keys go by where they stand; {name} is filled in.

import instrument from "./en/instrument.js";
import settings from "./en/settings.js";
import panels from "./en/panels.js";
import hourglass from "./en/hourglass.js";
import map from "./en/map.js";
import race from "./en/race.js";
import compare from "./en/compare.js";
import strangers from "./en/strangers.js";
import story from "./en/story.js";
import exercises from "./en/exercises.js";
import share from "./en/share.js";

export default {
  ...instrument,
  ...settings,
  ...panels,
  ...hourglass,
  ...map,
  ...race,
  ...compare,
  ...strangers,
  ...story,
  ...exercises,
  ...share,
};
