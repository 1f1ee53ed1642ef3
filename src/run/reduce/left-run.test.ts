import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { messageResult, outputReady } from '../testing/run-of.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { jobsToTakeUp, leftRun, recordOf, takenUpRun } from './left-run.ts';
import { reduceRun } from './run-reducer.ts';

const request = { inputs: [{ input_value: 'one' }, { input_value: 'two' }, { input_value: 'three' }] };

/** A run of three requests, of which two were jobs when its page was left, and the first was answered. */
function left() {
  const prepared = sampleRun({ request });
  const requests = prepared.plan.requests.flatMap((planned) =>
    [0, 1, 2].map((input) => ({ ...planned, inputs: [input] })),
  );
  const begun = { ...prepared, plan: { ...prepared.plan, requests } };
  const going = reduceRun(begun, [
    { kind: 'job', requestIndex: 0, id: 'i' },
    { kind: 'event', received: { receivedAt: 5, event: outputReady(0, messageResult('answered already')) } },
    { kind: 'job', requestIndex: 1, id: 'j' },
  ]);
  return { going, run: leftRun(recordOf(begun, going)) };
}

describe('a run whose page was left', () => {
  it('is stored with its jobs, and without what they repeat', () => {
    const { going, run } = left();
    expect(JSON.stringify(going)).toContain('answered already');
    expect(JSON.stringify(run)).not.toContain('answered already');
    expect(run).toMatchObject({ status: 'stopped', isLeft: true, durationMs: null, response: null });
    expect(run.inputs.map(({ status }) => status)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('goes on with all of its jobs', () => {
    const { run } = left();
    const jobs = jobsToTakeUp(run);
    expect(jobs.map(({ id }) => id)).toEqual(['i', 'j']);
    const again = takenUpRun(run, jobs);
    expect(again.inputs.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'stopped']);
    expect(again).toMatchObject({ status: 'running', response: null });
    expect(again).not.toHaveProperty('isLeft');
  });

  it('does not go on without a job, or with secrets that were sent and are not stored', () => {
    const { run } = left();
    const { jobs: _jobs, ...without } = run;
    expect(jobsToTakeUp(without)).toEqual([]);
    const requests = run.plan.requests.map((planned) => ({ ...planned, body: { tweaks: { api_key: SECRET_MASK } } }));
    expect(jobsToTakeUp({ ...run, plan: { ...run.plan, requests } })).toEqual([]);
    const { isLeft: _left, ...ended } = run;
    expect(jobsToTakeUp(ended)).toEqual([]);
  });
});
