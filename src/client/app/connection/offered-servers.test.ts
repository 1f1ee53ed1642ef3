import { describe, expect, it } from 'vitest';
import { offeredServers } from './offered-servers.ts';

describe('the servers that the form offers', () => {
  it('are the remembered ones, then the one in the settings', () => {
    const profiles = [{ name: 'Staging', address: 'http://a:1', baseUrl: 'http://a:1' }];
    expect(offeredServers(profiles, 'http://b:2/flows')).toEqual([
      { name: 'Staging', address: 'http://a:1', isRelayed: false },
      { name: 'b:2', address: 'http://b:2/flows', isRelayed: true },
    ]);
  });

  it('have the one in the settings once, under its given name', () => {
    const profiles = [{ name: 'Mine', address: 'http://b:2', baseUrl: '/relay/one' }];
    expect(offeredServers(profiles, 'http://b:2')).toEqual([{ name: 'Mine', address: 'http://b:2', isRelayed: true }]);
  });

  it('have unique names, even if two are on the same host', () => {
    const profiles = [{ name: 'b:2', address: 'http://b:2/old', baseUrl: 'http://b:2/old' }];
    expect(offeredServers(profiles, 'http://b:2/new').map(({ name }) => name)).toEqual(['b:2', 'http://b:2/new']);
  });
});
