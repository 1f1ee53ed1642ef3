import { expect, it } from 'vitest';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { sampleRun } from '#run/testing/sample-run.ts';
import { proofOf } from './run-proof.ts';

it('a run on a version proves nothing, because its fields may not be those of the flow', () => {
  expect(proofOf({ ...sampleRun(), status: 'done' })).toMatchObject({ number: 1 });
  expect(proofOf({ ...sampleRun(), status: 'done', version: { id: 'v', number: 1, description: '' } })).toBeNull();
});

it('a proof says which components ran, if the server reported that', () => {
  const outcome = { path: ['words'], component: 'Model-m1', field: 'words', state: 'applied' as const };
  const end = { event: 'component-end', at: 1, input: 0, component: 'ChatInput-q1' } as const;
  const ran = [answeredRun(['Hi']), runOf({ events: [[1, end]] })].map((run) => {
    const inputs = run.inputs.map((input) => ({ ...input, outcomes: [outcome] }));
    return proofOf({ ...run, inputs })?.reported.map((one) => one.ran);
  });
  expect(ran).toEqual([[null], [new Set(['ChatInput-q1'])]]);
});
