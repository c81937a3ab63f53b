// The words of the page in English. A file has the texts of one room, and their keys begin with its name;
// a setting is setting.KEY wherever it stands. {name} is filled in. The build makes the same of every other language.

import page from "./en/page.js";
import ways from "./en/ways.js";
import tour from "./en/tour.js";
import settings from "./en/settings.js";
import transport from "./en/transport.js";
import pad from "./en/pad.js";
import hourglass from "./en/hourglass.js";
import rows from "./en/rows.js";
import map from "./en/map.js";
import race from "./en/race.js";
import compare from "./en/compare.js";
import strangers from "./en/strangers.js";
import runs from "./en/runs.js";
import keep from "./en/keep.js";
import exercises from "./en/exercises.js";
import share from "./en/share.js";
import teach from "./en/teach.js";
import classes from "./en/class.js";
import errors from "./en/errors.js";

export default {
  ...page,
  ...ways,
  ...tour,
  ...settings,
  ...transport,
  ...pad,
  ...hourglass,
  ...rows,
  ...map,
  ...race,
  ...compare,
  ...strangers,
  ...runs,
  ...keep,
  ...exercises,
  ...share,
  ...teach,
  ...classes,
  ...errors,
};
