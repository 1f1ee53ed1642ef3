import { describe, expect, it } from 'vitest';
import { maskDraft } from '../../flow/secrets/mask-secrets.ts';
import { EMBEDDED_SERVER, sampleDraft, sampleIndex } from '../testing/sample-run.ts';
import { type Batch, columnTargets, expectationOf, rowDraft } from './batch.ts';
import { passRateWords } from './batch-tally.ts';
import { checkAnswer, type ExpectationKind } from './expectation.ts';
import { exportHead, exportRows } from './export-batch.ts';
import { runRows } from './run-rows.ts';
import { type SearchOutcome, searchText } from './search-text.ts';
import { sharedProblem, withSecrets } from './shared-draft.ts';

const batch: Batch = {
  ...{ id: 'b', flow: { id: 'flow-1', name: 'Sample' }, atOnce: 2, count: 2, output: null },
  draft: sampleDraft({ tweaksText: '{"Model-m1": {"temperature": 1}}' }),
  columns: ['question', 'words', 'who', 'expected'],
  targets: [
    { kind: 'value' },
    { kind: 'tweak', component: 'Model-m1', field: 'words' },
    { kind: 'components' },
    { kind: 'expected' },
  ],
  expectation: null,
};

describe('the columns of a batch', () => {
  it('get a suggested target', () => {
    expect(columnTargets(['id', 'question', 'expected']).map(({ kind }) => kind)).toEqual([
      'nothing',
      'value',
      'expected',
    ]);
    expect(columnTargets(['anything'])).toEqual([{ kind: 'value' }]);
  });

  it('target the field of the same name, unless the name has another meaning', () => {
    const words = { kind: 'tweak', component: 'Model-m1', field: 'words' } as const;
    const fields = new Map(['words', 'question'].map((name) => [name, words]));
    expect(columnTargets(['words', 'id', 'question', 'text'], new Map(), fields)).toEqual([
      ...[words, { kind: 'nothing' }, { kind: 'value' }, { kind: 'nothing' }],
    ]);
    const chosen = new Map([['words', { kind: 'nothing' } as const]]);
    expect(columnTargets(['question', 'words'], chosen, fields)[1]).toEqual({ kind: 'nothing' });
  });

  it('have the target that a person chose, whatever their name', () => {
    const chosen = new Map([['question', { kind: 'expected' } as const]]);
    expect(columnTargets(['toString', 'question', 'input', '__proto__'], chosen).map(({ kind }) => kind)).toEqual([
      ...['nothing', 'expected', 'nothing', 'nothing'],
    ]);
  });

  it('become a request per row: value, targets, and a tweak of the type of its field', () => {
    const draft = rowDraft(batch, ['hi', '9', 'Chat Input; Other', ''], sampleIndex, EMBEDDED_SERVER.rules);
    expect(draft.inputs).toEqual([{ id: 'row', value: 'hi', components: ['Chat Input', 'Other'], type: 'any' }]);
    expect(JSON.parse(draft.tweaksText)).toEqual({ 'Model-m1': { temperature: 1, words: 9 } });
    expect(draft.stream).toBe(false);
  });

  it.each(['', '  '])('do not change the field of a tweak if the cell is %j', (cell) => {
    const draft = rowDraft(batch, ['hi', cell, '', ''], sampleIndex, EMBEDDED_SERVER.rules);
    expect(JSON.parse(draft.tweaksText)).toEqual({ 'Model-m1': { temperature: 1 } });
  });
});

describe('the shared draft of the rows', () => {
  const typed = sampleDraft({ tweaksText: '{"Model-m1": {"api_key": "sk-12345678", "temperature": 2}}' });
  const kept = maskDraft({ ...typed, tweaksText: typed.tweaksText.replace('2}', '1}') }, sampleIndex);

  it('gets its secrets from the bench, also when the rest was changed there', () => {
    const draft = withSecrets(kept, typed, sampleIndex);
    expect(JSON.parse(draft.tweaksText)).toEqual({ 'Model-m1': { api_key: 'sk-12345678', temperature: 1 } });
    expect(sharedProblem(draft)).toBeNull();
  });

  it('cannot be sent without them', () => {
    const draft = withSecrets(kept, sampleDraft({ tweaksText: '{}' }), sampleIndex);
    expect(draft).toBe(kept);
    expect(sharedProblem(draft)).toBe('Type the secret for Model-m1 · api_key again: it was not saved');
  });
});

