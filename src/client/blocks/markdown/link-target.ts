/** Where a link in an answer goes. A model may write a link whose text names another address. */

export interface LinkTarget {
  href: string;
  /** The host that the browser will look up, or the address of a mailto or tel link. */
  host: string;
  /** True if the text itself names the target, without look-alike letters. Otherwise the page has to show it. */
  isNamed: boolean;
}

const OPENABLE: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Null for anything that must not be a link: other schemes, relative URLs, URLs with credentials. */
export function readLinkTarget(href: string | undefined, text: string): LinkTarget | null {
  if (href === undefined || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (!OPENABLE.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  const host = url.host === '' ? url.pathname : url.host;
  return { href: url.href, host, isNamed: isNamed(url, text) };
}

function isNamed(url: URL, text: string): boolean {
  if (url.host === '') return text.includes(decodeAddress(url.pathname));
  if (url.hostname.split('.').some((label) => label.startsWith('xn--'))) return false;
  // The whole text has to be an address of this host: "bank.test at evil.test" names two hosts.
  const named = /^\s*(?:https?:\/\/)?([^\s/?#]+)(?:[/?#]\S*)?\s*$/iu.exec(text)?.[1]?.toLowerCase();
  return named === url.host || `www.${named}` === url.host;
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
