/** How far away a server is, told from its name alone. */

/** One of the names that every machine has for itself. Those below `localhost` may each be another server. */
export function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?)$/.test(bare(hostname));
}

/** 2 for this machine, 1 for a private network, 0 for the internet, as far as the name tells. */
export function addressScope(hostname: string): 0 | 1 | 2 {
  const host = bare(hostname);
  if (isThisMachine(host) || host.endsWith('.localhost')) return 2;
  const isPrivate =
    /^10(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$|^169\.254(?:\.\d+){2}$/.test(
      host,
    ) ||
    /^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/.test(host) ||
    /\.(?:local|lan|internal|home\.arpa)$/.test(host) ||
    /^[^.:]+$/.test(host);
  return isPrivate ? 1 : 0;
}

/** Without the brackets of an address of version 6. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
