// The words of the page in French. A file has the texts of one room, and their keys begin with its name;
// a setting is setting.KEY wherever it stands. {name} is filled in.

import page from "./fr/page.js";
import ways from "./fr/ways.js";
import tour from "./fr/tour.js";
import settings from "./fr/settings.js";
import transport from "./fr/transport.js";
import pad from "./fr/pad.js";
import hourglass from "./fr/hourglass.js";
import rows from "./fr/rows.js";
import map from "./fr/map.js";
import race from "./fr/race.js";
import compare from "./fr/compare.js";
import strangers from "./fr/strangers.js";
import runs from "./fr/runs.js";
import keep from "./fr/keep.js";
import exercises from "./fr/exercises.js";
import share from "./fr/share.js";
import teach from "./fr/teach.js";
import classes from "./fr/class.js";
import errors from "./fr/errors.js";

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
