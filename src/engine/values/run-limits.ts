/**
 * What one run of the embedded engine may use. A flow, a tweak or a link may come from a stranger, so everything that
 * can grow faster than the request has a limit. They are listed in docs/embedded-server.md.
 */
export const RUN_LIMITS = {
  /** Characters that the components of a run produce, all values of all inputs together. */
  madeCharacters: 32 * 1024 * 1024,
  /** Bytes of one value that a run reports as received or given; a longer one is reported cut. */
  reportedValueBytes: 1_000_000,
  /** Bytes of all these values of a run; those after it are reported by their beginning alone. */
  reportedBytes: 8_000_000,
  /** Columns times rows of one table. */
  tableCells: 200_000,
  /** Fields that the tweaks of one request write to; a bare key writes to every component that has the field. */
  tweakWrites: 10_000,
  /** The same, times the inputs of the request. */
  tweakWritesOfAllInputs: 200_000,
  /** Characters of a regular expression. */
  patternCharacters: 1_000,
  /** Characters of a text that a regular expression is applied to. */
  patternTextCharacters: 1_000_000,
  /** Bytes of a file that a component reads as text. */
  textFileBytes: 10 * 1024 * 1024,
  /** Bytes of all images that go to a model with one question. */
  imageBytes: 8 * 1024 * 1024,
  /** Characters of an almost-JSON text that is repaired. */
  repairedCharacters: 1_000_000,
  /** Characters of a Calculator expression. */
  expressionCharacters: 100_000,
} as const;

/** An answer lists only this many problems of a request, so that it does not grow larger than the request. */
export const LISTED_PROBLEMS = 100;
