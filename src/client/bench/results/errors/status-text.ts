/** Reason phrases of the HTTP statuses that runs end with. */
const TEXTS: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

/** `422 Unprocessable Entity`; only the number if it has no common name. */
export function statusText(status: number): string {
  const text = TEXTS.get(status);
  return text === undefined ? String(status) : `${status} ${text}`;
}
