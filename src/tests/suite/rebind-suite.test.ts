import { expect, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { readSuite } from './read-suite.ts';
import { rebindSuite } from './rebind-suite.ts';

async function suiteOf(flow: string) {
  const { suite, problems } = await readSuite(
    `format: tweakbench-tests
version: 1
name: Support
flow: ${flow}
output: ChatOutput-old9
variants:
  - {name: A, tweaks: {LanguageModelComponent-old9: {words: 3, temperature: 1}, words: 4}}
cases:
  - input: hi
    components: [ChatInput-old9]
    checks: [{not: {any: [{reached: LanguageModelComponent-old9}, {contains: ChatInput-old9}]}}]
    tweaks: {Gone-old9: {x: 1}}
  - {file: rows.csv, columns: {w: LanguageModelComponent-old9.words}}
`,
    { readText: async () => 'input,w\nho,5\n' },
  );
  if (!suite) throw new Error(JSON.stringify(problems));
  return suite;
}

it('components with a new id are matched everywhere in a suite, and this is said', async () => {
  const suite = await suiteOf('f');
  const { suite: rebound, notes } = rebindSuite(suite, sampleIndex);
  expect(rebound).toMatchObject({
    output: 'ChatOutput-o1',
    variants: [{ tweaks: {} }, { tweaks: { 'Model-m1': { words: 3, temperature: 1 }, words: 4 } }],
    cases: [
      {
        turns: [
          {
            components: ['ChatInput-q1'],
            checks: [{ not: { any: [{ reached: 'Model-m1' }, { contains: 'ChatInput-old9' }] } }],
          },
        ],
      },
      { columns: [{ component: 'Model-m1', field: 'words', value: '5' }] },
    ],
    files: [{ columns: [{ name: 'input' }, { name: 'w', target: { component: 'Model-m1', field: 'words' } }] }],
  });
  expect(notes).toEqual([
    'LanguageModelComponent-old9 is matched with Language Model (Model-m1).',
    'The flow has no component Gone-old9.',
    'ChatInput-old9 is matched with Chat Input (ChatInput-q1).',
    'ChatOutput-old9 is matched with Chat Output (ChatOutput-o1).',
  ]);
});

it('the names that a suite remembers are believed first', async () => {
  const suite = await suiteOf('{id: f, components: {Gone-old9: Language Model}}');
  const { notes, missing } = rebindSuite(suite, sampleIndex);
  expect(notes).toContain('Language Model (Gone-old9) is matched with Language Model (Model-m1).');
  expect(notes).toContain('The flow has no component LanguageModelComponent-old9.');
  expect(missing).toContain('LanguageModelComponent-old9');
});

it('a suite without unknown ids stays as it is', async () => {
  const suite = { ...(await suiteOf('f')), output: null, cases: [], variants: [] };
  expect(rebindSuite(suite, sampleIndex)).toEqual({ suite, notes: [], matches: new Map(), missing: [] });
});
