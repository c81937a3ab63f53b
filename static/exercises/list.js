// The exercises, in the order in which they stand on the page. Each is a file NAME.json here, as
// schema.json describes it.

/** Three that belong together, for about 45 minutes. The words are exercises.path.NAME. */
export const paths = [
  { name: "first", exercises: ["spoil", "first-run", "letter"] },
  { name: "code", exercises: ["four-nine", "beat-pca", "jpeg"] },
  { name: "choice", exercises: ["median", "new-noise", "deep-wide"] },
  { name: "training", exercises: ["dead-pixels", "race", "overfit"] },
  { name: "inside", exercises: ["morph", "transposed", "sparse"] },
];

export const exerciseNames = paths.flatMap(({ exercises }) => exercises);

/** How many a lesson can have. */
export const mostInLesson = 15;

/** What those are called that a lesson brings with it, by their places in it. */
export const ownNames = Array.from({ length: mostInLesson }, (_, i) => `own-${i + 1}`);
