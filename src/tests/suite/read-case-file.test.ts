import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { readWrittenSuite, SUITE_HEAD, wrongInSuite } from '../testing/read-written-suite.ts';

const VARIABLE = '$' + '{TOKEN}';

describe('cases from a file', () => {
  const withFile = (more = '') => `${SUITE_HEAD}checks: [equals]\ncases:\n  - file: cases.csv\n${more}`;

  it('are its rows: columns by their name, or as they are mapped', async () => {
    const csv = 'question,tone,gold,tags,note\n"I want,\nmoney",calm,refund,a; b,x\nBye,,,,\n';
    const columns =
      '    columns: {question: input, tone: Prompt.v2.tone, gold: expected}\n    checks: [{contains: a}]\n';
    const { suite, problems } = await readWrittenSuite(withFile(columns), { 'cases.csv': csv });
    expect(problems).toEqual([]);
    expect(suite?.cases).toMatchObject([
      {
        name: 'I want,',
        tags: ['a', 'b'],
        location: { file: 'cases.csv', line: 2 },
        turns: [{ input: 'I want,\nmoney', expected: 'refund', checks: ['equals', { contains: 'a' }] }],
        columns: [
          { component: 'Prompt.v2', field: 'tone', value: 'calm', isMapped: true },
          { component: null, field: 'note', value: 'x', isMapped: false },
        ],
      },
      { name: 'Bye', turns: [{ input: 'Bye', expected: null }], columns: [], location: { line: 4 } },
    ]);
  });

  it('may have the names of other test tools', async () => {
    const { suite } = await readWrittenSuite(withFile(), { 'cases.csv': 'name,input,__expected\nfirst,hi,ho\n' });
    expect(suite?.cases).toMatchObject([{ name: 'first', turns: [{ input: 'hi', expected: 'ho' }] }]);
  });

  it('may be rows of promptfoo and of OpenAI, with their checks', async () => {
    const of = async (row: object) => {
      const { suite, problems } = await readWrittenSuite(withFile().replaceAll('.csv', '.jsonl'), {
        'cases.jsonl': JSON.stringify(row),
      });
      const [{ name, turns } = {}] = suite?.cases ?? [];
      return { name, turns, problems: problems.map(({ message }) => message) };
    };
    const assert = [
      { type: 'icontains', value: 'a' },
      { type: 'not-contains-any', value: ['b', 'c'] },
      { type: 'regex', value: '^x' },
      { type: 'is-json' },
      { type: 'latency', threshold: 1_500 },
    ];
    expect(await of({ vars: { question: 'Hi' }, assert })).toMatchObject({
      problems: [],
      turns: [
        {
          input: 'Hi',
          checks: [
            'equals',
            { contains: 'a' },
            { not: { any: [{ contains: 'b' }, { contains: 'c' }] } },
            { matches: '^x' },
            { json: { path: '' } },
            { 'max-time': '1500ms' },
          ],
        },
      ],
    });
    expect(await of({ input: [{ role: 'user', content: '2+2?' }], ideal: ['4', 'four'] })).toMatchObject({
      turns: [{ input: '2+2?', expected: null, checks: ['equals', { any: [{ equals: '4' }, { equals: 'four' }] }] }],
    });
    expect(await of({ input: [{ role: 'user', content: '2+2?' }], ideal: ['4'] })).toMatchObject({
      turns: [{ expected: '4', checks: ['equals'] }],
    });
    // A variable is no part of the case.
    const named = { description: 'Ada', vars: { question: 'Hi', name: 'Bob', tags: 'x' } };
    expect(await of(named)).toMatchObject({ name: 'Ada', problems: [] });
    // An assert that nobody made must not pass unseen.
    const unknown = [
      { type: 'llm-rubric', value: 'kind' },
      { type: 'contains', value: '{{name}}' },
      { type: 'contains-any', value: ['a', '{{name}}'] },
      { type: 'contains-all', value: [{ a: 1 }] },
      'contains',
    ];
    expect((await of({ vars: { question: 'Hi' }, assert: unknown })).problems).toEqual([
      'The assert llm-rubric cannot be made here',
      'The assert contains cannot be made here',
      'The assert contains-any cannot be made here',
      'The assert contains-all cannot be made here',
      'The assert without a type cannot be made here',
    ]);
  });

  it('leave out lines of separators alone, and say so', async () => {
    const { suite, problems } = await readWrittenSuite(withFile(), { 'cases.csv': 'input;note\nhi;x\n;\n;\n' });
    expect(problems).toEqual([]);
    expect(suite?.cases).toHaveLength(1);
    expect(suite?.files).toMatchObject([{ notes: ['Line 3 has no values', 'Line 4 has no values'] }]);
  });

  it.each([
    ['', '', ['7:5 cases[0].file cases.csv was not found']],
    ['', 'a,input\n1,\n', ['cases.csv:2:1 The row has no input']],
    [
      '    columns: {qestion: input}\n',
      'question\nhi\n',
      ['8:15 cases[0].columns.qestion The file has no column “qestion”. Did you mean “question”?'],
    ],
    [
      '    columns: {a: nothing}\n',
      'a\nhi\n',
      ['cases.csv:1:1 No column is the input of a case; map one with columns: {COLUMN: input}'],
    ],
    ['', 'input\n', ['cases.csv:1:1 The file has no rows']],
    ['', 'name,input\nx,1\nx,2\n', ['cases.csv:3:1 The name “x” is given twice']],
    [
      '',
      `name,input\n${'🙂'.repeat(40)},1\n${'🙂'.repeat(40)},2\n`,
      [`cases.csv:3:1 The name “${'🙂'.repeat(29)}…” is given twice`],
    ],
    ['', 'input,n\n1\n', ['cases.csv:2:1 Line 2 has 1, not 2 values']],
    [
      '    columns: {a: input, b: input}\n',
      'a,b\n1,2\n',
      ['cases.csv:1:1 Several columns are the input of a case; map them with columns'],
    ],
  ])('report what is wrong with the entry %j and the file %j', async (more, csv, expected) => {
    expect(await wrongInSuite(withFile(more), csv === '' ? {} : { 'cases.csv': csv })).toEqual(expected);
  });

  it('cannot ask for values of the environment', async () => {
    const { suite } = await readWrittenSuite(withFile(), { 'cases.csv': `input,tone\nhi,${VARIABLE}\n` });
    expect(suite?.variables).toEqual([]);
  });

  it('are not read from a file that is too large', async () => {
    expect(await wrongInSuite(withFile(), { 'cases.csv': 'x'.repeat(50_000_001) })).toEqual([
      'cases.csv:1:1 The file has 50,000,001 characters; the limit is 50,000,000',
    ]);
  });

  it('are not read from a file with too many columns or values', async () => {
    const head = Array.from({ length: 1_000 }, (_, at) => `c${at}`).join(',');
    expect(await wrongInSuite(withFile(), { 'cases.csv': `${head},more\na` })).toEqual([
      'cases.csv:1:1 The file has more than 1,000 columns at line 1. Leave out those that the cases do not use',
    ]);
    expect(await wrongInSuite(withFile(), { 'cases.csv': `${head}\n${'a\n'.repeat(5_000)}` })).toEqual([
      'cases.csv:5001:1 The file has more than 5,000,000 values (rows × columns) at line 5,001. Split it into several files',
    ]);
  });

  it('are at most 50,000', async () => {
    const csv = `input\n${Array.from({ length: 50_001 }, (_, at) => `q${at}`).join('\n')}`;
    expect(await wrongInSuite(withFile(), { 'cases.csv': csv })).toEqual([
      '6:1 cases The suite has 50,001 cases; the limit is 50,000',
    ]);
  });

  it('take time in proportion to their number, also if all are the same', async () => {
    const rows = (size: number) => {
      const files = { 'cases.csv': `input\n${'hi\n'.repeat(size)}` };
      return async () => {
        await readWrittenSuite(withFile(), files);
      };
    };
    expect(await timeGrowth(5_000, rows)).toBeLessThan(IN_PROPORTION);
  }, 30_000);
});
