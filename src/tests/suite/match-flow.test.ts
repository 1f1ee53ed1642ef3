import { expect, it } from 'vitest';
import { matchFlow } from './match-flow.ts';

const flows = [
  { id: '1', name: 'router', endpoint_name: 'support' },
  { id: '2', name: 'Twin', endpoint_name: '1' },
  { id: '3', name: 'Twin', endpoint_name: null },
  { id: '4', name: 'support' },
];

it.each([
  ['1', '1'],
  ['support', '1'],
  ['router', '1'],
  // Either could be meant.
  ['Twin', null],
  ['nobody', null],
])('finds the flow that %s names: %s', (key, id) => {
  expect(matchFlow(flows, key)?.id ?? null).toBe(id);
});
