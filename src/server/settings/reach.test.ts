import { expect, it } from 'vitest';
import { networkAddresses, originsForOthers } from './reach.ts';

const machine = { own: () => ['192.168.7.7', '10.0.0.4'], isContained: () => false };
const container = { own: () => ['172.17.0.2'], isContained: () => true };
const reach = (host: string, allowedHosts: string[] = [], where = machine) =>
  originsForOthers({ host, allowedHosts }, 4747, where);

it.each([
  ['on this machine alone', reach('127.0.0.1'), null],
  ['on this machine alone, by another name of it', reach('127.0.0.1', ['localhost']), null],
  ['behind a proxy', reach('127.0.0.1', ['bench.example', '127.0.0.1']), ['https://bench.example']],
  ['in all networks', reach('0.0.0.0'), ['http://192.168.7.7:4747', 'http://10.0.0.4:4747']],
  ['in all networks, with IPv6', reach('::'), ['http://192.168.7.7:4747', 'http://10.0.0.4:4747']],
  [
    'in all networks, and by a name',
    reach('0.0.0.0', ['mybox.local']),
    ['http://192.168.7.7:4747', 'http://10.0.0.4:4747', 'http://mybox.local:4747'],
  ],
  // What a container listens on is known in its own network alone.
  ['from a container', reach('0.0.0.0', ['localhost'], container), []],
  [
    'from a container, by its allowed hosts',
    reach('0.0.0.0', ['bench.example', '192.168.7.7'], container),
    ['https://bench.example', 'http://192.168.7.7:4747'],
  ],
  ['in one network', reach('192.168.7.7'), ['http://192.168.7.7:4747']],
  ['in one network, with IPv6', reach('fd00::2'), ['http://[fd00::2]:4747']],
])('a server is opened %s', (_where, origins, expected) => expect(origins).toEqual(expected));

it('a machine in no network can be opened by nobody, though it listens', () => {
  expect(reach('0.0.0.0', [], { ...machine, own: () => [] })).toEqual([]);
});

it('the addresses of a machine are those of IPv4 that leave it', () => {
  const at = { netmask: '', mac: '', cidr: null };
  expect(
    networkAddresses({
      lo: [{ ...at, address: '127.0.0.1', family: 'IPv4', internal: true }],
      eth0: [
        { ...at, address: '192.168.7.7', family: 'IPv4', internal: false },
        { ...at, address: 'fe80::1', family: 'IPv6', internal: false, scopeid: 4 },
      ],
      none: undefined,
    }),
  ).toEqual(['192.168.7.7']);
});
