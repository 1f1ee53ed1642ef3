/** Where a link in an answer goes. Answers are written by models, so a link may look like another one. */

export interface LinkTarget {
  href: string;
  /** The host as the browser will look it up, or the address of a mailto or tel link. */
  host: string;
  /** The text names another place, or the host is written in a script that could pass for another: say where it goes. */
  isDisguised: boolean;
}

const OPENABLE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Null for anything that must not be a link: other schemes, relative addresses, addresses with a name and password. */
export function readLinkTarget(href: string | undefined, text: string): LinkTarget | null {
  if (href === undefined || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (!OPENABLE.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  const host = url.host === '' ? url.pathname : url.host;
  return { href: url.href, host, isDisguised: isDisguised(url, text) };
}

function isDisguised(url: URL, text: string): boolean {
  if (url.host === '') return false;
  if (url.hostname.split('.').some((label) => label.startsWith('xn--'))) return true;
  const named = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/iu.exec(text)?.[1];
  return named !== undefined && named.toLowerCase() !== url.hostname && `www.${named.toLowerCase()}` !== url.hostname;
}
