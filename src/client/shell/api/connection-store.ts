/**
 * What the browser remembers of connections: the named servers and which one was used last, never a key. A key is kept in
 * memory, or in the session storage of the tab if the user asks for it.
 */
import * as z from 'zod/mini';
import type { Connection } from '#run/model/connection.ts';
import { preference } from '../state/preference.ts';
import { connectionHost } from './connection-host.ts';

export interface ConnectionProfile {
  name: string;
  address: string;
  /** `/relay/{id}` or the address itself. */
  baseUrl: string;
}

export interface ConnectionMemory {
  /** Name of the profile in use; null for the embedded engine. */
  active: string | null;
  /** Most recently used first. */
  profiles: readonly ConnectionProfile[];
}

export const EMBEDDED: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };

const KEY = 'tweakbench.connections.1';
/** Address of the Langflow in the settings of the page's own server, once a person has chosen another server instead. */
const CHOSEN = 'tweakbench.chosen.1';
const SECRET = 'tweakbench.key.1.';
const MAX_PROFILES = 20;

const memory = preference<ConnectionMemory>(KEY, { parse: parseMemory }, { active: null, profiles: [] });
const chosenBeside = preference(CHOSEN, z.nullable(z.string()), null);

export function readMemory(): ConnectionMemory {
  return memory.read();
}

export function writeMemory({ active, profiles }: ConnectionMemory): void {
  const saved = profiles.slice(0, MAX_PROFILES).map(({ name, address, baseUrl }) => ({ name, address, baseUrl }));
  memory.write({ active, profiles: saved });
}

/** The default name of a server: its host, or the whole address if another server has that name. */
export function automaticName(address: string, profiles: readonly ConnectionProfile[]): string {
  const host = hostOf(address);
  return profiles.some((profile) => profile.name === host && profile.address !== address) ? address : host;
}

/** False for a name that a person gave. */
export function isAutomaticName(name: string, address: string): boolean {
  return name === hostOf(address) || name === address;
}

function hostOf(address: string): string {
  return connectionHost({ kind: 'langflow', baseUrl: address, apiKey: null });
}

/** The key that is kept for the tab; null if there is none. */
export function readTabKey(address: string): string | null {
  try {
    return sessionStorage.getItem(SECRET + address);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function writeTabKey(address: string, apiKey: string | null): void {
  try {
    if (apiKey === null) sessionStorage.removeItem(SECRET + address);
    else sessionStorage.setItem(SECRET + address, apiKey);
  } catch {
    // Session storage is not available: the key stays in memory.
  }
}

/** The connection of the last visit. If nothing was chosen yet: the Langflow in the settings of the page's own server. */
export function readConnection(): Connection {
  const { active, profiles } = readMemory();
  const opening = openingProfile(profiles);
  if (opening !== null && chosenBeside.read() !== opening.address) {
    // Remembered so that its runs can be opened again after the page has switched to another server.
    if (!profiles.some(({ address }) => address === opening.address))
      writeMemory({ active, profiles: [opening, ...profiles] });
    return connectionTo(opening, null);
  }
  const profile = active === null ? undefined : profiles.find(({ name }) => name === active);
  return profile ? connectionTo(profile, readTabKey(profile.address)) : EMBEDDED;
}

/** Makes the page open with the remembered server from now on, even if its own server has a Langflow in its settings. */
export function keepChoice(): void {
  const opening = openingProfile([]);
  if (opening !== null) chosenBeside.write(opening.address);
}

/** The Langflow that the page's own server has put into the page; null if it has none. */
function openingProfile(profiles: readonly ConnectionProfile[]): ConnectionProfile | null {
  const element = document.querySelector<HTMLMetaElement>('meta[name="tweakbench-langflow"]');
  if (element === null) return null;
  const { content: address, dataset } = element;
  const profile = { name: automaticName(address, profiles), address, baseUrl: dataset.relay };
  return isProfile(profile) ? profile : null;
}

export function connectionTo(profile: ConnectionProfile, apiKey: string | null): Connection {
  const { address, baseUrl } = profile;
  return { kind: 'langflow', baseUrl, apiKey, address };
}

function parseMemory(value: unknown): ConnectionMemory {
  const { active, profiles }: { active?: unknown; profiles?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  return {
    active: typeof active === 'string' ? active : null,
    profiles: Array.isArray(profiles) ? profiles.filter(isProfile) : [],
  };
}

function isProfile(value: unknown): value is ConnectionProfile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, address, baseUrl }: { name?: unknown; address?: unknown; baseUrl?: unknown } = value;
  return (
    typeof name === 'string' &&
    typeof address === 'string' &&
    typeof baseUrl === 'string' &&
    (baseUrl === address || /^\/relay\/[\w-]+$/.test(baseUrl))
  );
}
