/** The cursor of a list: opaque to clients, so that its content may change. */

/** The list goes on with the runs before this number. */
export function toCursor(number: number): string {
  return Buffer.from(`runs before ${number}`).toString('base64url');
}

/** Null when this server never gave such a cursor. */
export function readCursor(cursor: string): number | null {
  const [, digits] = /^runs before (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  return toCursor(number) === cursor ? number : null;
}
