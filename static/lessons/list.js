// The exercises, in the order in which they stand on the page. Each is a file NAME.json here, as
// schema.json describes it.

export const lessonNames = ["spoil", "first-run", "four-nine", "beat-pca", "dead-pixels", "overfit", "sparse"];
