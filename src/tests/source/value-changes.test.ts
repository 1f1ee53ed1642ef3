import { expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { editSuite } from '../suite/edit-suite.ts';
import { valueChanges } from './value-changes.ts';

const TEXT = `variants:
  - name: Friendly # for marketing
    tweaks:
      # the tone of the site
      Prompt:
        tone: friendly # not "kind"
        words: 12
      Model: {temperature: 0.5}
`;
const BEFORE: JsonValue = { Prompt: { tone: 'friendly', words: 12 }, Model: { temperature: 0.5 } };
const edited = (after: JsonValue | undefined) =>
  valueChanges(['variants', 0, 'tweaks'], BEFORE, after).reduce(editSuite, TEXT);

it('only what differs is changed, so that comments stay', () => {
  expect(edited(BEFORE)).toBe(TEXT);
  expect(edited({ Prompt: { tone: 'formal', words: 12 }, Model: { temperature: 0.5, top_k: 4 } })).toBe(
    TEXT.replace('tone: friendly', 'tone: formal').replace('{temperature: 0.5}', '{temperature: 0.5, top_k: 4}'),
  );
  expect(edited({ Prompt: { tone: 'friendly' }, Model: { temperature: 0.5 } })).toBe(TEXT.replace(/ +words: 12\n/, ''));
  expect(edited(undefined)).toBe('variants:\n  - name: Friendly # for marketing\n');
});

it('the whole is rewritten where the order differs, which decides between two tweaks for one field', () => {
  const after: JsonValue = { Model: { temperature: 0.5 }, Prompt: { tone: 'friendly', words: 12 } };
  const [change] = valueChanges(['tweaks'], BEFORE, after);
  expect(change).toEqual({ kind: 'set', path: ['tweaks'], value: after });
});
