import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { caseOf } from '../../testing/suite-of.ts';
import { cellTweaks } from '../turn-draft.ts';
import { componentOfColumn } from './column-field.ts';

const index = indexFlow(
  smallFlow([
    { id: 'Prompt-1', name: 'Prompt', fields: { tone: 'plain' } },
    { id: 'Prompt-2', name: 'Prompt', fields: { words: 'few', count: 3 } },
  ]),
);

it('a name that components share is that of the last, as for a tweak', () => {
  const owner = (component: string | null, field: string) => componentOfColumn({ component, field }, index)?.id ?? null;
  expect(owner('Prompt', 'words')).toBe('Prompt-2');
  expect(owner('Prompt', 'tone')).toBeNull();
  expect(owner('Prompt-1', 'tone')).toBe('Prompt-1');
  expect(owner(null, 'tone')).toBe('Prompt-1');
});

it('a value has the type of the field of that component', () => {
  const columns = [{ component: 'Prompt', field: 'count', value: '7', isMapped: true }];
  const tweaks = cellTweaks({ testCase: caseOf({ columns }), variant: { name: 'Flow', tweaks: {} } }, index);
  expect(tweaks).toEqual({ Prompt: { count: 7 } });
});
