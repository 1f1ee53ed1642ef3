import { expect, it } from 'vitest';
import { leftRun } from '../reduce/left-run.ts';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { makeEvidence } from './evidence-file.ts';
import { readEvidence } from './read-evidence.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
/** The visible part: without the runs as data. */
const shown = (text: string) => text.slice(0, text.indexOf('<template'));

it('shows a reset field, and what is only predicted of the tweaks that the server did not report', async () => {
  const tweak = { path: ['Model-m1', 'words'], component: 'Model-m1', field: 'words', before: 6 };
  const reset = { ...tweak, state: 'resets' as const, after: null };
  const frozen = { ...tweak, path: ['words'], state: 'may-not-count' as const, after: 9 };
  const run = answeredRun(['yes']);
  const told = {
    ...run,
    predicted: [reset, frozen],
    inputs: run.inputs.map((input) => ({ ...input, outcomes: [reset] })),
  };
  const text = shown((await makeEvidence([told], NOW)).text);
  expect(text).toContain('<td>Resets field</td><td>6</td><td>built-in default</td>');
  expect(text).toContain('Predicted, as the server did not report on these:');
  expect(text).toContain('<th scope="row">words</th><td>Model-m1</td><td>May not count</td><td>6</td><td>9</td>');
  const proven = {
    ...told,
    inputs: told.inputs.map((input) => ({ ...input, outcomes: [reset, { ...frozen, answeredEarlier: true }] })),
  };
  expect(shown((await makeEvidence([proven], NOW)).text)).toContain('May not count (an earlier result answered)');
});

it('does not strike a question that a frozen component may have answered, also after it was read back', async () => {
  const missed = [{ input: 0, saved: null, frozen: 'Model-m1' }];
  const { text } = await makeEvidence([{ ...answeredRun(['Hi Ada']), missed }], NOW);
  expect(shown(text)).toContain('</blockquote>\n<p class="note">This may answer an earlier input: Language Model is');
  expect(shown(text)).not.toContain('</s></blockquote>');
  expect(readEvidence(text).map((run) => run.missed)).toEqual([missed]);
});

it('does not say that somebody stopped a run whose page was left', async () => {
  const left = leftRun(runOf({ end: 'running' }));
  const text = shown((await makeEvidence([left], NOW)).text);
  expect(text.match(/Not finished: the page was left/g)).toHaveLength(4);
  expect(text).not.toContain('Stopped');
});

it('says that a tweak may fail only of a run without an answer', async () => {
  const tweak = { path: ['words'], component: 'Model-m1', field: 'words', state: 'applied' as const, after: 'x' };
  const run = answeredRun(['yes']);
  const told = { ...run, predicted: [{ ...tweak, mayFail: true }] };
  const ended = (status: 'done' | 'failed') => ({
    ...told,
    inputs: run.inputs.map((input) => ({ ...input, status, outcomes: [tweak] })),
  });
  expect(shown((await makeEvidence([ended('failed')], NOW)).text)).toContain('Applied (it may fail on this)');
  expect(shown((await makeEvidence([ended('done')], NOW)).text)).not.toContain('may fail');
});
