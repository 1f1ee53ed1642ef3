import { describe, expect, it } from 'vitest';
import { runSchema } from '#run/model/run.ts';
import { answeredRun, runOf } from '#run/testing/run-of.ts';
import { storedRun } from '../testing/stored-runs.ts';
import { storedRunSchema } from './stored-run-schema.ts';

const sent = (run: unknown): object => JSON.parse(JSON.stringify(run));
const error = { kind: 'timeout', afterMs: 1, status: null, raw: '', requestIndex: 0, elapsedMs: 1 } as const;

describe('what the server checks of a run', () => {
  it.each([
    ['answered', answeredRun(['yes', 'no'])],
    ['failed', runOf({ error })],
    ['in progress', runOf({ end: 'running' })],
  ])('takes and stores whatever a page sends of a run that is %s', (_, run) => {
    const body = { ...sent(run), ofNewerRelease: [1] };
    expect(storedRunSchema.parse(body)).toEqual(body);
  });

  it('takes events without looking at them, which the page that reads them does', () => {
    const body = { ...sent(answeredRun(['yes'])), events: [{ event: 'of a newer release' }] };
    expect(storedRunSchema.safeParse(body).success).toBe(true);
    expect(runSchema.safeParse(body).success).toBe(false);
  });

  it.each([
    { id: 'a b' },
    { startedAt: 9e15 },
    { server: 's'.repeat(301) },
    { flow: { id: 'f', name: 'n'.repeat(501) } },
    { draft: {} },
    { plan: { requests: [{ body: {}, headers: ['x'] }] } },
    { inputs: [{ outputs: [{}], error: null }] },
    { error: { kind: 'unheard' } },
  ])('refuses what it could not use: %j', (changes) => {
    expect(storedRunSchema.safeParse({ ...sent(answeredRun(['yes'])), ...changes }).success).toBe(false);
  });

  it('is part of a whole run, also in tests', () => {
    expect(runSchema.safeParse(sent(storedRun())).error).toBeUndefined();
  });
});
