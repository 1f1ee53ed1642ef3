/**
 * What one run of the embedded engine may use. A flow, a tweak or a link may come from a stranger, so everything that grows
 * faster than what was sent has a limit here. docs/embedded-server.md lists them.
 */
export const RUN_LIMITS = {
  /** Characters that the components of a run make, all values of all inputs together. */
  madeCharacters: 32 * 1024 * 1024,
  /** Columns times rows of one table. */
  tableCells: 200_000,
  /** Fields that the tweaks of one request write to; a bare key writes to every component that has the field. */
  tweakWrites: 10_000,
  /** Those times the inputs of the request. */
  tweakWritesOfAllInputs: 200_000,
  /** Characters of a regular expression. */
  patternCharacters: 1_000,
  /** Characters of a text that a regular expression is tried on. */
  patternTextCharacters: 1_000_000,
  /** Bytes of a file that a component reads as text. */
  textFileBytes: 10 * 1024 * 1024,
  /** Characters of a text that is nearly JSON, and is put right. */
  repairedCharacters: 1_000_000,
  /** Characters of an expression that a Calculator calculates. */
  expressionCharacters: 100_000,
} as const;

/** Of more problems of one request, an answer lists the first ones: it must not be larger than the request. */
export const LISTED_PROBLEMS = 100;
