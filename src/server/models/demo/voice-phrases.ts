/** What each voice says before, after and about its answer. `{thing}` is what the question is about. */

export interface VoicePhrases {
  openers: readonly string[];
  closers: readonly string[];
  /** The note at the end says once that this is a demo model: one of these, then one of the tails, then a full stop. */
  notes: readonly string[];
  tails: readonly string[];
  /** The same in front of a short answer; `{as}` takes role and audience, as in ", as a museum guide". */
  tags: readonly string[];
}
