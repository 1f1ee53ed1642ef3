/** Who can open this server: it listens on this machine alone, or on addresses in its networks, or behind a proxy. */
import { networkInterfaces } from 'node:os';
import { isLoopback } from '#contract/loopback.ts';
import type { Config } from './config.ts';

type Reach = Pick<Config, 'host' | 'allowedHosts'>;

/** IPv4 addresses of this machine in its networks. They change when it joins another one. */
export function networkAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces).flatMap((addresses = []) =>
    addresses.flatMap(({ address, family, internal }) => (family === 'IPv4' && !internal ? [address] : [])),
  );
}

/** The addresses beyond this machine that the server listens on. */
export function listenedAddresses(host: string, own = networkAddresses): string[] {
  if (host === '0.0.0.0' || host === '::') return own();
  return isLoopback(host) ? [] : [host];
}

/** How others open what listens there, such as `http://192.168.7.7:4747`. */
export function networkOrigins(host: string, port: number | string, own = networkAddresses): string[] {
  return listenedAddresses(host, own).map((address) => `http://${inUrl(address)}:${port}`);
}

/**
 * How others open this server; null when they cannot. A proxy on this machine may pass on
 * what others ask for by an allowed name.
 */
export function originsForOthers(
  { host, allowedHosts }: Reach,
  port: number | string,
  own = networkAddresses,
): string[] | null {
  if (!isLoopback(host)) return networkOrigins(host, port, own);
  const names = allowedHosts.filter((name) => !isLoopback(name));
  return names.length === 0 ? null : names.map((name) => `https://${inUrl(name)}`);
}

/** A host as it is written in a URL. */
export function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
