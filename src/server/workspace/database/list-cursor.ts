/** The cursor of a list: opaque to clients, so that its content may change. */

type List = 'runs' | 'suites' | 'results' | 'cells' | 'votes' | 'answers';

/** `position` is the number, or the key of a cell, at which the page ends. */
export function toCursor(list: List, position: number | string): string {
  return Buffer.from(`${list} before ${position}`).toString('base64url');
}

/** Cursor of the page after these entries; null if they are the last. */
export function nextCursor(list: List, entries: readonly { number: number }[], hasMore: boolean): string | null {
  const last = entries.at(-1);
  return hasMore && last ? toCursor(list, last.number) : null;
}

/** The position; null when this server never gave such a cursor for this list. */
export function readCursor(list: List, cursor: string): string | null {
  const [, found, position] =
    /^([a-z]{4,7}) before (\d{1,15}(?:\.\d{1,7}\.\d{1,7})?)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (found !== list || position === undefined) return null;
  return toCursor(list, position) === cursor ? position : null;
}
