// The words of the page in Spanish. A file has the texts of one room, and their keys begin with its name;
// a setting is setting.KEY wherever it stands. {name} is filled in.

import page from "./es/page.js";
import ways from "./es/ways.js";
import tour from "./es/tour.js";
import settings from "./es/settings.js";
import transport from "./es/transport.js";
import pad from "./es/pad.js";
import hourglass from "./es/hourglass.js";
import rows from "./es/rows.js";
import map from "./es/map.js";
import race from "./es/race.js";
import compare from "./es/compare.js";
import strangers from "./es/strangers.js";
import runs from "./es/runs.js";
import keep from "./es/keep.js";
import exercises from "./es/exercises.js";
import share from "./es/share.js";
import teach from "./es/teach.js";
import classes from "./es/class.js";
import errors from "./es/errors.js";

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
