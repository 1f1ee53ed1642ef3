/** The network scope of a server by its host name alone. */

/** True for the names of the local machine. Not for subdomains of `localhost`, which may be different servers. */
export function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?)$/.test(bare(hostname));
}

/** 2 for this machine, 1 for a private network, 0 for the internet or an unknown name. */
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

/** Removes the brackets of an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
