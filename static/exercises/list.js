// The exercises, in the order in which they stand on the page. Each is a file NAME.json here, as
// schema.json describes it.

export const exerciseNames = ["spoil", "first-run", "four-nine", "beat-pca", "dead-pixels", "overfit", "sparse"];
