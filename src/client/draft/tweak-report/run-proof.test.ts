import { expect, it } from 'vitest';
import { sampleRun } from '#run/testing/sample-run.ts';
import { proofOf } from './run-proof.ts';

it('takes no proof from a run on a version, whose fields may not be those of the flow', () => {
  expect(proofOf({ ...sampleRun(), status: 'done' })).toMatchObject({ number: 1 });
  expect(proofOf({ ...sampleRun(), status: 'done', version: { id: 'v', number: 1, description: '' } })).toBeNull();
});
