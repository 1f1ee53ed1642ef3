import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { EMBEDDED_SERVER, sampleFlow } from '#run/testing/sample-run.ts';
import type { TestCase } from '../suite/suite.ts';
import { sampleCell } from '../testing/sample-results.ts';
import { caseOf, suiteOf } from '../testing/suite-of.ts';
import { makeResults } from './make-results.ts';
import { readResults } from './read-results.ts';

const testCase = (name: string, changes: Partial<TestCase> = {}) => {
  const turns = ['a', 'b'].map((input) => ({ input, expected: 'ok' }));
  return caseOf({ name, turns, tags: ['money'], ...changes });
};

const suite = suiteOf({
  name: 'Support',
  flow: { id: 'f', file: null, fingerprint: null, components: new Map() },
  repeat: 2,
  variables: ['TOKEN'],
  variants: [
    { name: 'A', tweaks: { 'Model-m1': { phrase: 'sk-secret-in-the-file', words: 3, code: `${'$'}{TOKEN}` } } },
  ],
  cases: [
    testCase('refund', { columns: [{ component: null, field: 'words', value: '9', isMapped: true }] }),
    testCase('other'),
  ],
});

/** The sample with a secret that the flow itself holds. */
const index = indexFlow(
  flowExportSchema.parse(
    JSON.parse(
      JSON.stringify(sampleFlow).replace('"password":true,"value":""', '"password":true,"value":"plain words"'),
    ),
  ),
);

const results = makeResults({
  suite,
  file: 'support.tests.yaml',
  flow: { id: 'f', name: 'Sample', fingerprint: 'p' },
  index,
  server: EMBEDDED_SERVER,
  address: null,
  cells: [sampleCell(), sampleCell({ variant: 'A', state: 'failed' })],
  startedAt: new Date(0),
  endedAt: new Date(1000),
});

it('results have the cases that have a cell, as they were asked', () => {
  expect(results.cases).toEqual([
    { name: 'refund', inputs: ['a', 'b'], expected: 'ok', tags: ['money'], tweaks: { 'Model-m1': { words: 9 } } },
  ]);
  expect(results.tally).toEqual({ cells: 2, passed: 1, answered: 0, failed: 1, broken: 0, notRun: 0 });
});

it('results have the components of the flow, without its secrets', () => {
  expect(index.byId.get('Model-m1')?.fields.get('api_key')?.value).toBe('plain words');
  expect(results.flow.components['Model-m1']).toEqual({
    name: 'Language Model',
    type: 'LanguageModelComponent',
    fields: { temperature: '0.1', words: '6' },
  });
});

it('results have the variants as the suite writes them, with secrets masked', () => {
  expect(results.variants[1]?.tweaks).toMatchObject({ 'Model-m1': { words: 3, code: `${'$'}{TOKEN}` } });
  expect(JSON.stringify(results)).not.toContain('sk-secret');
});

it('results can be read again', () => {
  expect(readResults(JSON.stringify(results))).toEqual({ results });
});
