import { describe, expect, it } from 'vitest';
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import { exportCsv, exportMarkdown } from '../export/result-export.ts';
import type { Run } from '../model/run.ts';
import { countReads } from '../testing/count-reads.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { missedInput } from './missed-input.ts';
import { toSections } from './result-sections.ts';

const BARE = 'This input reached no component.';

it.each<[MissedInput[] | undefined, string | null]>([
  [undefined, null],
  [[{ input: 1, saved: 'Ada' }], null],
  [[{ input: 0, saved: 'Ada' }], `${BARE} The flow’s saved text takes its place: Ada`],
  [[{ input: 0, saved: '' }], `${BARE} The flow’s saved text takes its place, and is empty.`],
  [[{ input: 0, saved: null }], BARE],
])('a missed input is described for %j: %s', (missed, sentence) => {
  const run = { ...answeredRun(['Hi Ada']), ...(missed && { missed }) };
  expect(missedInput(run, 0)?.sentence ?? null).toBe(sentence);
});

it('a missed input is found without a search for each input', () => {
  const { list, reads } = countReads(Array.from({ length: 200 }, (_, input) => ({ input, saved: 'Ada' })));
  const run = { ...answeredRun(['Hi Ada']), missed: list };
  for (let input = 0; input < 200; input += 1) expect(missedInput(run, input)?.sentence).toContain('Ada');
  expect(reads()).toBeLessThan(2 * 200);
});

it('a missed input is the first row of its section, and in its files', () => {
  const run = { ...answeredRun(['Hi Ada']), missed: [{ input: 0, saved: 'Ada' }] };
  const [section] = toSections(run, { groupBy: 'input', inputShown: null, outputShown: null, query: '' });
  expect(section?.rows.map(({ kind }) => kind)).toEqual(['missed', 'output', 'notes']);
  for (const { text } of [exportCsv(run), exportMarkdown(run)]) expect(text).toContain(`${BARE} The flow’s saved text`);
});

describe('an input that a frozen component may answer from an earlier result', () => {
  const missed: MissedInput[] = [{ input: 0, saved: null, frozen: 'Model-m1' }];
  const MAY =
    'This may answer an earlier input: Language Model is frozen, and an earlier result of it may have been used.';
  const DID = 'This answers an earlier input: Language Model is frozen, and an earlier result of it was used.';
  const answered = (used_frozen_result?: boolean): Run => {
    const end = { event: 'component-end', at: 1, input: 0, component: 'Model-m1' } as const;
    const events = [
      ...(used_frozen_result === undefined
        ? []
        : [[1, { ...end, ...(used_frozen_result && { used_frozen_result }) }] as const]),
      [2, outputReady(0, messageResult('Hi'))] as const,
      [3, inputEnd(0)] as const,
    ];
    return { ...runOf({ events }), missed };
  };
  const traced = (id: string): Run => {
    const run = answered();
    const trace = { source: 'langflow-traces' as const, id: 't', startedAt: 0, durationMs: null };
    const component = { id, name: 'x', startMs: 0, endMs: 1, isFailed: false, error: null };
    const components = [{ ...component, model: null, tokens: null, cost: null }];
    return { ...run, inputs: run.inputs.map((input) => ({ ...input, trace: { ...trace, components } })) };
  };

  it.each<[string, Run, ReturnType<typeof missedInput>]>([
    ['nothing says whether it did', answered(), { sentence: MAY, isCertain: false }],
    ['the server says that it did', answered(true), { sentence: DID, isCertain: true }],
    ['the server says that the component ran', answered(false), null],
    ['a trace shows that the component ran', traced('Model-m1'), null],
    ['a trace shows others', traced('ChatOutput-o1'), { sentence: MAY, isCertain: false }],
  ])('is named if %s', (_, run, expected) => {
    expect(missedInput(run, 0)).toEqual(expected);
  });

  it('has no answer if it failed', () => {
    const error = { kind: 'unreachable', status: null, raw: '', requestIndex: 0, elapsedMs: 1 } as const;
    expect(missedInput({ ...runOf({ error }), missed }, 0)).toBeNull();
  });
});
