/** A server's name for people: host and port. */
import type { Connection } from '#run/model/connection.ts';

export function connectionHost({ address, baseUrl }: Connection): string {
  const url = address ?? baseUrl;
  if (url === '') return location.host;
  return URL.canParse(url) ? new URL(url).host : url;
}
