import { expect, it } from 'vitest';
import type { ComponentCall, ComponentValues } from '#contract/component-values.ts';
import { timedRun } from '../testing/timed-run.ts';
import { chosenAtFirst } from './chosen-at-first.ts';
import { type InsideComponent, insideInput } from './inside-input.ts';

const { components } = insideInput(timedRun(), 0, 0);
const model: ComponentCall = { id: '1', kind: 'model', name: 'gpt', startMs: 0, endMs: 1 };
const time: ComponentValues = {
  ...{ component: 'ChatInput-q1', name: 'Chat Input', startMs: 0, endMs: 1, received: {}, calls: [], gave: {} },
};
const withTimes = (name: string, times: ComponentValues[]): InsideComponent[] =>
  components.map((one) => (one.name === name ? { ...one, times } : one));
const withoutText = components.map((one) => ({ ...one, row: one.row && { ...one.row, firstTextMs: null } }));

it.each<[string, readonly InsideComponent[], string | null]>([
  ['wrote text', components, 'Language Model'],
  ['asked a model', withTimes('Chat Input', [{ ...time, calls: [model] }]), 'Chat Input'],
  ['failed', withTimes('Chat Input', [{ ...time, error: 'no' }]), 'Chat Input'],
  ['ran last', withoutText, 'Chat Output'],
  ['is last, though nothing ran', components.map((one) => ({ ...one, row: null })), 'Chat Output'],
  ['is there: none', [], null],
])('shows at first the component that %s', (_, list, expected) => {
  expect(chosenAtFirst(list)?.name ?? null).toBe(expected);
});