describe('an expectation', () => {
  it.each<[ExpectationKind, string, string, string, boolean]>([
    ['contains', 'WORLD', '', 'hello world', true],
    ['contains', 'moon', '', 'hello world', false],
    ['equals', ' hello ', '', 'hello', true],
    ['matches', '^h.*d$', '', 'hello world', true],
    ['matches', '(', '', 'hello', false],
    ['json', '2', '$.items[1].n', '{"items": [{}, {"n": 2}]}', true],
    ['json', '3', 'items[1].n', '```json\n{"items": [{}, {"n": 2}]}\n```', false],
    ['json', '', 'a', '{"a": null}', true],
    ['json', '', 'b', '{"a": 1}', false],
    ['json', '', 'a', 'no json', false],
    ['json', '1', '$["a.b"][\'c[0]\'].d', '{"a.b": {"c[0]": {"d": 1}}}', true],
    ['json', '1', '["say \\"a\\""]', '{"say \\"a\\"": 1}', true],
    ['json', '', '__proto__', '{"a": 1}', false],
  ])('%s %j %j of %j', async (kind, text, path, answer, isMet) => {
    const verdict = await checkAnswer({ kind, text, path }, answer, null, searchText);
    expect(verdict?.isMet).toBe(isMet);
    expect(verdict?.why === '').toBe(isMet);
  });

  it('fails if its search takes too long, and has no result if it was stopped', async () => {
    const expectation = { kind: 'matches', text: '(a+)+$', path: '' } as const;
    const check = (outcome: SearchOutcome) => checkAnswer(expectation, 'a', null, () => outcome);
    expect(await check('slow')).toEqual({ isMet: false, why: 'could not be checked: /(a+)+$/ took too long' });
    expect(await check('stopped')).toBeNull();
  });

  it('is that of the row, and nothing if its cell is blank', () => {
    const expectation = { kind: 'contains', text: 'a', path: '' } as const;
    const cells = (expected: string) => ['hi', '', '', expected];
    expect(expectationOf({ ...batch, expectation }, cells('b'))).toEqual({ ...expectation, text: 'b' });
    expect(expectationOf({ ...batch, expectation }, cells(' '))).toBeNull();
    expect(expectationOf({ targets: [{ kind: 'value' }], expectation }, ['hi'])).toBe(expectation);
    expect(expectationOf({ ...batch, expectation: null }, cells('b'))).toBeNull();
  });
});

describe('running rows', () => {
  it('saves each row once, runs at most the given number at once, and stops without a result for running rows', async () => {
    const controller = new AbortController();
    const kept: number[] = [];
    let under = 0;
    let limit = 0;
    await runRows<number>({
      ...{ rows: [...Array(50).keys()], atOnce: 3, signal: controller.signal },
      runRow: async (row, signal) => {
        under += 1;
        limit = Math.max(limit, under);
        await Promise.resolve();
        under -= 1;
        if (row === 20) controller.abort();
        return signal.aborted ? null : row;
      },
      keep: async (row) => {
        kept.push(row);
      },
    });
    expect(limit).toBe(3);
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.length).toBeLessThan(22);
    expect(kept).not.toContain(20);
  });

  it('ends when a result cannot be saved', async () => {
    const work = runRows<number>({
      ...{ rows: [0, 1, 2], atOnce: 1, signal: new AbortController().signal },
      runRow: async (row) => row,
      keep: () => Promise.reject(new Error('full')),
    });
    await expect(work).rejects.toThrow('full');
  });
});

it('is exported row by row, with the columns that have no target', () => {
  const whole: Batch = {
    ...batch,
    columns: ['id', ...batch.columns],
    targets: [{ kind: 'nothing' }, ...batch.targets],
  };
  const rows = [
    { row: 0, cells: ['007', 'a, b', '1', '', 'x'] },
    { row: 1, cells: ['008', 'c', '', '', ''] },
  ];
  const result = { row: 0, status: 'done', isMet: false, why: 'is not “x”', answer: 'y', ms: 5 } as const;
  const text = exportHead(whole) + exportRows(whole, 'csv', rows, new Map([[0, result]]));
  expect(text.split('\r\n')).toEqual([
    'row,id,question,words,who,expected,status,passed,why,answer,ms',
    '1,007,"a, b",1,,x,done,no,is not “x”,y,5',
    '2,008,c,,,,waiting,,,,',
    '',
  ]);
  const [line = ''] = exportRows(whole, 'jsonl', rows, new Map([[0, result]])).split('\n');
  expect(JSON.parse(line)).toMatchObject({
    row: 1,
    asked: { id: '007' },
    status: 'done',
    expected: false,
    answer: 'y',
  });
});

it.each([
  [2, 3, '67 % passed'],
  [1999, 2000, '99 % passed'],
  [1, 2000, '1 % passed'],
  [3, 3, '100 % passed'],
  [0, 3, '0 % passed'],
])('says how many of the answers passed: %i of %i', (passed, ended, words) => {
  const tally = { ended, answered: ended, passed, failed: ended - passed, errors: 0 };
  expect(passRateWords({ expectation: { kind: 'contains', text: 'a', path: '' } }, tally)).toBe(words);
});
