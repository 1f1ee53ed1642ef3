import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { jobToTakeUp, leftRun, takenUpRun } from './left-run.ts';

const request = { inputs: [{ input_value: 'one' }, { input_value: 'two' }] };

/** A run whose second request was a job when its page was left. */
function left() {
  const before = runOf({
    request,
    end: 'running',
    events: [
      [5, outputReady(0, messageResult('first'))],
      [6, { event: 'input-end', at: 0, input: 0 }],
    ],
  });
  const requests = before.plan.requests.flatMap((planned) => [
    { ...planned, inputs: [0] },
    { ...planned, inputs: [1] },
  ]);
  const run = {
    ...before,
    plan: { ...before.plan, requests: requests.slice(0, 2) },
    jobs: [{ requestIndex: 1, id: 'j' }],
  };
  return leftRun(run);
}

describe('a run whose page was left', () => {
  it('has ended for all that shows it, with what it had', () => {
    const run = left();
    expect(run).toMatchObject({ status: 'stopped', isLeft: true, durationMs: null });
    expect(run.inputs.map(({ status }) => status)).toEqual(['done', 'stopped']);
    expect(run.response?.outputs).toHaveLength(1);
  });

  it('goes on with its job, and keeps what was answered before', () => {
    const run = left();
    const job = jobToTakeUp(run);
    expect(job).toEqual({ requestIndex: 1, id: 'j' });
    const again = takenUpRun(run, job ?? { requestIndex: 0, id: '' });
    expect(again.inputs.map(({ status }) => status)).toEqual(['done', 'waiting']);
    expect(again).toMatchObject({ status: 'running', response: null });
    expect(again).not.toHaveProperty('isLeft');
    expect(again.events).toHaveLength(2);
  });

  it('does not go on without a job, or with secrets that were sent and are not kept', () => {
    const run = left();
    const { jobs: _jobs, ...without } = run;
    expect(jobToTakeUp(without)).toBeNull();
    const requests = run.plan.requests.map((planned) => ({ ...planned, body: { tweaks: { api_key: SECRET_MASK } } }));
    expect(jobToTakeUp({ ...run, plan: { ...run.plan, requests } })).toBeNull();
    const { isLeft: _left, ...ended } = run;
    expect(jobToTakeUp(ended)).toBeNull();
  });
});
