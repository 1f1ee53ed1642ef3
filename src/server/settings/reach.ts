/** Who can open this server: it listens on this machine alone, or on addresses in its networks, or behind a proxy. */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
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

/** True in a container: what leads to this machine does not lead to it from its networks. */
function isContained(): boolean {
  return ['/.dockerenv', '/run/.containerenv'].some(existsSync) || process.env.KUBERNETES_SERVICE_HOST !== undefined;
}

/** This machine; another one in tests. */
const thisMachine = { own: networkAddresses, isContained };

/**
 * How others open this server, the best first, such as `http://192.168.7.7:4747`; null when they cannot, and none when only their
 * own network knows, as of a container. On this machine's own
 * address and in a container, a proxy passes on what others ask for by an allowed name. `port` is the one listened on.
 */
export function originsForOthers(
  { host, allowedHosts }: Reach,
  port: number,
  { own, isContained } = thisMachine,
): string[] | null {
  const isBehind = isLoopback(host) || isContained();
  const listened = isContained() ? [] : listenedAddresses(host, own);
  const names = allowedHosts.filter((name) => !isLoopback(name));
  if (isLoopback(host) && names.length === 0) return null;
  return [
    ...listened.map((address) => `http://${inUrl(address)}:${port}`),
    ...names.map((name) => (isBehind && isIP(name) === 0 ? `https://${name}` : `http://${inUrl(name)}:${port}`)),
  ];
}

/** A host as it is written in a URL. */
export function inUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
