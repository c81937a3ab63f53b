// The words of the page in German. Keys go by where they stand; {name} is filled in.

import instrument from "./de/instrument.js";
import settings from "./de/settings.js";
import panels from "./de/panels.js";
import hourglass from "./de/hourglass.js";
import map from "./de/map.js";
import race from "./de/race.js";
import compare from "./de/compare.js";
import strangers from "./de/strangers.js";
import story from "./de/story.js";
import exercises from "./de/exercises.js";
import share from "./de/share.js";

export { default as reasons } from "./de/reasons.js";

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
