/** What the lanes of a race are called. */
export const letters = ["A", "B", "C", "D"];
