import { expect, it } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { indexFlow } from './index-flow.ts';
import { runOrder } from './run-order.ts';

const component = (id: string) => ({ id, fields: { in: '' } });

it.each([
  ['each for its inputs', ['C-1', 'B-1', 'A-1'], ['A-1 -> B-1.in', 'B-1 -> C-1.in'], ['A-1', 'B-1', 'C-1']],
  [
    'what two feed after both',
    ['C-1', 'A-1', 'B-1'],
    ['A-1 -> C-1.in', 'B-1 -> C-1.in', 'A-1 -> B-1.in'],
    ['A-1', 'B-1', 'C-1'],
  ],
  ['else as in the export', ['B-1', 'A-1'], [], ['B-1', 'A-1']],
  ['a circle last, and each once', ['A-1', 'B-1', 'C-1'], ['A-1 -> B-1.in', 'B-1 -> A-1.in'], ['C-1', 'A-1', 'B-1']],
])('%s', (_name, ids, edges, expected) => {
  expect(runOrder(indexFlow(smallFlow(ids.map(component), edges)))).toEqual(expected);
});
