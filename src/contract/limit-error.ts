/** A limit on what a stranger may ask for is reached. Components let it pass where they turn other errors into an answer. */
export class LimitError extends Error {
  override name = 'LimitError';

  /** `1234567` is written as `1,234,567`. */
  constructor(what: string, found: number | null, limit: number) {
    const count = (value: number) => value.toLocaleString('en-US');
    super(`${what}${found === null ? '' : ` (${count(found)})`}; the limit is ${count(limit)}.`);
  }
}
