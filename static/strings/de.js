// The words of the page in German. A file has the texts of one room, and their keys begin with its name;
// a setting is setting.KEY wherever it stands. {name} is filled in.

import page from "./de/page.js";
import ways from "./de/ways.js";
import tour from "./de/tour.js";
import settings from "./de/settings.js";
import transport from "./de/transport.js";
import pad from "./de/pad.js";
import hourglass from "./de/hourglass.js";
import rows from "./de/rows.js";
import map from "./de/map.js";
import race from "./de/race.js";
import compare from "./de/compare.js";
import strangers from "./de/strangers.js";
import runs from "./de/runs.js";
import keep from "./de/keep.js";
import exercises from "./de/exercises.js";
import share from "./de/share.js";
import teach from "./de/teach.js";
import classes from "./de/class.js";
import errors from "./de/errors.js";

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
