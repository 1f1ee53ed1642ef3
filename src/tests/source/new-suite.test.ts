import { expect, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { readSuite } from '../suite/read-suite.ts';
import { newSuiteText, suiteFlow } from './new-suite.ts';

it('a new suite has the components of its flow, and can be read', async () => {
  const text = newSuiteText({
    name: 'Refunds: "hard" ones',
    flow: suiteFlow({ id: sampleIndex.id, index: sampleIndex }, 'print-1'),
    output: 'ChatOutput-o1',
    variants: [{ name: 'Warm', tweaks: { 'Model-m1': { temperature: 0.9 } } }],
    cases: [{ input: 'a\nb', expected: '# no comment', checks: ['equals', { not: { contains: 'x' } }] }],
  });
  const { suite, problems } = await readSuite(text, { readText: () => Promise.reject(new Error('none')) });
  expect(problems).toEqual([]);
  expect(suite).toMatchObject({
    name: 'Refunds: "hard" ones',
    flow: { id: 'flow-1', fingerprint: 'print-1' },
    output: 'ChatOutput-o1',
    session: 'fresh',
    variants: [{ name: 'Flow' }, { name: 'Warm' }],
  });
  expect([...(suite?.flow.components ?? [])]).toContainEqual(['Model-m1', 'Language Model']);
  expect(suite?.cases[0]?.turns[0]).toMatchObject({ input: 'a\nb', expected: '# no comment' });
});

it('an empty suite has a list of cases to add to', () => {
  expect(newSuiteText({ name: 'Empty', flow: { id: 'f' } })).toBe(
    '# yaml-language-server: $schema=./tests-1.json\nformat: tweakbench-tests\nversion: 1\nname: Empty\nflow:\n  id: f\ncases: []\n',
  );
});
