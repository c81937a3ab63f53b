// What went wrong, by the code of the problem: {0}, {1}, … are its arguments, {name0} one that is a name, {at}
// its position, {cause} the sentence of its cause. Those of the program and the server come from Go.

import go from "./go.js";

export default {
  ...go,
};
