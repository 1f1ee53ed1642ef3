import { expect, it } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { indexFlow } from './index-flow.ts';
import { runOrder } from './run-order.ts';

const component = (id: string) => ({ id, fields: { in: '' } });

it.each([
  ['puts each after its inputs', ['C-1', 'B-1', 'A-1'], ['A-1 -> B-1.in', 'B-1 -> C-1.in'], ['A-1', 'B-1', 'C-1']],
  [
    'puts a component with two inputs after both',
    ['C-1', 'A-1', 'B-1'],
    ['A-1 -> C-1.in', 'B-1 -> C-1.in', 'A-1 -> B-1.in'],
    ['A-1', 'B-1', 'C-1'],
  ],
  ['otherwise keeps the order of the export', ['B-1', 'A-1'], [], ['B-1', 'A-1']],
  [
    'puts a cycle last, each component once',
    ['A-1', 'B-1', 'C-1'],
    ['A-1 -> B-1.in', 'B-1 -> A-1.in'],
    ['C-1', 'A-1', 'B-1'],
  ],
])('runOrder %s', (_name, ids, edges, expected) => {
  expect(runOrder(indexFlow(smallFlow(ids.map(component), edges)))).toEqual(expected);
});
