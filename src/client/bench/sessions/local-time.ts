/**
 * A server's timestamp ("2026-11-30 11:45:55.313253 UTC"; without a zone it is UTC, too) in the time of the browser, or of
 * `timeZone`.
 */
export function localTime(timestamp: string, timeZone?: string): string {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(?: UTC|Z|\+00:00)?$/.exec(timestamp) ?? [];
  if (day === undefined) return timestamp;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  return format.format(new Date(`${day}T${clock}Z`));
}
