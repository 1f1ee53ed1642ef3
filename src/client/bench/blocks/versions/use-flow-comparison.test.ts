import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { shownComparison } from './use-flow-comparison.ts';

const flow = (...given: Parameters<typeof smallFlow>) => indexFlow(smallFlow(...given));
const [input, model, old] = ['ChatInput-a', 'Model-m', 'Old-o'].map((id) => ({ id, fields: { text: '' } }));
if (!input || !model || !old) throw new Error('no components');

it('a comparison has the components that the flow no longer has, with their connections', () => {
  const before = flow([input, old, model], ['ChatInput-a -> Old-o.text', 'Old-o -> Model-m.text']);
  const now = flow([input, model], ['ChatInput-a -> Model-m.text']);
  const shown = shownComparison({ names: ['Version 1', 'The flow now'], before, after: null }, now);
  expect(shown.absent.map(({ id }) => id)).toEqual(['Old-o']);
  expect(shown.absentConnections.map(({ source, target }) => `${source} ${target}`)).toEqual([
    'ChatInput-a Old-o',
    'Old-o Model-m',
  ]);
  expect(shown.byId.get('Old-o')?.kind).toBe('removed');
});

it('a comparison takes a component that a later version added and the flow lost from that version', () => {
  const shown = shownComparison(
    {
      names: ['Version 1', 'Version 2'],
      before: flow([input]),
      after: flow([input, old], ['ChatInput-a -> Old-o.text']),
    },
    flow([input]),
  );
  expect(shown.absent.map(({ id }) => id)).toEqual(['Old-o']);
  expect(shown.absentConnections).toHaveLength(1);
  expect(shown.byId.get('Old-o')?.kind).toBe('added');
});
