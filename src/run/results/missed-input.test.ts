import { expect, it } from 'vitest';
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import { exportCsv, exportMarkdown } from '../export/result-export.ts';
import { answeredRun } from '../testing/run-of.ts';
import { missedSentence } from './missed-input.ts';
import { toSections } from './result-sections.ts';

const BARE = 'This input reached no component.';

it.each<[MissedInput[] | undefined, string | null]>([
  [undefined, null],
  [[{ input: 1, saved: 'Ada' }], null],
  [[{ input: 0, saved: 'Ada' }], `${BARE} The flow answered its saved text: Ada`],
  [[{ input: 0, saved: '' }], `${BARE} The flow answered an empty text.`],
  [[{ input: 0, saved: null }], BARE],
])('says of the first input with %j: %s', (missed, sentence) => {
  expect(missedSentence({ ...(missed && { missed }) }, 0)).toBe(sentence);
});

it('is the first row of its input, and in its files', () => {
  const run = { ...answeredRun(['Hi Ada']), missed: [{ input: 0, saved: 'Ada' }] };
  const [section] = toSections(run, { groupBy: 'input', inputShown: null, query: '' });
  expect(section?.rows.map(({ kind }) => kind)).toEqual(['missed', 'output', 'notes']);
  for (const { text } of [exportCsv(run), exportMarkdown(run)]) expect(text).toContain(`${BARE} The flow answered`);
});
