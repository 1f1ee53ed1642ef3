import { expect, it } from 'vitest';
import { NODE_VERSIONS } from './run-on-node.ts';
import { unitTestVersions } from './unit-test-versions.ts';

const [oldest = '', newest = ''] = [NODE_VERSIONS.at(0), NODE_VERSIONS.at(-1)];

it.each([
  ['a later one of the oldest line', '20.20.2', [newest]],
  ['the oldest', oldest, [newest]],
  ['one of the newest line', newest.replace(/\..*/, '.0.0'), [oldest]],
  ['one between them', '24.1.0', [oldest, newest]],
  ['one whose line begins with the same digit', '2.0.0', [oldest, newest]],
])('the smoke run on Node %s leaves out the line of Node on which npm test runs', (_, running, expected) => {
  expect(unitTestVersions(running)).toEqual(expected);
});
