/** Two of a kind, one for each of two compared runs. */
export type Pair<Value> = readonly [a: Value, b: Value];

/** What the page and evidence files call the two runs. */
export const RUN_LETTERS = ['A', 'B'] as const;

/** What `make` gives for each of the two. */
export function ofBoth<Value, Made>([a, b]: Pair<Value>, make: (value: Value, at: 0 | 1) => Made): Pair<Made> {
  return [make(a, 0), make(b, 1)];
}
