/**
 * Why a key was refused. A 1.13.0 also refuses a good one, with this message, while its database is busy
 * (fixtures/busy-database.json).
 */
const NOT_CHECKED = 'API key authentication failed';

/** Why the server refused the key of a run. */
export function keySentence(detail: string): string {
  return detail === NOT_CHECKED
    ? 'Nothing ran. Langflow could not check the key, as when its database is busy: run it again before you change the key.'
    : 'Nothing ran. The key is missing, mistyped, or no longer valid.';
}

/** What to do when the server refuses the key of a connection. */
export function keyAdvice(detail: string, hasKey: boolean): string {
  if (detail === NOT_CHECKED) return 'The server could not check this key, as when its database is busy. Try again.';
  return hasKey ? 'The server refused this key.' : 'The server asks for an API key.';
}
