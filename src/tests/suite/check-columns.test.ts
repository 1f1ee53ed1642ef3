import { expect, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { readWrittenSuite, SUITE_HEAD } from '../testing/read-written-suite.ts';
import { checkColumns } from './check-columns.ts';
import { cellTweaks } from './turn-draft.ts';

const [owner] = sampleIndex.byField.get('words') ?? [];
const name = owner?.displayName ?? '';

async function columnsOf(text: string, { file = 'cases.csv', head = '', columns = '' } = {}) {
  const written = `${SUITE_HEAD}${head}cases:\n  - file: ${file}\n${columns}`;
  const { suite, problems } = await readWrittenSuite(written, { [file]: text });
  if (suite === null) throw new Error(problems.map(({ message }) => message).join());
  const { problems: found, notes } = checkColumns(suite, sampleIndex);
  const tweaks = suite.cases.map((testCase) =>
    cellTweaks({ testCase, variant: { name: '', tweaks: {} } }, sampleIndex),
  );
  return { problems: found.map(({ message }) => message), notes, tweaks };
}

it.each([
  [
    'What is 1+1?,2\nWho are you?,a guide\n',
    'cases.csv',
    'The first line has no names of columns. Write one above it, such as input,expected',
  ],
  [
    'Wer ist da,Antwort\nIch,2\n',
    'cases.csv',
    'No column is the input of a case or a field of the flow; it has Wer ist da, Antwort. Name one input, or map it in the suite: columns: {Wer ist da: input}. If the first line is a question, write a line with names above it',
  ],
  [
    '{"vars": {"topic": "ships"}}',
    'cases.jsonl',
    'No column is the input of a case or a field of the flow; it has topic. Name one input, or map it in the suite: columns: {topic: input}. If the first line is a question, write a line with names above it',
  ],
])('rows that would ask nothing are refused: %j', async (text, file, why) => {
  expect(await columnsOf(text, { file })).toMatchObject({ problems: [why] });
});

it('a column sets a field by its name, and by the names of component and field, without a mapping', async () => {
  for (const column of ['words', `${name}.words`, `${owner?.id}.words`]) {
    const { problems, notes, tweaks } = await columnsOf(`${column}\n7\n`);
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(Object.values(tweaks[0] ?? {})).toEqual([{ words: 7 }]);
  }
});

it('the columns that are not used are named, with the closest field; with tweaks-applied they are a problem', async () => {
  const csv = `input,wrods,${name}.wrods,id\nhi,7,7,a\n`;
  const note = `3 columns are not used: wrods (did you mean words?), ${name}.wrods (did you mean ${name}.words?), id`;
  expect(await columnsOf(csv)).toEqual({ problems: [], notes: [`cases.csv: ${note}.`], tweaks: [{}] });
  expect(await columnsOf(csv, { head: 'checks: [{not: tweaks-applied}]\n' })).toMatchObject({
    problems: [
      `${note}. tweaks-applied needs a field of the flow for each; map one that is none: columns: {wrods: nothing}`,
    ],
  });
  const columns = `    columns: {wrods: nothing, "${name}.wrods": nothing, id: nothing}\n`;
  expect(await columnsOf(csv, { head: 'checks: [tweaks-applied]\n', columns })).toEqual({
    problems: [],
    notes: [],
    tweaks: [{}],
  });
});

it('a mapped field that the flow does not have is left to the report of the tweak', async () => {
  const columns = `    columns: {a: input, b: Nobody.words}\n`;
  const { problems, notes, tweaks } = await columnsOf('a,b\nhi,7\n', { columns });
  expect({ problems, notes, tweaks }).toEqual({ problems: [], notes: [], tweaks: [{ Nobody: { words: '7' } }] });
});
