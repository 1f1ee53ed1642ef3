// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from '#run/model/connection.ts';
import { EMBEDDED, writeMemory } from '../../shell/api/connection-store.ts';
import { connectionOf, isRunOf } from './run-server.ts';

afterEach(() => localStorage.clear());

const one: Connection = { kind: 'langflow', baseUrl: 'http://one', address: 'http://one', apiKey: 'key-of-one' };
const keys = new Map([
  ['http://one', 'key-of-one'],
  ['http://two', 'key-of-two'],
]);
const here = (connection: Connection) => ({ connection, keyOf: (address: string) => keys.get(address) ?? null });
const onTwo = { server: 'Langflow 1.13.0', address: 'http://two' };
const embedded = { server: 'Embedded engine', address: null };

describe('the server of a run', () => {
  it('is identified by its address, and where that is not known by its kind', () => {
    expect(isRunOf(onTwo, one)).toBe(false);
    expect(isRunOf({ ...onTwo, address: 'http://one' }, one)).toBe(true);
    expect(isRunOf(embedded, EMBEDDED)).toBe(true);
    expect(isRunOf(embedded, one)).toBe(false);
    expect(isRunOf({ server: 'Langflow 1.9' }, one)).toBe(true);
    expect(isRunOf({ server: 'Embedded engine' }, one)).toBe(false);
  });

  it('is reached through its own base URL with its own key, never with the key of another server', () => {
    expect(connectionOf(onTwo, here(one))).toMatchObject({ baseUrl: 'http://two', apiKey: 'key-of-two' });
    writeMemory({ active: null, profiles: [{ name: 'Two', address: 'http://two', baseUrl: '/relay/2' }] });
    expect(connectionOf(onTwo, here(one))).toMatchObject({ baseUrl: '/relay/2', apiKey: 'key-of-two' });
    expect(connectionOf({ ...onTwo, address: 'http://new' }, here(one)).apiKey).toBeNull();
    expect(connectionOf(embedded, here(one))).toEqual(EMBEDDED);
    expect(connectionOf({ server: 'Langflow 1.9' }, here(one))).toBe(one);
  });
});
