/** The servers that the form can fill in: the remembered ones and the one in the settings. */
import { automaticName, type ConnectionProfile } from '../../shell/api/connection-store.ts';

export interface OfferedServer {
  name: string;
  address: string;
  isRelayed: boolean;
}

/** Most recently used first. A server that is only in the settings is last, and uses the relay. */
export function offeredServers(
  profiles: readonly ConnectionProfile[],
  configuredUrl: string | undefined,
): OfferedServer[] {
  const known = profiles.map(({ name, address, baseUrl }) => ({ name, address, isRelayed: baseUrl !== address }));
  if (configuredUrl === undefined || known.some(({ address }) => address === configuredUrl)) return known;
  return [...known, { name: automaticName(configuredUrl, profiles), address: configuredUrl, isRelayed: true }];
}
