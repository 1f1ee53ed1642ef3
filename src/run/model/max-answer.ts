/** Limits on one answer: reading and showing a larger one would block the page for seconds. `values` are JSON values. */
export const MAX_ANSWER = { characters: 100_000_000, values: 1_000_000 };
