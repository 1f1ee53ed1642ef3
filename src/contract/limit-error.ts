/** A limit on untrusted input was reached. Components rethrow it where they turn other errors into an answer. */
export class LimitError extends Error {
  override name = 'LimitError';

  /** Formats `found` and `limit` as `1,234,567`. */
  constructor(what: string, found: number | null, limit: number) {
    const count = (value: number) => value.toLocaleString('en');
    super(`${what}${found === null ? '' : ` (${count(found)})`}; the limit is ${count(limit)}.`);
  }
}
