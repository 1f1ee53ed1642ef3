/** What the demo model knows about one thing. */
export interface Topic {
  /** As it stands inside a sentence: "bread", "the moon", "volcanoes". */
  name: string;
  verb: 'is' | 'are';
  /** Completes "name verb …" without a full stop. */
  kind: string;
  knownFor: string;
  /** Whole true sentences. */
  facts: readonly string[];
  /** Whole sentences that say what to do, in order; empty where there is nothing to do. */
  steps: readonly string[];
  /** Completes "It is a little like …". */
  image: string;
  /** Words that point here, lower case, plurals included. */
  words: readonly string[];
}
