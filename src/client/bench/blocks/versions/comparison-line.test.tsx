// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { ComparisonLine } from './comparison-line.tsx';
import { shownComparison } from './use-flow-comparison.ts';

afterEach(cleanup);

const flow = (...given: Parameters<typeof smallFlow>) => indexFlow(smallFlow(...given));
const [input, model, old] = ['Input-a', 'Model-m', 'Old-o'].map((id) => ({ id, fields: { text: '', other: '' } }));
if (!input || !model || !old) throw new Error('no components');

it('the line names what has no mark: changed connections, except those of added and removed components', () => {
  const before = flow([input, old, model], ['Input-a -> Old-o.text', 'Input-a -> Model-m.text']);
  const now = flow([input, model], ['Input-a -> Model-m.other']);
  const comparison = shownComparison({ names: ['Version 1', 'The flow now'], before, after: null }, now);
  render(<ComparisonLine comparison={comparison} unmarked={['Old removed']} />);
  expect(screen.getByRole('note').textContent).toContain(
    'Differences between version 1 and the flow now: 1 component removed, 3 connections added or removed. ' +
      'Not marked here: Old removed, connection Input → Model, text removed and connection Input → Model, other added.',
  );
});

it('the line says that nothing differs', () => {
  const now = flow([input]);
  const comparison = shownComparison({ names: ['Version 1', 'Version 2'], before: now, after: now }, now);
  render(<ComparisonLine comparison={comparison} />);
  expect(screen.getByRole('note').textContent).toContain('version 2: none.');
});
